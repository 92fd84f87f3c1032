import ValueTree

/// Reads JSON as Go's `encoding/json` does: numbers become float64, of equal keys the last wins.
///
/// - Source: Go 1.26, `encoding/json/scanner.go` and `decode.go`.
package enum JSONReader {
  /// The value that `text` is.
  ///
  /// - Throws: Go's words: `invalid character 'x' looking for beginning of value`, `unexpected end of JSON input`, or
  ///   `json: cannot unmarshal number 1e999 into Go value of type float64`.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> FrozenValue {
    let decoded = try parse(text)
    if let failure = decoded.failure { throw CodingFailure(message: failure) }
    return decoded.value
  }

  package static func read(_ text: ByteString) throws(CodingFailure) -> FrozenValue {
    try text.withBytes { bytes throws(CodingFailure) in try read(bytes) }
  }

  /// Decodes `text` into a Go variable that holds the empty value of `shape`.
  ///
  /// `fromJson` is `decode(text, as: .values)` with the failure under the key `Error`; `fromJsonArray` is
  /// `decode(text, as: .items)`, or a list of only the failure. `null` gives `.null`: a nil map or slice.
  ///
  /// - Quirk: SURPRISES 41, a number too large leaves its key with nil and is an error too.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>, as shape: GoShape) -> GoDecoded {
    let parsed: GoDecoded
    do throws(CodingFailure) {
      parsed = try parse(text)
    } catch {
      return GoDecoded(value: shape.empty, failure: error.message)
    }
    // A number alone is not looked at when a map or list waits.
    if parsed.failure != nil, parsed.value.isNull, !shape.empty.isNull {
      return GoDecoded(value: shape.empty, failure: GoDecoder.mismatch(.float(0), shape))
    }
    switch (shape, parsed.value) {
    case (.any, _), (.map(of: .any), .map), (.map, .null), (.list(of: .any), .list), (.list, .null): return parsed
    default:
      if let failure = GoDecoder.mismatch(parsed.value, shape) {
        return GoDecoded(value: shape.empty, failure: failure)
      }
      var decoder = GoDecoder()
      let value = decoder.decode(parsed.value, as: shape) ?? shape.empty
      return GoDecoded(value: value, failure: decoder.failure ?? parsed.failure)
    }
  }

  private static func parse(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> GoDecoded {
    var parser = JSONParser(text)
    let value = try parser.parse()
    return GoDecoded(value: value, failure: parser.overflow)
  }
}
