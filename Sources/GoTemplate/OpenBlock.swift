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

  /// The innermost block that is open at the end of a text, nil when there is none.
  package static func innermost(in text: ByteString) -> OpenBlock? {
    text.withBytes { bytes in
      var lexer = Lexer(bytes)
      var open: [OpenBlock] = []
      var delimiter = 0
      var previous = TokenKind.text
      while true {
        let token = lexer.next()
        switch token.kind {
        case .eof, .error: return open.last
        case .space: continue
        case .leftDelimiter: delimiter = token.start
        case .rightDelimiter:
          if let last = open.last, last.start == delimiter { open[open.count - 1].end = token.end }
        case .if, .with, .range, .define, .block:
          if previous == .leftDelimiter {
            open.append(OpenBlock(keyword: text[token.start..<token.end], start: delimiter, end: token.end))
          }
        case .end: if previous == .leftDelimiter, !open.isEmpty { open.removeLast() }
        default: break
        }
        previous = token.kind
      }
    }
  }
}
