import ValueTree

/// Why a text is no IP address.
struct IPAddressFailure: Error, Equatable {
  var address: ByteString
  var reason: String
  /// What was left to read; empty when that tells nothing.
  var rest = ByteString()

  /// As Go's `netip` words it.
  func message(after prefix: String) -> ByteString {
    var output = Array("\(prefix)ParseAddr(".utf8)
    GoQuote.append(address, to: &output)
    output.append(contentsOf: "): \(reason)".utf8)
    if !rest.isEmpty {
      output.append(contentsOf: " (at ".utf8)
      GoQuote.append(rest, to: &output)
      output.append(UInt8(ascii: ")"))
    }
    return ByteString(output)
  }
}

/// IP addresses in text.
///
/// - Source: Go 1.26.6, `net/netip`, `ParseAddr`.
enum IPAddress {
  /// 4 or 6.
  static func version(of text: ByteString) throws(IPAddressFailure) -> Int {
    for byte in text.bytes {
      switch byte {
      case UInt8(ascii: "."):
        try checkIPv4(text, in: text)
        return 4
      case UInt8(ascii: ":"):
        try checkIPv6(text)
        return 6
      case UInt8(ascii: "%"): throw IPAddressFailure(address: text, reason: "missing IPv6 address")
      default: continue
      }
    }
    throw IPAddressFailure(address: text, reason: "unable to parse IP")
  }

  private static func checkIPv4(_ part: ByteString, in whole: ByteString) throws(IPAddressFailure) {
    func failure(_ reason: String, at index: Int? = nil) -> IPAddressFailure {
      IPAddressFailure(address: whole, reason: reason, rest: index.map { part[$0..<part.count] } ?? ByteString())
    }
    var (value, digits, points) = (0, 0, 0)
    for index in 0..<part.count {
      switch part[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits == 1, value == 0 { throw failure("IPv4 field has octet with leading zero") }
        value = value * 10 + Int(part[index] - UInt8(ascii: "0"))
        digits += 1
        if value > 255 { throw failure("IPv4 field has value >255") }
      case UInt8(ascii: "."):
        if index == part.count - 1 || digits == 0 {
          throw failure("IPv4 field must have at least one digit", at: index)
        }
        if points == 3 { throw failure("IPv4 address too long") }
        points += 1
        (value, digits) = (0, 0)
      default: throw failure("unexpected character", at: index)
      }
    }
    if points < 3 { throw failure("IPv4 address too short") }
  }

  private static func checkIPv6(_ text: ByteString) throws(IPAddressFailure) {
    var reader = IPv6Reader(text)
    try reader.readZone()
    try reader.readGroups()
  }

  private struct IPv6Reader {
    let text: ByteString
    var rest: ByteString
    /// Bytes of the address so far.
    var bytes = 0
    var ellipsis: Int?

    init(_ text: ByteString) {
      self.text = text
      rest = text
    }

    func failure(_ reason: String, showsRest: Bool = true) -> IPAddressFailure {
      IPAddressFailure(address: text, reason: reason, rest: showsRest ? rest : ByteString())
    }

    mutating func readZone() throws(IPAddressFailure) {
      guard let mark = rest.firstIndex(of: UInt8(ascii: "%")) else { return }
      if mark == rest.count - 1 { throw failure("zone must be a non-empty string", showsRest: false) }
      rest = rest[0..<mark]
    }

    mutating func drop(_ count: Int) { rest = rest[count..<rest.count] }

    func begins(_ byte: UInt8) -> Bool { !rest.isEmpty && rest[0] == byte }

    mutating func readGroups() throws(IPAddressFailure) {
      let colon = UInt8(ascii: ":")
      if rest.count >= 2, rest[0] == colon, rest[1] == colon {
        ellipsis = 0
        drop(2)
        if rest.isEmpty { return }
      }
      while bytes < 16 {
        let digits = try groupLength()
        if digits < rest.count, rest[digits] == UInt8(ascii: ".") {
          try readEmbeddedIPv4()
          break
        }
        bytes += 2
        drop(digits)
        if rest.isEmpty { break }
        if !begins(colon) { throw failure("unexpected character, want colon") }
        if rest.count == 1 { throw failure("colon must be followed by more characters") }
        drop(1)
        if begins(colon) {
          if ellipsis != nil { throw failure("multiple :: in address") }
          ellipsis = bytes
          drop(1)
          if rest.isEmpty { break }
        }
      }
      if !rest.isEmpty { throw failure("trailing garbage after address") }
      if bytes < 16, ellipsis == nil { throw failure("address string too short", showsRest: false) }
      if bytes == 16, ellipsis != nil {
        throw failure("the :: must expand to at least one field of zeros", showsRest: false)
      }
    }

    private func groupLength() throws(IPAddressFailure) -> Int {
      var count = 0
      while count < rest.count, hexValue(rest[count]) != nil {
        if count > 3 { throw failure("each group must have 4 or less digits") }
        count += 1
      }
      if count == 0 { throw failure("each colon-separated field must have at least one digit") }
      return count
    }

    private mutating func readEmbeddedIPv4() throws(IPAddressFailure) {
      if ellipsis == nil, bytes != 12 {
        throw failure("embedded IPv4 address must replace the final 2 fields of the address")
      }
      if bytes + 4 > 16 {
        throw failure("too many hex fields to fit an embedded IPv4 at the end of the address")
      }
      try checkIPv4(rest, in: text)
      rest = ByteString()
      bytes += 4
    }
  }
}
