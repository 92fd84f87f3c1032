import ValueTree

/// Why a template text could not be parsed.
package struct ParseFailure: Error {
  /// The template's name.
  package var name: ByteString
  /// text/template's own words, without name and line: `unexpected "}" in operand`.
  package var message: ByteString
  /// - Unit: counts from one.
  package var line: Int
  /// Where the parser stood.
  ///
  /// - Unit: bytes from the start of the text.
  package var offset: Int

  /// The error as Go prints it: `template: name:1: unexpected EOF`.
  package var goText: ByteString {
    ByteString(Array("template: ".utf8) + name.bytes + Array(":\(line): ".utf8) + message.bytes)
  }
}
