import ValueTree

/// Reads JSON as Go's `encoding/json` does.
package enum JSONReader {
  package static func read(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> FrozenValue {
    throw CodingFailure(message: "not yet")
  }
}
