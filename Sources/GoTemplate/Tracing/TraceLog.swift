import ValueTree

/// What happens during one render, in order: the raw material of a ``RenderTrace``.
///
/// Appending checks nothing but room, because it happens for every piece of output.
struct TraceLog: ~Copyable {
  /// How many events may be noted.
  let limit: Int
  private var events: UnsafeMutablePointer<TraceEvent>
  private(set) var count = 0
  private var capacity: Int
  /// What `include` and `tpl` gave.
  private(set) var results: [ByteString] = []
  /// Templates that are not rows of the set: those of `tpl` texts.
  var late: [LateTemplate] = []
  /// How often each op ran: those of one text after those of another.
  private let hits: UnsafeMutablePointer<UInt32>?
  private let layout: HitLayout
  var reads = ReadPaths()

  /// A template of a `tpl` text.
  struct LateTemplate {
    var text: ParsedText
    var name: ByteString
  }

  /// Keeps nothing.
  init() {
    limit = 0
    events = UnsafeMutablePointer(bitPattern: 8)!
    capacity = 0
    hits = nil
    layout = HitLayout()
  }

  init(_ set: TemplateSet, limit: Int) {
    self.limit = limit
    capacity = 16_384
    events = .allocate(capacity: capacity)
    layout = HitLayout(set)
    hits = .allocate(capacity: max(layout.count, 1))
    hits?.initialize(repeating: 0, count: max(layout.count, 1))
  }

  deinit {
    if capacity > 0 { events.deallocate() }
    hits?.deallocate()
  }

  @inline(__always)
  mutating func append(_ kind: TraceEvent.Kind, _ place: UInt32, at offset: Int, detail: UInt32 = TraceEvent.none) {
    if count == capacity { grow() }
    (events + count).initialize(
      to: TraceEvent(kind: kind, place: place, offset: UInt32(truncatingIfNeeded: offset), detail: detail))
    count += 1
  }

  @inline(never)
  private mutating func grow() {
    let memory = UnsafeMutablePointer<TraceEvent>.allocate(capacity: capacity * 2)
    memory.moveInitialize(from: events, count: count)
    events.deallocate()
    events = memory
    capacity *= 2
  }

  mutating func leave(at offset: Int, result: ByteString) {
    append(.leave, 0, at: offset, detail: UInt32(results.count))
    results.append(result)
  }

  /// The counters of the ops of a template's text; nil for a `tpl` text, whose ops nobody counts.
  @inline(__always)
  func hits(ofTemplate number: Int) -> UnsafeMutablePointer<UInt32>? {
    number < 0 ? nil : hits.map { $0 + layout.starts[number] }
  }

  func allEvents() -> [TraceEvent] { Array(UnsafeBufferPointer(start: events, count: count)) }

  /// - Returns: each text with how often each of its ops ran.
  func opHits() -> [(text: ParsedText, counts: [UInt32])] {
    guard let hits else { return [] }
    return layout.texts.map { text, start in
      (text, Array(UnsafeBufferPointer(start: hits + start, count: text.codeCount)))
    }
  }
}

/// Where the counters of each template's text stand.
struct HitLayout {
  /// By the number of the template.
  private(set) var starts: [Int] = []
  private(set) var texts: [(text: ParsedText, start: Int)] = []
  private(set) var count = 0

  init() {}

  init(_ set: TemplateSet) {
    var known: [ObjectIdentifier: Int] = [:]
    starts.reserveCapacity(set.names.count)
    for number in set.names.indices {
      let text = set.rows[number].text.takeUnretainedValue()
      if let start = known[ObjectIdentifier(text)] {
        starts.append(start)
        continue
      }
      known[ObjectIdentifier(text)] = count
      starts.append(count)
      texts.append((text, count))
      count += text.codeCount
    }
  }
}
