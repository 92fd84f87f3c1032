import CLibYAML

extension YAMLEvents {
  /// What go-yaml says of libyaml's present error.
  ///
  /// Its line is zero-based unless the scanner found the error, and left out where it is the first.
  @inline(never)
  mutating func failure() -> YAMLProblem {
    let state = parser.pointee
    let text = state.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
    let isScanner = state.error == YAML_SCANNER_ERROR
    if isScanner {
      if let failure = failureAfterEmptyFlow() { return failure }
      if text == "could not find expected ':'" {
        return missingColon(found: state.problem_mark)
      }
    }
    if state.problem_mark.line != 0 { return problem(text, line: state.problem_mark.line, isScanner: isScanner) }
    return problem(text, line: state.context_mark.line, isScanner: false)
  }

  /// A line that had to be an entry of the open collection and is none.
  ///
  /// libyaml looks at the key first of all. go-yaml does so where a plain scalar took the line break in with it; else it
  /// looks at what comes next before, and at the end of the stream goes to a new line.
  private func missingColon(found: yaml_mark_t) -> YAMLProblem {
    let end = text.offset(ofCharacter: found.index)
    var line = found.line
    if endsBeforeBreak {
      if end < text.count {
        let isDirective = text[end] == UInt8(ascii: "%") && found.column == 0
        if !isDirective,
          [UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "\t")].contains(text[end])
        {
          return problem("found character that cannot start any token", line: line, isScanner: true)
        }
      } else if found.column > 0 {
        line += 1
      }
    }
    return problem("could not find expected ':'", line: line, isScanner: true)
  }

  /// Whether the last token ends on its line: a plain scalar takes the blanks in that follow it, and stops for a comment.
  private var endsBeforeBreak: Bool {
    let tokens = parser.pointee.tokens
    guard tokens.head != tokens.tail, let last = tokens.tail?.advanced(by: -1).pointee else { return false }
    guard last.type == YAML_SCALAR_TOKEN, last.data.scalar.style == YAML_PLAIN_SCALAR_STYLE else { return true }
    let end = text.offset(ofCharacter: last.end_mark.index)
    let next = text[end...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return next == UInt8(ascii: "#")
  }

  /// Where the line starts that had to be an entry and is none; nil for another error.
  ///
  /// libyaml looks at such a key whenever it needs a token, go-yaml when its parser comes to it. So what the parser finds
  /// before is told first.
  var missedKey: Int? {
    let state = parser.pointee
    guard state.error == YAML_SCANNER_ERROR, let problem = state.problem,
      String(cString: problem) == "could not find expected ':'"
    else { return nil }
    return text.offset(ofCharacter: state.context_mark.index)
  }

  func findRemedy() -> YAMLStandIns.Remedy? {
    // libyaml ended a tag before a comma in a flow collection: one that its parser has not seen yet counts too.
    let tokens = parser.pointee.tokens
    if var token = tokens.head, let tail = tokens.tail {
      while token < tail {
        if token.pointee.type == YAML_TAG_TOKEN {
          let end = text.offset(ofCharacter: token.pointee.end_mark.index)
          if end < text.count, text[end] == UInt8(ascii: ",") { return .tag(end) }
        }
        token += 1
      }
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
  mutating func checkSlash(_ event: yaml_event_t) throws(YAMLProblem) {
    var offset = offset(of: event.start_mark) + 1
    let end = self.offset(of: event.end_mark)
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
