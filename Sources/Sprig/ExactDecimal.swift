import TemplateFunctions
import ValueTree

/// A decimal number of any length, as `addf` and its family reckon with.
///
/// - Source: shopspring/decimal 1.4.0, `decimal.go`.
struct ExactDecimal {
  private var isNegative: Bool
  private var magnitude: BigNatural
  /// The value is the magnitude times ten to this power.
  private var exponent: Int

  /// Digits after the point of a quotient.
  private static let precision = 16

  /// The shortest decimal that reads back as `value`.
  ///
  /// - Throws: what Go's library panics with for infinities and NaN.
  init(_ value: Double) throws(FunctionFailure) {
    guard value.isFinite else {
      throw .panic("Cannot create a Decimal from \(GoFormat.text(.float(value)).string)")
    }
    isNegative = value < 0
    var digits: UInt64 = 0
    var exponent = 0
    var scale = 0
    var isAfterPoint = false
    var text = value.magnitude.description[...]
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        isAfterPoint = true
      } else if digits < 1_000_000_000_000_000_000 {
        digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
        scale -= isAfterPoint ? 1 : 0
      } else {
        // More than eighteen digits stand only where zeros fill up to the point.
        scale += isAfterPoint ? 0 : 1
      }
    }
    magnitude = BigNatural(digits)
    self.exponent = exponent + scale
  }

  /// - Unit: nine digits.
  var size: Int { magnitude.limbs.count }

  private init(isNegative: Bool, magnitude: BigNatural, exponent: Int) {
    self.isNegative = isNegative
    self.magnitude = magnitude
    self.exponent = exponent
  }

  /// The nearest float; infinity when none is near.
  var nearestFloat: Double {
    if magnitude.isZero { return 0 }
    let text = ByteString("\(isNegative ? "-" : "")\(magnitude.digits)e\(exponent)")
    switch GoNumber.parseFloat(text) {
    case .success(let value): return value
    case .failure: return isNegative ? -.infinity : .infinity
    }
  }

  func plus(_ other: ExactDecimal) -> ExactDecimal {
    let exponent = min(exponent, other.exponent)
    let left = magnitude.timesPowerOfTen(self.exponent - exponent)
    let right = other.magnitude.timesPowerOfTen(other.exponent - exponent)
    if isNegative == other.isNegative {
      return ExactDecimal(isNegative: isNegative, magnitude: left.plus(right), exponent: exponent)
    }
    if left.compare(to: right) >= 0 {
      return ExactDecimal(isNegative: isNegative, magnitude: left.minus(right), exponent: exponent)
    }
    return ExactDecimal(isNegative: other.isNegative, magnitude: right.minus(left), exponent: exponent)
  }

  func minus(_ other: ExactDecimal) -> ExactDecimal {
    plus(ExactDecimal(isNegative: !other.isNegative, magnitude: other.magnitude, exponent: other.exponent))
  }

  func times(_ other: ExactDecimal) -> ExactDecimal {
    ExactDecimal(
      isNegative: isNegative != other.isNegative, magnitude: magnitude.times(other.magnitude),
      exponent: exponent + other.exponent)
  }

  /// The quotient to sixteen digits after the point, halves away from zero.
  func divided(by other: ExactDecimal) throws(FunctionFailure) -> ExactDecimal {
    if other.magnitude.isZero { throw .panic("decimal division by 0") }
    let shift = exponent - other.exponent + Self.precision
    let dividend = magnitude.timesPowerOfTen(max(shift, 0))
    let divisor = other.magnitude.timesPowerOfTen(max(-shift, 0))
    var (quotient, remainder) = dividend.divided(by: divisor)
    if remainder.plus(remainder).compare(to: divisor) >= 0 { quotient = quotient.plus(BigNatural(1)) }
    return ExactDecimal(
      isNegative: isNegative != other.isNegative, magnitude: quotient, exponent: -Self.precision)
  }
}
