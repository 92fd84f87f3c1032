import ValueTree

/// Turns the events of one template file into a ``SourceMap``.
///
/// Walks the events with a stack of open templates. Where an action has printed, the results of the `include`s and `tpl`s
/// inside it, and of those that gave its variables and dot, are looked for in what it printed: their own sources take the
/// place of the action's there.
struct SourceMapBuilder {
  private let trace: RenderTrace
  private var map = SourceMap()
  private var frames: [Frame]
  private var indexes: [ObjectIdentifier: OpIndex] = [:]

  /// What `include` or `tpl` gave, with its sources.
  private final class Capture {
    let text: ByteString
    let segments: [SourceMap.Segment]
    /// What happened for it.
    let events: Range<Int>

    init(_ text: ByteString, _ segments: [SourceMap.Segment], _ events: Range<Int>) {
      self.text = text
      self.segments = segments
      self.events = events
    }
  }

  /// A stretch of output that one op wrote.
  private struct Piece {
    /// - Unit: bytes of the evaluator's buffer; it ends where the next piece starts.
    var start: Int
    var writer: Int
    var offset: Int
    var captures: [Capture] = []
  }

  /// A template that is being executed.
  private struct Frame {
    var text: ParsedText
    var index: OpIndex
    var template: ByteString
    var call: Int?
    /// The node that called; nil where the output goes straight on into the caller's.
    var capturingNode: UInt32?
    var start: Int
    var pieces: [Piece] = []
    /// By node: what it gave or read when it last ran.
    var captures: [UInt32: Capture] = [:]
    var reads: [UInt32: UInt32] = [:]
    /// The number of the event that entered it.
    var firstEvent = 0
    /// The number of the writer of each op that reads nothing.
    var writers: [UInt32: Int] = [:]
  }

  init(_ trace: RenderTrace, _ text: ParsedText) {
    self.trace = trace
    map.paths = trace.reads
    frames = []
    frames.append(
      Frame(text: text, index: index(of: text), template: text.name, call: nil, capturingNode: nil, start: 0))
  }

  mutating func map(_ events: ArraySlice<TraceEvent>, _ output: ByteString) -> SourceMap {
    follow(events)
    map.segments = segments(of: frames[0].pieces, from: frames[0].start, in: output)
    return map
  }

  /// What the node at a place of the template that was left open, because it failed, had read.
  mutating func reads(_ events: ArraySlice<TraceEvent>, upTo place: TemplateFailure.Place) -> [ValuePath] {
    follow(events)
    let frame = frames[frames.count - 1]
    guard frame.text.text == place.text else { return [] }
    let here = (0..<UInt32(frame.text.nodeCount)).filter { frame.text.tables.nodes[Int($0)].position == place.offset }
    let value = here.first { [.field, .variable, .dot, .chain].contains(frame.text.tables.nodes[Int($0)].kind) }
    guard let node = value ?? here.first, frame.index.owners[Int(node)] >= 0 else { return [] }
    let owner = Int(frame.index.owners[Int(node)])
    // Of a function all operands of its action.
    return reads(of: value ?? frame.index.expression(of: owner), at: owner).compactMap(trace.reads.path)
  }

  private mutating func follow(_ events: ArraySlice<TraceEvent>) {
    for number in events.indices {
      let event = events[number]
      switch event.kind {
      case .text: addText(event)
      case .print: addPrint(event)
      case .template, .include, .expansion: enter(event, number)
      case .leave: leave(event, number)
      case .read: frames[frames.count - 1].reads[event.place] = event.detail
      }
    }
  }

  private mutating func index(of text: ParsedText) -> OpIndex {
    if let known = indexes[ObjectIdentifier(text)] { return known }
    let index = OpIndex(text)
    indexes[ObjectIdentifier(text)] = index
    return index
  }

  // MARK: Pieces

  private mutating func addText(_ event: TraceEvent) {
    let top = frames.count - 1
    let op = frames[top].text.tables.code[Int(event.place)]
    let writer = writer(event.place, isLiteral: true)
    frames[top].pieces.append(Piece(start: Int(event.offset), writer: writer, offset: Int(op.a)))
  }

  private mutating func addPrint(_ event: TraceEvent) {
    let top = frames.count - 1
    let place = Int(event.place)
    let root = frames[top].index.expression(of: place)
    let captures = captures(of: root, at: place)
    let position = Int(frames[top].text.tables.nodes[Int(root)].position)
    let action = frames[top].index.action(around: position)
    let writer = writer(
      event.place, isLiteral: false, end: action.upperBound, reads: reads(of: root, at: place),
      captured: captures.map(\.events))
    frames[top].pieces.append(
      Piece(start: Int(event.offset), writer: writer, offset: action.lowerBound, captures: captures))
  }

  private mutating func writer(
    _ place: UInt32, isLiteral: Bool, end: Int = 0, reads: [UInt32] = [], captured: [Range<Int>] = []
  ) -> Int {
    let top = frames.count - 1
    let isKept = reads.isEmpty && captured.isEmpty
    if isKept, let known = frames[top].writers[place] { return known }
    map.writers.append(
      SourceMap.Writer(
        text: frames[top].text, template: frames[top].template, isLiteral: isLiteral, call: frames[top].call,
        end: end, reads: reads, captured: captured))
    if isKept { frames[top].writers[place] = map.writers.count - 1 }
    return map.writers.count - 1
  }

  /// What the nodes of an expression were given by `include` and `tpl`; then what their variables and dot were.
  private func captures(of root: UInt32, at place: Int) -> [Capture] {
    let frame = frames[frames.count - 1]
    if frame.captures.isEmpty { return [] }
    let nodes = frame.index.nodes(below: root)
    var found: [Capture] = []
    for giver in frame.index.givers(of: nodes, at: place).reversed() {
      found += frame.index.nodes(below: frame.index.expression(of: giver)).compactMap { frame.captures[$0] }
    }
    return found + nodes.reversed().compactMap { frame.captures[$0] }
  }

  private func reads(of root: UInt32, at place: Int) -> [UInt32] {
    let frame = frames[frames.count - 1]
    if frame.reads.isEmpty { return [] }
    let nodes = frame.index.nodes(below: root)
    var numbers = nodes.compactMap { frame.reads[$0] }
    for giver in frame.index.givers(of: nodes, at: place) {
      numbers += frame.index.nodes(below: frame.index.expression(of: giver)).compactMap { frame.reads[$0] }
    }
    var seen: Set<UInt32> = []
    return numbers.filter { seen.insert($0).inserted }
  }

  // MARK: Calls

  private mutating func enter(_ event: TraceEvent, _ number: Int) {
    let top = frames.count - 1
    let caller = frames[top]
    let owner = caller.index.owners[Int(event.place)]
    let kind: Source.CallKind =
      switch event.kind {
      case .template: .template
      case .include: .include
      default: .tpl
      }
    map.calls.append(
      SourceMap.Call(
        kind: kind, text: caller.text, template: caller.template,
        action: caller.index.action(around: Int(caller.text.tables.nodes[Int(event.place)].position)),
        outer: caller.call, reads: reads(of: event.place, at: Int(owner))))
    let (text, name) = trace.entered(event)
    frames.append(
      Frame(
        text: text, index: index(of: text), template: name, call: map.calls.count - 1,
        capturingNode: event.kind == .template ? nil : event.place, start: Int(event.offset), firstEvent: number))
  }

  private mutating func leave(_ event: TraceEvent, _ number: Int) {
    let frame = frames.removeLast()
    let top = frames.count - 1
    guard let node = frame.capturingNode else {
      frames[top].pieces += frame.pieces
      return
    }
    let result = trace.results[Int(event.detail)]
    frames[top].captures[node] = Capture(
      result, segments(of: frame.pieces, from: frame.start, in: result), frame.firstEvent..<number)
  }

  // MARK: Segments

  private func segments(of pieces: [Piece], from start: Int, in text: ByteString) -> [SourceMap.Segment] {
    var segments: [SourceMap.Segment] = []
    segments.reserveCapacity(pieces.count)
    for (number, piece) in pieces.enumerated() {
      let first = piece.start - start
      let end = number + 1 < pieces.count ? pieces[number + 1].start - start : text.count
      if first == end { continue }
      let own = SourceMap.Segment(start: first, writer: piece.writer, offset: piece.offset)
      if piece.captures.isEmpty {
        segments.append(own)
      } else {
        append(piece.captures, to: &segments, own, in: text, first..<min(end, text.count))
      }
    }
    return segments
  }

  /// The sources of what an action printed: those of the captured texts where they are found again, else its own.
  private func append(
    _ captures: [Capture], to segments: inout [SourceMap.Segment], _ own: SourceMap.Segment, in text: ByteString,
    _ range: Range<Int>
  ) {
    var end = range.lowerBound
    for stretch in TextAlignment.stretches(of: captures.map(\.text), in: text[range]) {
      let start = range.lowerBound + stretch.range.lowerBound
      if start > end { segments.append(SourceMap.Segment(start: end, writer: own.writer, offset: own.offset)) }
      append(
        captures[stretch.input].segments, to: &segments, from: stretch.offset, count: stretch.range.count, at: start)
      end = start + stretch.range.count
    }
    if end < range.upperBound {
      segments.append(SourceMap.Segment(start: end, writer: own.writer, offset: own.offset))
    }
  }

  /// A part of other segments, moved to `start`.
  private func append(
    _ inner: [SourceMap.Segment], to segments: inout [SourceMap.Segment], from first: Int, count: Int, at start: Int
  ) {
    // The last segment that starts at or before the part.
    var low = 0
    var high = inner.count
    while low < high {
      let middle = (low + high) / 2
      if inner[middle].start <= first { low = middle + 1 } else { high = middle }
    }
    for index in max(0, low - 1)..<inner.count where inner[index].start < first + count {
      var segment = inner[index]
      let skipped = max(0, first - segment.start)
      if map.writers[segment.writer].isLiteral { segment.offset += skipped }
      segment.start = start + segment.start + skipped - first
      segments.append(segment)
    }
  }
}
