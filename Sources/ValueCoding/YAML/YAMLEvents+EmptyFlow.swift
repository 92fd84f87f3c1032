import CLibYAML

/// Empty flow collections (`[]`, `{}`, `{?}`) that may be keys.
///
/// go-yaml forgets that such a collection may be a key as soon as it is closed, and hands it to its parser before it
/// looks for the colon. So it never is a key: the text before the colon is a whole node, and the colon an error or,
/// after the root, not looked at.
///
/// - Source: go.yaml.in/yaml/v2 2.4.3, `scannerc.go`: the level of a flow collection starts with the number of its own
///   token, and closing it forgets the key of that number.
extension YAMLEvents {
  /// Refuses or marks a collection that starts with `event` where that is an empty flow collection as a key.
  mutating func checkEmptyFlow(_ event: yaml_event_t, isFlow: Bool) throws(YAMLProblem) {
    let first = offset(of: event.start_mark)
    let start = placeAfterProperties(first)
    guard start < text.count, text[start] == UInt8(ascii: "[") || text[start] == UInt8(ascii: "{"),
      let end = emptyFlowEnd(start)
    else { return }
    let line = event.start_mark.line + text[first..<start].count { $0 == UInt8(ascii: "\n") }
    switch open.last {
    case nil where !isFlow: isRootKey = true
    case nil: break
    case let parent? where !isFlow:
      // The first key of a block mapping.
      let isItem = !parent.isMapping && !parent.isFlow && !isIndentless(parent)
      throw problem("did not find expected \(isItem ? "'-' indicator" : "key")", line: line, isScanner: false)
    case let parent? where !parent.isFlow:
      guard parent.isMapping, parent.column == event.start_mark.column else { return }
      // After `key:` it is that key's value, and the key before its own colon is nil.
      if endsWithEmptyScalar {
        // After `?` it is the key.
        if lastByte(before: start) == UInt8(ascii: "?") { return }
        skippedDepth = 1
      } else {
        throw problem("did not find expected key", line: line, isScanner: false)
      }
    case let parent? where !open.contains { $0.keyLine == line }:
      let isPair = parent.isMapping ? lastByte(before: start) != UInt8(ascii: ":") : isPairStart(event)
      guard isPair,
        text[end...].first(where: { $0 > UInt8(ascii: " ") }) == UInt8(ascii: ":")
      else { return }
      throw problem("did not find expected ',' or '\(parent.isMapping ? "}" : "]")'", line: line, isScanner: false)
    default: break
    }
  }

  /// Whether `event` starts the mapping of one pair in a flow sequence, which has no width.
  private func isPairStart(_ event: yaml_event_t) -> Bool {
    event.type == YAML_MAPPING_START_EVENT && event.start_mark.index == event.end_mark.index
  }

  /// Whether a flow collection stands where a key may: not after `key:` on its line. A key ends with its line.
  mutating func mayBeKey(_ event: yaml_event_t) -> Bool {
    var place = offset(of: event.start_mark) - 1
    let isBlank: (UInt8) -> Bool =
      flowDepth > 0 ? { $0 <= UInt8(ascii: " ") } : { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    while place >= 0, isBlank(text[place]) { place -= 1 }
    guard place >= 0 else { return true }
    return text[place] != UInt8(ascii: ":") && !(flowDepth > 0 && text[place] == UInt8(ascii: "?"))
  }

  /// Where the first entry starts of a collection whose anchor and tag stand at `start`, on a line above it.
  private func placeAfterProperties(_ start: Int) -> Int {
    var place = start
    while place < text.count, text[place] == UInt8(ascii: "&") || text[place] == UInt8(ascii: "!") {
      while place < text.count, text[place] > UInt8(ascii: " ") { place += 1 }
      let end = place
      while place < text.count, text[place] <= UInt8(ascii: " ") || text[place] == UInt8(ascii: "#") {
        if text[place] == UInt8(ascii: "#") {
          while place < text.count, text[place] != UInt8(ascii: "\n") { place += 1 }
        } else {
          place += 1
        }
      }
      if text[end..<place].contains(UInt8(ascii: "\n")) { return place }
    }
    return start
  }

  func lastByte(before start: Int) -> UInt8? {
    text[..<start].last { $0 > UInt8(ascii: " ") }
  }

  /// The column of the first entry of the block collection that starts with `event`.
  mutating func column(of event: yaml_event_t) -> Int {
    let column = event.start_mark.column
    let isBare =
      event.type == YAML_MAPPING_START_EVENT
      ? event.data.mapping_start.anchor == nil && event.data.mapping_start.tag == nil
      : event.data.sequence_start.anchor == nil && event.data.sequence_start.tag == nil
    if isBare { return column }
    let place = placeAfterProperties(offset(of: event.start_mark))
    return text[..<place].lastIndex(of: UInt8(ascii: "\n")).map { place - $0 - 1 } ?? column
  }

  /// Whether the items of a block sequence stand at the column of the key that it belongs to.
  private func isIndentless(_ sequence: OpenCollection) -> Bool {
    open.count > 1 && open[open.count - 2].isMapping && open[open.count - 2].column == sequence.column
  }

  /// The place after the flow collection at `start` when nothing in it may be a key.
  ///
  /// What follows `?` or `:` is never taken for a key there.
  mutating func emptyFlowEnd(_ start: Int) -> Int? {
    var mayBeKey = true
    var depth = 0
    var place = start
    defer { looksLeft &-= place - start }
    while place < text.count {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth > 0, mayBeKey { return nil }
        depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return place + 1 }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): break
      case UInt8(ascii: ","): if depth == 1 { mayBeKey = true }
      case UInt8(ascii: "?"), UInt8(ascii: ":"): if depth == 1 { mayBeKey = false }
      default:
        if mayBeKey { return nil }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          place += 1
          while place < text.count, text[place] != byte { place += text[place] == UInt8(ascii: "\\") ? 2 : 1 }
        }
      }
      place += 1
    }
    return nil
  }

  /// What go-yaml says where the scanner failed while libyaml looked for the colon after an empty flow collection;
  /// nil where it did not.
  mutating func failureAfterEmptyFlow() -> YAMLProblem? {
    guard let head = parser.pointee.tokens.head, head != parser.pointee.tokens.tail,
      head.pointee.type == YAML_FLOW_SEQUENCE_START_TOKEN || head.pointee.type == YAML_FLOW_MAPPING_START_TOKEN
    else { return nil }
    let mark = head.pointee.start_mark
    let start = text.offset(ofCharacter: mark.index)
    guard start < text.count, let end = emptyFlowEnd(start) else { return nil }
    if let comma = text[start..<end].firstIndex(of: UInt8(ascii: ",")) {
      let lines = text[start..<comma].count { $0 == UInt8(ascii: "\n") }
      return problem("did not find expected node content", line: mark.line + lines, isScanner: false)
    }
    guard let parent = open.last, !parent.isFlow, parent.column == mark.column else { return nil }
    switch parser.pointee.state {
    case YAML_PARSE_BLOCK_SEQUENCE_ENTRY_STATE:
      return problem("did not find expected '-' indicator", line: mark.line, isScanner: false)
    case YAML_PARSE_BLOCK_MAPPING_KEY_STATE, YAML_PARSE_INDENTLESS_SEQUENCE_ENTRY_STATE:
      return problem("did not find expected key", line: mark.line, isScanner: false)
    default: return nil
    }
  }
}
