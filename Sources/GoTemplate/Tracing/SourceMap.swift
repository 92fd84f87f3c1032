import ValueTree

/// Which template, line and call wrote each byte of what one template file printed.
package struct SourceMap: Sendable {
  /// A stretch of output with one source; it ends where the next starts.
  struct Segment: Sendable {
    /// - Unit: bytes of the output.
    var start: Int
    /// The number of its ``Writer``.
    var writer: Int
    /// Where its first byte stands in the literal text; for an action where the action does.
    var offset: Int
  }

  /// What wrote a stretch: literal text or an action.
  struct Writer: Sendable {
    var text: ParsedText
    /// The template that was executed: a file's name or that of a `define`.
    var template: ByteString
    var isLiteral: Bool
    /// The number of the ``Call`` that led here; nil in the file's own text.
    var call: Int?
    /// Where the action ends; that of literal text is where each byte ends.
    var end: Int
    /// The numbers of what the action read, the nearest first.
    var reads: [UInt32]
    /// The events of the templates whose text the action had from `include` and `tpl`.
    var captured: [Range<Int>]
  }

  /// A call of a template.
  struct Call: Sendable {
    var kind: Source.CallKind
    var text: ParsedText
    var template: ByteString
    /// Where the calling action stands, with its braces.
    var action: Range<Int>
    var outer: Int?
    var reads: [UInt32]
  }

  /// By start; the first one starts at 0 unless there is no output.
  var segments: [Segment] = []
  var writers: [Writer] = []
  var calls: [Call] = []
  /// What the numbers of reads mean.
  var paths = PathTable()

  init() {}

  /// What wrote the byte at `offset`; nil where there is no output.
  package func source(at offset: Int) -> Source? {
    guard let segment = segment(at: offset) else { return nil }
    let writer = writers[segment.writer]
    let start = writer.isLiteral ? segment.offset + offset - segment.start : segment.offset
    let end = writer.isLiteral ? start + 1 : writer.end
    var source = Source(
      place: Source.Place(
        file: writer.text.name, text: writer.text.text, start: start, end: end, template: writer.template),
      isLiteral: writer.isLiteral, reads: writer.reads.compactMap(paths.path), captured: writer.captured, calls: [])
    var next = writer.call
    while let number = next {
      let call = calls[number]
      source.calls.append(
        Source.Call(
          kind: call.kind,
          place: Source.Place(
            file: call.text.name, text: call.text.text, start: call.action.lowerBound, end: call.action.upperBound,
            template: call.template), reads: call.reads.compactMap(paths.path)))
      next = call.outer
    }
    return source
  }

  /// Where in a part of the output another piece of a template begins.
  package func seams(in range: Range<Int>) -> [Int] {
    segments[segmentCount(upTo: range.lowerBound)...].prefix { $0.start < range.upperBound }.map(\.start)
  }

  private func segment(at offset: Int) -> Segment? {
    let count = segmentCount(upTo: offset)
    return count > 0 ? segments[count - 1] : nil
  }

  /// How many segments start at `offset` or before.
  private func segmentCount(upTo offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// What wrote one byte of output.
package struct Source: Sendable {
  /// A part of a template's text.
  package struct Place: Sendable, Equatable {
    /// `parent/charts/kid/templates/x.yaml`, or `gotpl` for a text given to `tpl`.
    package var file: ByteString
    package var text: ByteString
    /// - Unit: bytes from the start of the text. An action's braces are part of it.
    package var start: Int
    package var end: Int
    /// The template that was executed there.
    package var template: ByteString

    /// Another part of the same text.
    package func moved(to start: Int, _ end: Int) -> Place {
      var place = self
      (place.start, place.end) = (start, end)
      return place
    }

    /// - Unit: counts from one.
    package var line: Int { text.withBytes { $0[..<min(start, $0.count)].count { $0 == UInt8(ascii: "\n") } } + 1 }
    /// Whether it is a text given to `tpl` and no file.
    package var isExpansion: Bool { file == "gotpl" }
  }

  package enum CallKind: String, Sendable {
    case template, include, tpl
  }

  package struct Call: Sendable {
    package var kind: CallKind
    /// The calling action.
    package var place: Place
    /// What it read.
    package var reads: [ValuePath]
  }

  package var place: Place
  /// Whether the byte stands in the template as it is; an action wrote it otherwise.
  package var isLiteral: Bool
  /// The values that the action read, from the root chart's scope; only where the render noted them.
  package var reads: [ValuePath]
  /// The events of templates whose text the action changed, for ``RenderTrace/reads(in:)``: what they read takes part too.
  package var captured: [Range<Int>]
  /// The calls that led there, innermost first.
  package var calls: [Call]

  /// The innermost place in a template file: a text given to `tpl` is none.
  package var filePlace: Place {
    place.isExpansion ? calls.lazy.map(\.place).first { !$0.isExpansion } ?? place : place
  }
}
