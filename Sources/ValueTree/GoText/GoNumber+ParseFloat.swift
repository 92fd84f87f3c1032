extension GoNumber {
  /// `strconv.ParseFloat(text, 64)`: decimal and hexadecimal, inf and nan, underscores between digits.
  package static func parseFloat(_ text: ByteString) -> Result<Double, ParseFailure> {
    text.withBytes { bytes in
      if let special = specialFloat(bytes) { return .success(special) }
      guard let literal = FloatLiteral(bytes) else { return .failure(.syntax) }
      let magnitude = literal.magnitude(bytes)
      if magnitude.isInfinite { return .failure(.range) }
      return .success(literal.isNegative ? -magnitude : magnitude)
    }
  }

  /// `inf`, `infinity` (with a sign or not) and `nan`, in any case.
  private static func specialFloat(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let first = bytes.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let hasSign = isNegative || first == UInt8(ascii: "+")
    // Nearly all texts are turned away here.
    guard bytes.count <= 9, bytes.count > 2, bytes[hasSign ? 1 : 0] >= UInt8(ascii: "I") else { return nil }
    let word = bytes.dropFirst(hasSign ? 1 : 0).map { $0 | 0x20 }
    if word == Array("inf".utf8) || word == Array("infinity".utf8) { return isNegative ? -.infinity : .infinity }
    return !hasSign && word == Array("nan".utf8) ? .nan : nil
  }
}

/// A number as written: its first significant digits and where the point stands.
private struct FloatLiteral {
  var isNegative = false
  var isHexadecimal = false
  /// The first 19 significant digits (16 when hexadecimal).
  var significand: UInt64 = 0
  /// Whether further digits that are not zero follow.
  var isCut = false
  /// The power of 10 (of 2 when hexadecimal) that `significand` is multiplied by.
  var exponent = 0

  /// Reads all of `bytes`, or is nil when they are no number.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      index = 1
    }
    if index + 2 < bytes.count, bytes[index] == UInt8(ascii: "0"), bytes[index + 1] | 0x20 == UInt8(ascii: "x") {
      isHexadecimal = true
      index += 2
    }
    var hasUnderscores = false
    guard readDigits(bytes, &index, &hasUnderscores) else { return nil }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: isHexadecimal ? "p" : "e") {
      index += 1
      guard let written = Self.readExponent(bytes, &index, &hasUnderscores) else { return nil }
      exponent += written
    } else if isHexadecimal {
      return nil
    }
    guard index == bytes.count else { return nil }
    if hasUnderscores, !GoNumber.underscoresAreBetweenDigits(bytes) { return nil }
  }

  private mutating func readDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ hasUnderscores: inout Bool
  ) -> Bool {
    let radix: UInt8 = isHexadecimal ? 16 : 10
    let room = isHexadecimal ? 16 : 19
    let step = isHexadecimal ? 4 : 1
    var kept = 0
    var sawPoint = false
    var sawDigit = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "_") {
        hasUnderscores = true
      } else if byte == UInt8(ascii: "."), !sawPoint {
        sawPoint = true
      } else if let digit = GoNumber.digitValue(byte), digit < radix {
        sawDigit = true
        if kept == room {
          if digit != 0 { isCut = true }
          if !sawPoint { exponent += step }
        } else {
          if kept > 0 || digit != 0 {
            kept += 1
            significand = significand &* UInt64(radix) &+ UInt64(digit)
          }
          if sawPoint { exponent -= step }
        }
      } else {
        break
      }
      index += 1
    }
    return sawDigit
  }

  /// The exponent; a number of many digits is cut near 100000, as in Go.
  private static func readExponent(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ hasUnderscores: inout Bool
  ) -> Int? {
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < bytes.count, let first = GoNumber.digitValue(bytes[index]), first < 10 else { return nil }
    var exponent = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "_") {
        hasUnderscores = true
      } else if let digit = GoNumber.digitValue(bytes[index]), digit < 10 {
        if exponent < 10000 { exponent = exponent * 10 + Int(digit) }
      } else {
        break
      }
      index += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// The nearest `Double` without its sign, ties to even.
  func magnitude(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    if isHexadecimal { return hexadecimalMagnitude }
    if significand == 0 { return 0 }
    if !isCut, significand < 1 << 53, (-22...22).contains(exponent) {
      // Both factors are exact, so one operation rounds once.
      let power = Self.powersOfTen[abs(exponent)]
      return exponent < 0 ? Double(significand) / power : Double(significand) * power
    }
    return Double(plainText(bytes)) ?? .nan
  }

  /// The digits without sign, underscores and point, and the exponent that belongs to them.
  private func plainText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if !isCut { return "\(significand)e\(exponent)" }
    var digits: [UInt8] = []
    for byte in bytes {
      if byte | 0x20 == UInt8(ascii: "e") { break }
      if let digit = GoNumber.digitValue(byte), digit != 0 || !digits.isEmpty { digits.append(byte) }
    }
    return String(decoding: digits, as: UTF8.self) + "e\(exponent - (digits.count - 19))"
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]

  private var hexadecimalMagnitude: Double {
    guard significand != 0 else { return 0 }
    // The top bit goes to bit 63; then `top` is the exponent of that bit.
    let shift = significand.leadingZeroBitCount
    let bits = significand << UInt64(shift)
    let top = exponent - shift + 63
    if top > 1023 { return .infinity }
    // A subnormal number keeps fewer bits.
    let kept = min(53, 53 - (-1022 - top))
    if kept < 0 { return 0 }
    let dropped = UInt64(64 - kept)
    var result = kept == 0 ? 0 : bits >> dropped
    let half = UInt64(1) << (dropped - 1)
    let rest = kept == 0 ? bits : bits & ((half << 1) - 1)
    if rest > half || (rest == half && (isCut || result & 1 == 1)) { result += 1 }
    return Double(sign: .plus, exponent: top - kept + 1, significand: Double(result))
  }
}
