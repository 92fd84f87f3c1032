import ValueTree

/// Writes TOML as BurntSushi/toml 1.6 does for Helm's `toToml`.
package enum TOMLWriter {
  package static func append(_ value: Value, to output: inout [UInt8]) throws(CodingFailure) {}
}
