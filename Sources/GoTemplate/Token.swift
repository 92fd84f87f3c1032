/// What the lexer finds; the names are those of text/template.
enum TokenKind: UInt8 {
  case error, bool, char, charConstant, complex, assign, declare, eof, field, identifier, leftDelimiter, leftParen
  case number, pipe, rawString, rightDelimiter, rightParen, space, string, text, variable
  // Keywords from here on.
  case block, `break`, `continue`, dot, define, `else`, end, `if`, `nil`, range, template, with

  var isKeyword: Bool { rawValue >= TokenKind.block.rawValue }
}

/// One token.
///
/// - Unit: bytes from the start of the text.
struct Token {
  var kind: TokenKind
  var start: Int
  var end: Int
  /// Where the token's line is counted, which is not `start` for an error.
  var lineOffset: Int
}
