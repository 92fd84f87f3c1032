import ChartEngine
import Charts
import GoTemplate
import ValueCoding
import ValueTree

/// Finds out which template lines and which values made a value of a manifest.
///
/// The places come from a trace. The values are proved: each candidate that the trace names is changed, the chart rendered
/// again, and only those count that change the result.
package struct ResultExplainer {
  private let renderer: Renderer
  private let request: RenderRequest

  package init(_ renderer: Renderer, _ request: RenderRequest) {
    self.renderer = renderer
    self.request = request
  }

  package enum Failure: Error {
    case render(RenderFailure)
    case manifest(ManifestFailure)
    /// No manifest is meant; the others are named.
    case noManifest(known: [ObjectAddress])
    case severalManifests([ObjectAddress])
    /// The path leads nowhere.
    case noValue(ManifestPathEnd)
    case severalValues([ManifestPath])
  }

  /// Explains the value that the path leads to in the manifest at this address.
  package func explain(_ address: ObjectAddress, _ path: ManifestPath) throws(Failure) -> Explanation {
    let manifests = try render()
    let fitting = manifests.objects.filter { address.fits($0) }
    if fitting.isEmpty { throw .noManifest(known: manifests.objects.map(\.address)) }
    if fitting.count > 1 { throw .severalManifests(fitting.map(\.address)) }
    let matches: [ManifestMatch]
    do throws(ManifestPathEnd) { matches = try path.matches(in: fitting[0].value) } catch { throw .noValue(error) }
    if matches.count > 1 { throw .severalValues(matches.map(\.path)) }
    return explain(matches[0], of: fitting[0], in: manifests)
  }

  /// Explains a value of a manifest of another render of the same request.
  ///
  /// Nil when the renders differ, as they do with random values.
  package func explain(
    _ match: ManifestMatch, of object: ManifestObject, provesValues: Bool = true
  ) throws(Failure) -> Explanation? {
    let manifests = try render()
    guard let same = manifests.objects.first(where: { $0.file == object.file && $0.text == object.text }) else {
      return nil
    }
    return explain(match, of: same, in: manifests, provesValues: provesValues)
  }

  private func explain(
    _ match: ManifestMatch, of object: ManifestObject, in manifests: RenderedManifests, provesValues: Bool = true
  ) -> Explanation {
    let parts = Self.parts(match, of: object, manifests.rendered.sources(ofFile: object.file))
    var explanation = Explanation(
      manifest: object.address, file: object.file, path: match.path, value: match.value, parts: parts, values: [],
      idleReads: [])
    if !provesValues { return explanation }
    let reads = Self.reads(of: parts.map(\.source))
    let target = ValueProbe.Target(file: object.file, document: manifests.document(of: object) ?? 0, path: match.path)
    let probe = ValueProbe(renderer: renderer, request: request, target: target, value: match.value)
    explanation.values = probe.influences(among: reads, in: manifests.rendered.chart)
    explanation.idleReads = reads.filter { read in
      !explanation.values.contains { $0.path.starts(with: read) || read.starts(with: $0.path) }
    }
    return explanation
  }

  private func render() throws(Failure) -> RenderedManifests {
    var traced = request
    traced.tracing = .values
    let rendered: RenderedChart
    do throws(RenderFailure) { rendered = try renderer.render(traced) } catch { throw .render(error) }
    do throws(ManifestFailure) {
      return try RenderedManifests(rendered, release: request.release)
    } catch {
      throw .manifest(error)
    }
  }

  // MARK: Parts

  /// How many parts are shown at most.
  private static var mostParts: Int { 12 }

  private static func parts(
    _ match: ManifestMatch, of object: ManifestObject, _ sources: FileSources?
  ) -> [Explanation.Part] {
    guard let sources, let found = find(match, in: object) else { return [] }
    // A map, a list or a long text is written by many: its key stands for it.
    let range = found.value.isLong ? found.keyRange(in: object.text) : found.range
    // Nothing stands there, or a comment.
    let first = object.text[range].bytes.first { $0 != UInt8(ascii: " ") }
    let isEmpty = match.value.isNull && (first == nil || first == UInt8(ascii: "#")) || range.isEmpty
    var parts: [Explanation.Part] = []
    var start = range.lowerBound
    for offset in isEmpty ? found.key..<found.key + 1 : range {
      guard let source = sources.source(at: offset, of: object.text) else { continue }
      if let last = parts.last, last.source.isSameStretch(as: source) {
        parts[parts.count - 1].text = object.text[start..<offset + 1]
        parts[parts.count - 1].source.place.end = max(last.source.place.end, source.place.end)
        continue
      }
      if parts.count == mostParts { break }
      start = offset
      let blocks = OpenBlock.all(in: source.place.text[0..<min(source.place.start, source.place.text.count)])
      parts.append(
        Explanation.Part(
          text: object.text[offset..<offset + 1], source: source,
          blocks: blocks.filter { $0.keyword != "define" && $0.keyword != "block" }
            .map { Explanation.Block(place: source.place.moved(to: $0.start, $0.end), isElse: $0.isElse) }))
    }
    if isEmpty, parts.count == 1, parts[0].source.isLiteral,
      let action = EmptyAction(behind: parts[0].source.place)
    {
      parts[0].source.place = action.place
      parts[0].printsNothing = true
    }
    return parts.count == 1 ? parts : parts.filter { !$0.isDecoration }
  }

  private static func find(_ match: ManifestMatch, in object: ManifestObject) -> ManifestText.Found? {
    do throws(CodingFailure) { return try ManifestText(object.text).find(match.place) } catch { return nil }
  }

  /// What was read on the way, the nearest first.
  private static func reads(of sources: [Source]) -> [ValuePath] {
    var reads: [ValuePath] = []
    for source in sources {
      for read in source.reads + source.calls.flatMap(\.reads)
      where read.count > 1 && read.first == .key("Values") && !reads.contains(read) { reads.append(read) }
    }
    return reads.map { Array($0.dropFirst()) }
  }
}

extension Explanation.Part {
  /// Quotes and other marks around what the actions wrote.
  fileprivate var isDecoration: Bool {
    !text.bytes.contains { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 > 0x7F }
  }
}

extension Source {
  /// Whether the byte before was written by the same action, or by the literal text right before this.
  fileprivate func isSameStretch(as next: Source) -> Bool {
    guard isLiteral == next.isLiteral, place.file == next.place.file, calls.count == next.calls.count else {
      return false
    }
    return isLiteral ? next.place.start == place.end : next.place.start == place.start
  }
}

extension FrozenValue {
  fileprivate var isLong: Bool {
    switch self {
    case .map(let map): !map.isEmpty
    case .list(let items): !items.isEmpty
    case .string(let text): text.withBytes { $0.contains(UInt8(ascii: "\n")) }
    default: false
    }
  }
}

extension ManifestText.Found {
  /// The key's word.
  fileprivate func keyRange(in text: ByteString) -> Range<Int> {
    text.withBytes { bytes in
      var end = key + 1
      while end < bytes.count, bytes[end] != UInt8(ascii: ":"), bytes[end] != UInt8(ascii: "\n") { end += 1 }
      return key..<end
    }
  }
}
