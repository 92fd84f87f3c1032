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
    case .executing(let cause, let file):
      withBesides(cause, in: file, executing(failure.helmText.string, cause, file))
    case .values(let cause): Diagnostic(.values, "values: \(cause.message)")
    }
  }

}
