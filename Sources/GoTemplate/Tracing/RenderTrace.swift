import ValueTree

/// What happened during one render: which action wrote what, how often each ran and, if asked, which values were read.
///
/// Made of bare numbers while templates ran; ``sourceMap(of:from:to:)`` makes sense of them when somebody wants to know.
package final class RenderTrace: @unchecked Sendable {
  let events: [TraceEvent]
  let results: [ByteString]
  let late: [TraceLog.LateTemplate]
  let set: TemplateSet
  /// The paths that `read` events name.
  let reads: PathTable
  private let hits: [(text: ParsedText, counts: [UInt32])]

  init(_ log: borrowing TraceLog, _ set: TemplateSet) {
    events = log.allEvents()
    results = log.results
    late = log.late
    self.set = set
    reads = log.reads.table
    hits = log.opHits()
  }

  /// The sources of what one template printed.
  ///
  /// - Parameters:
  ///   - name: the template that was rendered.
  ///   - output: all that it printed.
  ///   - range: its part of the events, by ``Evaluator/traceCount`` before and after.
  /// - Complexity: O(n) of the events and of the texts that went through functions.
  package func sourceMap(of name: ByteString, printing output: ByteString, _ range: Range<Int>) -> SourceMap {
    guard let number = set.number(of: name) else { return SourceMap() }
    var builder = SourceMapBuilder(self, set.rows[number].text.takeUnretainedValue())
    return builder.map(events[range], output)
  }

  /// What the node had read where a template failed, the nearest first.
  ///
  /// - Parameters:
  ///   - name: the template that was rendered.
  ///   - start: its first event; what it did last is the last one.
  package func reads(of failure: TemplateFailure, in name: ByteString, from start: Int) -> [ValuePath] {
    var innermost = failure
    while let inner = innermost.underlying?.underlying as? TemplateFailure { innermost = inner }
    guard let place = innermost.place, let number = set.number(of: name) else { return [] }
    var builder = SourceMapBuilder(self, set.rows[number].text.takeUnretainedValue())
    return builder.reads(events[start...], upTo: place)
  }

  /// What was read during these events, each once; of very many events only the first are looked at.
  package func reads(in ranges: [Range<Int>]) -> [ValuePath] {
    var found: [ValuePath] = []
    var seen: Set<UInt32> = []
    var left = 4_000_000
    for range in ranges {
      for event in events[range.clamped(to: events.indices)].prefix(left) {
        left -= 1
        guard event.kind == .read, found.count < 2_000, seen.insert(event.detail).inserted else { continue }
        if let path = reads.path(event.detail) { found.append(path) }
      }
    }
    return found
  }

  /// The template that an event of an entry names.
  func entered(_ event: TraceEvent) -> (text: ParsedText, name: ByteString) {
    if let number = event.lateTemplate { return (late[number].text, late[number].name) }
    return (set.rows[Int(event.detail)].text.takeUnretainedValue(), set.names[Int(event.detail)])
  }
}

extension RenderTrace {
  /// How often one action or literal text of a template file ran.
  package struct NodeHits: Sendable, Equatable {
    /// `text`, `print`, `evaluate`, `if`, `with`, `range` or `template`.
    package var kind: String
    /// - Unit: bytes from the start of the file. Of an action its braces are part.
    package var start: Int
    package var end: Int
    package var count: Int
  }

  /// How often the nodes of each template file ran, in the order of the files' names.
  package func nodeHits() -> [(file: ByteString, text: ByteString, nodes: [NodeHits])] {
    hits.map { text, counts in (text.name, text.text, Self.nodes(of: text, counts)) }.sorted { $0.file < $1.file }
  }

  private static func nodes(of text: ParsedText, _ counts: [UInt32]) -> [NodeHits] {
    var nodes: [NodeHits] = []
    for (place, count) in counts.enumerated() {
      let op = text.tables.code[place]
      guard let kind = op.code.hitKind else { continue }
      let range: Range<Int>
      if op.code == .text {
        range = Int(op.a)..<Int(op.a + op.b)
      } else {
        range = text.action(around: Int(text.tables.nodes[Int(op.a)].position))
      }
      nodes.append(NodeHits(kind: kind, start: range.lowerBound, end: range.upperBound, count: Int(count)))
    }
    return nodes.sorted { $0.start < $1.start }
  }
}

extension Op.Code {
  /// The name of an op that stands for something written in the template; nil for mere control flow.
  fileprivate var hitKind: String? {
    switch self {
    case .text: "text"
    case .print: "print"
    case .evaluate: "evaluate"
    case .if: "if"
    case .with: "with"
    case .range: "range"
    case .template: "template"
    case .endIf, .endWith, .jump, .rangeNext, .endRange, .break, .continue, .leaveElse, .return: nil
    }
  }
}

extension ParsedText {
  /// The action around a node, with its braces.
  func action(around position: Int) -> Range<Int> {
    text.withBytes { bytes in
      var start = min(position, bytes.count)
      while start > 0, !(bytes[start - 1] == UInt8(ascii: "{") && start > 1 && bytes[start - 2] == UInt8(ascii: "{")) {
        start -= 1
      }
      start = max(0, start - 2)
      return start..<Self.end(ofAction: bytes, from: position)
    }
  }

  /// Behind the `}}` that ends the action that goes on at `position`: braces in its strings do not.
  private static func end(ofAction bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    var index = position
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open != UInt8(ascii: "`") { index += 1 }
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "}"), index + 1 < bytes.count, bytes[index + 1] == byte {
        return index + 2
      }
      index += 1
    }
    return bytes.count
  }
}
