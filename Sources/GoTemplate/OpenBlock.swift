import ValueTree

/// A block action, up to its `{{end}}` or without one.
package struct OpenBlock: Equatable, Sendable {
  /// `if`, `range`, `with`, `define` or `block`
  package var keyword: ByteString
  /// Where its action stands.
  ///
  /// - Unit: bytes from the start of the text.
  package var start: Int
  package var end: Int
  /// - Unit: counts from one.
  package var line: Int
  /// The blanks before the action; nil when it is not the first of its line.
  package var indent: Int?
  /// Whether its `{{else}}` has come.
  package var isElse = false

  /// All blocks that are open at the end of a text, outermost first.
  package static func all(in text: ByteString) -> [OpenBlock] { BlockSurvey(text).open }
}

/// Which end of a text was taken for which block.
package struct BlockSurvey: Sendable {
  /// A block with the end that was taken for it.
  package struct Pair: Sendable {
    package var block: OpenBlock
    package var endLine: Int
  }

  /// The blocks without an end, outermost first.
  package private(set) var open: [OpenBlock] = []
  /// Whether all of the text could be read.
  package private(set) var isWhole = false
  /// The first end inside the open blocks that stands in the column of a block further out.
  package private(set) var crossed: (pair: Pair, outer: OpenBlock)?
  /// The last end inside the open blocks that may have been meant for another, for it stands in the same column.
  package private(set) var last: Pair?

  /// - Complexity: O(n).
  package init(_ text: ByteString) {
    text.withBytes { bytes in
      var lexer = Lexer(bytes)
      var action = (start: 0, line: 1)
      var counted = 0
      var previous = TokenKind.text
      while true {
        let token = lexer.next()
        switch token.kind {
        case .eof, .error:
          isWhole = token.kind == .eof
          return
        case .space: continue
        case .leftDelimiter:
          for index in counted..<token.start where bytes[index] == 0x0A { action.line += 1 }
          counted = token.start
          action.start = token.start
        case .rightDelimiter:
          if let last = open.last, last.start == action.start { open[open.count - 1].end = token.end }
        case .if, .with, .range, .define, .block:
          if previous == .leftDelimiter {
            open.append(
              OpenBlock(
                keyword: text[token.start..<token.end], start: action.start, end: token.end, line: action.line,
                indent: Self.indent(of: action.start, in: bytes)))
          }
        case .else: if previous == .leftDelimiter, !open.isEmpty { open[open.count - 1].isElse = true }
        case .end: if previous == .leftDelimiter { close(at: action.line, Self.indent(of: action.start, in: bytes)) }
        default: break
        }
        previous = token.kind
      }
    }
  }

  private mutating func close(at line: Int, _ indent: Int?) {
    guard let block = open.popLast() else { return }
    // What is closed in full tells how its author indents, and no more.
    guard let innermost = open.last else { return (crossed, last) = (nil, nil) }
    if let inner = crossed, inner.pair.block.start > block.start, block.indent == indent { crossed = nil }
    if let inner = last, inner.block.start > block.start { last = nil }
    guard line != block.line, let indent else { return }
    let pair = Pair(block: block, endLine: line)
    if indent == innermost.indent { last = pair }
    guard crossed == nil, let own = block.indent, own > indent else { return }
    // Further out than this no author counts.
    if let outer = open.suffix(50).last(where: { $0.indent == indent }) { crossed = (pair, outer) }
  }

  /// - Complexity: O(blanks before the action).
  private static func indent(of start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = start
    while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A ? start - index : nil
  }
}
