import ValueTree

/// Reads YAML as Helm does: YAML 1.1 rules for scalars, then JSON's types, so that every number is a float64.
package enum YAMLReader {
  /// The first document of `text`.
  ///
  /// - Throws: the words of Helm's library (`yaml: line 3: …`), without Helm's own prefix.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> FrozenValue {
    throw CodingFailure(message: "not yet")
  }
}

/// Why a text could not be read or written, in the words of the library that Helm uses.
package struct CodingFailure: Error, Equatable {
  package var message: String
  /// Where in the text; nil when the library does not say either.
  package var offset: Int?

  package init(message: String, offset: Int? = nil) {
    self.message = message
    self.offset = offset
  }
}
