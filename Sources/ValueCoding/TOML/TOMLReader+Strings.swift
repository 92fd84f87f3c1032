import ValueTree

extension TOMLParser {
  /// `"…"`, behind the first quote.
  mutating func readBasicString() throws(CodingFailure) -> ByteString {
    let start = scanner.place
    var hasEscape = false
    while true {
      let rune = try take()
      switch rune {
      case TOMLScanner.end: throw failure("unexpected EOF; expected '\"'", after: rune)
      case 0x0A, 0x0D: throw failureBefore("strings cannot contain newlines")
      case UInt32(UInt8(ascii: "\\")):
        hasEscape = true
        try skipEscape(from: start)
      case UInt32(UInt8(ascii: "\"")):
        let text = scanner.text(start..<scanner.place - 1)
        return hasEscape ? try unescaped(text) : text
      default: continue
      }
    }
  }

  /// `'…'`, behind the first quote.
  mutating func readRawString() throws(CodingFailure) -> ByteString {
    let start = scanner.place
    while true {
      let rune = try take()
      switch rune {
      case TOMLScanner.end: throw failure("unexpected EOF; expected \"'\"", after: rune)
      case 0x0A, 0x0D: throw failureBefore("strings cannot contain newlines")
      case UInt32(UInt8(ascii: "'")): return scanner.text(start..<scanner.place - 1)
      default: continue
      }
    }
  }

  /// `"""…"""`, behind the first three quotes.
  mutating func readLongBasicString() throws(CodingFailure) -> ByteString {
    let start = scanner.place
    while true {
      let rune = try take()
      switch rune {
      case TOMLScanner.end: throw failure("unexpected EOF; expected '\"\"\"'", after: rune)
      case UInt32(UInt8(ascii: "\\")):
        let next = try peek()
        if next == 0x0A || next == 0x0D { _ = try take() } else { try skipEscape(from: start) }
      case UInt32(UInt8(ascii: "\"")):
        if try endsLongString(UInt8(ascii: "\""), from: start) {
          let text = scanner.text(start..<scanner.place - 3)
          return try unescaped(Self.withoutEscapedBreaks(Self.withoutFirstBreak(text)))
        }
      default: continue
      }
    }
  }

  /// `'''…'''`, behind the first three quotes.
  mutating func readLongRawString() throws(CodingFailure) -> ByteString {
    let start = scanner.place
    while true {
      let rune = try take()
      switch rune {
      case TOMLScanner.end: throw failure("unexpected EOF; expected \"'''\"", after: rune)
      case UInt32(UInt8(ascii: "'")):
        if try endsLongString(UInt8(ascii: "'"), from: start) {
          return Self.withoutFirstBreak(scanner.text(start..<scanner.place - 3))
        }
      default: continue
      }
    }
  }

  /// Whether the quote just taken begins the end of the string, which is then taken.
  ///
  /// One or two quotes before the last three belong to the string.
  private mutating func endsLongString(_ quote: UInt8, from start: Int) throws(CodingFailure) -> Bool {
    let place = scanner.place
    guard try accept(quote) else { return false }
    guard try accept(quote) else {
      scanner.back(to: place)
      return false
    }
    if try peek() != UInt32(quote) { return true }
    let current = scanner.bytes[start..<scanner.place].suffix(6)
    if current.suffix(5).count == 5, current.suffix(5).allSatisfy({ $0 == quote }),
      quote == UInt8(ascii: "'") || current.count < 6 || current.first != UInt8(ascii: "\\")
    {
      throw failure(quote == UInt8(ascii: "'") ? "unexpected \"''''''\"" : "unexpected '\"\"\"\"\"\"'")
    }
    scanner.back(to: place)
    return false
  }

  /// What follows a backslash: looked at here, replaced later.
  private mutating func skipEscape(from start: Int) throws(CodingFailure) {
    let rune = try take()
    switch rune {
    case UInt32(UInt8(ascii: "e")), UInt32(UInt8(ascii: "b")), UInt32(UInt8(ascii: "t")), UInt32(UInt8(ascii: "n")),
      UInt32(UInt8(ascii: "f")), UInt32(UInt8(ascii: "r")), UInt32(UInt8(ascii: "\"")), UInt32(UInt8(ascii: " ")),
      UInt32(UInt8(ascii: "\t")), UInt32(UInt8(ascii: "\\")):
      return
    case UInt32(UInt8(ascii: "x")): try skipHexadecimal(2, "two", "x", from: start)
    case UInt32(UInt8(ascii: "u")): try skipHexadecimal(4, "four", "u", from: start)
    case UInt32(UInt8(ascii: "U")): try skipHexadecimal(8, "eight", "U", from: start)
    case TOMLScanner.end: throw failureBefore("invalid escape in string '\\\(shown(rune))'")
    default: throw failure("invalid escape in string '\\\(shown(rune))'")
    }
  }

  private mutating func skipHexadecimal(
    _ count: Int, _ name: String, _ letter: String, from start: Int
  ) throws(CodingFailure) {
    for _ in 0..<count {
      let rune = try take()
      if !TOMLScanner.isDigit(rune), (rune | 0x20) &- 0x61 >= 6 {
        let text = quoted(scanner.text(from: start))
        throw failure("expected \(name) hexadecimal digits after '\\\(letter)', but got \(text) instead", after: rune)
      }
    }
  }

  private static func withoutFirstBreak(_ text: ByteString) -> ByteString {
    if text.count > 0, text[0] == 0x0A { return text[1..<text.count] }
    if text.count > 1, text[0] == 0x0D, text[1] == 0x0A { return text[2..<text.count] }
    return text
  }

  /// Without backslashes at the end of lines and the white space after them.
  private static func withoutEscapedBreaks(_ text: ByteString) -> ByteString {
    let bytes = text.bytes
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\") else {
        output.append(bytes[place])
        place += 1
        continue
      }
      var end = place + 1
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0A || bytes[end] == 0x0D {
        end += 1
      }
      if bytes[place + 1..<end].contains(0x0A) {
        place = end
        continue
      }
      // Two bytes at once, so that the second of two backslashes is not taken for a first.
      output.append(bytes[place])
      place += 1
      if place < bytes.count, bytes[place] == UInt8(ascii: "\\") {
        output.append(bytes[place])
        place += 1
      }
    }
    return ByteString(output)
  }

  private func unescaped(_ text: ByteString) throws(CodingFailure) -> ByteString {
    let bytes = text.bytes
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.count else {
        output.append(bytes[place])
        place += 1
        continue
      }
      let letter = bytes[place + 1]
      place += 2
      switch letter {
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "e"): output.append(0x1B)
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        throw failure("invalid escape: '\\\(shown(UInt32(letter)))'")
      case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
        let count = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
        let digits = bytes[place..<min(place + count, bytes.count)]
        Runes.append(try rune(String(decoding: digits, as: UTF8.self)), to: &output)
        place += digits.count
      default: output.append(letter)
      }
    }
    return ByteString(output)
  }

  private func rune(_ digits: String) throws(CodingFailure) -> UInt32 {
    guard let rune = UInt32(digits, radix: 16), Unicode.Scalar(rune) != nil else {
      throw failure("Escaped character '\\u\(digits)' is not valid UTF-8.")
    }
    return rune
  }
}
