import ValueTree

/// Writes JSON as Go's `encoding/json` does.
package enum JSONWriter {
  /// - Parameter escapesHTML: `<`, `>` and `&` as `\u003c` and so on, as `json.Marshal` and `toJson` do; `toRawJson` does not.
  /// - Parameter indent: nil for one line; otherwise the unit of indentation, as `toPrettyJson` has it.
  package static func append(
    _ value: Value, escapesHTML: Bool = true, indent: String? = nil, to output: inout [UInt8]
  ) throws(CodingFailure) {}
}
