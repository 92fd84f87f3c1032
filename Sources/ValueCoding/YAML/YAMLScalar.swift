import ValueTree

/// What type the text of a scalar has by go-yaml's rules for YAML 1.1.
///
/// - Source: go.yaml.in/yaml/v2 2.4.3, `resolve.go`.
enum YAMLScalar {
  case null
  case bool(Bool)
  case integer(Int64)
  /// Only above `Int64.max`.
  case unsigned(UInt64)
  case float(Double)
  /// The text as it stands.
  case text

  @inline(__always)
  static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
    guard let first = text.first else { return .null }
    switch hints[Int(first)] {
    case 0: return .text
    case 1: return word(text)
    default: return number(text)
    }
  }

  /// By first byte: 0 always text, 1 perhaps a word, 2 perhaps a number.
  private static let hints: InlineArray<256, UInt8> = InlineArray { index in
    switch UInt8(truncatingIfNeeded: index) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): 2
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "~"):
      1
    default: 0
    }
  }

  @inline(never)
  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
    guard text.count <= 5 else { return .text }
    var packed: UInt64 = 0
    for byte in text { packed = packed << 8 | UInt64(byte) }
    switch packed {
    case 0x79, 0x59, 0x796573, 0x596573, 0x594553: return .bool(true)  // y Y yes Yes YES
    case 0x7472_7565, 0x5472_7565, 0x5452_5545: return .bool(true)  // true True TRUE
    case 0x6F6E, 0x4F6E, 0x4F4E: return .bool(true)  // on On ON
    case 0x6E, 0x4E, 0x6E6F, 0x4E6F, 0x4E4F: return .bool(false)  // n N no No NO
    case 0x66_616C_7365, 0x46_616C_7365, 0x46_414C_5345: return .bool(false)  // false False FALSE
    case 0x6F6666, 0x4F6666, 0x4F4646: return .bool(false)  // off Off OFF
    case 0x7E, 0x6E75_6C6C, 0x4E75_6C6C, 0x4E55_4C4C: return .null  // ~ null Null NULL
    default: return .text
    }
  }

  @inline(never)
  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
    if let special = special(text) { return special }
    if text[0] == UInt8(ascii: ".") {
      return isDecimal(text) ? DecimalText.parse(text).map { .float($0) } ?? .text : .text
    }
    if text.contains(UInt8(ascii: "_")) {
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
        var count = 0
        for byte in text where byte != UInt8(ascii: "_") {
          room[count] = byte
          count += 1
        }
        return plainNumber(UnsafeBufferPointer(start: room.baseAddress, count: count))
      }
    }
    return plainNumber(text)
  }

  /// `.inf`, `-.Inf`, `.NaN`, …
  private static func special(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
    let signed = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
    let start = signed ? 1 : 0
    guard text.count == start + 4, text[start] == UInt8(ascii: ".") else { return nil }
    switch (text[start + 1], text[start + 2], text[start + 3]) {
    case (0x69, 0x6E, 0x66), (0x49, 0x6E, 0x66), (0x49, 0x4E, 0x46):
      return .float(text[0] == UInt8(ascii: "-") ? -.infinity : .infinity)
    case (0x6E, 0x61, 0x6E), (0x4E, 0x61, 0x4E), (0x4E, 0x41, 0x4E): return signed ? nil : .float(.nan)
    default: return nil
    }
  }

  private static func plainNumber(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
    guard !text.isEmpty else { return .text }
    if let integer = integer(text, base: nil) { return integer }
    if isDecimal(text), let value = DecimalText.parse(text) { return .float(value) }
    // Go reads `0b-11` in a second attempt, where the sign stands after the prefix.
    if text.count > 3, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "b"),
      let integer = integer(UnsafeBufferPointer(rebasing: text[2...]), base: 2)
    {
      return integer
    }
    return .text
  }

  /// `strconv.ParseInt(text, 0, 64)`, then `ParseUint`; nil when neither takes it.
  private static func integer(_ text: UnsafeBufferPointer<UInt8>, base wanted: UInt64?) -> YAMLScalar? {
    var index = 0
    let isNegative = text[0] == UInt8(ascii: "-")
    let isSigned = isNegative || text[0] == UInt8(ascii: "+")
    if isSigned { index = 1 }
    var base = wanted ?? 10
    if wanted == nil, text.count - index > 1, text[index] == UInt8(ascii: "0") {
      base = 8
      let prefix = text[index + 1] | 0x20
      if text.count - index > 2 {
        switch prefix {
        case UInt8(ascii: "b"): base = 2
        case UInt8(ascii: "x"): base = 16
        default: break
        }
      }
      let isLong = text.count - index > 2 && (base != 8 || prefix == UInt8(ascii: "o"))
      index += isLong ? 2 : 1
    }
    guard index < text.count else { return nil }
    var value: UInt64 = 0
    while index < text.count {
      guard let digit = hexDigit(text[index]), digit < base else { return nil }
      let (product, overflowed) = value.multipliedReportingOverflow(by: base)
      let (sum, carried) = product.addingReportingOverflow(digit)
      if overflowed || carried { return nil }
      value = sum
      index += 1
    }
    if isNegative { return value <= 1 << 63 ? .integer(Int64(truncatingIfNeeded: 0 &- value)) : nil }
    if value <= UInt64(Int64.max) { return .integer(Int64(value)) }
    return isSigned ? nil : .unsigned(value)
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func digits() -> Int {
      let start = index
      while index < text.count, text[index] >= 0x30, text[index] <= 0x39 { index += 1 }
      return index - start
    }
    if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") { index = 1 }
    let whole = digits()
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      if digits() == 0, whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
      if digits() == 0 { return false }
    }
    return index == text.count
  }
}

/// The value of a hexadecimal digit.
@inline(__always)
func hexDigit(_ byte: UInt8) -> UInt64? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}

/// DecimalText numbers to doubles.
enum DecimalText {
  /// The double nearest to a decimal number whose form was checked; nil where it is too large.
  ///
  /// Up to 15 digits and a power of ten up to 22 are exact in one operation; the rest goes to the standard library.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    var index = 0
    var sawPoint = false
    let isNegative = text[0] == UInt8(ascii: "-")
    if isNegative || text[0] == UInt8(ascii: "+") { index = 1 }
    scan: while index < text.count {
      switch text[index] {
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
      default:
        mantissa = mantissa &* 10 &+ UInt64(text[index] &- 0x30)
        if digits > 0 || text[index] != 0x30 { digits += 1 }
        if sawPoint { exponent -= 1 }
      }
      index += 1
    }
    guard digits <= 15, text.count - index <= 5 else { return slow(text) }
    if index < text.count { exponent += written(text, from: index + 1) }
    guard exponent >= -22, exponent <= 22 else { return slow(text) }
    var value = Double(mantissa)
    if exponent < 0 { value /= powers[-exponent] } else { value *= powers[exponent] }
    return isNegative ? -value : value
  }

  private static func written(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var value = 0
    let isNegative = text[index] == UInt8(ascii: "-")
    if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
    while index < text.count {
      value = value * 10 + Int(text[index] &- 0x30)
      index += 1
    }
    return isNegative ? -value : value
  }

  @inline(never)
  private static func slow(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static let powers: InlineArray<23, Double> = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
