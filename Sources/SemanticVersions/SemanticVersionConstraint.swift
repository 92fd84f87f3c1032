import ValueTree

/// What a version must satisfy: `>=1.22 <2 || ^3.1`, `1.2.x`, `1.2 - 2.3`, `*`.
///
/// - Source: Masterminds/semver 3.5.0, `constraints.go`.
package struct SemanticVersionConstraint: Sendable {
  /// Alternatives, of which one must hold.
  private var alternatives: [Alternative]

  private struct Alternative: Sendable {
    /// All of them must hold.
    var bounds: [VersionBound]
    /// Whether a bound names a prerelease: then all of them admit prereleases.
    var namesPrerelease: Bool
  }

  package init(_ text: ByteString) throws(SemanticVersionFailure) {
    alternatives = []
    for part in rewritingRanges(text).splitAlternatives() {
      let bounds = try VersionBound.all(in: part)
      alternatives.append(
        Alternative(bounds: bounds, namesPrerelease: bounds.contains { !$0.version.prerelease.isEmpty }))
    }
  }

  /// Whether `version` satisfies the constraint. A prerelease does only where a bound of the alternative names one.
  ///
  /// - Quirk: sprig/semver/116, sprig/semver/117.
  package func allows(_ version: SemanticVersion) -> Bool {
    alternatives.contains { alternative in
      if !version.prerelease.isEmpty, !alternative.namesPrerelease { return false }
      return alternative.bounds.allSatisfy { $0.allows(version) }
    }
  }
}

/// `1.2 - 2.3` as `>= 1.2, <= 2.3 `, wherever such a range stands.
///
/// - Quirk: a found range replaces its first occurrence in the text, which may be an earlier, longer word.
private func rewritingRanges(_ text: ByteString) -> ByteString {
  var rewritten = text.bytes
  for range in hyphenRanges(in: text) {
    guard let place = firstOccurrence(of: text[range.whole].bytes, in: rewritten) else { continue }
    var bounds = Array(">= ".utf8)
    text[range.low].append(to: &bounds)
    bounds.append(contentsOf: ", <= ".utf8)
    text[range.high].append(to: &bounds)
    bounds.append(UInt8(ascii: " "))
    rewritten.replaceSubrange(place, with: bounds)
  }
  return ByteString(rewritten)
}

private typealias HyphenRange = (whole: Range<Int>, low: Range<Int>, high: Range<Int>)

private func hyphenRanges(in text: ByteString) -> [HyphenRange] {
  text.withBytes { bytes in
    var found: [HyphenRange] = []
    var start = 0
    while start < bytes.count {
      var scanner = VersionScanner(bytes, at: start)
      if let (low, high) = hyphenRange(&scanner) {
        found.append((start..<scanner.index, low, high))
        start = scanner.index
      } else {
        start += 1
      }
    }
    return found
  }
}

private func hyphenRange(_ scanner: inout VersionScanner) -> (low: Range<Int>, high: Range<Int>)? {
  scanner.skipSpace()
  let low = scanner.index
  guard scanner.parts(.wildcards) != nil else { return nil }
  let lowEnd = scanner.index
  guard scanner.skipSpace(), scanner.take(UInt8(ascii: "-")), scanner.skipSpace() else { return nil }
  let high = scanner.index
  guard scanner.parts(.wildcards) != nil else { return nil }
  let highEnd = scanner.index
  scanner.skipSpace()
  return (low..<lowEnd, high..<highEnd)
}

private func firstOccurrence(of part: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
  guard !part.isEmpty, part.count <= bytes.count else { return nil }
  for start in 0...(bytes.count - part.count) where bytes[start] == part[0] {
    if bytes[start..<start + part.count].elementsEqual(part) { return start..<start + part.count }
  }
  return nil
}

extension ByteString {
  /// The parts between every `||`.
  fileprivate func splitAlternatives() -> [ByteString] {
    withBytes { bytes in
      var parts: [ByteString] = []
      var start = 0
      var index = 0
      while index + 1 < bytes.count {
        if bytes[index] == UInt8(ascii: "|"), bytes[index + 1] == UInt8(ascii: "|") {
          parts.append(self[start..<index])
          index += 2
          start = index
        } else {
          index += 1
        }
      }
      parts.append(self[start..<count])
      return parts
    }
  }
}
