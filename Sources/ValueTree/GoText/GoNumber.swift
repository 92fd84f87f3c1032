/// Go's `strconv` for numbers.
package enum GoNumber {
  package enum ParseFailure: Error, Equatable {
    /// The text is no number of that kind.
    case syntax
    /// The number does not fit; the nearest one that does has the sign of the text.
    case range

    /// As `strconv.ErrSyntax` and `strconv.ErrRange` read.
    package var reason: String {
      switch self {
      case .syntax: "invalid syntax"
      case .range: "value out of range"
      }
    }

    /// The whole text of a `*strconv.NumError`: `strconv.ParseInt: parsing "x": invalid syntax`.
    package func message(_ function: String, _ text: ByteString) -> ByteString {
      var output = Array("strconv.\(function): parsing ".utf8)
      GoQuote.append(text, to: &output)
      output.append(contentsOf: ": \(reason)".utf8)
      return ByteString(output)
    }
  }

  /// Appends `value` in base 10.
  package static func append(_ value: Int64, to output: inout [UInt8]) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    append(value.magnitude, to: &output)
  }

  /// Appends `value` in base 10.
  package static func append(_ value: UInt64, to output: inout [UInt8]) {
    if value < 10 {
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    } else {
      append(value, base: 10, to: &output)
    }
  }

  /// Appends `value` in a base of 2 to 36, in lower case unless `isUpper`.
  package static func append(_ value: UInt64, base: UInt64, isUpper: Bool = false, to output: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { digits in
      var place = 64
      var rest = value
      repeat {
        place -= 1
        let digit: UInt8
        if base == 10 {
          let quotient = rest / 10
          digit = UInt8(truncatingIfNeeded: rest &- quotient &* 10)
          rest = quotient
        } else {
          digit = UInt8(truncatingIfNeeded: rest % base)
          rest /= base
        }
        let letter = isUpper ? UInt8(ascii: "A") : UInt8(ascii: "a")
        digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : letter + (digit - 10)
      } while rest != 0
      output.append(contentsOf: digits[place...])
    }
  }
}
