import ValueTree

// What a text becomes on its way to the emitter.

extension YAMLEmitter {
  /// A text as it arrives at the emitter, when that is not as it was.
  struct Replaced {
    var text: [UInt8]
    var isBinary = false
  }

  /// `toYaml` writes JSON and reads it as YAML, `toYamlPretty` makes base64 of what is not UTF-8.
  ///
  /// - Returns: nil when the text stays as it is.
  /// - Throws: what the YAML reader says to JSON that it does not like.
  /// - Quirk: U+007F to U+009F are refused, but U+0085 is a line break and becomes a space; keys of more than 1024
  ///   characters, as JSON writes them, are refused.
  func replaced(_ bytes: UnsafeBufferPointer<UInt8>, isKey: Bool) throws(CodingFailure) -> Replaced? {
    if form == .pretty {
      if Self.isUTF8(bytes) { return nil }
      return Replaced(text: Self.brokenBase64(Array(bytes)), isBinary: true)
    }
    if isKey, bytes.count > 1022 / 6, Self.jsonLength(bytes) > 1024 {
      throw CodingFailure(message: "yaml: did not find expected ',' or '}'")
    }
    guard bytes.contains(where: { $0 >= 0x7F }) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var hasLineBreak = false
    var place = 0
    while place < bytes.count {
      let (rune, width) = Runes.decode(bytes, at: place)
      if rune == 0x85 {
        hasLineBreak = true
      } else if rune >= 0x7F && rune < 0xA0 || width > 1 && (rune == 0xFFFE || rune == 0xFFFF) {
        throw CodingFailure(message: "yaml: control characters are not allowed")
      }
      Runes.append(rune, to: &text)
      place += width
    }
    if hasLineBreak {
      if isKey { throw CodingFailure(message: "yaml: did not find expected ',' or '}'") }
      text = try Self.folded(text)
    }
    return Replaced(text: text)
  }

  private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count {
      let (rune, width) = Runes.decode(bytes, at: place)
      if rune == Runes.replacement, width == 1 { return false }
      place += width
    }
    return true
  }

  /// Base64 in lines of 70 when it is longer.
  private static func brokenBase64(_ bytes: [UInt8]) -> [UInt8] {
    let text = Base64.encoded(bytes)
    if text.count < 70 { return text }
    var lines: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: 70) {
      lines += text[start..<min(start + 70, text.count)]
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }

  /// How many characters JSON needs for a text, with its quotes.
  private static func jsonLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var length = 2
    var place = 0
    while place < bytes.count {
      let (rune, width) = Runes.decode(bytes, at: place)
      switch rune {
      case 0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D: length += 2
      case 0..<0x20, 0x3C, 0x3E, 0x26, 0x2028, 0x2029: length += 6
      case 0xFFFD where width == 1: length += 6
      default: length += 1
      }
      place += width
    }
    return length
  }

  /// What a YAML reader makes of NEL inside double quotes: one is a space, of more all but the first are line feeds,
  /// and blanks around them go.
  private static func folded(_ text: [UInt8]) throws(CodingFailure) -> [UInt8] {
    var folded: [UInt8] = []
    var place = 0
    func isNextLine(_ place: Int) -> Bool { place + 1 < text.count && text[place] == 0xC2 && text[place + 1] == 0x85 }
    while place < text.count {
      guard isNextLine(place) else {
        folded.append(text[place])
        place += 1
        continue
      }
      while folded.last == UInt8(ascii: " ") { folded.removeLast() }
      var breaks = 0
      while place < text.count, isNextLine(place) || text[place] == UInt8(ascii: " ") {
        if text[place] == UInt8(ascii: " ") {
          place += 1
        } else {
          place += 2
          breaks += 1
        }
      }
      folded += breaks == 1 ? [UInt8(ascii: " ")] : Array(repeating: UInt8(ascii: "\n"), count: breaks - 1)
    }
    return folded
  }
}
