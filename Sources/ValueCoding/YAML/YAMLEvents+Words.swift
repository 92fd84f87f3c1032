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
    if isScanner {
      if let failure = failureAfterEmptyFlow() { return failure }
      if text == "could not find expected ':'" {
        return missingColon(key: state.context_mark, found: state.problem_mark)
      }
    }
    if state.problem_mark.line != 0 { return problem(text, line: state.problem_mark.line, isScanner: isScanner) }
    return problem(text, line: state.context_mark.line, isScanner: false)
  }

  /// A line that had to be an entry of the open collection and is none.
  ///
  /// At the end of the stream go-yaml goes to a new line first.
  private func missingColon(key: yaml_mark_t, found: yaml_mark_t) -> YAMLProblem {
    let start = text.offset(ofCharacter: key.index)
    let end = text.offset(ofCharacter: found.index)
    // libyaml looks at the key before it looks at what comes next.
    if end < text.count, [UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%")].contains(text[end]), found.column > 0
    {
      return problem("found character that cannot start any token", line: found.line, isScanner: true)
    }
    var line = found.line
    if end >= text.count, found.column > 0, endsBeforeStream(start) { line += 1 }
    return problem("could not find expected ':'", line: line, isScanner: true)
  }

  /// Whether the scalar at `start` stops before the blanks at the end of the text: a plain one takes them in.
  private func endsBeforeStream(_ start: Int) -> Bool {
    if text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") { return true }
    return UnsafeBufferPointer(rebasing: text[start...]).containsPair(UInt8(ascii: " "), UInt8(ascii: "#"))
  }

  func findRemedy() -> YAMLStandIns.Remedy? {
    if let head = parser.pointee.tokens.head, head != parser.pointee.tokens.tail, head.pointee.type == YAML_TAG_TOKEN {
      // libyaml ended a tag before a comma in a flow collection.
      let end = text.offset(ofCharacter: head.pointee.end_mark.index)
      if end < text.count, text[end] == UInt8(ascii: ",") { return .tag(end) }
    }
    guard parser.pointee.error == YAML_SCANNER_ERROR, let problem = parser.pointee.problem else { return nil }
    let offset = text.offset(ofCharacter: parser.pointee.problem_mark.index)
    switch String(cString: problem) {
    case "found unexpected ':'": return .colon(offset)
    case "did not find expected whitespace or line break", "did not find expected tag URI":
      guard offset < text.count, [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]")].contains(text[offset]),
        let context = parser.pointee.context,
        ["while scanning a tag", "while parsing a tag"].contains(String(cString: context))
      else { return nil }
      return .tag(offset)
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
