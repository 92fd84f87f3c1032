extension GoNumber {
  /// `strconv.FormatFloat(value, format, precision, bits)`; format is one of `e E f g G b x X`, precision -1 the
  /// shortest that reads back as the same number.
  package static func append(
    _ value: Double, format: UInt8, precision: Int, bits: Int = 64, to output: inout [UInt8]
  ) {
    if !value.isFinite {
      output.append(contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf").utf8)
      return
    }
    switch format {
    case UInt8(ascii: "b"): appendBinary(value, bits: bits, to: &output)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      appendHexadecimal(value, isUpper: format == UInt8(ascii: "X"), precision: precision, to: &output)
    default:
      if value.sign == .minus { output.append(UInt8(ascii: "-")) }
      let magnitude = value.magnitude
      if precision < 0 || magnitude == 0 {
        appendShortest(magnitude, format: format, precision: precision, bits: bits, to: &output)
      } else {
        let digits = ExactDecimal(magnitude).rounded(format: format, precision: precision)
        digits.bytes.withUnsafeBufferPointer {
          let layout = DecimalLayout(digits: $0, point: digits.point)
          layout.append(format: format, precision: precision, isShortest: false, to: &output)
        }
      }
    }
  }

  private static func appendShortest(
    _ magnitude: Double, format: UInt8, precision: Int, bits: Int, to output: inout [UInt8]
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { room in
      let (count, point) = shortestDigits(magnitude, bits: bits, into: room)
      let layout = DecimalLayout(digits: UnsafeBufferPointer(rebasing: room[..<count]), point: point)
      let isShortest = precision < 0
      var digitsAfter = precision
      if isShortest {
        switch format | 0x20 {
        case UInt8(ascii: "e"): digitsAfter = max(count - 1, 0)
        case UInt8(ascii: "f"): digitsAfter = max(count - point, 0)
        default: digitsAfter = count
        }
      }
      layout.append(format: format, precision: digitsAfter, isShortest: isShortest, to: &output)
    }
  }

  /// Writes the fewest digits that tell `magnitude` from its neighbours, without zeros at either end.
  ///
  /// - Returns: how many, and how many of them stand before the point; of zero there are none.
  private static func shortestDigits(
    _ magnitude: Double, bits: Int, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, point: Int) {
    // Not `rounded()`, which would want libm.
    if magnitude < 1e15, bits == 64, Double(UInt64(magnitude)) == magnitude {
      return integerDigits(UInt64(magnitude), into: room)
    }
    var text = bits == 32 ? Float(magnitude).description : magnitude.description
    return text.withUTF8 { rearrange($0, into: room) }
  }

  private static func integerDigits(
    _ number: UInt64, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, point: Int) {
    if number == 0 { return (0, 0) }
    var length = 1
    var power: UInt64 = 10
    while power <= number {
      length += 1
      power *= 10
    }
    var rest = number
    for place in stride(from: length - 1, through: 0, by: -1) {
      room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    var count = length
    while room[count - 1] == UInt8(ascii: "0") { count -= 1 }
    return (count, length)
  }

  /// Takes the digits out of Swift's own form of a number: `12.5`, `1e-07`, `1.25e+20`.
  private static func rearrange(
    _ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> (count: Int, point: Int) {
    var count = 0
    var point = 0
    var sawPoint = false
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: "e") {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: ".") {
        sawPoint = true
      } else if byte == UInt8(ascii: "0"), count == 0 {
        if sawPoint { point -= 1 }
      } else {
        room[count] = byte
        count += 1
        if !sawPoint { point += 1 }
      }
    }
    if index < text.count {
      let isNegative = text[index + 1] == UInt8(ascii: "-")
      var exponent = 0
      for byte in text[(index + 1)...] where byte >= UInt8(ascii: "0") {
        exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
      }
      point += isNegative ? -exponent : exponent
    }
    while count > 0, room[count - 1] == UInt8(ascii: "0") { count -= 1 }
    return (count, count == 0 ? 0 : point)
  }
}

/// Decimal digits and where the point stands, and the ways to write them.
private struct DecimalLayout {
  /// Without zeros at either end; none for zero.
  let digits: UnsafeBufferPointer<UInt8>
  /// How many digits stand before the point; may be negative or beyond the end.
  let point: Int

  func append(format: UInt8, precision: Int, isShortest: Bool, to output: inout [UInt8]) {
    switch format {
    case UInt8(ascii: "e"), UInt8(ascii: "E"): appendExponential(precision, letter: format, to: &output)
    case UInt8(ascii: "f"), UInt8(ascii: "F"): appendPlain(precision, to: &output)
    default:
      let precision = precision == 0 && !isShortest && !digits.isEmpty ? 1 : precision
      var threshold = precision
      if threshold > digits.count, digits.count >= point { threshold = digits.count }
      if isShortest { threshold = 6 }
      let exponent = point - 1
      if exponent < -4 || exponent >= threshold {
        appendExponential(min(precision, digits.count) - 1, letter: format - 2, to: &output)
      } else {
        appendPlain(max((precision > point ? digits.count : precision) - point, 0), to: &output)
      }
    }
  }

  /// `-d.ddde±dd`
  private func appendExponential(_ precision: Int, letter: UInt8, to output: inout [UInt8]) {
    output.append(digits.first ?? UInt8(ascii: "0"))
    if precision > 0 {
      output.append(UInt8(ascii: "."))
      let count = min(digits.count, precision + 1)
      if count > 1 { output.append(contentsOf: digits[1..<count]) }
      appendZeros(precision + 1 - max(count, 1), to: &output)
    }
    output.append(letter)
    let exponent = digits.isEmpty ? 0 : point - 1
    output.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    if abs(exponent) < 10 { output.append(UInt8(ascii: "0")) }
    GoNumber.append(UInt64(abs(exponent)), to: &output)
  }

  /// `-ddd.ddd`
  private func appendPlain(_ precision: Int, to output: inout [UInt8]) {
    if point > 0 {
      let count = min(digits.count, point)
      output.append(contentsOf: digits[..<count])
      appendZeros(point - count, to: &output)
    } else {
      output.append(UInt8(ascii: "0"))
    }
    guard precision > 0 else { return }
    output.append(UInt8(ascii: "."))
    let zeros = min(precision, max(-point, 0))
    appendZeros(zeros, to: &output)
    let start = min(max(point, 0), digits.count)
    let count = min(precision - zeros, digits.count - start)
    output.append(contentsOf: digits[start..<(start + count)])
    appendZeros(precision - zeros - count, to: &output)
  }

  private func appendZeros(_ count: Int, to output: inout [UInt8]) {
    if count > 0 { output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count)) }
  }
}

extension GoNumber {
  /// The significand and exponent of a float of `bits` bits as the hardware keeps them: significand · 2^exponent.
  private static func parts(_ magnitude: Double, bits: Int) -> (significand: UInt64, exponent: Int) {
    if bits == 32 {
      let pattern = Float(magnitude).bitPattern
      let exponent = Int(pattern >> 23)
      let fraction = UInt64(pattern & 0x7F_FFFF)
      return exponent == 0 ? (fraction, -149) : (fraction | 1 << 23, exponent - 150)
    }
    let exponent = Int(magnitude.exponentBitPattern)
    let fraction = magnitude.significandBitPattern
    return exponent == 0 ? (fraction, -1074) : (fraction | 1 << 52, exponent - 1075)
  }

  /// `-ddddp±dd`: the significand in base 10 and the power of two.
  private static func appendBinary(_ value: Double, bits: Int, to output: inout [UInt8]) {
    let (significand, exponent) = parts(value.magnitude, bits: bits)
    if value.sign == .minus { output.append(UInt8(ascii: "-")) }
    append(significand, to: &output)
    output.append(UInt8(ascii: "p"))
    if exponent >= 0 { output.append(UInt8(ascii: "+")) }
    append(Int64(exponent), to: &output)
  }

  /// `-0x1.hhhp±dd`
  private static func appendHexadecimal(
    _ value: Double, isUpper: Bool, precision: Int, to output: inout [UInt8]
  ) {
    var (significand, exponent) = parts(value.magnitude, bits: 64)
    exponent += 52
    if significand == 0 { exponent = 0 }
    if significand != 0 {
      // The leading 1 goes to bit 60, so that 15 hexadecimal digits follow it.
      let shift = significand.leadingZeroBitCount - 3
      significand <<= UInt64(shift)
      exponent -= shift - 8
    }
    if precision >= 0, precision < 15 {
      let dropped = UInt64(60 - 4 * precision)
      let half = UInt64(1) << (dropped - 1)
      let rest = significand & (half << 1 - 1)
      significand >>= dropped
      if rest > half || (rest == half && significand & 1 == 1) { significand += 1 }
      significand <<= dropped
      if significand >> 61 != 0 {
        significand >>= 1
        exponent += 1
      }
    }
    if value.sign == .minus { output.append(UInt8(ascii: "-")) }
    output.append(contentsOf: (isUpper ? "0X" : "0x").utf8)
    output.append(UInt8(ascii: "0") + UInt8(significand >> 60))
    var fraction = significand << 4
    if precision < 0 ? fraction != 0 : precision > 0 { output.append(UInt8(ascii: ".")) }
    var count = 0
    while precision < 0 ? fraction != 0 : count < precision {
      append(fraction >> 60, base: 16, isUpper: isUpper, to: &output)
      fraction <<= 4
      count += 1
    }
    output.append(UInt8(ascii: isUpper ? "P" : "p"))
    output.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    if abs(exponent) < 10 { output.append(UInt8(ascii: "0")) }
    append(UInt64(abs(exponent)), to: &output)
  }
}
