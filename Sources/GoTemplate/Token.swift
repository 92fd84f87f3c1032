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
/// - Unit: bytes from the start of the text, which holds less than 4 GiB.
struct Token {
  var kind: TokenKind
  private let first: UInt32
  private let last: UInt32

  init(kind: TokenKind, start: Int, end: Int) {
    self.kind = kind
    first = UInt32(truncatingIfNeeded: start)
    last = UInt32(truncatingIfNeeded: end)
  }

  var start: Int { Int(first) }
  var end: Int { Int(last) }
}
