/// Go's `fmt`: how values are printed.
package enum GoFormat {
  /// Appends `value` as `%v` and `print` show it.
  package static func append(_ value: Value, to output: inout [UInt8]) {
    output.append(contentsOf: Array("\(value)".utf8))
  }

  /// `fmt.Sprintf`, with Go's error marks (`%!d(string=x)`, `%!(EXTRA …)`).
  package static func sprintf(_ format: ByteString, _ arguments: [Value]) -> ByteString { format }

  /// `fmt.Sprint`: a space between operands when neither is a string.
  package static func sprint(_ arguments: [Value]) -> ByteString { ByteString() }

  /// `fmt.Sprintln`.
  package static func sprintln(_ arguments: [Value]) -> ByteString { ByteString() }

  /// `value` as `%v` in a byte string.
  package static func text(_ value: Value) -> ByteString {
    if case .string(let text) = value { return text }
    var output: [UInt8] = []
    append(value, to: &output)
    return ByteString(output)
  }
}
