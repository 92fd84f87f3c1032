import CLibYAML

/// What is wrong with a YAML text and where: looked for again, after a reader has refused the text.
package struct YAMLFault: Equatable, Sendable {
  package enum Cause: Equatable, Sendable {
    /// libyaml's words.
    case syntax(String)
    /// libyaml's words for bytes that are no text.
    case encoding(String)
    /// A tab where only spaces may stand.
    case tab
    /// The document is a list or a scalar.
    case notAMap(isList: Bool)
    /// `*name` without an `&name` above it.
    case unknownAnchor(String)
    /// `*name` inside of what `&name` stands for.
    case anchorInItself(String)
    /// `<<` with something that is no map.
    case mergeOfNoMap
    /// A map or a list where a key stands.
    case collectionAsKey(isList: Bool)
  }

  package var cause: Cause
  /// - Unit: bytes from the start of the text, as in ``start``.
  package var offset: Int
  /// Where the thing started that could not be read, if that is somewhere else.
  package var start: Int?
  /// The text in quotes that ends right before, with its quotes: one of them may be a mistake.
  package var quoted: Range<Int>?

  /// The same for a longer text in which this one starts at `distance`.
  package func moved(by distance: Int) -> YAMLFault {
    var moved = self
    moved.offset += distance
    moved.start = start.map { $0 + distance }
    moved.quoted = quoted.map { $0.lowerBound + distance..<$0.upperBound + distance }
    return moved
  }

  /// The first fault of the first document; nil when it has none.
  package static func find(in text: UnsafeBufferPointer<UInt8>) -> YAMLFault? {
    var parser = yaml_parser_t()
    // libyaml ends the process where there is no memory to read.
    guard let base = text.baseAddress, !text.hasManyDirectives, yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_input_string(&parser, base, text.count)
    var root: YAMLFault?
    var nodes = YAMLNodeFaults()
    var isAtRoot = true
    var looks = 0
    var last: (start: yaml_mark_t, end: yaml_mark_t)?
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        var fault = syntax(parser, text)
        if let last {
          let end = text.offset(ofCharacter: last.end.index)
          if end <= fault.offset, text[end..<fault.offset].allSatisfy({ $0 == 0x20 }) {
            fault.quoted = text.offset(ofCharacter: last.start.index)..<end
          }
        }
        return fault
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
      case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT:
        return nodes.first.map { located($0.cause, at: $0.mark, text) } ?? root
      default:
        if let fault = nodes.add(event) { return located(fault.cause, at: fault.mark, text) }
        looks &+= nodes.depth
        if nodes.depth > YAMLEvents.depthLimit || looks > YAMLWork.most { return nil }
        last = isQuoted(event) ? (event.start_mark, event.end_mark) : nil
        if isAtRoot { root = notAMap(event, text) }
        isAtRoot = false
      }
    }
  }

  private static func notAMap(_ event: yaml_event_t, _ text: UnsafeBufferPointer<UInt8>) -> YAMLFault? {
    let isList = event.type == YAML_SEQUENCE_START_EVENT
    guard isList || event.type == YAML_SCALAR_EVENT && event.data.scalar.length > 0 else { return nil }
    return located(.notAMap(isList: isList), at: event.start_mark, text)
  }

  private static func isQuoted(_ event: yaml_event_t) -> Bool {
    guard event.type == YAML_SCALAR_EVENT else { return false }
    let style = event.data.scalar.style
    return style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
  }

  private static func located(
    _ cause: Cause, at mark: yaml_mark_t, _ text: UnsafeBufferPointer<UInt8>
  ) -> YAMLFault {
    YAMLFault(cause: cause, offset: text.offset(ofCharacter: mark.index))
  }

  private static func syntax(_ parser: yaml_parser_t, _ text: UnsafeBufferPointer<UInt8>) -> YAMLFault {
    let words = parser.problem.map { String(cString: $0) } ?? "no YAML"
    if parser.error == YAML_READER_ERROR {
      return YAMLFault(cause: .encoding(words), offset: min(parser.problem_offset, text.count))
    }
    let mark = parser.problem_mark
    var fault = located(.syntax(words), at: mark, text)
    if fault.offset < text.count, text[fault.offset] == 0x09, parser.error == YAML_SCANNER_ERROR { fault.cause = .tab }
    if parser.context != nil, parser.context_mark.index < mark.index {
      fault.start = text.offset(ofCharacter: parser.context_mark.index)
    }
    return fault
  }
}
