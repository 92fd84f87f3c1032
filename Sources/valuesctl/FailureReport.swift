import ChartEngine
import Charts
import ValueTree

/// Helm's words for a failed render, and below them where to look.
enum FailureReport {
  static func failure(
    _ failure: RenderFailure, chart: Chart, sources: ValuesOptions.Sources, user: UserValues
  ) -> Failure {
    let text = failure.helmText.string
    switch failure.chartFailure {
    case .schema(let report)?:
      return .no(text, hints: hints(report, ValueOrigins(chart: chart, sources: sources, user: user)))
    case .kubeVersion?, nil: return .no(text + "\n\nUse --debug flag to render out invalid YAML")
    case .some: return .no(text)
    }
  }

  /// For each value that breaks a schema, the file and line or the flag that it comes from.
  private static func hints(_ report: SchemaReport, _ origins: ValueOrigins) -> [String] {
    var hints: [String] = []
    for finding in report.findings {
      guard !finding.path.isEmpty, let origin = origins.text(at: finding.path) else { continue }
      let hint = "\(finding.path.setText) is set by \(origin)"
      if !hints.contains(hint) { hints.append(hint) }
    }
    return hints
  }
}

/// Where merged values come from.
struct ValueOrigins {
  private let values: FrozenMap
  private let origins: Origins
  private let sources: ValuesOptions.Sources
  private let assignments: [SetAssignment]

  /// Nothing is known about values that cannot be merged.
  init(chart: Chart, sources: ValuesOptions.Sources, user: UserValues) {
    origins = Origins(chart: chart, files: sources.files, flags: [])
    self.sources = sources
    assignments = user.assignments
    do throws(ChartFailure) {
      values = try RenderValues(chart: chart.processed(with: user.values), values: user.values).values
    } catch {
      values = user.values
    }
  }

  /// `prod.yaml:3`, `--set a=1` or `the defaults of demo, values.yaml:7`; nil when nobody knows.
  func text(at path: ValuePath) -> String? {
    let keys = Self.keys(of: path)
    if let assignment = assignments.last(where: { keys.starts(with: Self.keys(of: $0.path)) }) {
      return "--\(assignment.kind.flag) \(sources.set[assignment.kind][assignment.argument])"
    }
    guard let value = value(at: keys), let origin = origins.origin(of: value, at: keys) else { return nil }
    let line = origin.line.map { ":\($0)" } ?? ""
    switch origin.source {
    case .file(let name): return "\(name)\(line)"
    case .flag(let text): return text.string
    case .defaults(let chart): return "\(chart)/values.yaml\(line)"
    }
  }

  /// The keys up to the first index: merging goes no deeper.
  private static func keys(of path: ValuePath) -> [ByteString] {
    var keys: [ByteString] = []
    for step in path {
      guard case .key(let key) = step else { break }
      keys.append(key)
    }
    return keys
  }

  private func value(at keys: [ByteString]) -> FrozenValue? {
    var value = FrozenValue.map(values)
    for key in keys {
      guard let next = value.mapValue?[key] else { return nil }
      value = next
    }
    return value
  }
}
