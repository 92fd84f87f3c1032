import ValueTree

extension TOMLParser {
  /// A number or a time, whose first digit was taken at `start`.
  mutating func readNumberOrTime(from start: Int, _ first: UInt32) throws(CodingFailure) -> Value {
    if first == 0x30 {
      switch try peek() {
      case UInt32(UInt8(ascii: "b")): return try readBased(from: start, "a binary") { $0 &- 0x30 < 2 }
      case UInt32(UInt8(ascii: "o")): return try readBased(from: start, "an octal") { $0 &- 0x30 < 8 }
      case UInt32(UInt8(ascii: "x")):
        return try readBased(from: start, "a hexadecimal") {
          TOMLScanner.isDigit($0) || ($0 | 0x20) &- 0x61 < 6
        }
      case 0x30...0x39, UInt32(UInt8(ascii: "_")), UInt32(UInt8(ascii: ".")), UInt32(UInt8(ascii: "e")),
        UInt32(UInt8(ascii: "E")):
        break
      default: return try integer(from: start)
      }
    }
    while TOMLScanner.isDigit(try peek()) { _ = try take() }
    switch try peek() {
    case UInt32(UInt8(ascii: "-")), UInt32(UInt8(ascii: ":")): return try readTime(from: start)
    default: return try readDecimal(from: start)
    }
  }

  /// Behind a sign.
  mutating func readSigned(from start: Int) throws(CodingFailure) -> Value {
    let rune = try take()
    switch rune {
    case UInt32(UInt8(ascii: "i")): return try readSignedWord("nf", from: start)
    case UInt32(UInt8(ascii: "n")): return try readSignedWord("an", from: start)
    case 0x30:
      let base = try peek()
      if [UInt32(UInt8(ascii: "b")), UInt32(UInt8(ascii: "o")), UInt32(UInt8(ascii: "x"))].contains(base) {
        let text = scanner.text(from: start).string
        throw failure("cannot use sign with non-decimal numbers: '\(text)\(shown(base))'")
      }
    case UInt32(UInt8(ascii: ".")): throw failure("floats must start with a digit, not '.'")
    default: break
    }
    if TOMLScanner.isDigit(rune) { return try readDecimal(from: start) }
    throw failure("expected a digit but got \(quoted(rune))", after: rune)
  }

  private mutating func readSignedWord(_ rest: StaticString, from start: Int) throws(CodingFailure) -> Value {
    for index in 0..<rest.utf8CodeUnitCount {
      if try !accept(rest.utf8Start[index]) {
        throw failure("invalid float: '\(scanner.text(from: start).string)'")
      }
    }
    return try float(from: start)
  }

  private mutating func readBased(
    from start: Int, _ name: String, _ isDigit: (UInt32) -> Bool
  ) throws(CodingFailure) -> Value {
    _ = try take()
    let first = try peek()
    if !isDigit(first) {
      throw failure("not \(name) number: '\(scanner.text(from: start).string)\(shown(first))'")
    }
    while case let rune = try peek(), isDigit(rune) || rune == UInt32(UInt8(ascii: "_")) { _ = try take() }
    return try integer(from: start)
  }

  private mutating func readDecimal(from start: Int) throws(CodingFailure) -> Value {
    while case let rune = try peek(), TOMLScanner.isDigit(rune) || rune == UInt32(UInt8(ascii: "_")) {
      _ = try take()
    }
    switch try peek() {
    case UInt32(UInt8(ascii: ".")), UInt32(UInt8(ascii: "e")), UInt32(UInt8(ascii: "E")): break
    default: return try integer(from: start)
    }
    while Self.isFloatRune(try peek()) { _ = try take() }
    return try float(from: start)
  }

  private static func isFloatRune(_ rune: UInt32) -> Bool {
    switch rune {
    case 0x30...0x39, UInt32(UInt8(ascii: "_")), UInt32(UInt8(ascii: ".")), UInt32(UInt8(ascii: "-")),
      UInt32(UInt8(ascii: "+")), UInt32(UInt8(ascii: "e")), UInt32(UInt8(ascii: "E")):
      true
    default: false
    }
  }
}

// MARK: - What the digits stand for

extension TOMLParser {
  private func integer(from start: Int) throws(CodingFailure) -> Value {
    let text = scanner.text(from: start)
    if !Self.hasGoodUnderscores(text) {
      throw failure("Invalid integer \(quoted(text)): underscores must be surrounded by digits")
    }
    if Self.hasLeadingZero(text) { throw failure("Invalid integer \(quoted(text)): cannot have leading zeroes") }
    switch GoNumber.parseInt(text, base: 0) {
    case .success(let number): return .int64(number)
    case .failure: throw failure("\(text.string) is out of range for int64")
    }
  }

  /// Any float-like characters were taken; here they are looked at.
  func float(from start: Int) throws(CodingFailure) -> Value {
    let text = scanner.text(from: start)
    let bytes = text.bytes
    let parts = bytes.split { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    for part in parts where !Self.hasGoodUnderscores(ByteString(part)) {
      throw failure("Invalid float \(quoted(text)): underscores must be surrounded by digits")
    }
    if let first = parts.first, Self.hasLeadingZero(ByteString(first)) {
      throw failure("Invalid float \(quoted(text)): cannot have leading zeroes")
    }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: ".") {
      if index + 1 == bytes.count || !TOMLScanner.isDigit(UInt32(bytes[index + 1])) {
        throw failure("Invalid float \(quoted(text)): '.' must be followed by one or more digits")
      }
    }
    if text == "-nan" { return .float(-Double.nan) }
    if text == "+nan" { return .float(.nan) }
    switch GoNumber.parseFloat(ByteString(bytes.filter { $0 != UInt8(ascii: "_") })) {
    case .success(let number): return .float(number)
    case .failure(.range): throw failure("\(text.string) is out of range for float64")
    case .failure(.syntax): throw failure("Invalid float value: \(quoted(text))")
    }
  }

  /// Whether every underscore has hexadecimal digits on both sides.
  ///
  /// - Quirk: a text that ends in anything but such a digit is refused too.
  private static func hasGoodUnderscores(_ text: ByteString) -> Bool {
    if text == "nan" || text == "inf" || text == "+nan" || text == "-nan" || text == "+inf" || text == "-inf" {
      return true
    }
    var accepts = false
    for byte in text.bytes {
      if byte == UInt8(ascii: "_"), !accepts { return false }
      accepts = TOMLScanner.isDigit(UInt32(byte)) || (byte | 0x20) &- UInt8(ascii: "a") < 6
    }
    return accepts
  }

  private static func hasLeadingZero(_ text: ByteString) -> Bool {
    if text.count > 1, text[0] == UInt8(ascii: "0") {
      return ![UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x")].contains(text[1])
    }
    return text.count > 2 && (text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+"))
      && text[1] == UInt8(ascii: "0")
  }
}
