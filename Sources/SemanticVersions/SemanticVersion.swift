import ValueTree

/// A version such as `v1.36.0` or `1.2.3-rc.1+build`.
///
/// - Source: Masterminds/semver 3.5.0, `version.go`.
package struct SemanticVersion: Sendable {
  package var major: UInt64
  package var minor: UInt64
  package var patch: UInt64
  /// Without the hyphen; empty when there is none.
  package var prerelease: ByteString
  /// Without the plus sign; empty when there is none. It never counts in comparisons.
  package var metadata: ByteString
  /// The text that was read.
  package var original: ByteString

  /// 0.0.0, read from no text.
  package static let zero = SemanticVersion()

  private init() {
    (major, minor, patch) = (0, 0, 0)
    prerelease = ByteString()
    metadata = ByteString()
    original = ByteString()
  }

  /// Reads leniently: `1` is 1.0.0, a leading `v` and leading zeros are allowed.
  package init(_ text: ByteString) throws(SemanticVersionFailure) {
    let found = text.withBytes { bytes -> VersionParts? in
      var scanner = VersionScanner(bytes)
      guard let parts = scanner.parts(.digits), scanner.isAtEnd else { return nil }
      return parts
    }
    guard let found else { throw .notAVersion }
    try self.init(found, of: text)
  }

  init(_ parts: VersionParts, of text: ByteString) throws(SemanticVersionFailure) {
    var numbers: (UInt64, UInt64, UInt64) = (0, 0, 0)
    numbers.0 = try number(text[parts.numbers[0]], isLenient: true)
    if parts.numbers.count > 1 { numbers.1 = try number(text[parts.numbers[1]], isLenient: true) }
    if parts.numbers.count > 2 { numbers.2 = try number(text[parts.numbers[2]], isLenient: true) }
    (major, minor, patch) = numbers
    prerelease = parts.prerelease.map { text[$0] } ?? ByteString()
    metadata = parts.metadata.map { text[$0] } ?? ByteString()
    original = text
    if !prerelease.isEmpty { try Self.checkPrerelease(prerelease) }
  }

  /// Reads strictly: three numbers without leading zeros, no `v`.
  package init(strict text: ByteString) throws(SemanticVersionFailure) {
    if text.isEmpty { throw .emptyText }
    let (first, second, rest) = try Self.threeParts(of: text)
    var last = rest
    prerelease = ByteString()
    metadata = ByteString()
    if let plus = last.firstIndex(of: UInt8(ascii: "+")) {
      metadata = last[plus + 1..<last.count]
      last = last[0..<plus]
      try Self.checkMetadata(metadata)
    }
    if let hyphen = last.firstIndex(of: UInt8(ascii: "-")) {
      prerelease = last[hyphen + 1..<last.count]
      last = last[0..<hyphen]
      try Self.checkPrerelease(prerelease)
    }
    for part in [first, second, last] {
      if !part.isDigits { throw .invalidCharacters }
      if part.count > 1, part[0] == UInt8(ascii: "0") { throw .leadingZero }
    }
    major = try number(first, isLenient: false)
    minor = try number(second, isLenient: false)
    patch = try number(last, isLenient: false)
    original = text
  }

  private static func threeParts(
    of text: ByteString
  ) throws(SemanticVersionFailure) -> (ByteString, ByteString, ByteString) {
    guard let first = text.firstIndex(of: UInt8(ascii: ".")) else { throw .notAVersion }
    let rest = text[first + 1..<text.count]
    guard let second = rest.firstIndex(of: UInt8(ascii: ".")) else { throw .notAVersion }
    return (text[0..<first], rest[0..<second], rest[second + 1..<rest.count])
  }

  /// The canonical text, without `v`.
  package var text: ByteString {
    var output = Array("\(major).\(minor).\(patch)".utf8)
    if !prerelease.isEmpty {
      output.append(UInt8(ascii: "-"))
      prerelease.append(to: &output)
    }
    if !metadata.isEmpty {
      output.append(UInt8(ascii: "+"))
      metadata.append(to: &output)
    }
    return ByteString(output)
  }

  /// Fails unless `text` is identifiers with points between them, numbers among them without leading zeros.
  package static func checkPrerelease(_ text: ByteString) throws(SemanticVersionFailure) {
    for part in text.split(UInt8(ascii: ".")) {
      if part.isEmpty { throw .invalidPrerelease }
      if part.isDigits {
        if part.count > 1, part[0] == UInt8(ascii: "0") { throw .leadingZero }
      } else if !part.withBytes({ $0.allSatisfy(isIdentifierByte) }) {
        throw .invalidPrerelease
      }
    }
  }

  /// Fails unless `text` is identifiers with points between them.
  package static func checkMetadata(_ text: ByteString) throws(SemanticVersionFailure) {
    for part in text.split(UInt8(ascii: ".")) where part.isEmpty || !part.withBytes({ $0.allSatisfy(isIdentifierByte) })
    {
      throw .invalidMetadata
    }
  }
}

private func number(_ digits: ByteString, isLenient: Bool) throws(SemanticVersionFailure) -> UInt64 {
  guard let value = digits.decimalNumber else { throw .unreadableNumber(digits, isLenient: isLenient) }
  return value
}

extension ByteString {
  /// Whether every byte is a digit; true for no byte at all, as in Go.
  var isDigits: Bool { withBytes { $0.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } } }

  /// The number that the digits are, nil when there are others or it needs more than 64 bits.
  var decimalNumber: UInt64? {
    if isEmpty { return nil }
    return withBytes { bytes in
      var value: UInt64 = 0
      for byte in bytes {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
        if overflow || carry { return nil }
        value = sum
      }
      return value
    }
  }

  func firstIndex(of byte: UInt8) -> Int? { withBytes { $0.firstIndex(of: byte) } }

  /// The parts between every `separator`.
  func split(_ separator: UInt8) -> [ByteString] {
    withBytes { bytes in
      var parts: [ByteString] = []
      var start = 0
      for (index, byte) in bytes.enumerated() where byte == separator {
        parts.append(self[start..<index])
        start = index + 1
      }
      parts.append(self[start..<count])
      return parts
    }
  }
}
