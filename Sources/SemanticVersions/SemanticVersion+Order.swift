import ValueTree

extension SemanticVersion {
  /// -1, 0 or 1 as this version comes before, with or after `other`. Metadata does not count.
  package func compare(to other: SemanticVersion) -> Int {
    if major != other.major { return major < other.major ? -1 : 1 }
    if minor != other.minor { return minor < other.minor ? -1 : 1 }
    if patch != other.patch { return patch < other.patch ? -1 : 1 }
    return Self.comparePrereleases(prerelease, other.prerelease)
  }

  /// Compares prereleases; one without comes after one with.
  static func comparePrereleases(_ left: ByteString, _ right: ByteString) -> Int {
    if left.isEmpty, right.isEmpty { return 0 }
    if left.isEmpty { return 1 }
    if right.isEmpty { return -1 }
    return compareIdentifiers(left, right)
  }

  /// Identifier by identifier; a missing one comes first.
  ///
  /// - Quirk: nothing counts as before something here, which ``comparePrereleases(_:_:)`` sees the other way round; the
  ///   constraint `!=` uses this one alone.
  static func compareIdentifiers(_ left: ByteString, _ right: ByteString) -> Int {
    if left == right { return 0 }
    let lefts = left.split(UInt8(ascii: "."))
    let rights = right.split(UInt8(ascii: "."))
    for index in 0..<max(lefts.count, rights.count) {
      let order = compareParts(
        index < lefts.count ? lefts[index] : ByteString(), index < rights.count ? rights[index] : ByteString())
      if order != 0 { return order }
    }
    return 0
  }

  /// Numbers by value and before words; a number past 64 bits is a word.
  private static func compareParts(_ left: ByteString, _ right: ByteString) -> Int {
    if left == right { return 0 }
    if left.isEmpty { return -1 }
    if right.isEmpty { return 1 }
    switch (left.decimalNumber, right.decimalNumber) {
    case (nil, nil): return left > right ? 1 : -1
    case (_?, nil): return -1
    case (nil, _?): return 1
    case (let a?, let b?): return a > b ? 1 : -1
    }
  }
}

extension SemanticVersion: Comparable {
  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool { left.compare(to: right) < 0 }

  /// Equal in rank: metadata and the original text do not count.
  package static func == (left: SemanticVersion, right: SemanticVersion) -> Bool { left.compare(to: right) == 0 }
}
