import ValueTree

/// Upper and lower case, code point by code point, as Go's `strings` and goutils map them.
enum TextCase {
  /// `strings.ToUpper`
  static func upper(_ text: ByteString) -> ByteString {
    if text.isASCII { return asciiMapped(text, changing: 0x61) }
    return mapped(text, GoUnicode.upper)
  }

  /// `strings.ToLower`
  static func lower(_ text: ByteString) -> ByteString {
    if text.isASCII { return asciiMapped(text, changing: 0x41) }
    return mapped(text, GoUnicode.lower)
  }

  /// `strings.Title`: what follows a separator in title case, the rest as it is.
  static func title(_ text: ByteString) -> ByteString {
    var previous: UInt32 = 0x20
    return mapped(text) { rune in
      defer { previous = rune }
      return isSeparator(previous) ? GoUnicode.title(rune) : rune
    }
  }

  private static func isSeparator(_ rune: UInt32) -> Bool {
    if rune < 0x80 { return !(GoUnicode.isLetter(rune) || GoUnicode.isDigit(rune) || rune == 0x5F) }
    if GoUnicode.isLetter(rune) || GoUnicode.isDigit(rune) { return false }
    return GoUnicode.isSpace(rune)
  }

  /// `untitle`: the first letter of every word in lower case.
  static func untitled(_ text: ByteString) -> ByteString {
    var isAtStart = true
    return mapped(text) { rune in
      if GoUnicode.isSpace(rune) {
        isAtStart = true
        return rune
      }
      defer { isAtStart = false }
      return isAtStart ? GoUnicode.lower(rune) : rune
    }
  }

  /// `swapcase`: upper and title case become lower, lower becomes upper, or title at the start of a word.
  ///
  /// - Source: goutils, `SwapCase`.
  static func swapped(_ text: ByteString) -> ByteString {
    var isAfterSpace = true
    return mapped(text) { rune in
      if GoUnicode.isUpper(rune) || GoUnicode.isTitle(rune) {
        isAfterSpace = false
        return GoUnicode.lower(rune)
      }
      if GoUnicode.isLower(rune) {
        defer { isAfterSpace = false }
        return isAfterSpace ? GoUnicode.title(rune) : GoUnicode.upper(rune)
      }
      isAfterSpace = GoUnicode.isSpace(rune)
      return rune
    }
  }

  /// Every code point mapped; bytes that are not UTF-8 become U+FFFD.
  private static func mapped(_ text: ByteString, _ map: (UInt32) -> UInt32) -> ByteString {
    text.withBytes { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + 8)
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        Runes.append(map(rune), to: &output)
        index += width
      }
      return ByteString(output)
    }
  }

  /// ASCII letters of the case that begins at `first`, turned to the other one.
  private static func asciiMapped(_ text: ByteString, changing first: UInt8) -> ByteString {
    text.withBytes { bytes in
      guard bytes.contains(where: { $0 &- first < 26 }) else { return text }
      return ByteString(capacity: bytes.count) { output in
        for index in 0..<bytes.count {
          let byte = bytes[index]
          output[index] = byte &- first < 26 ? byte ^ 0x20 : byte
        }
        return bytes.count
      }
    }
  }
}
