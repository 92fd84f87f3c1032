import ChartEngine
import Charts
import Diagnostics
import Synchronization
import ValueTree

/// Renders cases from what their `case.yaml` says; a chart is read and parsed once for all of them.
package final class CaseRenderer: Sendable {
  private let root: String
  private let renderers = Mutex<[String: Renderer]>([:])

  package init(root: String) { self.root = root }

  package func render(_ snapshot: SnapshotCase) throws(SnapshotFailure) -> RenderedChart {
    let renderer = try renderer(snapshot.chart)
    let sources = try snapshot.sources { path throws(SystemFailure) in try self.read(path) }
    let user = try SnapshotCase.merged(sources) { path throws(SystemFailure) in try self.read(path) }
    var request = try snapshot.request()
    request.values = user.values
    var explainer = Explainer(
      chart: renderer.chart, folder: SnapshotStore.join(root, snapshot.chart), sources: sources, user: user,
      request: request)
    explainer.debugFlag = Explainer.debugCommand
    let rendered: RenderedChart
    do throws(RenderFailure) { rendered = try renderer.render(request) } catch {
      if case .chart(let cause) = error.cause { throw Self.failure(cause, explainer.diagnostic(error)) }
      throw SnapshotFailure(.render, explainer.diagnostic(error))
    }
    do throws(ManifestFailure) { _ = try rendered.sortedManifests() } catch {
      throw SnapshotFailure(.render, explainer.diagnostic(error, helmText: error.message))
    }
    return rendered
  }

  private func read(_ path: String) throws(SystemFailure) -> ByteString {
    let place = SnapshotStore.join(root, path)
    try RepositoryBounds.check(place, in: root)
    return try FileSystem.read(ByteString(place), limit: Limits.standard.fileBytes, isStreamFine: false)
  }

  private func renderer(_ path: String) throws(SnapshotFailure) -> Renderer {
    if let known = renderers.withLock({ $0[path] }) { return known }
    let folder = SnapshotStore.join(root, path)
    do throws(SystemFailure) { try RepositoryBounds.check(folder, in: root) } catch {
      throw SnapshotFailure(error)
    }
    do throws(ChartFailure) {
      let renderer = Renderer(try ChartLoader.load(ByteString(folder)))
      // Two threads may have read it at the same time: all use the one that came first.
      return renderers.withLock { renderers in
        if let known = renderers[path] { return known }
        renderers[path] = renderer
        return renderer
      }
    } catch {
      var failure = Self.failure(error, ChartExplainer(folder: folder).diagnostic(error))
      if case .system = error { failure.key = [.key("chart")] }
      throw failure
    }
  }

  private static func failure(_ cause: ChartFailure, _ diagnostic: Diagnostic) -> SnapshotFailure {
    SnapshotFailure(cause.isUnreadable ? .system : .render, diagnostic)
  }
}
