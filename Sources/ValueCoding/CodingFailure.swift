import ValueTree

/// Why a text could not be read or written, in the words of the library that Helm uses.
package struct CodingFailure: Error, Equatable {
  package var message: String
  /// Where in the text; nil when the library does not say either.
  package var offset: Int?

  /// The limit that was reached, when it is none of the library's.
  package var limit: LimitName?

  /// What was written grew past `limit` bytes.
  static func tooLong(_ limit: Int) -> CodingFailure {
    var failure = CodingFailure(message: "the text grows too long: \(LimitName.valueBytes.hint(limit))")
    failure.limit = .valueBytes
    return failure
  }

  package init(message: String, offset: Int? = nil) {
    self.message = message
    self.offset = offset
  }
}
