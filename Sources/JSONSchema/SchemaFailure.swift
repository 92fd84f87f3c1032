import ValueTree

/// A schema that cannot be used, in the words of Helm's library.
package struct SchemaFailure: Error, Equatable {
  package var message: String
  /// Where in the schema, where that is known.
  package var path: ValuePath?
  /// Where its text is no JSON.
  ///
  /// - Unit: bytes.
  package var offset: Int?
  /// What is fine there, in a sentence.
  package var advice: String?

  package init(_ message: String, at path: ValuePath? = nil, advice: String? = nil) {
    self.message = message
    self.path = path
    self.advice = advice
  }

  /// The same, at the place of the chart's own schema; the first one said stays.
  func located(at place: SchemaPlace, advice: String? = nil) -> SchemaFailure {
    guard path == nil, place.url == CompiledSchema.url else { return self }
    return SchemaFailure(message, at: place.path, advice: self.advice ?? advice)
  }

  static let referenceAdvice = "A $ref leads to a place in the schema itself, such as #/$defs/port."
}

extension ByteString {
  /// In double quotes with Go's escapes.
  var goQuoted: String {
    var output: [UInt8] = []
    GoQuote.append(self, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// In single quotes, as violations quote.
  var singleQuoted: String {
    var output = [UInt8(ascii: "'")]
    var isEscaped = false
    for byte in goQuoted.utf8.dropFirst().dropLast() {
      // `\"` loses its backslash; the apostrophe gets one.
      if byte == UInt8(ascii: "\""), isEscaped { output.removeLast() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if byte == UInt8(ascii: "'") { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "'"))
    return String(decoding: output, as: UTF8.self)
  }
}
