import ValueTree

/// What sprig makes of any value where it wants a number. Nothing fails: what is no number is 0.
///
/// - Source: spf13/cast 1.7.0, `caste.go`, `ToInt64E` and `ToFloat64E`.
enum Cast {
  /// - Quirk: texts follow Go's literals, so `"010"` is 8 and `"1e3"` is 0; a fraction of zeros is cut off first
  ///   (sprig/convert/026, sprig/convert/033). Floats out of range are the least number, as on amd64.
  static func int64(_ value: Value) -> Int64 {
    switch value {
    case .integer(let number, let type): isCast(type) ? number : 0
    case .float(let number): Int64(exactly: number.rounded(.towardZero)) ?? .min
    case .bool(let truth): truth ? 1 : 0
    case .string(let text): int64(text)
    default: 0
    }
  }

  private static func int64(_ text: ByteString) -> Int64 {
    guard case .success(let number) = GoNumber.parseInt(withoutZeroFraction(text), base: 0) else { return 0 }
    return number
  }

  /// `3.00` as `3`; a point without a zero behind it stays.
  private static func withoutZeroFraction(_ text: ByteString) -> ByteString {
    var hasZero = false
    for index in stride(from: text.count - 1, through: 0, by: -1) {
      switch text[index] {
      case UInt8(ascii: "0"): hasZero = true
      case UInt8(ascii: "."): if hasZero { return text[0..<index] }
      default: return text
      }
    }
    return text
  }

  /// - Quirk: a text past the largest float is 0, not infinity (sprig/convert/046).
  static func float(_ value: Value) -> Double {
    switch value {
    case .integer(let number, let type):
      if !isCast(type) { return 0 }
      return type.isUnsigned ? Double(UInt64(bitPattern: number)) : Double(number)
    case .float(let number): return number
    case .bool(let truth): return truth ? 1 : 0
    case .string(let text):
      guard case .success(let number) = GoNumber.parseFloat(text) else { return 0 }
      return number
    default: return 0
    }
  }

  /// Types that cast does not list count as 0.
  private static func isCast(_ type: IntegerType) -> Bool { type != .duration && type != .uintptr }
}
