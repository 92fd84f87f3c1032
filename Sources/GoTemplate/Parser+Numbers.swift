import ValueTree

extension Parser {
  /// A number literal under every type that can hold it.
  ///
  /// - Source: Go 1.26, `text/template/parse/node.go`, `newNumber`.
  func numberConstant(_ token: Token) throws(ParseFailure) -> NumberConstant {
    let literal = slice(token)
    var constant = NumberConstant()
    switch token.kind {
    case .charConstant:
      let rune = try runeConstant(literal)
      constant.int = Int64(rune)
      constant.unsigned = UInt64(rune)
      constant.float = Double(rune)
      (constant.isInt, constant.isUnsigned, constant.isFloat) = (true, true, true)
      return constant
    case .complex: return try complexConstant(literal)
    default: break
    }
    if literal.bytes.last == UInt8(ascii: "i"),
      case .success(let imaginary) = GoNumber.parseFloat(literal[0..<literal.count - 1])
    {
      constant.imaginary = imaginary
      simplifyComplex(&constant)
      return constant
    }
    let unsigned = GoNumber.parseUnsigned(literal, base: 0)
    if case .success(let value) = unsigned {
      constant.isUnsigned = true
      constant.unsigned = value
    }
    if case .success(let value) = GoNumber.parseInt(literal, base: 0) {
      constant.isInt = true
      constant.int = value
      if value == 0 { constant.isUnsigned = true }
    }
    if constant.isInt || constant.isUnsigned {
      constant.isFloat = true
      constant.float = constant.isInt ? Double(constant.int) : Double(constant.unsigned)
      return constant
    }
    return try floatConstant(literal, token)
  }

  private func floatConstant(_ literal: ByteString, _ token: Token) throws(ParseFailure) -> NumberConstant {
    var constant = NumberConstant()
    guard case .success(let value) = GoNumber.parseFloat(literal) else {
      throw failure(GoFormat.sprintf("illegal number syntax: %q", [.string(literal)]), .token, at: token)
    }
    if !literal.bytes.contains(where: { ".eEpP".utf8.contains($0) }) {
      throw failure(GoFormat.sprintf("integer overflow: %q", [.string(literal)]))
    }
    constant.isFloat = true
    constant.float = value
    extractIntegers(from: value, into: &constant)
    return constant
  }

  private func extractIntegers(from value: Double, into constant: inout NumberConstant) {
    if let int = Int64(exactly: value) {
      constant.isInt = true
      constant.int = int
    }
    if let unsigned = UInt64(exactly: value) {
      constant.isUnsigned = true
      constant.unsigned = unsigned
    }
  }

  private func simplifyComplex(_ constant: inout NumberConstant) {
    constant.isComplex = true
    guard constant.imaginary == 0 else { return }
    constant.isFloat = true
    constant.float = constant.real
    extractIntegers(from: constant.real, into: &constant)
  }

  /// `1+2i`: the sign of the second part divides them, unless it belongs to an exponent.
  private func complexConstant(_ literal: ByteString) throws(ParseFailure) -> NumberConstant {
    let bytes = literal.bytes
    var split = bytes.count - 1
    while split > 0 {
      let isSign = bytes[split] == UInt8(ascii: "+") || bytes[split] == UInt8(ascii: "-")
      if isSign, !"eEpP".utf8.contains(bytes[split - 1]) { break }
      split -= 1
    }
    guard split > 0, case .success(let real) = GoNumber.parseFloat(literal[0..<split]),
      case .success(let imaginary) = GoNumber.parseFloat(literal[split..<bytes.count - 1])
    else { throw failure("syntax error scanning complex number") }
    var constant = NumberConstant()
    constant.real = real
    constant.imaginary = imaginary
    simplifyComplex(&constant)
    return constant
  }

  private func runeConstant(_ literal: ByteString) throws(ParseFailure) -> UInt32 {
    let character = literal.withBytes { GoQuote.unquoteCharacter($0, at: 1, quote: UInt8(ascii: "'")) }
    guard let character else { throw failure("invalid syntax") }
    guard character.end == literal.count - 1 else {
      throw failure(ByteString(Array("malformed character constant: ".utf8) + literal.bytes), .token)
    }
    return character.rune
  }
}
