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
    let renderer = try renderer(snapshot.chart, for: snapshot)
    let sources = try snapshot.sources { path throws(SystemFailure) in try self.read(path) }
    let user = try SnapshotCase.merged(sources) { path throws(SystemFailure) in try self.read(path) }
    var request = try snapshot.request()
    request.values = user.values
    let explainer = Explainer(
      chart: renderer.chart, folder: SnapshotStore.join(root, snapshot.chart), sources: sources, user: user,
      request: request)
    let rendered: RenderedChart
    do throws(RenderFailure) { rendered = try renderer.render(request) } catch {
      throw Self.failure(snapshot, explainer.diagnostic(error))
    }
    do throws(ManifestFailure) { _ = try rendered.sortedManifests() } catch {
      throw Self.failure(snapshot, explainer.diagnostic(error, helmText: error.message))
    }
    return rendered
  }

  private func read(_ path: String) throws(SystemFailure) -> ByteString {
    try FileSystem.read(ByteString(SnapshotStore.join(root, path)), limit: Limits.standard.fileBytes)
  }

  private func renderer(_ path: String, for snapshot: SnapshotCase) throws(SnapshotFailure) -> Renderer {
    if let known = renderers.withLock({ $0[path] }) { return known }
    let folder = SnapshotStore.join(root, path)
    do throws(ChartFailure) {
      let renderer = Renderer(try ChartLoader.load(ByteString(folder)))
      // Two threads may have read it at the same time: all use the one that came first.
      return renderers.withLock { renderers in
        if let known = renderers[path] { return known }
        renderers[path] = renderer
        return renderer
      }
    } catch {
      throw Self.failure(snapshot, ChartExplainer(folder: folder).diagnostic(error))
    }
  }

  private static func failure(_ snapshot: SnapshotCase, _ diagnostic: Diagnostic) -> SnapshotFailure {
    SnapshotFailure(.render, diagnostic)
  }
}
