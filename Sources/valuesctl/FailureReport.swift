import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// What a command knows of a render, for the message when it fails.
struct FailureReport {
  var explainer: Explainer
  private let hasDebugFlag: Bool

  /// - Parameter hasDebugFlag: whether the command prints what is no valid YAML with `--debug`, as `helm template` does.
  init(
    chart: Chart, folder: String, sources: ValueSources, user: UserValues, request: RenderRequest,
    hasDebugFlag: Bool = true
  ) {
    explainer = Explainer(chart: chart, folder: folder, sources: sources, user: user, request: request)
    self.hasDebugFlag = hasDebugFlag
    if !hasDebugFlag { explainer.debugFlag = Explainer.debugCommand }
  }

  /// What `helm template` adds where it could have printed the broken output.
  static let debugNote = "\n\nUse --debug flag to render out invalid YAML"

  func failure(_ failure: RenderFailure) -> Failure {
    var diagnostic = explainer.diagnostic(failure)
    switch failure.cause {
    case .executing, .parsing, .chart(.kubeVersion): if hasDebugFlag { diagnostic.helmText += Self.debugNote }
    case .chart(let cause) where cause.isUnreadable: return Failure(diagnostic, status: 2)
    default: break
    }
    return Failure(diagnostic, status: 1, warnings: failure.warnings)
  }

  func failure(_ failure: ManifestFailure, debug: Bool) -> Failure {
    let note = debug || !hasDebugFlag ? "" : Self.debugNote
    return Failure(explainer.diagnostic(failure, helmText: failure.message + note), status: 1)
  }
}
