import ValueTree

/// Text that cannot move a terminal's cursor, hide, or turn the direction of what stands around it.
enum VisibleText {
  /// With each hidden character as `\x1b` or `\u202e`. Bytes that are no UTF-8 are `\xff`.
  static func of(_ text: ByteString) -> String { escaped(text, quotes: false) }

  /// The same in double quotes, with `\n`, `\"` and `\\`.
  static func quoted(_ text: ByteString) -> String { "\"" + escaped(text, quotes: true) + "\"" }

  static func hasHidden(_ text: ByteString) -> Bool {
    if text.isASCII { return text.withBytes { $0.contains { $0 < 0x20 || $0 == 0x7F } } }
    return text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        if isHidden(rune) || rune == Runes.replacement && width == 1 { return true }
        index += width
      }
      return false
    }
  }

  private static func escaped(_ text: ByteString, quotes: Bool) -> String {
    if !quotes, !hasHidden(text) { return text.string }
    var output = ""
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        defer { index += width }
        switch rune {
        case 0x0A where quotes: output += "\\n"
        case 0x09: output += quotes ? "\\t" : "\t"
        case 0x22 where quotes: output += "\\\""
        case 0x5C where quotes: output += "\\\\"
        case Runes.replacement where width == 1: output += "\\x" + hex(UInt32(bytes[index]), 2)
        case _ where isHidden(rune): output += rune < 0x100 ? "\\x" + hex(rune, 2) : "\\u" + hex(rune, 4)
        default: if let scalar = Unicode.Scalar(rune) { output.unicodeScalars.append(scalar) }
        }
      }
    }
    return output
  }

  /// Control characters, and those of Unicode that show nothing or turn the direction of writing.
  private static func isHidden(_ rune: UInt32) -> Bool {
    switch rune {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
