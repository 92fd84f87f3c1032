import ValueTree

/// Writes YAML to the byte as Helm's `toYaml` and `toYamlPretty` do.
package enum YAMLWriter {
  /// `toYaml` without the final trimming of a line feed; `indentSequences` as `toYamlPretty` has it.
  package static func append(
    _ value: Value, indentSequences: Bool = false, to output: inout [UInt8]
  ) throws(CodingFailure) {}
}
