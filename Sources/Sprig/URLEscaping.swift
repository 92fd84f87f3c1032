import ValueTree

/// Percent escapes of the parts of a URL.
///
/// - Source: Go 1.26.6, `net/url`.
enum URLPart {
  case path, host, zone, userInfo, fragment

  /// What may stand unescaped beside letters and digits.
  private var plainMarks: StaticString {
    switch self {
    case .path: "$&+,-./:;=@_~"
    case .host, .zone: "!\"$&'()*+,-.:;<=>[]_~"
    case .userInfo: "$&+,-.;=_~"
    case .fragment: "!$&()*+,-./:;=?@_~"
    }
  }

  func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: plainMarks.withUTF8Buffer { $0.contains(byte) }
    }
  }

  func appendEscaped(_ text: ByteString, to output: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    text.withBytes { bytes in
      for byte in bytes {
        if isPlain(byte) {
          output.append(byte)
        } else {
          output.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
      }
    }
  }

  func escaped(_ text: ByteString) -> ByteString {
    var output: [UInt8] = []
    appendEscaped(text, to: &output)
    return ByteString(output)
  }

  /// - Throws: for a broken escape, one that a host may not have, or a byte that may not stand in a host.
  func unescaped(_ text: ByteString) throws(URLFailure) -> ByteString {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "%") {
        output.append(try escapedByte(text, at: index))
        index += 3
        continue
      }
      if self == .host || self == .zone, byte < 0x80, !isPlain(byte) {
        throw .badHostCharacter(text[index..<index + 1])
      }
      output.append(byte)
      index += 1
    }
    return ByteString(output)
  }

  private func escapedByte(_ text: ByteString, at index: Int) throws(URLFailure) -> UInt8 {
    let escape = text[index..<min(index + 3, text.count)]
    guard escape.count == 3, let high = hexValue(escape[1]), let low = hexValue(escape[2]) else {
      throw .badEscape(escape)
    }
    let byte = high << 4 | low
    // In hosts only bytes past ASCII may be escaped, but for the percent sign before the zone of an IPv6 address.
    if self == .host, high < 8, escape != "%25" { throw .badEscape(escape) }
    if self == .zone, escape != "%25", byte != UInt8(ascii: " "), !URLPart.host.isPlain(byte) {
      throw .badEscape(escape)
    }
    return byte
  }
}

func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// Why a text is no URL.
enum URLFailure: Error, Equatable {
  case controlCharacter
  case missingScheme
  case colonInFirstSegment
  case badEscape(ByteString)
  case badHostCharacter(ByteString)
  case badUserInfo
  case badLiteral
  case missingBracket
  case badPort(ByteString)
  case badAddress(IPAddressFailure)

  var message: ByteString {
    switch self {
    case .controlCharacter: "net/url: invalid control character in URL"
    case .missingScheme: "missing protocol scheme"
    case .colonInFirstSegment: "first path segment in URL cannot contain colon"
    case .badEscape(let text): Self.quoting("invalid URL escape ", text)
    case .badHostCharacter(let text): Self.quoting("invalid character ", text, " in host name")
    case .badUserInfo: "net/url: invalid userinfo"
    case .badLiteral: "invalid IP-literal"
    case .missingBracket: "missing ']' in host"
    case .badPort(let text): Self.quoting("invalid port ", text, " after host")
    case .badAddress(let failure): failure.message(after: "invalid host: ")
    }
  }

  static func quoting(_ before: String, _ text: ByteString, _ after: String = "") -> ByteString {
    var output = Array(before.utf8)
    GoQuote.append(text, to: &output)
    output.append(contentsOf: after.utf8)
    return ByteString(output)
  }
}
