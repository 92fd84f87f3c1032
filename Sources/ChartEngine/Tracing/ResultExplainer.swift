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
    /// The path leads nowhere; what stands where it ends.
    case noValue(existing: ObjectPath, known: [String])
  }

  package func explain(_ address: ObjectAddress, _ path: ObjectPath) throws(Failure) -> Explanation {
    var traced = request
    traced.tracing = .values
    let rendered = try render(traced)
    let manifest = try find(address, in: rendered)
    let found = try look(path, in: manifest)
    let sources = rendered.sources(ofFile: manifest.path)
    let parts = Self.parts(found, of: manifest, sources)
    var explanation = Explanation(
      manifest: ObjectAddress(manifest), file: manifest.path, path: path, value: found.value, parts: parts, values: [],
      idleReads: [])
    let reads = Self.reads(of: parts.map(\.source))
    let probe = ValueProbe(
      renderer: renderer, request: request, target: ValueProbe.Target(manifest, in: rendered, path), value: found.value)
    explanation.values = probe.influences(among: reads, in: rendered.chart)
    explanation.idleReads = reads.filter { read in
      !explanation.values.contains { $0.path.starts(with: read) || read.starts(with: $0.path) }
    }
    return explanation
  }

  private func render(_ request: RenderRequest) throws(Failure) -> RenderedChart {
    do throws(RenderFailure) { return try renderer.render(request) } catch { throw .render(error) }
  }

  private func find(_ address: ObjectAddress, in rendered: RenderedChart) throws(Failure) -> Manifest {
    let all: [Manifest]
    do throws(ManifestFailure) {
      let sorted = try rendered.sortedManifests()
      all = sorted.manifests + sorted.hooks.map(\.manifest)
    } catch {
      throw .manifest(error)
    }
    let fitting = all.filter { address.fits($0) }
    if fitting.isEmpty { throw .noManifest(known: all.map { ObjectAddress($0) }) }
    if fitting.count > 1 { throw .severalManifests(fitting.map { ObjectAddress($0) }) }
    return fitting[0]
  }

  private func look(_ path: ObjectPath, in manifest: Manifest) throws(Failure) -> ObjectText.Found {
    let object: ObjectText
    do throws(CodingFailure) {
      object = try ObjectText(manifest.content)
    } catch {
      throw .manifest(ManifestFailure(path: manifest.path, content: manifest.content, reason: error.message))
    }
    do throws(ObjectText.Missing) {
      return try object.find(path)
    } catch {
      var existing = path
      existing.steps = Array(path.steps.prefix(error.existing))
      throw .noValue(existing: existing, known: error.known)
    }
  }

  // MARK: Parts

  /// How many parts are shown at most.
  private static var mostParts: Int { 12 }

  private static func parts(
    _ found: ObjectText.Found, of manifest: Manifest, _ sources: FileSources?
  ) -> [Explanation.Part] {
    guard let sources else { return [] }
    // A map or list has no text of its own: its key stands for it.
    let range = found.value.isCollection ? found.key..<found.key + 1 : found.range
    var parts: [Explanation.Part] = []
    var start = range.lowerBound
    for offset in range.isEmpty ? found.key..<found.key + 1 : range {
      guard let source = sources.source(at: offset, of: manifest.content) else { continue }
      if let last = parts.last, last.source.isSameStretch(as: source) {
        parts[parts.count - 1].text = manifest.content[start..<offset + 1]
        parts[parts.count - 1].source.place.end = max(last.source.place.end, source.place.end)
        continue
      }
      if parts.count == mostParts { break }
      start = offset
      let blocks = OpenBlock.all(in: source.place.text[0..<min(source.place.start, source.place.text.count)])
      parts.append(
        Explanation.Part(
          text: manifest.content[offset..<offset + 1], source: source,
          blocks: blocks.filter { $0.keyword != "define" && $0.keyword != "block" }
            .map { Explanation.Block(place: source.place.moved(to: $0.start, $0.end), isElse: $0.isElse) }))
    }
    return parts.count == 1 ? parts : parts.filter { !$0.isDecoration }
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
  var isCollection: Bool {
    switch self {
    case .map(let map): !map.isEmpty
    case .list(let items): !items.isEmpty
    default: false
    }
  }
}
