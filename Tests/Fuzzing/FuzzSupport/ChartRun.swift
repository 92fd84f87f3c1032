import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// All that the command line does with a chart once it is loaded, up to the text it prints.
struct ChartRun {
  var chart: Chart
  var sources = ValueSources()
  var user = UserValues()
  var limits: Limits

  private var request: RenderRequest {
    var request = RenderRequest()
    request.values = user.values
    request.limits = limits
    request.seed = 1
    request.clock = .fixed(seconds: 1_767_323_045, nanoseconds: 678_901_234)
    return request
  }

  /// What is printed for the user: the release, or the words for a failure.
  func text() -> [UInt8] {
    let explainer = Explainer(chart: chart, folder: "c", sources: sources, user: user, request: request)
    let rendered: RenderedChart
    do throws(RenderFailure) {
      rendered = try Renderer(chart).render(request)
    } catch {
      return Self.words(explainer.diagnostic(error))
    }
    do throws(ManifestFailure) {
      return Self.printed(rendered, try rendered.sortedManifests())
    } catch {
      return Self.words(explainer.diagnostic(error, helmText: error.message))
    }
  }

  private static func printed(_ rendered: RenderedChart, _ sorted: SortedManifests) -> [UInt8] {
    var text = ReleaseText(sorted)
    do throws(ChartFailure) {
      text.customResources = try rendered.customResources()
    } catch {
      return Array(error.message.utf8)
    }
    return text.text() + sorted.notes.bytes
  }

  static func words(_ diagnostic: Diagnostic) -> [UInt8] {
    Array((diagnostic.text(isColoured: false) + diagnostic.json).utf8)
  }
}
