import ValueTree

/// A block action without its `{{end}}`.
package struct OpenBlock: Equatable, Sendable {
  /// `if`, `range`, `with`, `define` or `block`
  package var keyword: ByteString
  /// Where its action stands.
  ///
  /// - Unit: bytes from the start of the text.
  package var start: Int
  package var end: Int
  /// Whether its `{{else}}` has come.
  package var isElse = false

  /// The innermost block that is open at the end of a text, nil when there is none.
  package static func innermost(in text: ByteString) -> OpenBlock? { all(in: text).last }

  /// All blocks that are open at the end of a text, outermost first.
  package static func all(in text: ByteString) -> [OpenBlock] {
    text.withBytes { bytes in
      var lexer = Lexer(bytes)
      var blocks: [OpenBlock] = []
      var delimiter = 0
      var previous = TokenKind.text
      while true {
        let token = lexer.next()
        switch token.kind {
        case .eof, .error: return blocks
        case .space: continue
        case .leftDelimiter: delimiter = token.start
        case .rightDelimiter:
          if let last = blocks.last, last.start == delimiter { blocks[blocks.count - 1].end = token.end }
        case .if, .with, .range, .define, .block:
          if previous == .leftDelimiter {
            blocks.append(OpenBlock(keyword: text[token.start..<token.end], start: delimiter, end: token.end))
          }
        case .else: if previous == .leftDelimiter, !blocks.isEmpty { blocks[blocks.count - 1].isElse = true }
        case .end: if previous == .leftDelimiter, !blocks.isEmpty { blocks.removeLast() }
        default: break
        }
        previous = token.kind
      }
    }
  }
}
