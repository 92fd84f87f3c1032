import ValueTree

/// What a chart's `.helmignore` leaves out.
///
/// - Source: Helm 4.2.4, `pkg/ignore/rules.go`.
/// - Quirk: a negated rule ignores all that does not match it, `Chart.yaml` too (`helmignore/pattern/021`).
package struct IgnoreRules {
  fileprivate struct Rule {
    var pattern: PathPattern
    var length: Int
    var isNegated: Bool
    var isForFolders: Bool
    /// Whether only the last element of a path is compared.
    var takesBaseName: Bool
    /// - Unit: counts from one; zero for Helm's own rules.
    var line: Int
  }

  private var rules: [Rule] = []
  /// What comparing with those rules takes at most that are no plain text, for each byte of a name.
  private var weight = 0

  /// What comparing a name of so many bytes with all rules takes at most.
  ///
  /// - Unit: some tens of nanoseconds.
  func work(_ count: Int) -> Int { rules.count + weight * count }

  /// Rules from the text of a `.helmignore`, followed by Helm's own: hidden files of `templates/` do not count.
  package init(_ text: ByteString = "") throws(ChartFailure) {
    for (index, line) in Self.lines(of: text).enumerated() { try add(line.trimmed, at: index + 1) }
    try add("templates/.?*", at: 0)
  }

  private static func lines(of text: ByteString) -> [ByteString] {
    text.withoutByteOrderMark.split(on: UInt8(ascii: "\n"))
  }

  private mutating func add(_ line: ByteString, at number: Int) throws(ChartFailure) {
    guard let rule = try Self.rule(line, at: number) else { return }
    rules.append(rule)
    if !rule.pattern.isPlain { weight += 1 + rule.length >> 3 }
  }

  private static func rule(_ line: ByteString, at number: Int) throws(ChartFailure) -> Rule? {
    if line.isEmpty || line[0] == UInt8(ascii: "#") { return nil }
    if line.string.contains("**") { throw .doubleStarInIgnoreFile }
    do { _ = try PathPattern(line).matches("abc") } catch { throw .malformedIgnorePattern }
    var text = line
    let isNegated = text.hasPrefix("!")
    if isNegated { text = text[1..<text.count] }
    let isForFolders = text.hasSuffix("/")
    if isForFolders { text = text[0..<text.count - 1] }
    let isRooted = text.hasPrefix("/")
    if isRooted { text = text[1..<text.count] }
    return Rule(
      pattern: PathPattern(text), length: text.count, isNegated: isNegated, isForFolders: isForFolders,
      takesBaseName: !isRooted && !text.contains(UInt8(ascii: "/")), line: number)
  }

  /// The first line of a `.helmignore` that is no rule.
  ///
  /// - Unit: counts from one.
  static func firstWrongLine(of text: ByteString) -> Int? {
    for (index, line) in lines(of: text).enumerated() {
      do throws(ChartFailure) { _ = try rule(line.trimmed, at: 0) } catch { return index + 1 }
    }
    return nil
  }

  /// Whether the file or folder at `path`, which is below the chart's folder, does not count.
  package func ignores(_ path: ByteString, isFolder: Bool) -> Bool { line(ignoring: path, isFolder: isFolder) != nil }

  /// The line of the rule that leaves out what stands at `path`; zero for Helm's own.
  func line(ignoring path: ByteString, isFolder: Bool) -> Int? {
    let baseName = path.baseName
    for rule in rules {
      if rule.isForFolders && !isFolder {
        if rule.isNegated { return rule.line }
        continue
      }
      if rule.isFitting(rule.takesBaseName ? baseName : path) != rule.isNegated { return rule.line }
    }
    return nil
  }
}

extension IgnoreRules.Rule {
  /// A pattern that proves malformed only now fits nothing, as in Helm, which logs it and goes on.
  func isFitting(_ name: ByteString) -> Bool {
    do { return try pattern.matches(name) } catch { return false }
  }
}
