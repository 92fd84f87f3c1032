import CLibYAML

extension YAMLEvents {
  /// What go-yaml says of libyaml's present error.
  ///
  /// Its line is zero-based unless the scanner found the error, and left out where it is the first.
  @inline(never)
  func failure() -> YAMLProblem {
    let state = parser.pointee
    let text = state.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
    let isScanner = state.error == YAML_SCANNER_ERROR
    if isScanner, text == "could not find expected ':'" {
      return missingColon(key: state.context_mark, found: state.problem_mark)
    }
    if state.problem_mark.line != 0 { return problem(text, line: state.problem_mark.line, isScanner: isScanner) }
    return problem(text, line: state.context_mark.line, isScanner: false)
  }

  /// A line that had to be an entry of the open collection and is none.
  ///
  /// go-yaml hands an empty flow collection to its parser before it looks for the colon, and at the end of the stream
  /// goes to a new line first.
  ///
  /// - Quirk: `ReadingYAML`, "an empty map below entries".
  private func missingColon(key: yaml_mark_t, found: yaml_mark_t) -> YAMLProblem {
    let start = text.offset(ofCharacter: key.index)
    let end = text.offset(ofCharacter: found.index)
    if isEmptyFlow(start), !followsOpenEntry(start, column: key.column) {
      let isItem = isInSequence(start, column: key.column)
      return problem(
        isItem ? "did not find expected '-' indicator" : "did not find expected key", line: key.line, isScanner: false)
    }
    var line = found.line
    if end >= text.count, found.column > 0, endsBeforeStream(start) { line += 1 }
    return problem("could not find expected ':'", line: line, isScanner: true)
  }

  private func isEmptyFlow(_ start: Int) -> Bool {
    guard start + 1 < text.count else { return false }
    return (text[start], text[start + 1]) == (0x7B, 0x7D) || (text[start], text[start + 1]) == (0x5B, 0x5D)
  }

  /// Whether the text before `start` ends with an entry at `column` that still waits for its node.
  private func followsOpenEntry(_ start: Int, column: Int) -> Bool {
    var end = start - 1
    while end >= 0, text[end] <= UInt8(ascii: " ") { end -= 1 }
    guard end >= 0, text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "-") else { return false }
    var lineStart = end
    while lineStart > 0, text[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
    var place = lineStart
    while place < end, text[place] == UInt8(ascii: " ") || text[place] == UInt8(ascii: "-") { place += 1 }
    return place - lineStart == column
  }

  /// Whether the scalar at `start` stops before the blanks at the end of the text: a plain one takes them in.
  private func endsBeforeStream(_ start: Int) -> Bool {
    if text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") { return true }
    return UnsafeBufferPointer(rebasing: text[start...]).containsPair(UInt8(ascii: " "), UInt8(ascii: "#"))
  }

  /// Whether the lines above at `column` are items of a sequence that is deeper than its mapping.
  private func isInSequence(_ start: Int, column: Int) -> Bool {
    var isItem = false
    var lineEnd = start - column - 1
    while lineEnd > 0 {
      var lineStart = lineEnd
      while lineStart > 0, text[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
      var place = lineStart
      while place < lineEnd, text[place] == UInt8(ascii: " ") { place += 1 }
      if place < lineEnd, text[place] != UInt8(ascii: "#") {
        if place - lineStart < column { return isItem }
        if place - lineStart == column {
          if text[place] != UInt8(ascii: "-") { return false }
          isItem = true
        }
      }
      lineEnd = lineStart - 1
    }
    return isItem
  }

  func findRemedy() -> YAMLStandIns.Remedy? {
    guard parser.pointee.error == YAML_SCANNER_ERROR, let problem = parser.pointee.problem else { return nil }
    let offset = text.offset(ofCharacter: parser.pointee.problem_mark.index)
    switch String(cString: problem) {
    case "found unexpected ':'": return .colon(offset)
    case "found unknown escape character":
      guard offset + 1 < text.count, text[offset + 1] == UInt8(ascii: "'") else { return nil }
      return .apostrophe(offset)
    default: return nil
    }
  }

  func problem(_ text: String, line: Int, isScanner: Bool) -> YAMLProblem {
    YAMLProblem(line: line == 0 ? nil : isScanner ? line + 1 : line, text: text)
  }

  /// go-yaml knows `%YAML 1.1` only; libyaml 0.2.5 takes 1.2 too.
  func checkVersion(_ event: yaml_event_t) throws(YAMLProblem) {
    guard let version = event.data.document_start.version_directive, version.pointee.minor != 1 else { return }
    throw problem("found incompatible YAML document", line: event.start_mark.line, isScanner: false)
  }

  /// A question mark ends a plain scalar in go-yaml's flow collections and starts a key there, which cannot follow.
  ///
  /// - Quirk: `yamlparse/documents` has `{a: b?c}`.
  func checkQuestionMark(
    _ value: UnsafeBufferPointer<UInt8>, _ event: yaml_event_t
  ) throws(YAMLProblem) {
    guard value.contains(UInt8(ascii: "?")) else { return }
    var line = event.start_mark.line
    var offset = text.offset(ofCharacter: event.start_mark.index)
    while offset < text.count, text[offset] != UInt8(ascii: "?") {
      if text[offset] == UInt8(ascii: "\n") { line += 1 }
      offset += 1
    }
    let close = open.last?.isMapping == true ? "}" : "]"
    throw problem("did not find expected ',' or '\(close)'", line: line, isScanner: false)
  }

  /// `\/` is no escape for go-yaml.
  ///
  /// - Quirk: `yamlparse/documents/243`.
  func checkSlash(_ event: yaml_event_t) throws(YAMLProblem) {
    var offset = text.offset(ofCharacter: event.start_mark.index) + 1
    let end = text.offset(ofCharacter: event.end_mark.index)
    var line = event.start_mark.line
    while offset < end {
      if text[offset] == UInt8(ascii: "\\"), offset + 1 < end {
        if text[offset + 1] == UInt8(ascii: "/") {
          throw problem("found unknown escape character", line: line, isScanner: true)
        }
        offset += 1
      }
      if text[offset] == UInt8(ascii: "\n") { line += 1 }
      offset += 1
    }
  }
}
