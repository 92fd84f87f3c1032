/// What people type who know Helm or another of its tools, and where it is here.
enum HelmHabits {
  /// Commands of Helm and its plugins that are none of ours.
  ///
  /// - Parameter arguments: all words, the command first.
  static func hint(forCommand arguments: [String]) -> String? {
    let rest = arguments.dropFirst().filter { !$0.hasPrefix("-") }
    let chart = rest.last(where: { System.exists($0) }) ?? "CHART"
    switch arguments.first ?? "" {
    case "lint":
      return "valuesctl render \(chart) says what is wrong with a chart; there is no command of its own for it."
    case "version": return "valuesctl --version prints it."
    case "show", "inspect": return "valuesctl values \(chart) prints the values; the rest are files of the chart."
    case "test", "unittest":
      return "Tests of charts are Swift tests here: valuesctl init writes them, swift test runs them."
    case "dependency", "dep", "deps":
      return "valuesctl fetches nothing: helm dependency build \(chart), then valuesctl render \(chart)"
    case "pull", "fetch", "repo", "search", "registry", "push", "login", "create", "package", "plugin", "verify", "env":
      return
        "valuesctl only renders what is there: helm \(arguments.prefix(2).joined(separator: " ")) is the command for it."
    case "install", "upgrade":
      let words = arguments.dropFirst().prefix { !$0.hasPrefix("-") }
      let command = "valuesctl render \(words.isEmpty ? "NAME CHART" : words.joined(separator: " "))"
      let others = words.count + 1 < arguments.count ? ", with the same -f and --set" : ""
      return "valuesctl only renders, without a cluster: \(command)\(others)"
    case "uninstall", "delete", "rollback", "status", "history", "list", "ls", "get":
      return "valuesctl knows no cluster and no releases; it only renders."
    case "diff": return "valuesctl snapshot check compares what charts render with what was accepted."
    case "completion": return "valuesctl --generate-completion-script bash prints a script to source."
    default: return nil
    }
  }

  /// Flags that go before a command.
  static func isForAll(_ flag: String) -> Bool {
    flag == "--help" || flag == "-h" || flag == "--version" || flag.hasPrefix("--generate-completion-script")
      || flag.hasPrefix("--experimental-")
  }

  /// The failure with what the words around the one at fault say about it.
  static func explained(_ failure: Failure, _ arguments: [String]) -> Failure {
    var failure = failure
    if let path = failure.missingChart {
      // A file of nearly that name is likelier than swapped words.
      let isNear = !failure.diagnostic.hints.isEmpty
      let hint =
        dashHint(arguments) ?? spaceHint(arguments) ?? (isNear ? nil : nameHint(path, arguments))
        ?? repositoryHint(path)
      if let hint { failure.diagnostic.hints = [hint] }
    } else if failure.diagnostic.kind == .values, let hint = spaceHint(arguments) {
      // The first one names the flag.
      failure.diagnostic.hints = failure.diagnostic.hints.prefix(1) + [hint]
    }
    return failure
  }

  /// `-set a=1` is read as `-s et`.
  static func dashHint(_ arguments: [String]) -> String? {
    for argument in arguments where argument.hasPrefix("-") && !argument.hasPrefix("--") {
      let name = String(argument.dropFirst().prefix { $0 != "=" })
      if name.count > 2, HelmArguments.isLong(name) {
        return "A long flag has two dashes: --\(name). With one it is read as -\(name.prefix(1)) \(name.dropFirst())."
      }
    }
    return nil
  }

  /// `--set a = 1` is three words and a flag.
  static func spaceHint(_ arguments: [String]) -> String? {
    for (index, flag) in arguments.enumerated() where flag.hasPrefix("--set") && index + 2 < arguments.count {
      let (text, next) = (arguments[index + 1], arguments[index + 2])
      if flag.contains("=") || next.hasPrefix("-") { continue }
      if next == "=", index + 3 < arguments.count {
        return "No spaces around the =: \(flag) \(text)=\(arguments[index + 3])"
      }
      // What follows an empty value may be the chart, unless that stands elsewhere.
      let isValue = text.hasSuffix("=") && arguments.contains { $0 != next && isChart($0) }
      if next.hasPrefix("=") || isValue { return "No spaces around the =: \(flag) \(text)\(next)" }
    }
    return nil
  }

  private static func nameHint(_ path: String, _ arguments: [String]) -> String? {
    let words = arguments.dropFirst()
    guard let index = words.firstIndex(of: path), index > words.startIndex else { return nil }
    let before = words[index - 1]
    if before == "--release-name", let chart = words.first(where: { System.exists($0) }) {
      return "--release-name takes no value; the name is the first argument: valuesctl render \(path) \(chart)"
    }
    let isOperand = index == words.startIndex + 1 || !words[index - 2].hasPrefix("-")
    guard isOperand, isChart(before), !path.contains("/") else { return nil }
    return "The name comes first, then the chart: valuesctl render \(path) \(before)"
  }

  private static func isChart(_ path: String) -> Bool {
    System.exists("\(path)/Chart.yaml") || path.hasSuffix(".tgz") && System.exists(path)
  }

  /// `bitnami/nginx`
  private static func repositoryHint(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !System.exists(String(parts[0])) else { return nil }
    let isName = parts.allSatisfy { part in
      part.first?.isLetter == true && part.unicodeScalars.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" }
    }
    return isName
      ? "There is no folder \(parts[0]); if that is a repository of charts, fetch it first: helm pull \(path) --untar"
      : nil
  }
}
