import ValueTree

extension TOMLParser {
  /// A value, after blanks.
  ///
  /// - Parameter isInArray: whether an array holds the value directly.
  mutating func readValue(isInArray: Bool) throws(CodingFailure) -> Value {
    try skipBlanks()
    let start = scanner.place
    let rune = try take()
    switch rune {
    case 0x30...0x39: return try readNumberOrTime(from: start, rune)
    case UInt32(UInt8(ascii: "[")): return try nested { parser throws(CodingFailure) in try parser.readArray() }
    case UInt32(UInt8(ascii: "{")):
      return try nested { parser throws(CodingFailure) in try parser.readInlineTable(isInArray: isInArray) }
    case UInt32(UInt8(ascii: "\"")):
      if try acceptTwo(UInt8(ascii: "\"")) { return .string(try readLongBasicString()) }
      return .string(try readBasicString())
    case UInt32(UInt8(ascii: "'")):
      if try acceptTwo(UInt8(ascii: "'")) { return .string(try readLongRawString()) }
      return .string(try readRawString())
    case UInt32(UInt8(ascii: ".")): throw failure("floats must start with a digit, not '.'")
    case UInt32(UInt8(ascii: "-")), UInt32(UInt8(ascii: "+")): return try readSigned(from: start)
    case UInt32(UInt8(ascii: "i")), UInt32(UInt8(ascii: "n")):
      if try acceptsInfinityOrNaN() { return try float(from: start) }
      scanner.back(to: max(scanner.place - 1, start))
      return try readWord(from: start)
    case TOMLScanner.end: throw failure("unexpected EOF; expected value", after: rune)
    case UInt32(UInt8(ascii: "\n")): throw failureBefore("expected value but found \(quoted(rune)) instead")
    default:
      guard GoUnicode.isLetter(rune) else {
        throw failure("expected value but found \(quoted(rune)) instead")
      }
      scanner.back()
      return try readWord(from: start)
    }
  }

  /// - Quirk: after the first letter of `inf` or `nan`, two more in any of the orders that the library tries.
  private mutating func acceptsInfinityOrNaN() throws(CodingFailure) -> Bool {
    if try accept(UInt8(ascii: "n")) {
      if try accept(UInt8(ascii: "f")) { return true }
    }
    if try accept(UInt8(ascii: "a")) {
      if try accept(UInt8(ascii: "n")) { return true }
    }
    return false
  }

  /// Takes two more quotes, or none.
  private mutating func acceptTwo(_ quote: UInt8) throws(CodingFailure) -> Bool {
    let place = scanner.place
    if try accept(quote) {
      if try accept(quote) { return true }
      scanner.back(to: place)
    }
    return false
  }

  /// `true` or `false`.
  ///
  /// - Quirk: `nature` is refused as `ature`, because the letters of `nan` are gone by then.
  private mutating func readWord(from start: Int) throws(CodingFailure) -> Value {
    let place = scanner.place
    while GoUnicode.isLetter(try peek()) { _ = try take() }
    let word = scanner.text(from: place)
    if word == "true" { return .bool(true) }
    if word == "false" { return .bool(false) }
    throw failure("expected value but found \(quoted(word)) instead")
  }

  private mutating func nested(
    _ read: (inout TOMLParser) throws(CodingFailure) -> Value
  ) throws(CodingFailure) -> Value {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw failure("arrays and inline tables are nested deeper than \(Self.deepest)") }
    return try read(&self)
  }

  /// Where the library would go on until memory ends.
  static var deepest: Int { 1000 }
}

// MARK: - Arrays and inline tables

extension TOMLParser {
  private mutating func readArray() throws(CodingFailure) -> Value {
    tables.note(tables.currentKey, isArray: true)
    var items: [Value] = []
    while true {
      let rune = try takeAfterSpace()
      if rune == UInt32(UInt8(ascii: "]")) { break }
      if rune == UInt32(UInt8(ascii: ",")) { throw failure("unexpected comma") }
      scanner.back()
      items.append(try readValue(isInArray: true))
      let next = try takeAfterSpace()
      if next == UInt32(UInt8(ascii: "]")) { break }
      if next != UInt32(UInt8(ascii: ",")) {
        throw failure("expected a comma (',') or array terminator (']'), but got \(named(next))", after: next)
      }
    }
    return .list(List(items))
  }

  /// - Quirk: the entries are defined both in the document's tables, where keys may clash, and in the value.
  private mutating func readInlineTable(isInArray: Bool) throws(CodingFailure) -> Value {
    let outer = (tables.context, tables.currentKey)
    try define { tables throws(TOMLTables.Conflict) in try tables.enterInline(isInArray: isInArray) }
    let map = Map()
    while true {
      let rune = try takeAfterSpace()
      if rune == UInt32(UInt8(ascii: "}")) { break }
      if rune == UInt32(UInt8(ascii: ",")) { throw failure("unexpected comma") }
      scanner.back()
      let pair = try readPair()
      try set(pair.key, to: pair.value, in: map)
      let next = try takeAfterSpace()
      if next == UInt32(UInt8(ascii: "}")) { break }
      if next != UInt32(UInt8(ascii: ",")) {
        throw failure(
          "expected a comma or an inline table terminator '}', but got \(named(next)) instead", after: next)
      }
    }
    (tables.context, tables.currentKey) = outer
    return .map(map)
  }

  private mutating func set(_ key: [ByteString], to value: Value, in map: Map) throws(CodingFailure) {
    var table = map
    for part in key.dropLast() {
      if tables.entries.value(of: part, in: table) == nil { tables.entries.set(part, to: .map(Map()), in: table) }
      guard case .map(let inner)? = tables.entries.value(of: part, in: table) else {
        throw failure("\(quoted(TOMLKey.text(tables.context))) is not a table", line: tables.keyLine)
      }
      table = inner
    }
    tables.entries.set(key[key.count - 1], to: value, in: table)
  }

  /// The next rune that is no space, line feed or comment.
  private mutating func takeAfterSpace() throws(CodingFailure) -> UInt32 {
    while true {
      let rune = try take()
      switch rune {
      case 0x09, 0x20, 0x0A, 0x0D: continue
      case UInt32(UInt8(ascii: "#")): try skipComment()
      default: return rune
      }
    }
  }
}
