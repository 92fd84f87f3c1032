/// Finds where the scalar ends that starts at a place of a YAML text.
///
/// Whoever replaces what it finds reads the whole text again and compares: nothing rests on these rules alone.
struct ScalarExtent {
  enum Style { case plain, single, double, block, alias }

  let bytes: UnsafeBufferPointer<UInt8>

  /// The bytes of the scalar without its anchor, and how it is written; nil for none.
  ///
  /// - Parameter isFlow: whether it stands between brackets or braces.
  /// - Parameter indent: of the map or list around it.
  func find(at place: Int, isFlow: Bool, indent: Int) -> (range: Range<Int>, style: Style)? {
    let start = afterAnchor(place)
    // A tag belongs to the old value and goes with it.
    let value = afterProperties(start)
    guard value < bytes.count else { return nil }
    switch bytes[value] {
    case UInt8(ascii: "\""): return quoted(value).map { (start..<$0, .double) }
    case UInt8(ascii: "'"): return quoted(value).map { (start..<$0, .single) }
    case UInt8(ascii: "*"): return (start..<endOfWord(value), .alias)
    case UInt8(ascii: "|") where !isFlow, UInt8(ascii: ">") where !isFlow:
      return (start..<endOfBlock(value, indent: indent), .block)
    default:
      let end = isFlow ? endOfFlow(value) : endOfPlain(value, indent: indent)
      return end > value ? (start..<end, .plain) : nil
    }
  }

  private func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }
  private func isBreak(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

  private func skipBlanks(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, isBlank(index) { index += 1 }
    return index
  }

  private func afterAnchor(_ start: Int) -> Int {
    start < bytes.count && bytes[start] == UInt8(ascii: "&") ? skipBlanks(endOfWord(start)) : start
  }

  private func afterProperties(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "&") {
      index = skipBlanks(endOfWord(index))
    }
    return index
  }

  private func endOfWord(_ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, !isBlank(index), !isBreak(index), !",[]{}".utf8.contains(bytes[index]) { index += 1 }
    return index
  }

  private func quoted(_ start: Int) -> Int? {
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 2
      } else if bytes[index] != quote {
        index += 1
      } else if quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote {
        index += 2
      } else {
        return index + 1
      }
    }
    return nil
  }

  private func endOfLine(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  private func withoutBlanks(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, isBlank(end - 1) || isBreak(end - 1) { end -= 1 }
    return end
  }

  /// The end of the last line that belongs to the block whose header stands at `header`.
  private func endOfBlock(_ header: Int, indent: Int) -> Int {
    var last = endOfLine(header)
    let end = withoutBlanks(header, last)
    var found = end
    var next = last + 1
    while next < bytes.count {
      last = endOfLine(next)
      let text = skipSpaces(next)
      if text < last, !isBreak(text) {
        if text - next <= indent { break }
        found = last
        if found > next, bytes[found - 1] == 0x0D { found -= 1 }
      }
      next = last + 1
    }
    return found
  }

  private func skipSpaces(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// Where a comment starts on this line, or the line ends.
  private func endOfText(_ start: Int, _ end: Int) -> (end: Int, isComment: Bool) {
    var index = start
    while index < end {
      if bytes[index] == UInt8(ascii: "#"), index > 0, isBlank(index - 1) { return (index, true) }
      index += 1
    }
    return (end, false)
  }

  /// A plain scalar goes on over lines that are indented more than what it is in.
  private func endOfPlain(_ start: Int, indent: Int) -> Int {
    var line = endOfLine(start)
    var (end, isComment) = endOfText(start, line)
    var found = withoutBlanks(start, end)
    while !isComment, line + 1 < bytes.count {
      let next = line + 1
      line = endOfLine(next)
      let text = skipBlanks(next)
      if text >= line || isBreak(text) { continue }
      if text - next <= indent || bytes[text] == UInt8(ascii: "#") { break }
      (end, isComment) = endOfText(text, line)
      found = withoutBlanks(text, end)
    }
    return found
  }

  private func endOfFlow(_ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if ",[]{}".utf8.contains(byte) { break }
      if byte == UInt8(ascii: "#"), index > start, isBlank(index - 1) { break }
      if byte == UInt8(ascii: ":"), index + 1 == bytes.count || isBlank(index + 1) || isBreak(index + 1) { break }
      index += 1
    }
    return withoutBlanks(start, index)
  }
}
