import Diagnostics

/// Hints for operators, which templates do not have: each is a function that stands before its operands.
extension ParseExplainer {
  private static let operators: [(symbol: String, function: String)] = [
    ("===", "eq"), ("!==", "ne"), ("==", "eq"), ("!=", "ne"), ("<>", "ne"), ("<=", "le"), (">=", "ge"), ("=<", "le"),
    ("=>", "ge"), ("&&", "and"), ("||", "or"), ("??", "default"), ("?:", "default"), ("?.", "fields"), ("?", "ternary"),
    ("=", "eq"), ("<", "lt"), (">", "gt"), ("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "div"), ("%", "mod"),
    ("!", "not"), ("&", "and"),
  ]

  /// The operator that stands around a place: a parser may stop at its second character.
  static func `operator`(at stop: Int, in action: ActionText) -> (range: Range<Int>, function: String)? {
    var start = stop
    while start > action.inner.lowerBound, stop - start < 2, "=!<>&|?".utf8.contains(action.byte(start - 1)),
      "=&|?".utf8.contains(action.byte(start))
    {
      start -= 1
    }
    for (symbol, function) in operators where start + symbol.utf8.count <= action.bytes.count {
      let range = start..<start + symbol.utf8.count
      if action.text(range) == symbol { return isOperator(symbol, range, in: action) ? (range, function) : nil }
    }
    return nil
  }

  /// A dash may belong to a name, and = to an assignment.
  private static func isOperator(_ symbol: String, _ range: Range<Int>, in action: ActionText) -> Bool {
    switch symbol {
    case "-": ActionText.isBlank(action.byte(range.lowerBound - 1)) && action.operand(before: range.lowerBound) != nil
    case "=": ["if", "else", "with"].contains(action.keyword) && action.byte(range.upperBound) != UInt8(ascii: "~")
    case "!": true
    case "+" where action.byte(range.upperBound) == UInt8(ascii: "+"): false
    case "/" where isPart(range, in: action): false
    default: action.operand(before: range.lowerBound) != nil
    }
  }

  /// Whether it stands inside of a name, `.annotations.example.com/size`.
  private static func isPart(_ range: Range<Int>, in action: ActionText) -> Bool {
    let next = action.byte(range.upperBound)
    return ActionText.isName(action.byte(range.lowerBound - 1)) && ActionText.isWord(next) && !ActionText.isDigit(next)
  }

  static func operatorHint(at stop: Int, in action: ActionText) -> String? {
    guard let (range, function) = Self.operator(at: stop, in: action) else { return nil }
    let left = action.operand(before: range.lowerBound)
    let right = action.operand(after: range.upperBound)
    switch function {
    case "not": return "! is written not: not \(right.map(action.text) ?? ".Values.x")."
    case "fields":
      return
        "There is no ?. here: a field of (.Values.a), in parentheses, is nothing and no error where .Values.a is nil."
    case "ternary": return conditional(left, right, in: action)
    case "default":
      return "\(action.text(range)) is written default: \(left.map(action.text) ?? ".Values.x") | default "
        + "\(right.map(action.text) ?? "\"…\"")."
    default: break
    }
    let symbol = action.text(range)
    if function == "and" || function == "or", let call = condition(function, symbol, in: action) {
      return "\(symbol) is the function \(function), which stands first: \(call)."
    }
    guard let left, let right, action.isFirst(left) else {
      return
        "\(symbol) is the function \(function), which stands first: \(function) A B, each in ( ) if it is more than one "
        + "word."
    }
    if function == "or", let first = action.text(right).first, first.isLetter {
      return "Is one | meant? \(action.text(left)) | \(action.text(right))."
    }
    if function == "add", [left, right].contains(where: { action.text($0).hasPrefix("\"") }) {
      return "Strings are joined by print: print \(action.text(left)) \(action.text(right))."
    }
    if let check = versionCheck(function, action.text(left), action.text(right)) {
      return "Versions are compared by semverCompare: \(check)."
    }
    let call = comparison(function, action.text(left), action.text(right))
    return "\(symbol) is the function \(function), which stands first: \(call)."
  }

  /// The whole condition of an `if` with `and` or `or` in front; nil when there is more in it.
  private static func condition(_ function: String, _ symbol: String, in action: ActionText) -> String? {
    let text = action.text
    guard text.utf8.count <= 100, let keyword = ["if ", "else if ", "with "].first(where: text.hasPrefix) else {
      return nil
    }
    var operands: [String] = []
    var operand = ""
    for word in text.dropFirst(keyword.count).split(separator: " ").map(String.init) + [symbol] {
      if word == symbol {
        guard !operand.isEmpty, !operand.contains(where: { "&|=!<>?".contains($0) }) else { return nil }
        operands.append(operand.contains(" ") && !isParenthesized(operand) ? "(\(operand))" : operand)
        operand = ""
      } else {
        operand += operand.isEmpty ? word : " \(word)"
      }
    }
    return operands.count > 1 ? "\(function) \(operands.joined(separator: " "))" : nil
  }

  private static func isParenthesized(_ operand: String) -> Bool {
    operand.hasPrefix("(") && operand.dropFirst().firstIndex(of: ")") == operand.indices.last
  }

  private static func conditional(_ left: Range<Int>?, _ right: Range<Int>?, in action: ActionText) -> String? {
    guard let left, let right, action.isFirst(left), let colon = action.operand(after: right.upperBound + 2),
      action.text(right.upperBound..<colon.lowerBound).filter({ $0 != " " }) == ":"
    else { return "There is no ?: here: {{ if .Values.x }}…{{ else }}…{{ end }}." }
    let branches = (yes: branch(action.text(right)), no: branch(action.text(colon)))
    return "There is no ?: here: {{ if \(action.text(left)) }}\(branches.yes){{ else }}\(branches.no){{ end }}."
  }

  /// What stands in the text between actions for an operand.
  private static func branch(_ operand: String) -> String {
    if let first = operand.utf8.first, ActionText.isDigit(first) { return operand }
    if operand.hasPrefix("\"") || operand.hasPrefix("'") { return String(operand.dropFirst().dropLast()) }
    return "{{ \(operand) }}"
  }

  /// A comparison as it works: every number of a values file is a float64.
  private static func comparison(_ function: String, _ left: String, _ right: String) -> String {
    let isNumber = right.utf8.allSatisfy { ActionText.isDigit($0) }
    guard isNumber, ["eq", "ne", "lt", "le", "gt", "ge"].contains(function), left.hasPrefix(".") || left.hasPrefix("$")
    else { return "\(function) \(left) \(right)" }
    return "\(function) (int \(left)) \(right)"
  }

  /// `.Capabilities.KubeVersion.Minor > 19` asks for a version, and that field is a string, `19+` in some clusters.
  static func versionCheck(_ function: String, _ left: String, _ right: String) -> String? {
    guard ["lt", "le", "gt", "ge"].contains(function), left.contains(".Capabilities.KubeVersion") else { return nil }
    guard left.hasSuffix(".KubeVersion.Minor"), let minor = Int(right.filter { $0 != "\"" }), (0..<1000).contains(minor)
    else { return "semverCompare \">=1.25-0\" .Capabilities.KubeVersion.Version" }
    let bound: String
    switch function {
    case "gt": bound = ">=1.\(minor + 1)-0"
    case "ge": bound = ">=1.\(minor)-0"
    case "lt": bound = "<1.\(minor)-0"
    default: bound = "<1.\(minor + 1)-0"
    }
    return "semverCompare \"\(bound)\" .Capabilities.KubeVersion.Version"
  }
}
