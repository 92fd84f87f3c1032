import ValueTree

/// Numbers as Go's `encoding/json` writes them.
enum JSONNumber {
  /// - Source: Go 1.26, `encoding/json/encode.go`, `floatEncoder`.
  static func append(_ value: Double, to output: inout [UInt8]) {
    if value.magnitude < 1e15, value == value.rounded(.towardZero), value != 0 || value.sign == .plus {
      return append(Int64(value), to: &output)
    }
    let magnitude = value.magnitude
    guard magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 else {
      return GoNumber.append(value, format: UInt8(ascii: "f"), precision: -1, to: &output)
    }
    GoNumber.append(value, format: UInt8(ascii: "e"), precision: -1, to: &output)
    // `e-09` becomes `e-9`.
    let count = output.count
    if count >= 4, output[count - 4] == UInt8(ascii: "e"), output[count - 3] == UInt8(ascii: "-"),
      output[count - 2] == UInt8(ascii: "0")
    {
      output.remove(at: count - 2)
    }
  }

  static func append(_ value: Int64, to output: inout [UInt8]) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    append(value.magnitude, to: &output)
  }

  static func append(_ value: UInt64, to output: inout [UInt8]) {
    var digits: InlineArray<20, UInt8> = InlineArray(repeating: 0)
    var first = 20
    var rest = value
    repeat {
      first -= 1
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      digits[first] = UInt8(truncatingIfNeeded: remainder) + 0x30
      rest = quotient
    } while rest > 0
    while first < 20 {
      output.append(digits[first])
      first += 1
    }
  }
}
