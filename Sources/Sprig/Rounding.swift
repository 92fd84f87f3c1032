/// `round`: to a number of decimal places, up from a given fraction of the last place.
///
/// - Source: sprig 3.3.0, `numeric.go`, `round`.
/// - Quirk: sprig/math/075: negative numbers round away from zero, since only positive fractions reach the bound.
enum Rounding {
  static func rounded(_ value: Double, places: Int64, from bound: Double) -> Double {
    let power = powerOfTen(Double(places))
    let scaled = power * value
    let fraction = scaled - scaled.rounded(.towardZero)
    return scaled.rounded(fraction >= bound ? .up : .down) / power
  }

  /// Ten to a whole power, with the rounding errors of Go's `math.Pow`.
  static func powerOfTen(_ exponent: Double) -> Double {
    if exponent == 0 { return 1 }
    if exponent == 1 { return 10 }
    if exponent.magnitude >= 0x1p63 { return exponent < 0 ? 0 : .infinity }
    var (product, productExponent) = (1.0, 0)
    var (factor, factorExponent) = (0.625, 4)
    var bits = UInt64(exponent.magnitude)
    while bits != 0 {
      if factorExponent > 1 << 12 {
        productExponent += factorExponent
        break
      }
      if bits & 1 == 1 {
        product *= factor
        productExponent += factorExponent
      }
      factor *= factor
      factorExponent <<= 1
      if factor < 0.5 {
        factor += factor
        factorExponent -= 1
      }
      bits >>= 1
    }
    if exponent < 0 {
      product = 1 / product
      productExponent = -productExponent
    }
    return Double(sign: .plus, exponent: productExponent, significand: product)
  }
}
