import ValueTree

/// What a chart's `.helmignore` leaves out.
///
/// - Source: Helm 4.2.4, `pkg/ignore/rules.go`.
/// - Quirk: a negated rule ignores all that does not match it, `Chart.yaml` too (`helmignore/pattern/021`).
package struct IgnoreRules {
  fileprivate struct Rule {
    var pattern: PathPattern
    var isNegated: Bool
    var isForFolders: Bool
    /// Whether only the last element of a path is compared.
    var takesBaseName: Bool
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
    for line in text.withoutByteOrderMark.split(on: UInt8(ascii: "\n")) { try add(line.trimmed) }
    try add("templates/.?*")
  }

  private mutating func add(_ line: ByteString) throws(ChartFailure) {
    if line.isEmpty || line[0] == UInt8(ascii: "#") { return }
    if line.string.contains("**") { throw .doubleStarInIgnoreFile }
    do { _ = try PathPattern(line).matches("abc") } catch { throw .malformedIgnorePattern }
    var text = line
    let isNegated = text.hasPrefix("!")
    if isNegated { text = text[1..<text.count] }
    let isForFolders = text.hasSuffix("/")
    if isForFolders { text = text[0..<text.count - 1] }
    let isRooted = text.hasPrefix("/")
    if isRooted { text = text[1..<text.count] }
    rules.append(
      Rule(
        pattern: PathPattern(text), isNegated: isNegated, isForFolders: isForFolders,
        takesBaseName: !isRooted && !text.contains(UInt8(ascii: "/"))))
    if !rules[rules.count - 1].pattern.isPlain { weight += 1 + text.count >> 3 }
  }

  /// Whether the file or folder at `path`, which is below the chart's folder, does not count.
  package func ignores(_ path: ByteString, isFolder: Bool) -> Bool {
    let baseName = path.baseName
    for rule in rules {
      if rule.isForFolders && !isFolder {
        if rule.isNegated { return true }
        continue
      }
      if rule.isFitting(rule.takesBaseName ? baseName : path) != rule.isNegated { return true }
    }
    return false
  }
}

extension IgnoreRules.Rule {
  /// A pattern that proves malformed only now fits nothing, as in Helm, which logs it and goes on.
  func isFitting(_ name: ByteString) -> Bool {
    do { return try pattern.matches(name) } catch { return false }
  }
}
