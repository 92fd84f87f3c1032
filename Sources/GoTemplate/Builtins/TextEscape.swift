import ValueTree

/// Making text safe inside HTML, JavaScript and URLs, as text/template does.
enum TextEscape {
  /// `html`: the five characters with a meaning in HTML, and NUL.
  static func html(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      guard bytes.contains(where: { htmlEscape($0) != nil }) else { return text }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 4)
      for byte in bytes {
        if let escape = htmlEscape(byte) {
          output.append(contentsOf: UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount))
        } else {
          output.append(byte)
        }
      }
      return ByteString(output)
    }
  }

  private static func htmlEscape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case 0: "\u{FFFD}"
    case UInt8(ascii: "\""): "&#34;"
    case UInt8(ascii: "'"): "&#39;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: nil
    }
  }

  /// `js`: what may end a string or a script, control characters, and what is not printable.
  static func javaScript(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 4)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        let (rune, width) = Runes.decode(bytes, at: index)
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""):
          output.append(UInt8(ascii: "\\"))
          output.append(byte)
        case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "="):
          appendUnicodeEscape(rune, to: &output)
        case 0x80... where !GoUnicode.isPrintable(rune): appendUnicodeEscape(rune, to: &output)
        default: output.append(contentsOf: bytes[index..<(index + width)])
        }
        index += width
      }
      return ByteString(output)
    }
  }

  /// `\u` and at least four digits.
  private static func appendUnicodeEscape(_ rune: UInt32, to output: inout [UInt8]) {
    output.append(contentsOf: "\\u".utf8)
    for digits in [UInt32(0x1000), 0x100, 0x10] where rune < digits { output.append(UInt8(ascii: "0")) }
    GoNumber.append(UInt64(rune), base: 16, isUpper: true, to: &output)
  }

  /// `urlquery`: everything but letters, digits and `-_.~` as `%XX`, a space as `+`.
  static func urlQuery(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 4)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
          UInt8(ascii: "~"):
          output.append(byte)
        case UInt8(ascii: " "): output.append(UInt8(ascii: "+"))
        default:
          output.append(UInt8(ascii: "%"))
          GoNumber.append(UInt64(byte >> 4), base: 16, isUpper: true, to: &output)
          GoNumber.append(UInt64(byte & 15), base: 16, isUpper: true, to: &output)
        }
      }
      return ByteString(output)
    }
  }
}
