/// A decimal number without rounding: schemas compare numbers as they are written, and doubles by their shortest text.
struct ExactNumber: Sendable, Hashable {
  private(set) var isNegative = false
  /// Significant digits, 0 to 9 each, neither the first nor the last of them 0. Empty for zero.
  private(set) var digits: [UInt8] = []
  /// The number is 0.d₁d₂d₃… × 10 to this power.
  private(set) var exponent = 0

  /// A JSON number. Nil when its exponent is beyond a million, which Helm's library ignores too.
  init?(_ text: some Collection<UInt8>) {
    var fraction = 0
    var seenPoint = false
    var power = 0
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index = text.index(after: index)
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if seenPoint { fraction += 1 }
        digits.append(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let parsed = Int(String(decoding: text[index...], as: UTF8.self)), abs(parsed) <= 1_000_000 else {
          return nil
        }
        power = parsed
        index = text.endIndex
      default: break
      }
    }
    exponent = digits.count - fraction + power
    if let first = digits.firstIndex(where: { $0 != 0 }) {
      digits.removeFirst(first)
      exponent -= first
      while digits.last == 0 { digits.removeLast() }
    } else {
      self = ExactNumber()
    }
  }

  private init() {}

  init(_ value: Int64) {
    self = ExactNumber(Array(String(value).utf8)) ?? ExactNumber()
  }

  /// The number that the shortest text of `value` spells.
  init(_ value: Double) {
    self = ExactNumber(Array("\(value)".utf8)) ?? ExactNumber()
  }

  var isInteger: Bool { digits.count <= exponent || digits.isEmpty }

  /// The nearest integer type value, for keywords that count; nil when this is no integer.
  var count: Int? {
    guard isInteger else { return nil }
    if exponent > 18 { return isNegative ? Int.min : Int.max }
    var value = 0
    for place in 0..<exponent { value = value * 10 + (place < digits.count ? Int(digits[place]) : 0) }
    return isNegative ? -value : value
  }

  /// The nearest double.
  var double: Double {
    if digits.isEmpty { return 0 }
    let text = digits.map { String($0) }.joined()
    return Double("\(isNegative ? "-" : "")0.\(text)e\(exponent)") ?? 0
  }

  /// Negative, zero or positive as this is less than, equal to or more than `other`.
  func compare(_ other: ExactNumber) -> Int {
    if digits.isEmpty || other.digits.isEmpty || isNegative != other.isNegative { return sign - other.sign }
    let magnitude: Int
    if exponent != other.exponent {
      magnitude = exponent < other.exponent ? -1 : 1
    } else if digits == other.digits {
      magnitude = 0
    } else {
      magnitude = digits.lexicographicallyPrecedes(other.digits) ? -1 : 1
    }
    return magnitude * sign
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  /// Whether this divided by `divisor` is an integer.
  func isMultiple(of divisor: ExactNumber) -> Bool {
    if digits.isEmpty { return true }
    // The place of the last digit: a multiple cannot reach below its divisor's.
    let last = exponent - digits.count
    let divisorLast = divisor.exponent - divisor.digits.count
    guard !divisor.digits.isEmpty, last >= divisorLast else { return false }
    var remainder: [UInt8] = []
    for place in 0..<(exponent - divisorLast) {
      if !remainder.isEmpty || place < digits.count { remainder.append(place < digits.count ? digits[place] : 0) }
      if remainder == [0] { remainder = [] }
      while Self.isAtLeast(remainder, divisor.digits) { Self.subtract(divisor.digits, from: &remainder) }
      if remainder.isEmpty, place >= digits.count { return true }
    }
    return remainder.isEmpty
  }

  /// What ``isMultiple(of:)`` takes, in steps of a render.
  func work(ofDividingBy divisor: ExactNumber) -> Int {
    let places = exponent - divisor.exponent + divisor.digits.count
    return max(0, places) * (4 + divisor.digits.count) >> 2
  }

  private static func isAtLeast(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count != right.count ? left.count > right.count : !left.lexicographicallyPrecedes(right)
  }

  private static func subtract(_ right: [UInt8], from left: inout [UInt8]) {
    var borrow: UInt8 = 0
    for offset in 1...left.count {
      let taken = borrow + (offset <= right.count ? right[right.count - offset] : 0)
      let place = left.count - offset
      borrow = left[place] < taken ? 1 : 0
      left[place] = left[place] + borrow * 10 - taken
    }
    left.removeFirst(left.firstIndex { $0 != 0 } ?? left.count)
  }
}
