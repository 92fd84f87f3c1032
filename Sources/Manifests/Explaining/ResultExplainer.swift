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
  private let renders: Int

  /// - Parameter renders: how often the chart is rendered at most to prove values; with none only places are told.
  package init(_ renderer: Renderer, _ request: RenderRequest, renders: Int = 100) {
    self.renderer = renderer
    self.request = request
    self.renders = renders
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
  package func explain(_ match: ManifestMatch, of object: ManifestObject) throws(Failure) -> Explanation? {
    let manifests = try render()
    guard let same = manifests.objects.first(where: { $0.file == object.file && $0.text == object.text }) else {
      return nil
    }
    return explain(match, of: same, in: manifests)
  }

  private func explain(
    _ match: ManifestMatch, of object: ManifestObject, in manifests: RenderedManifests
  ) -> Explanation {
    let stretches = Self.stretches(match, of: object, manifests.rendered.sources(ofFile: object.file))
    var explanation = Explanation(
      manifest: object.address, file: object.file, path: match.path, value: match.value, parts: [])
    var parts = stretches.all
    if parts.count > 1 { parts.removeAll { object.text[$0.range].isDecoration } }
    let most = match.value.isTextOfLines ? Self.mostPartsOfText : Self.mostParts
    explanation.parts = parts.prefix(most).map { Self.part($0, in: object.text) }
    explanation.partsLeftOut = parts.count - explanation.parts.count
    explanation.keyPart = stretches.key.map { Self.part($0, in: object.text) }
    if stretches.isEmptyValue { explanation.pointAtEmptyAction() }
    if renders == 0 { return explanation }
    prove(&explanation, parts.map(\.source), of: object, in: manifests)
    return explanation
  }

  private func prove(
    _ explanation: inout Explanation, _ sources: [Source], of object: ManifestObject, in manifests: RenderedManifests
  ) {
    let target = ValueProbe.Target(
      file: object.file, document: manifests.document(of: object) ?? 0, path: explanation.path)
    let probe = ValueProbe(
      renderer: renderer, request: request, target: target, value: explanation.value, mostRenders: renders)
    let chart = manifests.rendered.chart
    let findings = probe.findings(among: Self.reads(of: sources, manifests.rendered.trace), in: chart)
    explanation.values = findings.influences
    explanation.idleReads = findings.idle
    explanation.untriedReads = findings.untried
    if findings.influences.isEmpty, explanation.parts.allSatisfy({ $0.source.isLiteral && !$0.printsNothing }) {
      let deciding = explanation.parts.flatMap(\.blocks).flatMap { EmptyAction.values(namedAt: $0.place) }
      let reads = deciding.map { $0.map { ValuePathStep.key($0) } }
      explanation.values = probe.findings(among: reads, in: chart, decides: true).influences
    }
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
  /// Of a text of many lines: what wrote it is rarely asked line by line.
  private static var mostPartsOfText: Int { 4 }

  private struct Stretches {
    var all: [FileSources.Stretch] = []
    /// What wrote the key of a text of many lines.
    var key: FileSources.Stretch?
    /// Whether nothing stands behind the key.
    var isEmptyValue = false
  }

  private static func stretches(
    _ match: ManifestMatch, of object: ManifestObject, _ sources: FileSources?
  ) -> Stretches {
    guard let sources, let found = find(match, in: object) else { return Stretches() }
    let key = sources.stretches(in: found.keyRange(in: object.text), of: object.text)
    // It is written by many: its key stands for it.
    if found.value.isFilledContainer { return Stretches(all: key) }
    // Nothing stands there, or a comment.
    let first = object.text[found.range].bytes.first { $0 != UInt8(ascii: " ") }
    if match.value.isNull && (first == nil || first == UInt8(ascii: "#")) || found.range.isEmpty {
      return Stretches(
        all: sources.stretches(in: found.key..<found.key + 1, of: object.text), isEmptyValue: true)
    }
    let all = sources.stretches(in: found.range, of: object.text)
    guard found.value.isTextOfLines else { return Stretches(all: all) }
    // The actions say more than what stands between them.
    let written = all.filter { !$0.source.isLiteral }
    return written.isEmpty ? Stretches(all: key) : Stretches(all: written, key: key.first)
  }

  private static func part(_ stretch: FileSources.Stretch, in text: ByteString) -> Explanation.Part {
    let place = stretch.source.place
    let blocks = OpenBlock.all(in: place.text[0..<min(place.start, place.text.count)])
    return Explanation.Part(
      text: text[stretch.range], source: stretch.source,
      blocks: blocks.filter { $0.keyword != "define" && $0.keyword != "block" }
        .map { Explanation.Block(place: place.moved(to: $0.start, $0.end), isElse: $0.isElse) })
  }

  private static func find(_ match: ManifestMatch, in object: ManifestObject) -> ManifestText.Found? {
    do throws(CodingFailure) { return try ManifestText(object.text).find(match.place) } catch { return nil }
  }

  /// What was read on the way, the nearest first; what a function changed the text of depends on all that was read for the
  /// text, such as a checksum of a file.
  private static func reads(of sources: [Source], _ trace: RenderTrace?) -> [ValuePath] {
    var reads: [ValuePath] = []
    var known: Set<ValuePath> = []
    let near = sources.flatMap { $0.reads + $0.calls.flatMap(\.reads) }
    for read in near + (trace?.reads(in: sources.flatMap(\.captured)) ?? [])
    where read.count > 1 && read.first == .key("Values") && known.insert(read).inserted { reads.append(read) }
    return reads.map { Array($0.dropFirst()) }
  }
}

extension Explanation {
  /// A key without a value has the action that printed nothing for its part.
  fileprivate mutating func pointAtEmptyAction() {
    guard parts.count == 1, parts[0].source.isLiteral, let action = EmptyAction(behind: parts[0].source.place) else {
      return
    }
    parts[0].source.place = action.place
    parts[0].printsNothing = true
    parts[0].text = ""
  }
}

extension ByteString {
  /// Quotes and other marks around what actions wrote.
  fileprivate var isDecoration: Bool {
    !bytes.contains { 0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 > 0x7F }
  }
}

extension FrozenValue {
  /// Whether it is a map or a list that holds something.
  var isFilledContainer: Bool {
    switch self {
    case .map(let map): !map.isEmpty
    case .list(let items): !items.isEmpty
    default: false
    }
  }

  fileprivate var isTextOfLines: Bool {
    if case .string(let text) = self { text.withBytes { $0.contains(UInt8(ascii: "\n")) } } else { false }
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
