import CLibYAML
import ValueTree

/// libyaml's events for the first document of a text, made to agree with go-yaml's port of libyaml.
///
/// - Source: go.yaml.in/yaml/v2 2.4.3, `decode.go` (`fail`), `readerc.go`, `scannerc.go`.
struct YAMLEvents {
  let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutablePointer<YAMLInput>
  let text: UnsafeBufferPointer<UInt8>
  /// Whether each open collection is written in flow style, and where it starts.
  var open: [OpenCollection] = []
  var flowDepth = 0
  private var blockDepth = 0
  let hasEscapedSlash: Bool
  let standIns: YAMLStandIns
  /// What to replace before another attempt, when libyaml refused what go-yaml takes.
  private(set) var remedy: YAMLStandIns.Remedy?
  /// Where to stop, when libyaml's scanner fails there before its parser saw all that comes before.
  private(set) var earlierEnd: Int?

  /// Whether the root is a flow collection that libyaml takes for a key: what follows it is not read.
  var isRootKey = false
  /// Whether the last node was a scalar that is not there: `key:`, `-` or `key: !tag`.
  var endsWithEmptyScalar = false
  /// How many open collections are being skipped.
  var skippedDepth = 0
  /// The last character whose place was asked for.
  private var cursor = (index: 0, offset: 0)

  struct OpenCollection {
    var isFlow: Bool
    var isMapping: Bool
    var column: Int
    /// The line on which go-yaml takes a flow collection for a possible key, and so looks further ahead.
    var keyLine: Int?
  }

  /// go-yaml's limits, for flow and for block collections apart.
  static let depthLimit = 10_000
  /// Directives at the start of lines: libyaml compares each with all before it.
  static let directiveLimit = 50
  /// What is left of ``YAMLWork``.
  var looksLeft: Int
  private let work: YAMLWork

  init(_ text: UnsafeBufferPointer<UInt8>, standIns: YAMLStandIns, work: YAMLWork) {
    self.text = text
    self.work = work
    looksLeft = work.left
    self.standIns = standIns
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: 1)
    input.initialize(to: YAMLInput(text: text))
    hasEscapedSlash = text.containsPair(UInt8(ascii: "\\"), UInt8(ascii: "/"))
  }

  /// Hands the nodes of the first document to `sink`.
  mutating func read<Sink: YAMLSink>(into sink: inout Sink) throws(YAMLProblem) {
    defer { work.spend(work.left - looksLeft) }
    yaml_parser_initialize(parser)
    yaml_parser_set_input(parser, YAMLInput.handler, input)
    defer {
      yaml_parser_delete(parser)
      parser.deallocate()
      input.deallocate()
    }
    if text.hasManyDirectives {
      throw problem(
        "more than \(Self.directiveLimit) directives for tags, the limit of this program", line: 0, isScanner: false)
    }
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        remedy = findRemedy()
        earlierEnd = missedKey
        throw failure()
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT: continue
      case YAML_DOCUMENT_START_EVENT: try checkVersion(event)
      case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT, YAML_NO_EVENT: return
      default:
        try hand(event, to: &sink)
        if isRootKey, open.isEmpty, event.type != YAML_MAPPING_START_EVENT { return }
      }
    }
  }

  @inline(__always)
  private mutating func hand<Sink: YAMLSink>(_ event: yaml_event_t, to sink: inout Sink) throws(YAMLProblem) {
    let mark = YAMLMark(event.start_mark)
    if looksLeft < 0 {
      throw problem(
        "flow collections are too deep for so much text, the limit of this program", line: event.start_mark.line,
        isScanner: true)
    }
    if skippedDepth > 0 { return skip(event) }
    switch event.type {
    case YAML_SCALAR_EVENT:
      looksLeft &-= flowDepth
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
      if scalar.tag != nil { try checkTag(event) }
      endsWithEmptyScalar = scalar.length == 0 && scalar.style == YAML_PLAIN_SCALAR_STYLE
      if scalar.style == YAML_PLAIN_SCALAR_STYLE {
        if flowDepth > 0 { try checkQuestionMark(text, event) }
      } else if hasEscapedSlash, scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE {
        try checkSlash(event)
      }
      var node = YAMLScalarNode(
        text: text, isPlain: scalar.plain_implicit != 0, tag: name(scalar.tag), anchor: name(scalar.anchor), mark: mark)
      if standIns.isEmpty { return try sink.scalar(node) }
      let original = standIns.removed(from: text)
      try original.withUnsafeBufferPointer { bytes throws(YAMLProblem) in
        node.text = bytes
        try sink.scalar(node)
      }
    case YAML_ALIAS_EVENT:
      looksLeft &-= flowDepth
      endsWithEmptyScalar = false
      if let name = name(event.data.alias.anchor) { try sink.alias(name, at: mark) }
    case YAML_MAPPING_START_EVENT:
      let isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      try checkEmptyFlow(event, isFlow: isFlow)
      if skippedDepth > 0 { return try nilKey(at: mark, to: &sink) }
      if isRootKey, !isFlow { return }
      if isFlow, event.data.mapping_start.tag != nil { try checkTag(event) }
      try push(isFlow: isFlow, isMapping: true, event)
      try sink.startMapping(anchor: name(event.data.mapping_start.anchor), at: mark)
    case YAML_SEQUENCE_START_EVENT:
      let isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      try checkEmptyFlow(event, isFlow: isFlow)
      if skippedDepth > 0 { return try nilKey(at: mark, to: &sink) }
      if isFlow, event.data.sequence_start.tag != nil { try checkTag(event) }
      try push(isFlow: isFlow, isMapping: false, event)
      try sink.startSequence(anchor: name(event.data.sequence_start.anchor), at: mark)
    default:
      endsWithEmptyScalar = false
      if open.removeLast().isFlow { flowDepth -= 1 } else { blockDepth -= 1 }
      try sink.end()
    }
  }

  private func nilKey<Sink: YAMLSink>(at mark: YAMLMark, to sink: inout Sink) throws(YAMLProblem) {
    try sink.scalar(
      YAMLScalarNode(text: UnsafeBufferPointer(start: nil, count: 0), isPlain: true, tag: nil, anchor: nil, mark: mark))
  }

  private mutating func skip(_ event: yaml_event_t) {
    looksLeft &-= flowDepth + skippedDepth
    switch event.type {
    case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: skippedDepth += 1
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: skippedDepth -= 1
    default: break
    }
  }

  /// The byte at which `mark` stands; asked in the order of the text, a whole text costs one walk.
  mutating func offset(of mark: yaml_mark_t) -> Int {
    if mark.index < cursor.index || cursor.index == 0 {
      cursor = (mark.index, text.offset(ofCharacter: mark.index))
    } else {
      while cursor.index < mark.index, cursor.offset < text.count {
        cursor.offset += 1
        while cursor.offset < text.count, text[cursor.offset] & 0xC0 == 0x80 { cursor.offset += 1 }
        cursor.index += 1
      }
    }
    return cursor.offset
  }

  /// libyaml 0.2.5 ends a tag before a comma in a flow collection, where go-yaml reads on.
  private mutating func checkTag(_ event: yaml_event_t) throws(YAMLProblem) {
    guard flowDepth > 0 else { return }
    var place = offset(of: event.start_mark)
    while place < text.count, text[place] != UInt8(ascii: "!") { place += 1 }
    while place < text.count, text[place] > UInt8(ascii: " "), text[place] != UInt8(ascii: ",") { place += 1 }
    guard place < text.count, text[place] == UInt8(ascii: ",") else { return }
    remedy = .tag(place)
    throw problem("did not find expected whitespace or line break", line: event.start_mark.line, isScanner: true)
  }

  @inline(__always)
  private func name(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> YAMLName? {
    guard let pointer else { return nil }
    var count = 0
    while pointer[count] != 0 { count += 1 }
    return YAMLName(start: pointer, count: count)
  }

  private mutating func push(isFlow: Bool, isMapping: Bool, _ event: yaml_event_t) throws(YAMLProblem) {
    open.append(
      OpenCollection(
        isFlow: isFlow, isMapping: isMapping, column: isFlow ? -1 : column(of: event),
        keyLine: isFlow && mayBeKey(event) ? event.start_mark.line : nil))
    if isFlow { flowDepth += 1 } else { blockDepth += 1 }
    looksLeft &-= flowDepth
    if flowDepth > Self.depthLimit || blockDepth > Self.depthLimit {
      throw problem("exceeded max depth of \(Self.depthLimit)", line: event.start_mark.line, isScanner: true)
    }
  }
}

/// The text as libyaml pulls it, 512 bytes at a time.
///
/// go-yaml reads in such pieces: a control character is reported when its piece is decoded, before or after an error
/// of syntax.
private struct YAMLInput {
  var text: UnsafeBufferPointer<UInt8>
  var used = 0

  static let piece = 512
  /// The size of libyaml's own buffer.
  static let room = 16_384

  static let handler:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int, UnsafeMutablePointer<Int>?
    ) -> Int32 = { context, buffer, size, sizeRead in
      guard let context, let buffer, let sizeRead else { return 0 }
      let input = context.assumingMemoryBound(to: YAMLInput.self)
      let left = input.pointee.text.count - input.pointee.used
      let count = max(0, min(left, size, piece - (room - size)))
      if count > 0, let base = input.pointee.text.baseAddress {
        buffer.update(from: base + input.pointee.used, count: count)
      }
      input.pointee.used += count
      sizeRead.pointee = count
      return 1
    }
}

extension YAMLMark {
  @inline(__always)
  init(_ mark: yaml_mark_t) {
    line = UInt32(truncatingIfNeeded: mark.line)
    column = UInt32(truncatingIfNeeded: mark.column)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether more lines start with a directive for tags than libyaml is given.
  var hasManyDirectives: Bool {
    var directives = 0
    var place = 0
    let tag: ByteString = "%TAG"
    while let found = tag.withBytes({ ByteSearch.index(of: $0, in: self, from: place) }) {
      place = found + 1
      switch found == 0 ? 0x0A : self[found - 1] {
      // A line break of YAML or a byte order mark ends in one of these.
      case 0x0A, 0x0D, 0x85, 0xA8, 0xA9, 0xBF: directives += 1
      default: continue
      }
    }
    return directives > YAMLEvents.directiveLimit
  }

  /// Whether `first` is followed by `second` anywhere.
  func containsPair(_ first: UInt8, _ second: UInt8) -> Bool {
    guard count > 1 else { return false }
    for index in 0..<count - 1 where self[index] == first && self[index + 1] == second { return true }
    return false
  }

  /// The byte at which the character number `index` starts, in UTF-8.
  func offset(ofCharacter index: Int) -> Int {
    var left = index
    var offset = 0
    if count >= 3, self[0] == 0xEF, self[1] == 0xBB, self[2] == 0xBF { offset = 3 }
    while offset < count, left > 0 {
      offset += 1
      while offset < count, self[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }
}
