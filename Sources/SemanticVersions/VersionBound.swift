import ValueTree

/// One comparison of a constraint: `>=1.2`, `~1.2.x`, `1.2.3`.
struct VersionBound: Sendable {
  enum Relation: Sendable {
    case equal, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret
  }

  /// The first place of the version that is left open, by a wildcard or by absence.
  enum Open: Sendable {
    case nothing, patch, minor, all
  }

  var relation: Relation
  /// With 0 in its open places.
  var version: SemanticVersion
  var open: Open

  /// The bounds of a text without `||`, with white space or commas between them.
  static func all(in text: ByteString) throws(SemanticVersionFailure) -> [VersionBound] {
    var bounds: [VersionBound] = []
    for (relation, parts) in try words(of: text) {
      do {
        bounds.append(try VersionBound(relation, parts, of: text))
      } catch {
        throw .unreadableConstraint
      }
    }
    return bounds
  }

  private static func words(of text: ByteString) throws(SemanticVersionFailure) -> [(Relation, VersionParts)] {
    let found = text.withBytes { bytes -> [(Relation, VersionParts)]? in
      var scanner = VersionScanner(bytes)
      var words: [(Relation, VersionParts)] = []
      while true {
        scanner.skipSpace()
        let relation = scanner.relation()
        scanner.skipSpace()
        guard let parts = scanner.parts(.wildcards) else { return nil }
        words.append((relation, parts))
        let spaced = scanner.skipSpace()
        if scanner.isAtEnd { return words }
        guard scanner.take(UInt8(ascii: ",")) || spaced else { return nil }
      }
    }
    guard let found else { throw .improperConstraint(text) }
    return found
  }

  private init(
    _ relation: Relation, _ parts: VersionParts, of text: ByteString
  ) throws(SemanticVersionFailure) {
    self.relation = relation
    let firstOpen = parts.numbers.firstIndex { isWildcard(text[$0]) } ?? parts.numbers.count
    switch firstOpen {
    case 0: open = .all
    case 1: open = .minor
    case 2: open = .patch
    default: open = .nothing
    }
    var closed: [UInt8] = []
    for number in parts.numbers.prefix(firstOpen) {
      if !closed.isEmpty { closed.append(UInt8(ascii: ".")) }
      text[number].append(to: &closed)
    }
    if closed.isEmpty { closed.append(UInt8(ascii: "0")) }
    if let prerelease = parts.prerelease {
      closed.append(UInt8(ascii: "-"))
      text[prerelease].append(to: &closed)
    }
    version = try SemanticVersion(ByteString(closed))
  }
}

private func isWildcard(_ text: ByteString) -> Bool { text == "x" || text == "X" || text == "*" }

extension VersionScanner {
  /// An operator at this place; none means equality. A half of one is not taken apart: what follows is no version then.
  fileprivate mutating func relation() -> VersionBound.Relation {
    switch index < bytes.count ? bytes[index] : 0 {
    case UInt8(ascii: "="):
      index += 1
      if take(UInt8(ascii: ">")) { return .greaterOrEqual }
      return take(UInt8(ascii: "<")) ? .lessOrEqual : .equal
    case UInt8(ascii: "!"):
      guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") else { return .equal }
      index += 2
      return .notEqual
    case UInt8(ascii: ">"):
      index += 1
      return take(UInt8(ascii: "=")) ? .greaterOrEqual : .greater
    case UInt8(ascii: "<"):
      index += 1
      return take(UInt8(ascii: "=")) ? .lessOrEqual : .less
    case UInt8(ascii: "~"):
      index += 1
      _ = take(UInt8(ascii: ">"))
      return .tilde
    case UInt8(ascii: "^"):
      index += 1
      return .caret
    default: return .equal
    }
  }
}

extension VersionBound {
  /// Whether `other` keeps within the bound, prereleases admitted.
  func allows(_ other: SemanticVersion) -> Bool {
    switch relation {
    case .equal: open == .nothing ? other == version : allowsTilde(other)
    case .notEqual: allowsNotEqual(other)
    case .greater: allowsGreater(other)
    case .less: other < version
    case .greaterOrEqual: other >= version
    case .lessOrEqual: allowsLessOrEqual(other)
    case .tilde: allowsTilde(other)
    case .caret: allowsCaret(other)
    }
  }

  /// `!=1.x` refuses all of 1, `!=1.2.x` all of 1.2.
  ///
  /// - Quirk: `!=*` compares with 0.0.0, and prereleases escape `!=1.2.x` unless the bound names the same one.
  private func allowsNotEqual(_ other: SemanticVersion) -> Bool {
    guard open != .nothing else { return other != version }
    if version.major != other.major { return true }
    if open == .minor { return false }
    if version.minor != other.minor { return true }
    if open == .patch {
      return SemanticVersion.compareIdentifiers(other.prerelease, version.prerelease) != 0
    }
    return version.patch != other.patch || other != version
  }

  /// `>1` starts at 2, `>1.2` at 1.3.
  private func allowsGreater(_ other: SemanticVersion) -> Bool {
    guard open != .nothing, version.major == other.major else {
      return open == .nothing ? other > version : other.major > version.major
    }
    switch open {
    case .minor: return false
    case .patch: return other.minor > version.minor
    default: return other > version
    }
  }

  /// `<=1` takes in all of 1, `<=1.2` all of 1.2.
  private func allowsLessOrEqual(_ other: SemanticVersion) -> Bool {
    guard open != .nothing else { return other <= version }
    if other.major != version.major { return other.major < version.major }
    return other.minor <= version.minor || open == .minor
  }

  /// `~1.2.3` stays in 1.2, `~1` in 1.
  ///
  /// - Quirk: `~0.0.0` and `~*` have no upper end.
  private func allowsTilde(_ other: SemanticVersion) -> Bool {
    if other < version { return false }
    let isZero = version.major == 0 && version.minor == 0 && version.patch == 0
    if isZero, open == .nothing || open == .all { return true }
    return other.major == version.major && (open == .minor || other.minor == version.minor)
  }

  /// `^1.2.3` stays in 1, `^0.2.3` in 0.2, `^0.0.3` is only that.
  ///
  /// - Quirk: `^*` is 0.0.0 alone.
  private func allowsCaret(_ other: SemanticVersion) -> Bool {
    if other < version || other.major != version.major { return false }
    if version.major > 0 || open == .minor { return true }
    if version.minor > 0 || open == .patch { return other.minor == version.minor }
    return other.minor == 0 && other.patch == version.patch
  }
}
