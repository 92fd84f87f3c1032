extension FormatPrinter {
  /// Prints an integer; `owner` is the value that a mark of a wrong verb shows.
  mutating func printInteger(_ bits: Int64, isSigned: Bool, verb: UInt32, owner: Value) {
    let pattern = UInt64(bitPattern: bits)
    switch verb {
    case Verb.v where flags.isGoSyntax && !isSigned: printPrefixed(pattern)
    case Verb.v, Verb.d: printDigits(pattern, base: 10, isSigned: isSigned, verb: verb)
    case Verb.b: printDigits(pattern, base: 2, isSigned: isSigned, verb: verb)
    case Verb.o, Verb.O: printDigits(pattern, base: 8, isSigned: isSigned, verb: verb)
    case Verb.x, Verb.X: printDigits(pattern, base: 16, isSigned: isSigned, verb: verb)
    case Verb.c:
      var character: [UInt8] = []
      Runes.append(codePoint(pattern), to: &character)
      appendPadded(character)
    case Verb.q:
      var quoted: [UInt8] = []
      GoQuote.appendRune(codePoint(pattern), isASCII: flags.plus, to: &quoted)
      appendPadded(quoted)
    case Verb.U: printCodePoint(pattern)
    default: printBadVerb(owner, verb)
    }
  }

  private func codePoint(_ number: UInt64) -> UInt32 {
    number > 0x10FFFF ? Runes.replacement : UInt32(truncatingIfNeeded: number)
  }

  /// `0x` and the digits, or with `isPrefixed` false the digits alone.
  mutating func printPrefixed(_ number: UInt64, isPrefixed: Bool = true) {
    let sharp = flags.sharp
    flags.sharp = isPrefixed
    printDigits(number, base: 16, isSigned: false, verb: Verb.v)
    flags.sharp = sharp
  }

  private mutating func printDigits(_ bits: UInt64, base: UInt64, isSigned: Bool, verb: UInt32) {
    let isNegative = isSigned && bits >> 63 == 1
    let number = isNegative ? 0 &- bits : bits
    var least = 0
    if let precision = flags.precision {
      if precision == 0, number == 0 {
        appendPadding(flags.width ?? 0, allowsZeros: false)
        return
      }
      least = precision
    } else if flags.zero, !flags.minus, let width = flags.width {
      least = isNegative || flags.plus || flags.space ? width - 1 : width
    }
    var digits: [UInt8] = []
    GoNumber.append(number, base: base, isUpper: verb == Verb.X, to: &digits)

    var text: [UInt8] = []
    text.reserveCapacity(max(least, digits.count) + 4)
    if isNegative {
      text.append(UInt8(ascii: "-"))
    } else if flags.plus {
      text.append(UInt8(ascii: "+"))
    } else if flags.space {
      text.append(UInt8(ascii: " "))
    }
    if verb == Verb.O { text.append(contentsOf: "0o".utf8) }
    let zeros = max(least - digits.count, 0)
    if flags.sharp {
      switch base {
      case 2: text.append(contentsOf: "0b".utf8)
      case 8 where zeros == 0 && digits[0] != UInt8(ascii: "0"): text.append(UInt8(ascii: "0"))
      case 16: text.append(contentsOf: (verb == Verb.X ? "0X" : "0x").utf8)
      default: break
      }
    }
    text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: zeros))
    text.append(contentsOf: digits)
    appendPadded(text, allowsZeros: false)
  }

  /// `U+0078`, and with `#` also the character: `U+0078 'x'`.
  private mutating func printCodePoint(_ number: UInt64) {
    var digits: [UInt8] = []
    GoNumber.append(number, base: 16, isUpper: true, to: &digits)
    var text = Array("U+".utf8)
    let least = max(flags.precision ?? 4, 4)
    text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(least - digits.count, 0)))
    text.append(contentsOf: digits)
    if flags.sharp, number <= 0x10FFFF, GoUnicode.isPrintable(UInt32(number)) {
      text.append(contentsOf: " '".utf8)
      Runes.append(UInt32(number), to: &text)
      text.append(UInt8(ascii: "'"))
    }
    appendPadded(text, allowsZeros: false)
  }

  mutating func printFloat(_ number: Double, verb: UInt32) {
    switch verb {
    case Verb.v: printFloat(number, format: UInt8(ascii: "g"), precision: -1)
    case Verb.b, Verb.g, Verb.G, Verb.x, Verb.X:
      printFloat(number, format: UInt8(truncatingIfNeeded: verb), precision: -1)
    case Verb.f, Verb.e, Verb.E: printFloat(number, format: UInt8(truncatingIfNeeded: verb), precision: 6)
    case Verb.F: printFloat(number, format: UInt8(ascii: "f"), precision: 6)
    default: printBadVerb(.float(number), verb)
    }
  }

  /// `(1+2i)`: the second part always with its sign.
  mutating func printComplex(_ object: any GoObject, verb: UInt32) {
    switch verb {
    case Verb.v, Verb.b, Verb.g, Verb.G, Verb.x, Verb.X, Verb.f, Verb.F, Verb.e, Verb.E: break
    default: return printBadVerb(.object(object), verb)
    }
    let plus = flags.plus
    append("(")
    for part in object.fields {
      if case .float(let number) = part.value { printFloat(number, verb: verb) }
      flags.plus = true
    }
    append("i)")
    flags.plus = plus
  }

  private mutating func printFloat(_ number: Double, format: UInt8, precision usual: Int) {
    let precision = flags.precision ?? usual
    if precision >= 0 { exactFloats += 1 }
    var sign = UInt8(ascii: number.sign == .minus && !number.isNaN ? "-" : "+")
    if flags.space, !flags.plus, sign == UInt8(ascii: "+") { sign = UInt8(ascii: " ") }
    var digits: [UInt8] = []
    GoNumber.append(number.isNaN ? number : number.magnitude, format: format, precision: precision, to: &digits)
    if !number.isFinite {
      if number.isInfinite { digits = Array("Inf".utf8) }
      // An infinity always shows its sign, NaN when asked.
      let showsSign = number.isInfinite || flags.plus || flags.space
      appendPadded(showsSign ? [sign] + digits : digits, allowsZeros: false)
      return
    }
    if flags.sharp, format != UInt8(ascii: "b") { keepPoint(&digits, format: format, precision: precision) }
    guard flags.plus || sign != UInt8(ascii: "+") else {
      appendPadded(digits)
      return
    }
    if flags.zero, !flags.minus, let width = flags.width, width > digits.count + 1 {
      output.append(sign)
      appendPadding(width - digits.count - 1)
      output.append(contentsOf: digits)
    } else {
      appendPadded([sign] + digits)
    }
  }

  /// What `#` asks for: always a decimal point, and with `%g` and `%x` the zeros at the end.
  private func keepPoint(_ digits: inout [UInt8], format: UInt8, precision: Int) {
    let isHexadecimal = format | 0x20 == UInt8(ascii: "x")
    let markers = Array((isHexadecimal ? "pP" : "eE").utf8)
    let end = digits.firstIndex { markers.contains($0) } ?? digits.count
    let tail = Array(digits[end...])
    digits.removeLast(digits.count - end)
    var missing = 0
    if format | 0x20 == UInt8(ascii: "g") || format == UInt8(ascii: "x") { missing = precision < 0 ? 6 : precision }
    let significant = digits.drop { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    missing -= significant.count { $0 != UInt8(ascii: ".") }
    if !digits.contains(UInt8(ascii: ".")) {
      if digits == [UInt8(ascii: "0")] { missing -= 1 }
      digits.append(UInt8(ascii: "."))
    }
    if missing > 0 { digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing)) }
    digits.append(contentsOf: tail)
  }
}
