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
    case .file(let name, _, let text):
      if let fault = ValuesText.fault(in: text) {
        FaultExplainer(text: text, file: path(prefix + name.string)).add(fault, to: &diagnostic)
      }
    case .subchart(let name, _, let inner):
      explain(inner, below: "\(prefix)charts/\(name.string)/", nil, &diagnostic)
    case .dependencies(let inner): explain(inner, below: prefix, chart, &diagnostic)
    case .missingDependencies(let names):
      diagnostic.kind = .dependency
      diagnostic.hints.append(contentsOf: missing(names, chart))
    case .kubeVersion(let constraint, _):
      diagnostic.kind = .kubeVersion
      diagnostic.hints.append("--kube-version renders for another version: one that \(constraint.string) allows.")
    case .missingChartFile: diagnostic.hints += chartsInside(prefix)
    case .notAnArchive, .notAnArchiveButYAML, .archive, .invalidArchive, .unloadableArchive, .unexpectedArchiveName:
      diagnostic.kind = .archive
      diagnostic.hints += archiveHints(failure)
    case .notInstallable:
      diagnostic.hints.append(
        "A library chart only lends named templates: make it a dependency of a chart and render that.")
    case .linkLeadsOut: diagnostic.hints.append("A chart may read only what is inside its folder; copy the file there.")
    case .validation: diagnostic.hints.append("It is about \(path(prefix + "Chart.yaml")).")
    case .typeMismatch(let key, _):
      diagnostic.hints.append("\(key.string) holds the values of the subchart of that name, so it must be a map.")
    default: break
    }
  }

  private func path(_ name: String) -> String { SourceNames(chart: "", folder: folder).file(ByteString("/" + name)) }

  private func missing(_ names: [ByteString], _ chart: Chart?) -> [String] {
    let there = chart?.subcharts.map(\.name.string) ?? []
    for name in names {
      if let nearest = Suggestion.nearest(name.string, in: there), nearest != name.string {
        return ["charts/ holds \(nearest); is \(name.string) in Chart.yaml misspelt?"]
      }
    }
    return ["Run helm dependency build \(folder): valuesctl fetches nothing."]
  }

  /// Charts in the folder, for who gave the folder above a chart.
  private func chartsInside(_ prefix: String) -> [String] {
    guard prefix.isEmpty else { return ["Each folder in charts/ needs a Chart.yaml; is this one a chart?"] }
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    do throws(SystemFailure) {
      var charts: [String] = []
      for name in try FileSystem.names(in: ByteString(root)).map(\.string).sorted() where charts.count < 3 {
        let inner = root == "." ? name : "\(root)/\(name)"
        if Self.isChart(inner) { charts.append(inner) }
      }
      if !charts.isEmpty { return ["There is a chart inside: \(charts.joined(separator: ", "))."] }
    } catch {
      return []
    }
    if let last = root.split(separator: "/").last, last == "templates" || last == "charts" {
      return ["Give the chart's own folder, the one above \(last)."]
    }
    return ["A chart is a folder with a Chart.yaml in it."]
  }

  private static func isChart(_ folder: String) -> Bool {
    do throws(SystemFailure) {
      return try FileSystem.names(in: ByteString(folder)).contains("Chart.yaml")
    } catch {
      // A file, or a folder that may not be read: no chart that one could give instead.
      return false
    }
  }

  private func archiveHints(_ failure: ChartFailure) -> [String] {
    switch failure {
    case .notAnArchiveButYAML(let name) where name.baseName == "Chart.yaml":
      ["Give the folder that holds it: \(name.string.dropLast("/Chart.yaml".utf8.count))."]
    case .notAnArchiveButYAML(let name): ["A values file goes behind -f: -f \(name.string). The chart is its folder."]
    case .archive, .invalidArchive: ["\(folder) is damaged or only half there; pack or fetch it again."]
    default: ["A chart is a folder, or a .tgz as helm package makes it."]
    }
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
    switch failure.kind {
    case .plain where !text.contains(UInt8(ascii: "=")): return ["Write it as name=value."]
    case .plain where text.contains(UInt8(ascii: ",")) && !text.contains(UInt8(ascii: "[")):
      return ["A comma starts the next value; one inside a text is written \\,."]
    case .json: return ["The value must be JSON: texts in double quotes, a={\"b\":1}."]
    default: break
    }
    if failure.kind != .json, text.contains(UInt8(ascii: "[")) {
      return ["An index is a whole number from 0 on, into a list: a[0]=x."]
    }
    return []
  }
}
