import ValueTree

extension PatternTranslator {
  /// Reads what begins with the backslash at `index`, outside of a class.
  mutating func readBackslash(at index: Int) throws(RegexpFailure) -> Int {
    guard index + 1 < bytes.count else { throw RegexpFailure(.trailingBackslash, ByteString()) }
    switch bytes[index + 1] {
    case UInt8(ascii: "A"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "z"), UInt8(ascii: "d"),
      UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"), UInt8(ascii: "W"):
      if bytes[index + 1] == UInt8(ascii: "B") { hasNonBoundary = true }
      copy(index..<index + 2)
      try push(.atom)
      return index + 2
    case UInt8(ascii: "C"): throw failure(.invalidEscape, index..<index + 2)
    case UInt8(ascii: "Q"): return try readQuotation(at: index)
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      let (unicodeClass, end) = try readUnicodeClass(at: index)
      output += Array(unicodeClass.alone.utf8)
      try push(.atom)
      return end
    default:
      let (rune, end) = try readEscape(at: index)
      write(rune)
      try push(.literal)
      return end
    }
  }

  /// Reads `\Q…\E`, of which each character stands for itself.
  private mutating func readQuotation(at index: Int) throws(RegexpFailure) -> Int {
    var end = index + 2
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "E") { break }
      end += 1
    }
    var position = index + 2
    while position < end {
      let (value, width) = try rune(at: position, end: end)
      write(value)
      try push(.literal)
      position += width
    }
    // An empty quotation is kept: it parts two repetition operators, which then may follow each other.
    if index + 2 == end { output += Array("\\Q\\E".utf8) }
    return min(end + 2, bytes.count)
  }

  /// Reads the escape of one character at `index`.
  ///
  /// - Source: Go 1.26.6, `regexp/syntax`, `parseEscape`.
  func readEscape(at index: Int) throws(RegexpFailure) -> (rune: UInt32, end: Int) {
    guard index + 1 < bytes.count else { throw RegexpFailure(.trailingBackslash, ByteString()) }
    let (value, width) = try rune(at: index + 1, end: bytes.count)
    let end = index + 1 + width
    guard value < 0x80 else { throw failure(.invalidEscape, index..<end) }
    let letter = UInt8(value)
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      if letter != UInt8(ascii: "0"), !isOctal(at: end) { break }
      return readOctal(at: index + 1)
    case UInt8(ascii: "x"): return try readHexadecimal(from: index, at: end)
    case UInt8(ascii: "a"): return (7, end)
    case UInt8(ascii: "f"): return (12, end)
    case UInt8(ascii: "n"): return (10, end)
    case UInt8(ascii: "r"): return (13, end)
    case UInt8(ascii: "t"): return (9, end)
    case UInt8(ascii: "v"): return (11, end)
    default: if !Runes.isAlphanumeric(letter) { return (value, end) }
    }
    throw failure(.invalidEscape, index..<end)
  }

  private func isOctal(at index: Int) -> Bool {
    index < bytes.count && bytes[index] >= UInt8(ascii: "0") && bytes[index] <= UInt8(ascii: "7")
  }

  private func readOctal(at index: Int) -> (rune: UInt32, end: Int) {
    var end = index
    var value: UInt32 = 0
    while end < index + 3, isOctal(at: end) {
      value = value * 8 + UInt32(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    return (value, end)
  }

  /// Reads the digits of `\x41` or `\x{10FFFF}`, which begin at `digits`; the backslash stands at `index`.
  private func readHexadecimal(from index: Int, at digits: Int) throws(RegexpFailure) -> (rune: UInt32, end: Int) {
    guard digits < bytes.count else { throw failure(.invalidEscape, index..<digits) }
    let (first, width) = try rune(at: digits, end: bytes.count)
    var end = digits + width
    if first != UInt32(UInt8(ascii: "{")) {
      // Go reads a second rune before it looks at the first; at the end of the pattern that is nothing.
      guard end < bytes.count else { throw failure(.invalidEscape, index..<end) }
      let (second, width) = try rune(at: end, end: bytes.count)
      end += width
      guard let high = Self.hexadecimal(first), let low = Self.hexadecimal(second) else {
        throw failure(.invalidEscape, index..<end)
      }
      return (high * 16 + low, end)
    }
    var value: UInt32 = 0
    var count = 0
    while end < bytes.count {
      let (digit, width) = try rune(at: end, end: bytes.count)
      end += width
      if digit == UInt32(UInt8(ascii: "}")) {
        if count == 0 { break }
        return (value, end)
      }
      guard let digit = Self.hexadecimal(digit) else { break }
      value = value * 16 + digit
      if value > 0x10FFFF { break }
      count += 1
    }
    throw failure(.invalidEscape, index..<end)
  }

  private static func hexadecimal(_ rune: UInt32) -> UInt32? {
    switch rune {
    case 0x30...0x39: rune - 0x30
    case 0x41...0x46: rune - 0x41 + 10
    case 0x61...0x66: rune - 0x61 + 10
    default: nil
    }
  }

  // MARK: (?…)

  /// Reads `(?:`, `(?i)`, `(?i-s:`, `(?P<name>` or `(?<name>` at `index`.
  ///
  /// - Source: Go 1.26.6, `regexp/syntax`, `parsePerlFlags`. Go takes one name for several groups; RE2 does not.
  mutating func readPerlGroup(at index: Int) throws(RegexpFailure) -> Int {
    func has(_ byte: UInt8, _ offset: Int) -> Bool {
      index + offset < bytes.count && bytes[index + offset] == byte
    }
    let less = UInt8(ascii: "<")
    let isDotNet = has(less, 2) && index + 3 < bytes.count
    if isDotNet || (has(UInt8(ascii: "P"), 2) && has(less, 3) && index + 4 < bytes.count) {
      return try readName(from: index, at: index + (isDotNet ? 3 : 4))
    }
    var end = index + 2
    var isNegated = false
    var sawFlag = false
    loop: while end < bytes.count {
      let (letter, width) = try rune(at: end, end: bytes.count)
      end += width
      switch letter {
      case UInt32(UInt8(ascii: "i")), UInt32(UInt8(ascii: "m")), UInt32(UInt8(ascii: "s")), UInt32(UInt8(ascii: "U")):
        sawFlag = true
      case UInt32(UInt8(ascii: "-")):
        if isNegated { break loop }
        isNegated = true
        sawFlag = false
      case UInt32(UInt8(ascii: ":")), UInt32(UInt8(ascii: ")")):
        if isNegated, !sawFlag { break loop }
        if letter == UInt32(UInt8(ascii: ":")) { openPlainGroup() }
        copy(index..<end)
        return end
      default: break loop
      }
    }
    throw failure(.invalidPerlSyntax, index..<end)
  }

  private mutating func readName(from index: Int, at start: Int) throws(RegexpFailure) -> Int {
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
      try checkUTF8(index..<bytes.count)
      throw failure(.invalidNamedCapture, index..<bytes.count)
    }
    try checkUTF8(start..<end)
    let isName = bytes[start..<end].allSatisfy { Runes.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
    guard start < end, isName else { throw failure(.invalidNamedCapture, index..<end + 1) }
    openNamedGroup(pattern[start..<end])
    return end + 1
  }

  func checkUTF8(_ range: Range<Int>) throws(RegexpFailure) {
    let bad = bytes[range].withUnsafeBufferPointer { Runes.firstInvalid(in: $0) }
    if let bad { throw failure(.invalidUTF8, range.lowerBound + bad..<range.upperBound) }
  }
}
