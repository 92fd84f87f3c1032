import Charts
import Diagnostics
import ValueCoding
import ValueTree

/// Shows what is wrong with a chart or with values before any template runs.
package struct ChartExplainer {
  /// The chart's folder or packed file as it was typed.
  package var folder: String

  package init(folder: String) { self.folder = folder }

  package func diagnostic(_ failure: ChartFailure, chart: Chart? = nil) -> Diagnostic {
    var diagnostic = Diagnostic(.chart, failure.message)
    explain(failure, below: "", chart, &diagnostic)
    return diagnostic
  }

  private func explain(
    _ failure: ChartFailure, below prefix: String, _ chart: Chart?, _ diagnostic: inout Diagnostic
  ) {
    switch failure {
    case .file(let name, _, let text): explain(text, of: name, below: prefix, &diagnostic)
    case .subchart(let name, _, let inner):
      explain(inner, below: "\(prefix)charts/\(name.string)/", nil, &diagnostic)
    case .dependencies(let inner): explain(inner, below: prefix, chart, &diagnostic)
    case .missingDependencies(let names):
      diagnostic.kind = .dependency
      diagnostic.hints.append(contentsOf: missing(names, chart))
    case .kubeVersion(let constraint, _):
      diagnostic.kind = .kubeVersion
      diagnostic.hints.append(
        KubeVersion.isConstraint(constraint)
          ? "--kube-version renders for another version: one that \(constraint.string) allows."
          : "\(constraint.string) is no range of versions; in \(path("Chart.yaml")) kubeVersion is such as >=1.28.0-0.")
    case .ignoreFile(let text, let line, let inner):
      add(line: line, of: text, in: ".helmignore", to: &diagnostic)
      diagnostic.hints.append(
        inner == .doubleStarInIgnoreFile
          ? "A name without a slash fits in every folder: *.md in place of **/*.md."
          : "[ needs its ], and a backslash something behind it.")
    case .missingChartFile(let files): explainMissingChartFile(files, below: prefix, &diagnostic)
    case .notAnArchive, .notAnArchiveButYAML, .archive, .invalidArchive, .unloadableArchive, .unexpectedArchiveName:
      diagnostic.kind = .archive
      diagnostic.hints += archiveHints(failure, below: prefix)
    case .notInstallable:
      diagnostic.hints.append(
        "A library chart only lends named templates: make it a dependency of a chart and render that.")
    case .linkLeadsOut: diagnostic.hints.append("A chart may read only what is inside its folder; copy the file there.")
    case .validation(let fault): explain(fault, below: prefix, &diagnostic)
    case .typeMismatch(let key, _):
      diagnostic.hints.append("\(key.string) holds the values of the subchart of that name, so it must be a map.")
    default: break
    }
  }

  /// - Parameter name: below the chart's folder.
  func path(_ name: String) -> String { SourceNames(chart: "", folder: folder).file(ByteString("/" + name)) }

  private func missing(_ names: [ByteString], _ chart: Chart?) -> [String] {
    if names.contains("") { return ["A dependency in \(path("Chart.yaml")) has no name."] }
    let there = chart?.subcharts.map(\.name.string) ?? []
    for name in names {
      if let nearest = Suggestion.nearest(name.string, in: there), nearest != name.string {
        return ["charts/ holds \(nearest); is \(name.string) in Chart.yaml misspelt?"]
      }
    }
    return ["Run helm dependency build \(folder): valuesctl fetches nothing."]
  }

  /// Shows a whole line.
  ///
  /// - Parameter line: counts from one.
  func add(
    line: Int, of text: ByteString, in name: String, _ role: Diagnostic.Place.Role = .failure,
    to diagnostic: inout Diagnostic
  ) {
    let found = SourceLine.find(line: line, column: 1, length: text.count, in: text.bytes, file: path(name))
    let note = role == .failure ? "" : "left out by"
    diagnostic.places.append(Diagnostic.Place(role, found.place, note: note, line: found.line))
  }
}

/// Shows what is wrong with what the user set.
package enum ValuesExplainer {
  package static func diagnostic(_ failure: UserValues.Failure, sources: ValueSources) -> Diagnostic {
    var diagnostic = Diagnostic(.values, failure.message)
    if let file = failure.file, let text = sources.files.first(where: { $0.name == file })?.text,
      let fault = ValuesText.fault(in: text)
    {
      FaultExplainer(text: text, file: file.string).add(fault, to: &diagnostic)
    } else if let file = failure.file, let text = sources.files.first(where: { $0.name == file })?.text,
      let start = text.offset(of: "{{")
    {
      let found = SourceLine.find(SourceRange(start, start + 2), in: text.bytes, file: file.string)
      diagnostic.places.append(Diagnostic.Place(.failure, found.place, line: found.line))
      diagnostic.hints.append("Values files are no templates: quote the text and let the template expand it with tpl.")
    }
    if let set = failure.set {
      diagnostic.hints.append("It is about --\(set.kind.flag) \(sources.set[set.kind][set.argument]).")
      diagnostic.hints += hints(set, sources)
    }
    return diagnostic
  }

  private static func hints(_ failure: SetFailure, _ sources: ValueSources) -> [String] {
    let text = sources.set[failure.kind][failure.argument]
    if failure.kind == .json { return ["The value must be JSON: texts in double quotes, a={\"b\":1}."] }
    if !text.contains(UInt8(ascii: "=")) {
      return [failure.kind == .file ? "Write it as name=path." : "Write it as name=value."]
    }
    if failure.kind != .literal, text.offset(of: "={{") != nil {
      return ["{ starts a list here: give a text with braces by --set-literal, or in a values file."]
    }
    if failure.kind != .literal,
      text.bytes.count(where: { $0 == UInt8(ascii: "{") })
        > text.bytes.count(where: { $0 == UInt8(ascii: "}") })
    {
      return ["A list needs its end too: a={b,c}."]
    }
    let name = text.bytes.prefix { $0 != UInt8(ascii: "=") }
    if !name.contains(UInt8(ascii: "\\")),
      ByteString(name).offset(of: "..") != nil || name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: ".")
    {
      return ["Between two dots, before the first and after the last stands a name: a.b=c."]
    }
    if text.contains(UInt8(ascii: "[")) { return ["An index is a whole number from 0 on, into a list: a[0]=x."] }
    if failure.kind == .plain, text.contains(UInt8(ascii: ",")) {
      return ["A comma starts the next value; one inside a text is written \\,."]
    }
    return []
  }
}
