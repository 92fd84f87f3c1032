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
