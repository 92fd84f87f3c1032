import ChartEngine
import Charts
import Checks
import Diagnostics
import Manifests
import Synchronization
import ValueTree

/// The charts and renders of a test run: each chart is loaded and parsed once, each render is done once.
final class ChartLibrary: Sendable {
  static let shared = ChartLibrary()

  private let charts = Mutex<[String: Slot<LoadedChart>]>([:])
  private let renders = Mutex(Renders())

  /// One result that is made by whoever comes first; others wait for it.
  final class Slot<Value: Sendable>: Sendable {
    private let value = Mutex<Result<Value, RunFailure>?>(nil)

    func get(_ make: () -> Result<Value, RunFailure>) -> Result<Value, RunFailure> {
      value.withLock { value in
        if let value { return value }
        let made = make()
        value = made
        return made
      }
    }
  }

  private struct Renders {
    var slots: [String: Slot<RenderedManifests>] = [:]
    /// In the order in which they came.
    var keys: [String] = []
  }

  /// How many renders are kept: those of a suite that runs now.
  private static let mostRenders = 64

  func chart(_ input: RenderInput) -> Result<LoadedChart, RunFailure> {
    let slot = charts.withLock { charts in
      if let known = charts[input.chartPath] { return known }
      let slot = Slot<LoadedChart>()
      charts[input.chartPath] = slot
      return slot
    }
    return slot.get { LoadedChart.load(input) }
  }

  func render(_ input: RenderInput) -> Result<RenderedManifests, RunFailure> {
    let slot = renders.withLock { renders in
      if let known = renders.slots[input.key] { return known }
      let slot = Slot<RenderedManifests>()
      renders.slots[input.key] = slot
      renders.keys.append(input.key)
      if renders.keys.count > Self.mostRenders { renders.slots[renders.keys.removeFirst()] = nil }
      return slot
    }
    return slot.get {
      switch chart(input) {
      case .success(let chart): chart.render(input)
      case .failure(let failure): .failure(failure)
      }
    }
  }
}

/// A chart that cannot be loaded or rendered, in words and with places.
struct RunFailure: Error {
  var diagnostic: Diagnostic

  init(diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
    self.diagnostic.hints = diagnostic.hints.map { TestWords.replacingFlags(in: $0) }
  }

  /// Without a line feed at its end.
  var text: String {
    var text = diagnostic.text(isColoured: false)
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}

/// A chart, parsed, with what tests ask of it.
final class LoadedChart: Sendable {
  let chart: Chart
  let renderer: Renderer
  /// Renderers of single template texts.
  private let templates = Mutex<[ByteString: Renderer]>([:])
  private let values = ManifestValues()
  private let knownShape = Mutex<ChartShape?>(nil)

  private init(_ chart: Chart) {
    self.chart = chart
    renderer = Renderer(chart)
  }

  static func load(_ input: RenderInput) -> Result<LoadedChart, RunFailure> {
    do throws(ChartFailure) {
      return .success(LoadedChart(try ChartLoader.load(ByteString(input.chartPath))))
    } catch {
      return .failure(RunFailure(diagnostic: ChartExplainer(folder: input.chartName).diagnostic(error)))
    }
  }

  func explainer(_ input: RenderInput) -> Explainer {
    Explainer(
      chart: chart, folder: input.chartName, sources: input.sources,
      user: UserValues(values: input.request.values, assignments: input.assignments), request: input.request)
  }

  func render(_ input: RenderInput) -> Result<RenderedManifests, RunFailure> {
    let rendered: RenderedChart
    do throws(RenderFailure) { rendered = try renderer.render(input.request) } catch {
      return .failure(RunFailure(diagnostic: explainer(input).diagnostic(error)))
    }
    do throws(ManifestFailure) {
      return .success(try RenderedManifests(rendered, release: input.request.release, values: values))
    } catch {
      return .failure(RunFailure(diagnostic: explainer(input).diagnostic(error, helmText: error.message)))
    }
  }

  /// What a template text renders alone, in the scope of the chart.
  func render(template: ByteString, _ input: RenderInput) -> Result<ByteString, RunFailure> {
    let file: ByteString = "templates/test"
    let renderer = templates.withLock { templates in
      if let known = templates[template] { return known }
      var chart = chart
      chart.metadata.type = ""
      chart.templates.append(ChartFile(name: file, content: .bytes(template)))
      let renderer = Renderer(chart)
      templates[template] = renderer
      return renderer
    }
    do throws(RenderFailure) {
      let rendered = try renderer.render(input.request, only: chart.name + "/" + file)
      return .success(rendered.files.first?.text ?? ByteString())
    } catch {
      return .failure(RunFailure(diagnostic: explainer(input).diagnostic(error)))
    }
  }

  /// What the chart could render at all: its defaults and each values file in its `ci` folder.
  ///
  /// Depends on the chart alone, so that a check's verdict is the same whichever tests ran before.
  func shape(_ input: RenderInput) -> ChartShape {
    knownShape.withLock { known in
      if let known { return known }
      var renders: [RenderedManifests] = []
      for values in [FrozenMap()] + ciValues(input.chartPath) {
        var request = RenderRequest()
        request.values = values
        var one = input
        one.request = request
        if case .success(let manifests) = render(one) { renders.append(manifests) }
      }
      let shape = ChartShape(chart, renders: renders)
      known = shape
      return shape
    }
  }

  private func ciValues(_ path: String) -> [FrozenMap] {
    do throws(SystemFailure) {
      return try FileSystem.names(in: ByteString(path + "/ci")).filter { $0.hasSuffix(".yaml") }.sorted()
        .compactMap { name in
          do {
            return try ValuesText.read(try FileSystem.read(ByteString("\(path)/ci/\(name)")))
          } catch {
            return nil
          }
        }
    } catch {
      // A chart without such a folder.
      return []
    }
  }
}
