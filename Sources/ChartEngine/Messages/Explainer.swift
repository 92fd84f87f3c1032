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

  package init(chart: Chart, folder: String, sources: ValueSources, user: UserValues) {
    self.chart = chart
    self.folder = folder
    self.sources = sources
    self.user = user
  }

  var names: SourceNames { SourceNames(chart: chart.name, folder: folder) }
  var origins: ValueOrigins { ValueOrigins(chart: chart, folder: folder, sources: sources, user: user) }

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

  /// The template line that most likely wrote the line at fault.
  private func writer(of fault: YAMLFault, _ failure: ManifestFailure) -> Diagnostic.Place? {
    let lines = failure.content.split(on: UInt8(ascii: "\n"))
    guard fault.line <= lines.count,
      let template = chart.orderedTemplates().first(where: { $0.path == failure.path })
    else { return nil }
    do throws(ChartFailure) {
      let text = try template.file.bytes()
      guard let line = TemplateLineGuess.line(writing: lines[fault.line - 1], in: text) else { return nil }
      let written = text.split(on: UInt8(ascii: "\n"))[line - 1]
      let column = written.bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count + 1
      let found = SourceLine.find(
        line: line, column: column, length: written.trimmed.count, in: text.bytes, file: names.file(failure.path))
      return Diagnostic.Place(.related, found.place, note: "most likely written at", line: found.line)
    } catch {
      return nil
    }
  }

  /// A rendered document that is no YAML, shown as it was rendered.
  package func diagnostic(_ failure: ManifestFailure, helmText: String) -> Diagnostic {
    var diagnostic = Diagnostic(.manifest, helmText)
    let name = names.file(failure.path)
    guard let fault = failure.content.withBytes({ YAMLFault.find(in: $0) }) else {
      diagnostic.hints = ["The document comes from \(name); look at it with --debug."]
      return diagnostic
    }
    var explained = FaultExplainer(text: failure.content, file: name, linesBefore: 0)
    explained.isRendered = true
    explained.add(fault, to: &diagnostic)
    if let written = writer(of: fault, failure) { diagnostic.places.append(written) }
    diagnostic.hints.append("--debug prints all that was rendered.")
    return diagnostic
  }
}
