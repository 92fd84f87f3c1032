/// A natural number of any size.
struct BigNatural: Equatable {
  /// Base 1,000,000,000, the lowest first, without zeros at the top; none for 0.
  private(set) var limbs: [UInt32] = []

  private static let base: UInt64 = 1_000_000_000

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    trim()
  }

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  var isZero: Bool { limbs.isEmpty }

  /// In decimal digits.
  var digits: String {
    guard let top = limbs.last else { return "0" }
    var text = String(top)
    for limb in limbs.dropLast().reversed() {
      let digits = String(limb)
      text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    return text
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  /// -1, 0 or 1 as this is less than, equal to or greater than `other`.
  func compare(to other: BigNatural) -> Int {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? -1 : 1 }
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index] ? -1 : 1
    }
    return 0
  }

  func plus(_ other: BigNatural) -> BigNatural {
    var sum: [UInt32] = []
    sum.reserveCapacity(max(limbs.count, other.limbs.count) + 1)
    var carry: UInt64 = 0
    for index in 0..<max(limbs.count, other.limbs.count) {
      carry += UInt64(index < limbs.count ? limbs[index] : 0)
      carry += UInt64(index < other.limbs.count ? other.limbs[index] : 0)
      sum.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
    if carry > 0 { sum.append(UInt32(carry)) }
    return BigNatural(limbs: sum)
  }

  /// The difference; `other` is not greater.
  func minus(_ other: BigNatural) -> BigNatural {
    var difference = limbs
    var borrow: Int64 = 0
    for index in difference.indices {
      var limb = Int64(difference[index]) - borrow - Int64(index < other.limbs.count ? other.limbs[index] : 0)
      borrow = limb < 0 ? 1 : 0
      if limb < 0 { limb += Int64(Self.base) }
      difference[index] = UInt32(limb)
    }
    return BigNatural(limbs: difference)
  }

  func times(_ other: BigNatural) -> BigNatural {
    if isZero || other.isZero { return BigNatural(0) }
    var product = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
    for (place, limb) in limbs.enumerated() {
      var carry: UInt64 = 0
      for (index, otherLimb) in other.limbs.enumerated() {
        carry += UInt64(limb) * UInt64(otherLimb) + UInt64(product[place + index])
        product[place + index] = UInt32(carry % Self.base)
        carry /= Self.base
      }
      product[place + other.limbs.count] = UInt32(carry)
    }
    return BigNatural(limbs: product)
  }

  func timesPowerOfTen(_ exponent: Int) -> BigNatural {
    if isZero { return self }
    var factor: UInt64 = 1
    for _ in 0..<exponent % 9 { factor *= 10 }
    let shifted = BigNatural(limbs: [UInt32](repeating: 0, count: exponent / 9) + limbs)
    return factor == 1 ? shifted : shifted.times(BigNatural(factor))
  }

  /// Long division; `divisor` is not 0.
  func divided(by divisor: BigNatural) -> (quotient: BigNatural, remainder: BigNatural) {
    if compare(to: divisor) < 0 { return (BigNatural(0), self) }
    // Scaled up so that the divisor's top limb is at least half of the base: guesses are then at most two too high.
    let scale = BigNatural(Self.base / (UInt64(divisor.limbs[divisor.limbs.count - 1]) + 1))
    let divisor = divisor.times(scale)
    var rest = times(scale).limbs
    rest.append(0)
    let count = divisor.limbs.count
    let top = UInt64(divisor.limbs[count - 1])
    var quotient = [UInt32](repeating: 0, count: max(rest.count - count, 0))
    for place in quotient.indices.reversed() {
      var guess = (UInt64(rest[place + count]) * Self.base + UInt64(rest[place + count - 1])) / top
      guess = min(guess, Self.base - 1)
      while !subtract(divisor, times: guess, at: place, from: &rest) { guess -= 1 }
      quotient[place] = UInt32(guess)
    }
    let remainder = BigNatural(limbs: rest).dividedBySmall(scale)
    return (BigNatural(limbs: quotient), remainder)
  }

  /// Subtracts a multiple from the limbs at `place`, unless it is more than they hold.
  private func subtract(
    _ divisor: BigNatural, times factor: UInt64, at place: Int, from rest: inout [UInt32]
  ) -> Bool {
    let product = divisor.times(BigNatural(factor))
    let part = BigNatural(limbs: Array(rest[place...place + divisor.limbs.count]))
    if part.compare(to: product) < 0 { return false }
    let left = part.minus(product).limbs
    for index in 0...divisor.limbs.count { rest[place + index] = index < left.count ? left[index] : 0 }
    return true
  }

  private func dividedBySmall(_ divisor: BigNatural) -> BigNatural {
    let divisor = UInt64(divisor.limbs[0])
    var quotient = limbs
    var rest: UInt64 = 0
    for index in quotient.indices.reversed() {
      rest = rest * Self.base + UInt64(quotient[index])
      quotient[index] = UInt32(rest / divisor)
      rest %= divisor
    }
    return BigNatural(limbs: quotient)
  }
}
