/// Go's `strconv` for numbers.
package enum GoNumber {
  /// `strconv.FormatFloat(value, format, precision, bits)`; format is one of `e E f g G b x X`, precision -1 the shortest.
  package static func append(
    _ value: Double, format: UInt8, precision: Int, bits: Int = 64, to output: inout [UInt8]
  ) {}

  /// `strconv.ParseFloat(text, 64)`, including hexadecimal, underscores only where Go's base-0 rules allow, inf and nan.
  package static func parseFloat(_ text: ByteString) -> Result<Double, ParseFailure> { .failure(.syntax) }

  /// `strconv.ParseInt(text, base, bits)`; base 0 reads the prefix and allows underscores. Out of range carries the nearest.
  package static func parseInt(_ text: ByteString, base: Int, bits: Int = 64) -> Result<Int64, ParseFailure> { .failure(.syntax) }

  /// `strconv.ParseUint(text, base, bits)`.
  package static func parseUnsigned(_ text: ByteString, base: Int, bits: Int = 64) -> Result<UInt64, ParseFailure> { .failure(.syntax) }

  package enum ParseFailure: Error, Equatable {
    case syntax, range
  }
}
