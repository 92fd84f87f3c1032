/// All decimal digits of a `Double`: up to 767 of them.
struct ExactDecimal {
  /// ASCII digits without zeros at either end; none for zero.
  private(set) var bytes: [UInt8] = []
  /// How many digits stand before the point; may be negative or beyond the end.
  private(set) var point = 0

  /// - Complexity: a few passes over the digits; of large numbers one for each 29 binary places of the exponent.
  init(_ magnitude: Double) {
    let isSubnormal = magnitude.exponentBitPattern == 0
    var significand = magnitude.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
    var exponent = isSubnormal ? -1074 : Int(magnitude.exponentBitPattern) - 1075
    guard significand != 0 else { return }
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros

    // Dividing by 2^n is multiplying by 5^n and moving the point n places.
    var number: BigDecimal
    if exponent >= 0 {
      number = BigDecimal(significand)
      number.multiply(by: 2, power: exponent, chunk: 29)
    } else {
      number = BigDecimal.powersOfFive[-exponent / 13]
      number.multiply(by: 5, power: -exponent % 13, chunk: 13)
      number.multiply(byLarge: significand)
    }
    bytes = number.digits
    point = bytes.count + min(exponent, 0)
    trim()
  }

  /// Rounded to what `format` shows at `precision`, ties to even.
  func rounded(format: UInt8, precision: Int) -> ExactDecimal {
    var copy = self
    switch format {
    case UInt8(ascii: "e"), UInt8(ascii: "E"): copy.round(toDigits: precision + 1)
    case UInt8(ascii: "f"), UInt8(ascii: "F"): copy.round(toDigits: point + precision)
    default: copy.round(toDigits: max(precision, 1))
    }
    return copy
  }

  private mutating func round(toDigits count: Int) {
    guard count < bytes.count else { return }
    guard count >= 0 else {
      bytes = []
      point = 0
      return
    }
    let next = bytes[count]
    let isTie = next == UInt8(ascii: "5") && count + 1 == bytes.count
    let goesUp = isTie ? count > 0 && bytes[count - 1] & 1 == 1 : next >= UInt8(ascii: "5")
    bytes.removeLast(bytes.count - count)
    if goesUp {
      while let last = bytes.last, last == UInt8(ascii: "9") { bytes.removeLast() }
      if bytes.isEmpty {
        bytes = [UInt8(ascii: "1")]
        point += 1
      } else {
        bytes[bytes.count - 1] += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while let last = bytes.last, last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.isEmpty { point = 0 }
  }
}

/// A natural number in base 10⁹, lowest limb first.
private struct BigDecimal {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt32] = []

  /// 5 to the power of 13 times the index, as far as the smallest `Double` needs.
  static let powersOfFive: [BigDecimal] = {
    var power = BigDecimal(1)
    var powers = [power]
    for _ in 0..<1074 / 13 {
      power.multiply(by: 5, power: 13, chunk: 13)
      powers.append(power)
    }
    return powers
  }()

  init(_ number: UInt64) {
    var rest = number
    repeat {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    } while rest != 0
  }

  /// Multiplies by `factor` to the `power`, `chunk` factors at a time; factor^chunk must fit 31 bits.
  mutating func multiply(by factor: UInt64, power: Int, chunk: Int) {
    func raised(_ power: Int) -> UInt64 { (0..<power).reduce(1) { result, _ in result * factor } }
    limbs.reserveCapacity(limbs.count + power * 3 / 29 + 2)
    let step = raised(chunk)
    for _ in 0..<(power / chunk) { multiply(by: step) }
    multiply(by: raised(power % chunk))
  }

  /// Multiplies by a number of at most 53 bits.
  mutating func multiply(byLarge factor: UInt64) {
    // Half of it at a time: a product of limbs must fit 64 bits.
    let half = UInt64(1) << 27
    if factor < half { return multiply(by: factor) }
    var low = self
    low.multiply(by: factor & (half - 1))
    multiply(by: factor >> 27)
    multiply(by: half)
    add(low)
  }

  private mutating func add(_ other: BigDecimal) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let sum = UInt64(limbs[index]) + (index < other.limbs.count ? UInt64(other.limbs[index]) : 0) + carry
      carry = sum >= Self.base ? 1 : 0
      limbs[index] = UInt32(truncatingIfNeeded: sum - carry * Self.base)
    }
    if carry > 0 { limbs.append(1) }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * factor + carry
      carry = product / Self.base
      limbs[index] = UInt32(truncatingIfNeeded: product - carry * Self.base)
    }
    while carry > 0 {
      limbs.append(UInt32(truncatingIfNeeded: carry % Self.base))
      carry /= Self.base
    }
  }

  /// ASCII digits, highest first, without leading zeros.
  var digits: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(limbs.count * 9)
    for (index, limb) in limbs.enumerated().reversed() {
      let start = output.count
      GoNumber.append(UInt64(limb), to: &output)
      let zeros = 9 - (output.count - start)
      if index != limbs.count - 1, zeros > 0 {
        output.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: zeros), at: start)
      }
    }
    return output
  }
}
