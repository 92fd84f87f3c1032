/// Go's reading of UTF-8: a byte that starts no valid sequence is U+FFFD and one byte wide.
enum GoRune {
  /// The rune at `index` and its width; a width of 1 with U+FFFD means that the byte is invalid.
  ///
  /// - Source: Go 1.26.6, `unicode/utf8`, `DecodeRune`: surrogates, overlong forms and values past U+10FFFF are invalid.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (rune: UInt32, width: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    return decodeLong(bytes, at: index, lead: lead)
  }

  static func decodeLong(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, lead: UInt8
  ) -> (rune: UInt32, width: Int) {
    let width: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: width = 2
    case 0xE0: (width, low) = (3, 0xA0)
    case 0xED: (width, high) = (3, 0x9F)
    case 0xE1...0xEF: width = 3
    case 0xF0: (width, low) = (4, 0x90)
    case 0xF4: (width, high) = (4, 0x8F)
    case 0xF1...0xF3: width = 4
    default: return (0xFFFD, 1)
    }
    guard index + width <= bytes.count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return (0xFFFD, 1) }
    var rune = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for offset in 1..<width {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      rune = rune << 6 | UInt32(byte & 0x3F)
    }
    return (rune, width)
  }

  /// Where the first invalid byte stands, or nil.
  ///
  /// - Complexity: O(n); ASCII goes by eight bytes at a time.
  static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    var index = start
    while index < bytes.count {
      while index + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < bytes.count else { return nil }
      let (rune, width) = decode(bytes, at: index)
      if rune == 0xFFFD, width == 1 { return index }
      index += width
    }
    return nil
  }

  /// Whether Go's `unicode.IsLetter` or `unicode.IsDigit` holds, or the rune is `_`.
  static func isNameRune(_ rune: UInt32) -> Bool {
    if rune < 0x80 {
      let byte = UInt8(rune)
      return isAlphanumeric(byte) || byte == UInt8(ascii: "_")
    }
    guard let scalar = Unicode.Scalar(rune) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: return true
    default: return false
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  static func append(_ rune: UInt32, to output: inout [UInt8]) {
    switch rune {
    case ..<0x80: output.append(UInt8(truncatingIfNeeded: rune))
    case ..<0x800: output += [UInt8(0xC0 | rune >> 6), UInt8(0x80 | rune & 0x3F)]
    case ..<0x10000:
      output += [UInt8(0xE0 | rune >> 12), UInt8(0x80 | rune >> 6 & 0x3F), UInt8(0x80 | rune & 0x3F)]
    default:
      output += [
        UInt8(0xF0 | rune >> 18 & 0x07), UInt8(0x80 | rune >> 12 & 0x3F), UInt8(0x80 | rune >> 6 & 0x3F),
        UInt8(0x80 | rune & 0x3F),
      ]
    }
  }
}
