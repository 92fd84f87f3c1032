import Diagnostics
import GoTemplate
import ValueTree

/// Hints for functions and variables that nobody knows.
extension ParseExplainer {
  // MARK: Functions

  static func functionHints(_ name: String, at start: Int, in action: ActionText?) -> [String] {
    if let action {
      if let hint = foreignHint(function: name, at: start, in: action) { return [hint] }
      if action.operand(before: start).map({ templateVerbs.contains(action.text($0)) }) == true,
        let verb = action.operand(before: start).map(action.text),
        let hint = nameHint(behind: verb, at: start, in: action)
      {
        return [hint]
      }
      if scopeNames.contains(name) {
        return ["A dot stands before it: .\(action.text(start..<action.endOfName(at: start)))."]
      }
    }
    switch name {
    case "env", "expandenv": return ["Helm takes \(name) away from sprig, so that charts cannot read the environment."]
    case "elseif", "elif", "elsif": return ["It is two words: {{ else if … }}."]
    case "endif", "endfor", "endrange", "endwith": return ["Every block ends with {{ end }}."]
    case "for", "foreach", "each", "while", "loop": return ["Loops are written {{ range .Values.list }}."]
    case "unless": return ["It is written {{ if not … }}."]
    case "switch", "case": return ["There is no \(name): {{ if eq .Values.x \"a\" }} … {{ else if … }} … {{ end }}."]
    case "var", "let", "const", "set!": return ["A variable is made by {{ $x := … }}."]
    case "true", "True", "False", "None", "none", "null", "Null", "NULL", "undefined":
      return ["It is written true, false or nil."]
    case "namespace": return ["The namespace is .Release.Namespace; a value is written .Values.namespace."]
    default: break
    }
    if let meant = otherNames[name.lowercased()] { return ["It is called \(meant) here."] }
    if let nearest = nearestFunction(name, isAlone: action?.text == name) { return ["Did you mean \(nearest)?"] }
    if let action,
      action.text(start..<action.inner.upperBound).dropFirst(name.count).drop(while: { $0 == " " }).hasPrefix(":=")
    {
      return ["The name of a variable starts with a $: $\(name) := …."]
    }
    let word = action.map { $0.text(start..<$0.endOfName(at: start)) } ?? name
    return ["There is no function \(name). A value is written .Values.\(word), a string \"\(word)\"."]
  }

  static let templateVerbs: Set<String> = ["include", "template", "define", "block"]
  static let scopeNames: Set<String> = [
    "Values", "Chart", "Release", "Capabilities", "Files", "Template", "Subcharts",
  ]

  /// - Parameter isAlone: a function that wants arguments was not meant then.
  private static func nearestFunction(_ name: String, isAlone: Bool) -> String? {
    let functions = Functions.set.names.map(\.string).filter { name in
      guard isAlone, let number = Functions.set.number(of: ByteString(name)) else { return true }
      let function = Functions.set.function(number)
      return function.parameters.count - (function.isVariadic ? 1 : 0) == 0
    }
    let known =
      functions + (isAlone ? ["else", "end"] : ["if", "else", "end", "range", "with", "define", "template", "block"])
    if let nearest = Suggestion.nearest(name, in: known) { return nearest }
    let lowered = Suggestion.nearest(name.lowercased(), in: known.map { $0.lowercased() })
    return lowered.flatMap { lowered in known.first { $0.lowercased() == lowered } }
  }

  /// What other languages call the functions of charts, in small letters.
  static let otherNames: [String: String] = [
    "length": "len", "size": "len", "count": "len", "strlen": "len",
    "startswith": "hasPrefix", "beginswith": "hasPrefix", "endswith": "hasSuffix",
    "toupper": "upper", "touppercase": "upper", "tolowercase": "lower", "uppercase": "upper", "upcase": "upper",
    "tolower": "lower", "lowercase": "lower",
    "downcase": "lower", "capitalize": "title", "strip": "trim", "trimspace": "trim", "substring": "substr",
    "equal": "eq", "equals": "eq", "notequal": "ne", "greaterthan": "gt", "lessthan": "lt", "plus": "add",
    "minus": "sub",
    "times": "mul", "multiply": "mul", "divide": "div", "modulo": "mod",
    "isset": "hasKey", "exists": "hasKey", "isempty": "empty", "in": "has", "includes": "has",
    "json": "toJson", "jsonify": "toJson", "yaml": "toYaml", "toyml": "toYaml", "fromyml": "fromYaml",
    "base64": "b64enc", "base64encode": "b64enc", "b64encode": "b64enc", "base64decode": "b64dec",
    "b64decode": "b64dec",
    "sha256": "sha256sum", "sha1": "sha1sum", "sha512": "sha512sum",
    "str": "toString", "string": "toString", "tostr": "toString", "number": "int", "toint": "int", "parseint": "int",
    "integer": "int", "tofloat": "float64", "float": "float64", "sprintf": "printf", "format": "printf",
    "echo": "print", "uuid": "uuidv4", "uuid4": "uuidv4", "regexreplace": "regexReplaceAll", "unique": "uniq",
    "hasvalue": "has", "haskey": "hasKey", "putall": "merge", "padleft": "indent",
  ]

  // MARK: Variables

  /// Nil when nothing is recognized.
  static func variableHint(_ name: String, in action: ActionText?) -> String? {
    if scopeNames.contains(String(name.dropFirst())) { return "A dot is missing: $.\(name.dropFirst())." }
    guard let action else { return nil }
    return prometheusVariables.contains(name) ? foreignHint("Prometheus", in: action) : rangeHint(name, in: action)
  }

  /// For `range $k $v := …` and `range $v in …`.
  private static func rangeHint(_ name: String, in action: ActionText) -> String? {
    var words = action.text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    guard words.count >= 4, words.removeFirst() == "range" else { return nil }
    let variables = words.prefix { $0.hasPrefix("$") }
    let rest = words.dropFirst(variables.count)
    guard (1...2).contains(variables.count), variables.contains(name), let sign = rest.first,
      ["in", "of", ":=", "="].contains(sign), rest.count > 1
    else { return nil }
    return "It is written range \(variables.joined(separator: ", ")) := \(rest.dropFirst().joined(separator: " "))."
  }

  // MARK: Other programs

  private static let prometheusVariables: Set<String> = ["$labels", "$value", "$externalLabels", "$externalURL"]
  private static let prometheusFunctions: Set<String> = [
    "humanize", "humanize1024", "humanizeDuration", "humanizePercentage", "humanizeTimestamp", "query", "strvalue",
    "tableLink", "graphLink", "reReplaceAll", "safeHtml", "sortByLabel", "stripPort", "stripDomain", "parseDuration",
  ]
  private static let argoNames: Set<String> = ["workflow", "inputs", "outputs", "steps", "tasks", "item", "pod"]
  private static let actionsNames: Set<String> = [
    "secrets", "github", "env", "vars", "matrix", "needs", "runner", "steps", "inputs", "job", "jobs", "strategy",
    "hashFiles",
  ]
  /// Labels in legends of dashboards that nobody calls a value.
  private static let labels: Set<String> = ["pod", "instance", "le", "quantile", "mountpoint", "device", "__name__"]
  /// Fields of the dot in templates of Alertmanager that nobody calls a value.
  static let alertmanagerFields: Set<String> = [
    "Alerts", "CommonLabels", "CommonAnnotations", "GroupLabels", "ExternalURL", "StartsAt", "GeneratorURL",
  ]

  private static func foreignHint(function name: String, at start: Int, in action: ActionText) -> String? {
    if prometheusFunctions.contains(name) { return foreignHint("Prometheus", in: action) }
    guard start == action.inner.lowerBound else { return nil }
    if action.before.hasSuffix("$"), actionsNames.contains(name) { return foreignHint("GitHub Actions", in: action) }
    guard action.endOfName(at: start) == action.inner.upperBound else { return nil }
    if argoNames.contains(name), action.text.contains(".") { return foreignHint("Argo", in: action) }
    guard action.text == name, labels.contains(name) || action.before.contains("legendFormat") else { return nil }
    return foreignHint("Grafana", in: action)
  }

  /// Braces for another program, which Helm must print and not run.
  private static func foreignHint(_ program: String, in action: ActionText) -> String {
    guard let whole = action.whole else { return foreignHint(program) }
    if whole.contains("`") { return foreignHint(program) }
    let dollar = action.before.hasSuffix("$") ? "$" : ""
    return "Is it meant for \(program)? Helm prints what stands in backquotes: \(dollar){{ `\(whole)` }}."
  }

  static func foreignHint(_ program: String) -> String {
    "Is it meant for \(program)? Helm prints such braces when they are written {{ \"{{\" }} and {{ \"}}\" }}. A text full "
      + "of them is best a file that {{ .Files.Get \"…\" }} prints."
  }
}
