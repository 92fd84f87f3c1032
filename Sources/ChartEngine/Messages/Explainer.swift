import Charts
import Diagnostics
import GoTemplate
import ValueCoding
import ValueTree

/// Turns failures into what people need: the place with its line, the way there, the value at fault, what to try.
///
/// All of it runs after a failure; what it looks up costs the render nothing.
package struct Explainer {
  package var chart: Chart
  /// The chart's folder or packed file as it was typed.
  package var folder: String
  package var sources: ValueSources
  package var user: UserValues
  /// What was rendered, to render it again with a trace.
  package var request: RenderRequest
  /// What shows all that was rendered; the command line has no such flag where it does not print manifests.
  package var debugFlag = "--debug"
  package static let debugCommand = "valuesctl render --debug"

  package init(
    chart: Chart, folder: String, sources: ValueSources, user: UserValues, request: RenderRequest
  ) {
    self.request = request
    self.chart = chart
    self.folder = folder
    self.sources = sources
    self.user = user
  }

  package var names: SourceNames { SourceNames(chart: chart.name, folder: folder) }
  package var origins: ValueOrigins { ValueOrigins(chart: chart, folder: folder, sources: sources, user: user) }

  package func diagnostic(_ failure: RenderFailure) -> Diagnostic {
    switch failure.cause {
    case .chart(.schema(let report)): schema(failure.helmText.string, report)
    case .chart(let cause): ChartExplainer(folder: folder).diagnostic(cause, chart: chart)
    case .parsing(let cause): ParseExplainer(names: names).diagnostic(failure.helmText.string, cause)
    case .executing(let cause, let file): executing(failure.helmText.string, cause, file)
    case .values(let cause): Diagnostic(.values, "values: \(cause.message)")
    }
  }

  // MARK: Schemas

  /// Helm's report, and for each value at fault the line of the user's file or the flag.
  private func schema(_ text: String, _ report: SchemaReport) -> Diagnostic {
    var diagnostic = Diagnostic(.schema, text)
    let origins = origins
    for finding in report.findings {
      var keys: [ByteString] = []
      for case .key(let key) in finding.path { keys.append(key) }
      guard !keys.isEmpty else { continue }
      if let flag = origins.flag(at: keys) {
        let hint = "\(Self.short(finding.path.setText)) is set by \(flag): \(finding.message)."
        if !diagnostic.hints.contains(hint) { diagnostic.hints.append(hint) }
      } else if let found = origins.place(at: keys) {
        let note = "\(Self.short(finding.path.setText)): \(finding.message)\n  at"
        let place = Diagnostic.Place(.failure, found.place, note: note, line: found.line)
        if !diagnostic.places.contains(place) { diagnostic.places.append(place) }
      }
      if finding.isUnknownKey, let hint = origins.nearestKey(to: keys) { diagnostic.hints.append(hint) }
    }
    return diagnostic
  }

  /// A name that fits a line.
  private static func short(_ name: String) -> String {
    name.utf8.count > 100 ? String(decoding: name.utf8.prefix(99), as: UTF8.self) + "…" : name
  }

  // MARK: Manifests

  /// The template line that wrote the line at fault, and the calls that led there.
  ///
  /// Renders once more, with a trace. Where random values made another document this time, nothing is said.
  private func writers(of fault: YAMLFault, _ failure: ManifestFailure) -> [Diagnostic.Place] {
    var request = request
    request.tracing = .sources
    let rendered: RenderedChart
    do throws(RenderFailure) { rendered = try Renderer(chart).render(request) } catch { return [] }
    guard let file = rendered.files.last(where: { $0.path == failure.path }),
      let document = ManifestSplitter.documents(of: file.text).first(where: { $0 == failure.content }),
      let source = rendered.sources(of: file)?.source(at: Self.offset(of: fault, in: document), of: document)
    else { return [] }
    var places = [place(.related, source.place, note: "written at")]
    for call in source.calls.prefix(8) { places.append(place(.includedFrom, call.place, note: "")) }
    return places
  }

  private func place(_ role: Diagnostic.Place.Role, _ place: Source.Place, note: String) -> Diagnostic.Place {
    let bytes = place.text.bytes
    // Of literal text the rest of its line is shown.
    let end = place.end > place.start + 1 ? place.end : bytes[place.start...].firstIndex(of: 0x0A) ?? bytes.count
    let file = place.isExpansion ? "the text given to tpl" : names.file(place.file)
    let found = SourceLine.find(SourceRange(place.start, end), in: bytes, file: file)
    return Diagnostic.Place(role, found.place, note: note, line: role == .related ? found.line : nil)
  }

  /// Where the reader stopped; the start of the line's content where that is beyond its end.
  private static func offset(of fault: YAMLFault, in document: ByteString) -> Int {
    var start = 0
    var line = 1
    let bytes = document.bytes
    while line < fault.line, let end = bytes[start...].firstIndex(of: 0x0A) {
      start = end + 1
      line += 1
    }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if fault.column > 1, start + fault.column - 1 < end { return start + fault.column - 1 }
    let content = start + bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }.count
    return content < bytes.count && bytes[content] != 0x0A ? content : start
  }

  /// A rendered document that is no YAML, shown as it was rendered.
  package func diagnostic(_ failure: ManifestFailure, helmText: String) -> Diagnostic {
    var diagnostic = Diagnostic(.manifest, helmText)
    let name = names.file(failure.path)
    guard let fault = failure.content.withBytes({ YAMLFault.find(in: $0) }) else {
      diagnostic.hints = ["The document comes from \(name); look at it with \(debugFlag)."]
      return diagnostic
    }
    var explained = FaultExplainer(text: failure.content, file: name, linesBefore: 0)
    explained.isRendered = true
    explained.add(fault, to: &diagnostic)
    diagnostic.places += writers(of: fault, failure)
    diagnostic.hints.append("\(debugFlag) prints all that was rendered.")
    return diagnostic
  }
}
