import ValueTree

extension PatternTranslator {
  /// Reads the class `[…]` at `index`.
  ///
  /// - Source: Go 1.26.6, `regexp/syntax`, `parseClass`.
  mutating func readClass(at index: Int) throws(RegexpFailure) -> Int {
    var position = index + 1
    if has(UInt8(ascii: "^"), at: position) { position += 1 }
    copy(index..<position)
    var isFirst = true
    while isFirst || !has(UInt8(ascii: "]"), at: position) {
      isFirst = false
      position = try readMember(at: position, of: index)
    }
    output.append(UInt8(ascii: "]"))
    try push(.atom)
    return position + 1
  }

  private func has(_ byte: UInt8, at index: Int) -> Bool { index < bytes.count && bytes[index] == byte }

  /// Reads a range, a character or a named class at `position` in the class that begins at `start`.
  private mutating func readMember(at position: Int, of start: Int) throws(RegexpFailure) -> Int {
    if has(UInt8(ascii: "["), at: position), has(UInt8(ascii: ":"), at: position + 1), position + 2 < bytes.count,
      let end = try readNamedClass(at: position)
    {
      return end
    }
    if has(UInt8(ascii: "\\"), at: position), position + 1 < bytes.count {
      switch bytes[position + 1] {
      case UInt8(ascii: "p"), UInt8(ascii: "P"):
        let (unicodeClass, end) = try readUnicodeClass(at: position)
        output += Array(unicodeClass.member.utf8)
        return end
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
        UInt8(ascii: "W"):
        copy(position..<position + 2)
        return position + 2
      default: break
      }
    }
    let (low, afterLow) = try readMemberRune(at: position, of: start)
    write(low)
    let isRange =
      has(UInt8(ascii: "-"), at: afterLow) && afterLow + 1 < bytes.count
      && bytes[afterLow + 1] != UInt8(ascii: "]")
    guard isRange else { return afterLow }
    let (high, end) = try readMemberRune(at: afterLow + 1, of: start)
    if high < low { throw failure(.invalidCharacterRange, position..<end) }
    output.append(UInt8(ascii: "-"))
    write(high)
    return end
  }

  private func readMemberRune(at index: Int, of start: Int) throws(RegexpFailure) -> (rune: UInt32, end: Int) {
    guard index < bytes.count else { throw failure(.missingBracket, start..<bytes.count) }
    if bytes[index] == UInt8(ascii: "\\") { return try readEscape(at: index) }
    let (value, width) = try rune(at: index, end: bytes.count)
    return (value, index + width)
  }

  /// Reads `[:alpha:]` at `index`; nil when the bracket is only a bracket.
  private mutating func readNamedClass(at index: Int) throws(RegexpFailure) -> Int? {
    var end = index + 2
    while end + 1 < bytes.count, bytes[end] != UInt8(ascii: ":") || bytes[end + 1] != UInt8(ascii: "]") { end += 1 }
    guard end + 1 < bytes.count else { return nil }
    let name = pattern[index + 2..<end].string
    guard Self.posixNames.contains(name.hasPrefix("^") ? String(name.dropFirst()) : name) else {
      throw failure(.invalidCharacterRange, index..<end + 2)
    }
    copy(index..<end + 2)
    return end + 2
  }

  private static let posixNames: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
  ]

  /// Reads `\pL`, `\p{Greek}` or `\P{^Greek}` at `index`.
  func readUnicodeClass(at index: Int) throws(RegexpFailure) -> (UnicodeClass, end: Int) {
    guard index + 2 < bytes.count else {
      // Go decodes the empty rest as U+FFFD of no width, finds no class of that name, and blames `\p`.
      throw failure(.invalidCharacterRange, index..<bytes.count)
    }
    let (letter, width) = try rune(at: index + 2, end: bytes.count)
    var name = index + 2..<index + 2 + width
    var end = name.upperBound
    if letter == UInt32(UInt8(ascii: "{")) {
      guard let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else {
        try checkUTF8(index..<bytes.count)
        throw failure(.invalidCharacterRange, index..<bytes.count)
      }
      name = index + 3..<close
      end = close + 1
      try checkUTF8(name)
    }
    var isNegated = bytes[index + 1] == UInt8(ascii: "P")
    if let first = name.first, bytes[first] == UInt8(ascii: "^") {
      isNegated.toggle()
      name = name.dropFirst()
    }
    guard let found = UnicodeClass(named: bytes[name], isNegated: isNegated) else {
      throw failure(.invalidCharacterRange, index..<end)
    }
    return (found, end)
  }
}
