import Charts
import GoTemplate
import ValueTree

/// A document that is no YAML, rendered once more to know what wrote it.
struct TracedDocument {
  let text: ByteString
  let lines: FaultLines
  /// Which of several documents of its template it is, from one; nil for an only one.
  private(set) var number: Int?
  private let sources: FileSources

  /// Nil where random values made another document this time.
  init?(of failure: ManifestFailure, chart: Chart, _ request: RenderRequest) {
    // A trace of values may grow too long where one of sources does not.
    guard let rendered = Self.render(chart, request, .values) ?? Self.render(chart, request, .sources) else {
      return nil
    }
    guard let file = rendered.files.last(where: { $0.path == failure.path }), let sources = rendered.sources(of: file)
    else { return nil }
    let documents = ManifestSplitter.documents(of: file.text)
    guard let index = documents.firstIndex(of: failure.content) else { return nil }
    text = documents[index]
    lines = FaultLines(text)
    self.sources = sources
    if documents.count > 1 { number = index + 1 }
  }

  private static func render(_ chart: Chart, _ request: RenderRequest, _ tracing: Tracing) -> RenderedChart? {
    var request = request
    request.tracing = tracing
    do throws(RenderFailure) { return try Renderer(chart).render(request) } catch { return nil }
  }

  /// What wrote the byte at `offset`; the start of its line's content where no text stands there.
  func source(at offset: Int) -> Source? {
    let isText = offset < text.count && lines.byte(offset) != 0x0A
    return sources.source(at: isText ? offset : lines.content(ofLineAround: offset).lowerBound, of: text)
  }

  /// Where in a part of the document another piece of a template begins to write.
  func seams(in range: Range<Int>) -> [Int] { sources.seams(in: range, of: text) }
}
