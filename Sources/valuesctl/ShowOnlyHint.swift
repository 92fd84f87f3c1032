import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// Why a path of `--show-only` fits nothing that is printed.
struct ShowOnlyHint {
  /// As it was typed.
  var path: String
  var chart: Chart
  /// Below the chart's folder: `charts/kid/templates/x.yaml`.
  var rendered: [String]

  var text: String? {
    if rendered.contains(path) { return "It rendered nothing." }
    if partials(of: chart, below: "").contains(path) {
      return "A template whose name starts with _ prints nothing itself; it lends its named templates to others."
    }
    if chart.customResources().contains(where: { Self.below($0.path) == path }) {
      return "Custom resource definitions are printed with --include-crds."
    }
    return nearest.map { "Did you mean \($0)?" }
  }

  private func partials(of chart: Chart, below prefix: String) -> [String] {
    chart.templates.filter { $0.name.baseName.hasPrefix("_") }.map { prefix + $0.name.string }
      + chart.subcharts.flatMap { partials(of: $0, below: "\(prefix)charts/\($0.name.string)/") }
  }

  /// The path without the chart's name.
  static func below(_ path: ByteString) -> String {
    path.string.split(separator: "/", maxSplits: 1).last.map(String.init) ?? ""
  }

  /// A file of the same name, in the most of the same folders; else the name that is nearest as a whole.
  private var nearest: String? {
    let parts = Set(path.split(separator: "/"))
    let name = path.split(separator: "/").last
    let fitting = rendered.filter { $0.split(separator: "/").last == name }
      .map { path in
        let folders = path.split(separator: "/")
        let shared = folders.count { parts.contains($0) }
        return (path: path, shared: shared, others: folders.count - shared)
      }
      .sorted { ($1.shared, $0.others, $0.path) < ($0.shared, $1.others, $1.path) }
    guard let best = fitting.first else { return Suggestion.nearest(path, in: rendered) }
    let equal = fitting.prefix { ($0.shared, $0.others) == (best.shared, best.others) }.map(\.path)
    return equal.count > 4 ? nil : equal.joined(separator: " or ")
  }
}
