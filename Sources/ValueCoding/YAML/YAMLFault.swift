import CLibYAML
import ValueTree

/// What is wrong with a YAML text and where: looked for again, after a reader has refused the text.
package struct YAMLFault: Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// libyaml's words.
    case syntax(String)
    /// A tab where only spaces may stand.
    case tab
    /// The same key a second time in one map.
    case duplicateKey(ByteString)
    /// The document is a list or a scalar.
    case notAMap(isList: Bool)
  }

  package var cause: Cause
  /// - Unit: counts from one; columns count characters.
  package var line: Int
  package var column: Int
  /// Where the thing started that could not be read, or where the key stood first.
  package var startLine: Int?
  package var startColumn: Int?

  /// The first fault of the first document; nil when libyaml finds none.
  package static func find(in text: UnsafeBufferPointer<UInt8>) -> YAMLFault? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
    var search = YAMLFaultSearch()
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { return syntax(parser, text) }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_DOCUMENT_END_EVENT || event.type == YAML_STREAM_END_EVENT { return search.fault }
      if search.fault == nil { search.see(event) }
    }
  }

  private static func syntax(_ parser: yaml_parser_t, _ text: UnsafeBufferPointer<UInt8>) -> YAMLFault {
    let words = parser.problem.map { String(cString: $0) } ?? "no YAML"
    let mark = parser.problem_mark
    var fault = YAMLFault(cause: .syntax(words), line: mark.line + 1, column: mark.column + 1)
    let offset = text.offset(ofCharacter: mark.index)
    if offset < text.count, text[offset] == 0x09, parser.error == YAML_SCANNER_ERROR { fault.cause = .tab }
    if parser.context != nil, parser.context_mark.line < mark.line || parser.context_mark.column < mark.column {
      fault.startLine = parser.context_mark.line + 1
      fault.startColumn = parser.context_mark.column + 1
    }
    return fault
  }
}

/// Follows the events of a document that can be read.
private struct YAMLFaultSearch {
  var fault: YAMLFault?
  private var open: [Level] = []
  private var isAtRoot = true

  private struct Level {
    var isMapping: Bool
    var awaitsKey = true
    var keys: [ByteString: yaml_mark_t] = [:]
  }

  mutating func see(_ event: yaml_event_t) {
    switch event.type {
    case YAML_SCALAR_EVENT:
      if isAtRoot, event.data.scalar.length > 0 { return refuseRoot(event, isList: false) }
      let scalar = event.data.scalar
      seeNode(ByteString(Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))), event.start_mark)
    case YAML_ALIAS_EVENT: seeNode(nil, event.start_mark)
    case YAML_MAPPING_START_EVENT: push(isMapping: true, event)
    case YAML_SEQUENCE_START_EVENT:
      if isAtRoot { return refuseRoot(event, isList: true) }
      push(isMapping: false, event)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      open.removeLast()
    default: break
    }
  }

  private mutating func push(isMapping: Bool, _ event: yaml_event_t) {
    seeNode(nil, event.start_mark)
    open.append(Level(isMapping: isMapping))
    isAtRoot = false
  }

  private mutating func refuseRoot(_ event: yaml_event_t, isList: Bool) {
    fault = YAMLFault(
      cause: .notAMap(isList: isList), line: event.start_mark.line + 1, column: event.start_mark.column + 1)
  }

  private mutating func seeNode(_ text: ByteString?, _ mark: yaml_mark_t) {
    guard let level = open.last, level.isMapping else { return }
    if level.awaitsKey, let text {
      if let first = level.keys[text] {
        fault = YAMLFault(
          cause: .duplicateKey(text), line: mark.line + 1, column: mark.column + 1, startLine: first.line + 1,
          startColumn: first.column + 1)
      }
      open[open.count - 1].keys[text] = mark
    }
    open[open.count - 1].awaitsKey.toggle()
  }
}
