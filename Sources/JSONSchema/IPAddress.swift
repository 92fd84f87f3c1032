import ValueTree

/// Reads IP addresses as Go's `net/netip` does, with its words for what is none.
///
/// - Source: Go 1.26.6, `net/netip/netip.go`.
struct IPAddress {
  var isVersion4: Bool
  var hasZone: Bool

  struct Failure: Error {
    var message: String

    fileprivate init(_ text: [UInt8], _ message: String, at rest: ArraySlice<UInt8> = []) {
      let place = rest.isEmpty ? "" : " (at \(ByteString(rest).goQuoted))"
      self.message = "ParseAddr(\(ByteString(text).goQuoted)): \(message)\(place)"
    }
  }

  static func parse(_ text: [UInt8]) -> Result<IPAddress, Failure> {
    do throws(Failure) {
      switch text.first(where: { ".:%".utf8.contains($0) }) {
      case UInt8(ascii: "."):
        try checkVersion4(text[...], in: text)
        return .success(IPAddress(isVersion4: true, hasZone: false))
      case UInt8(ascii: ":"): return .success(try version6(text))
      case nil: throw Failure(text, "unable to parse IP")
      default: throw Failure(text, "missing IPv6 address")
      }
    } catch {
      return .failure(error)
    }
  }

  private static func checkVersion4(_ part: ArraySlice<UInt8>, in text: [UInt8]) throws(Failure) {
    var value = 0
    var digits = 0
    var dots = 0
    for index in part.indices {
      switch part[index] {
      case 0x30...0x39:
        if digits == 1, value == 0 { throw Failure(text, "IPv4 field has octet with leading zero") }
        value = value * 10 + Int(part[index] - 0x30)
        digits += 1
        if value > 255 { throw Failure(text, "IPv4 field has value >255") }
      case UInt8(ascii: "."):
        if index == part.startIndex || index == part.endIndex - 1 || part[index - 1] == UInt8(ascii: ".") {
          throw Failure(text, "IPv4 field must have at least one digit", at: part[index...])
        }
        if dots == 3 { throw Failure(text, "IPv4 address too long") }
        dots += 1
        (value, digits) = (0, 0)
      default: throw Failure(text, "unexpected character", at: part[index...])
      }
    }
    if dots < 3 { throw Failure(text, "IPv4 address too short") }
  }

  private static func version6(_ text: [UInt8]) throws(Failure) -> IPAddress {
    var rest = text[...]
    var hasZone = false
    if let percent = text.firstIndex(of: UInt8(ascii: "%")) {
      if percent == text.count - 1 { throw Failure(text, "zone must be a non-empty string") }
      rest = text[..<percent]
      hasZone = true
    }
    var hasEllipsis = false
    if rest.starts(with: "::".utf8) {
      hasEllipsis = true
      rest = rest.dropFirst(2)
      if rest.isEmpty { return IPAddress(isVersion4: false, hasZone: hasZone) }
    }
    var fields = 0
    while fields < 8 {
      let digits = rest.prefix(while: isHex)
      if digits.count > 4 { throw Failure(text, "each group must have 4 or less digits", at: rest) }
      if digits.isEmpty { throw Failure(text, "each colon-separated field must have at least one digit", at: rest) }
      if digits.endIndex < rest.endIndex, rest[digits.endIndex] == UInt8(ascii: ".") {
        if !hasEllipsis, fields != 6 {
          throw Failure(text, "embedded IPv4 address must replace the final 2 fields of the address", at: rest)
        }
        if fields > 6 {
          throw Failure(text, "too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
        }
        try checkVersion4(rest, in: text)
        rest = []
        fields += 2
        break
      }
      fields += 1
      rest = rest.dropFirst(digits.count)
      if rest.isEmpty { break }
      guard rest.first == UInt8(ascii: ":") else {
        throw Failure(text, "unexpected character, want colon", at: rest)
      }
      if rest.count == 1 { throw Failure(text, "colon must be followed by more characters", at: rest) }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: ":") {
        if hasEllipsis { throw Failure(text, "multiple :: in address", at: rest) }
        hasEllipsis = true
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    if !rest.isEmpty { throw Failure(text, "trailing garbage after address", at: rest) }
    if fields < 8, !hasEllipsis { throw Failure(text, "address string too short") }
    if fields == 8, hasEllipsis { throw Failure(text, "the :: must expand to at least one field of zeros") }
    return IPAddress(isVersion4: false, hasZone: hasZone)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
