import CLibYAML

/// What is wrong with a YAML text and where: looked for again, after a reader has refused the text.
package struct YAMLFault: Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// libyaml's words.
    case syntax(String)
    /// A tab where only spaces may stand.
    case tab
    /// The document is a list or a scalar.
    case notAMap(isList: Bool)
  }

  package var cause: Cause
  /// - Unit: counts from one; columns count characters.
  package var line: Int
  package var column: Int
  /// Where the thing started that could not be read.
  package var startLine: Int?
  package var startColumn: Int?

  /// The first fault of the first document; nil when libyaml finds none.
  package static func find(in text: UnsafeBufferPointer<UInt8>) -> YAMLFault? {
    var parser = yaml_parser_t()
    // libyaml ends the process where there is no memory to read.
    guard let base = text.baseAddress, !text.hasManyDirectives, yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_input_string(&parser, base, text.count)
    var root: YAMLFault?
    var isAtRoot = true
    var (depth, looks) = (0, 0)
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { return syntax(parser, text) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
      case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return root
      default:
        switch event.type {
        case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: depth += 1
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: depth -= 1
        default: break
        }
        looks &+= depth
        if depth > YAMLEvents.depthLimit || looks > YAMLWork.most { return nil }
        if isAtRoot { root = notAMap(event) }
        isAtRoot = false
      }
    }
  }

  private static func notAMap(_ event: yaml_event_t) -> YAMLFault? {
    let isList = event.type == YAML_SEQUENCE_START_EVENT
    guard isList || event.type == YAML_SCALAR_EVENT && event.data.scalar.length > 0 else { return nil }
    return YAMLFault(
      cause: .notAMap(isList: isList), line: event.start_mark.line + 1, column: event.start_mark.column + 1)
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
