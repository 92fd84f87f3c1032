import ArgumentParser
import ChartEngine
import Charts
import ValueCoding
import ValueTree

/// `valuesctl values`: the values that templates see.
struct ValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values", abstract: "Print the values that a chart's templates see, and where they come from.",
    discussion: """
      Examples:
        valuesctl values ./chart -f prod.yaml --set image.tag=1.2
        valuesctl values ./chart -f prod.yaml --origin | grep image
      """)

  @Argument(help: "The chart's folder or packed file.")
  var chart: String

  /// What is too much: taken only to say so, since `render` has a name before its chart.
  @Argument(help: .hidden)
  var others: [String] = []

  @OptionGroup(title: "Values") var values: ValuesOptions
  @OptionGroup var errors: ErrorOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(help: "Print one value a line, with the file and line or the flag that set it.")
  var origin = false

  func run() throws {
    if let other = others.first { throw tooMuch(other) }
    let limits = try limits.limits()
    let sources = try values.sources(limits)
    let user = try ValuesOptions.merged(sources, limits)
    let chart = try ChartArgument.load(self.chart, limits, errors.errorFormat)
    let merged: RenderValues
    do throws(ChartFailure) {
      merged = try RenderValues(chart: chart.processed(with: user.values), values: user.values)
    } catch {
      throw Failure(ChartExplainer(folder: self.chart).diagnostic(error, chart: chart), status: 1)
    }
    errors.errorFormat.warn(merged.warnings)
    if origin {
      try System.write(
        lines(merged.values, ValueOrigins(chart: chart, folder: self.chart, sources: sources, user: user)))
    } else {
      var output: [UInt8] = []
      try append { output throws(CodingFailure) in
        try YAMLWriter.append(Value(thawing: .map(merged.values)), to: &output)
      }(&output)
      try System.write(output)
    }
  }

  private func tooMuch(_ other: String) -> Failure {
    let hint =
      !System.exists(chart) && System.exists(other)
      ? "Values do not depend on the release's name: valuesctl values \(other)"
      : "It prints all values: valuesctl values \(chart) --origin | grep '^\(other)'"
    return .unusable("\"valuesctl values\" takes one argument, the chart", hints: [hint])
  }

  /// `a.b: "x"  # prod.yaml:3`
  private func lines(_ values: FrozenMap, _ origins: ValueOrigins) throws(Failure) -> [UInt8] {
    var paths: [ValuePath] = []
    values.collectLeaves(below: [], into: &paths)
    var output: [UInt8] = []
    for path in paths {
      var value = FrozenValue.map(values)
      for case .key(let key) in path { value = value.mapValue?[key] ?? .null }
      output += "\(path.setText): ".utf8
      let shown = value
      try append { output throws(CodingFailure) in
        try JSONWriter.append(Value(thawing: shown), escapesHTML: false, to: &output)
      }(&output)
      if let origin = origins.text(at: path) { output += Terminal.faint("  # \(origin)").utf8 }
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  private func append(
    _ body: @escaping (inout [UInt8]) throws(CodingFailure) -> Void
  ) -> (inout [UInt8]) throws(Failure) -> Void {
    { output throws(Failure) in
      do throws(CodingFailure) { try body(&output) } catch { throw Failure.no(error.message) }
    }
  }
}
