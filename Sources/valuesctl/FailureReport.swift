import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// What a command knows of a render, for the message when it fails.
struct FailureReport {
  var explainer: Explainer

  init(chart: Chart, folder: String, sources: ValueSources, user: UserValues, request: RenderRequest) {
    explainer = Explainer(chart: chart, folder: folder, sources: sources, user: user, request: request)
  }

  /// What `helm template` adds where it could have printed the broken output.
  static let debugNote = "\n\nUse --debug flag to render out invalid YAML"

  func failure(_ failure: RenderFailure) -> Failure {
    var diagnostic = explainer.diagnostic(failure)
    switch failure.cause {
    case .executing, .parsing, .chart(.kubeVersion): diagnostic.helmText += Self.debugNote
    default: break
    }
    return Failure(diagnostic, status: 1, warnings: failure.warnings)
  }

  func failure(_ failure: ManifestFailure, debug: Bool) -> Failure {
    Failure(
      explainer.diagnostic(failure, helmText: failure.message + (debug ? "" : Self.debugNote)), status: 1)
  }
}
