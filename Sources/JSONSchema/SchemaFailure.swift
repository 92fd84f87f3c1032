import ValueTree

/// A schema that cannot be used, in the words of Helm's library.
package struct SchemaFailure: Error, Equatable {
  package var message: String

  package init(_ message: String) {
    self.message = message
  }
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
