import ChartEngine
import Checks
import Manifests
import Synchronization
import ValueTree

/// The template line that wrote a value, and the values that made it, for a check that does not hold.
struct FailureOrigin {
  let input: RenderInput
  let chart: LoadedChart

  /// Values are proved by rendering again with each changed: after some failures of one run only places are told.
  private static let explained = Mutex(0)
  private static let mostExplained = 40
  /// For one failure; tests are debug builds.
  private static let renders = 24

  /// Lines that end with a line feed; none where nothing is known.
  func text(of mismatch: Mismatch) -> String {
    guard let object = mismatch.object else { return "" }
    let match = mismatch.match ?? ManifestMatch(value: object.value, place: [])
    if match.place.isEmpty { return "  rendered by \(chart.explainer(input).names.file(object.file))\n" }
    var request = input.request
    // Random values must be the same in each render that proves something.
    if request.seed == nil { request.seed = 0 }
    let renders = Self.explained.withLock { count in
      count += 1
      return count <= Self.mostExplained ? Self.renders : 0
    }
    do throws(ResultExplainer.Failure) {
      let explainer = ResultExplainer(chart.renderer, request, renders: renders)
      guard let explanation = try explainer.explain(match, of: object) else { return "" }
      return TestWords.replacingFlags(in: ExplanationText(explanation, chart.explainer(input)).placesText)
    } catch {
      return ""
    }
  }
}

/// Tests set values by `.set`, which the engine knows as flags.
enum TestWords {
  static func replacingFlags(in text: String) -> String {
    text.replacing("--set-json ", with: "the test's ").replacing("--set ", with: "the test's ")
  }
}
