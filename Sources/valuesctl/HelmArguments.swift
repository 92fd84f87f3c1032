/// Reads the command line as Helm's library of flags does, and hands it on in the one form that every parser knows:
/// `--name=value`.
///
/// - Source: spf13/pflag 1.0: `--set x`, `--set=x`, `-f x`, `-fx`, `-f=x`, `--include-crds=false`.
enum HelmArguments {
  /// The commands whose flags are Helm's.
  private static let commands: Set<String> = ["render", "template", "values", "eval"]

  /// The flags of those commands that take a value.
  private static let valued: Set<String> = [
    "values", "set", "set-string", "set-json", "set-file", "set-literal", "namespace", "show-only", "kube-version",
    "api-versions", "output-dir", "name-template", "seed", "time", "chart", "name",
    "error-format", "limit",
  ]

  private static let switches: Set<String> = [
    "include-crds", "skip-crds", "skip-tests", "no-hooks", "is-upgrade", "release-name", "generate-name",
    "skip-schema-validation", "debug", "notes", "origin", "json-lines",
  ]

  private static let short: [Character: String] = [
    "f": "values", "n": "namespace", "s": "show-only", "a": "api-versions", "g": "generate-name", "l": "labels",
    "o": "output",
  ]

  /// Whether there is a flag of this name behind two dashes.
  static func isLong(_ name: String) -> Bool { valued.contains(name) || switches.contains(name) }

  static func normalized(_ arguments: [String]) throws(Failure) -> [String] {
    guard let command = arguments.first, commands.contains(command) else { return arguments }
    var output = [command]
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--" {
        output.append(argument)
        output += rest
        break
      }
      if argument.hasPrefix("--") {
        try addLong(argument, command, &rest, &output)
      } else if argument.hasPrefix("-"), argument.count > 1 {
        try addShort(argument, command, &rest, &output)
      } else {
        output.append(argument)
      }
    }
    return output
  }

  private static func addLong(
    _ argument: String, _ command: String, _ rest: inout ArraySlice<String>, _ output: inout [String]
  ) throws(Failure) {
    let body = argument.dropFirst(2)
    let equals = body.utf8.firstIndex(of: UInt8(ascii: "="))
    let name = String(equals.map { body[..<$0] } ?? body)
    let value = equals.map { String(body[body.index(after: $0)...]) }
    if name == "dry-run", value ?? "client" == "client" || value == "none" { return }
    if let why = RefusedFlags.reason(name) { throw .unusable("--\(name) \(why)") }
    if name == "name", command == "render" || command == "template" {
      throw .unusable(
        "unknown flag --name", hints: ["The name is the first argument: valuesctl \(command) NAME CHART"])
    }
    if let meant = otherwiseSpelt(name) {
      throw .unusable("unknown flag --\(name)", hints: ["Did you mean --\(meant)?"])
    }
    if valued.contains(name), value == nil, let next = rest.popFirst() {
      output.append("--\(name)=\(next)")
    } else if switches.contains(name), let value {
      try addSwitch(name, value, &output)
    } else {
      output.append(argument)
    }
  }

  /// The flag that `name` is but for its dashes and capitals: `includeCRDs`, `set_string`.
  private static func otherwiseSpelt(_ name: String) -> String? {
    if isLong(name) { return nil }
    func letters(_ text: String) -> String { text.lowercased().filter { $0 != "-" && $0 != "_" } }
    let wanted = letters(name)
    return (valued.union(switches)).first { letters($0) == wanted }
  }

  private static func addSwitch(_ name: String, _ value: String, _ output: inout [String]) throws(Failure) {
    switch value {
    case "1", "t", "T", "true", "TRUE", "True": output.append("--\(name)")
    case "0", "f", "F", "false", "FALSE", "False": break
    default:
      throw .unusable(
        "invalid argument \"\(value)\" for \"--\(name)\" flag: strconv.ParseBool: parsing \"\(value)\": invalid syntax")
    }
  }

  /// One or several short flags in one word; the first that takes a value takes all that follows.
  private static func addShort(
    _ argument: String, _ command: String, _ rest: inout ArraySlice<String>, _ output: inout [String]
  ) throws(Failure) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      guard let name = short[letter] else {
        output.append("-\(letter)\(letters)")
        return
      }
      if let why = RefusedFlags.reason(name) {
        throw .unusable("-\(letter) \(why)", hints: HelmHabits.dashHint([argument]).map { [$0] } ?? [])
      }
      if command == "values", name != "values" {
        throw .unusable(
          "unknown flag -\(letter) for \"valuesctl values\"",
          hints: ["Values depend on the chart, -f and --set alone, not on --\(name); leave it out."])
      }
      guard valued.contains(name) else {
        output.append("--\(name)")
        continue
      }
      if letters.first == "=" { letters = letters.dropFirst() }
      if !letters.isEmpty {
        output.append("--\(name)=\(letters)")
      } else if let next = rest.popFirst() {
        output.append("--\(name)=\(next)")
      } else {
        output.append("--\(name)")
      }
      return
    }
  }

  /// The items of a list that Helm reads as one line of CSV: `a,"b,c"`.
  static func list(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var items = [""]
    var isQuoted = false
    var characters = text.unicodeScalars[...]
    while let character = characters.popFirst() {
      let isFresh = items[items.count - 1].isEmpty
      switch (character, isQuoted) {
      case ("\"", false) where isFresh: isQuoted = true
      case ("\"", true):
        if characters.first == "\"" {
          characters.removeFirst()
          items[items.count - 1].unicodeScalars.append(character)
        } else {
          isQuoted = false
        }
      case (",", false): items.append("")
      default: items[items.count - 1].unicodeScalars.append(character)
      }
    }
    return items
  }
}

/// Flags of `helm template` that mean nothing here, and why.
enum RefusedFlags {
  private static let network = "is about fetching charts; valuesctl reads only folders and packed files that are there"
  private static let cluster = "is about a cluster; valuesctl only renders"
  private static let silent = "has no effect on what helm template prints; leave it out"

  static func reason(_ name: String) -> String? {
    switch name {
    case "dependency-update":
      "would fetch charts; run helm dependency build first, then render"
    case "repo", "version", "devel", "verify", "keyring", "username", "password", "cert-file", "key-file", "ca-file",
      "insecure-skip-tls-verify", "plain-http", "pass-credentials", "registry-config", "repository-cache",
      "repository-config", "content-cache":
      network
    case "dry-run", "validate", "wait", "wait-for-jobs", "atomic", "rollback-on-failure", "timeout", "create-namespace",
      "replace", "force", "force-replace", "force-conflicts", "server-side", "take-ownership", "kube-context",
      "kubeconfig", "kube-apiserver", "kube-as-group", "kube-as-user", "kube-ca-file", "kube-insecure-skip-tls-verify",
      "kube-tls-server-name", "kube-token", "burst-limit", "qps", "disable-openapi-validation":
      cluster
    case "enable-dns": "would let templates look up names; valuesctl renders without a network"
    case "post-renderer", "post-renderer-args": "would run another program; pipe the output into it instead"
    case "description", "labels", "hide-notes", "render-subchart-notes", "color", "colour": silent
    case "output": "is not a flag of helm template; the output is always YAML"
    default: nil
    }
  }
}
