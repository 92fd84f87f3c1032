import Diagnostics
import ValueTree

/// Why a template text could not be parsed.
package struct ParseFailure: Error {
  /// What it is about: facts for hints, no words.
  package enum Cause: Equatable, Sendable {
    case unknownFunction(ByteString)
    case unknownVariable(ByteString)
    /// The text ended inside a block.
    case missingEnd
    /// `{{end}}` or `{{else}}` without a block.
    case strayKeyword
    /// `{{define}}` while blocks are open.
    case innerDefine
    /// `{{break}}` or `{{continue}}` without a range.
    case strayLeave
    case missingValue(context: String)
    /// A token that cannot stand where it stands.
    case unexpected
    /// What no token can be made of: an open quote, a stray character, an open comment.
    case token
    case other
  }

  /// The template's name.
  package var name: ByteString
  /// text/template's own words, without name and line: `unexpected "}" in operand`.
  package var message: ByteString
  /// - Unit: counts from one.
  package var line: Int
  /// Where the parser stood.
  package var range: SourceRange
  package var text: ByteString
  package var cause = Cause.other
  /// Where the action starts that was being parsed.
  package var action: Int?

  /// The error as Go prints it: `template: name:1: unexpected EOF`.
  package var goText: ByteString {
    ByteString(Array("template: ".utf8) + name.bytes + Array(":\(line): ".utf8) + message.bytes)
  }
}
