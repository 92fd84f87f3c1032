import ChartEngine
import Snapshots
import TestSupport
import Testing
import ValueTree

/// The charts in `charts-under-test`, each read and parsed once.
enum ChartUnderTest {
  private static let renderer = CaseRenderer(root: Repository.root)

  /// - Parameter values: names of files in the chart's `values-for`, without `.yaml`.
  static func render(_ chart: String, _ values: [String] = [], set: [String] = []) throws -> RenderedChart {
    var snapshot = SnapshotCase(try CaseName(chart: chart, name: "test"), chart: "charts-under-test/\(chart)")
    snapshot.values = values.map { .file("charts-under-test/\(chart)/values-for/\($0).yaml") }
    snapshot.set = set.isEmpty ? [:] : [.plain: set]
    snapshot.release = "demo"
    snapshot.namespace = "monitoring"
    return try renderer.render(snapshot)
  }

  /// What the case in `snapshots/` of this name is rendered to.
  static func render(case name: String) throws -> RenderedChart {
    let stored = try SnapshotStore(root: Repository.root).stored(CaseName(name))
    return try renderer.render(#require(stored.snapshot))
  }

  /// What `valuesctl render` prints.
  static func text(of rendered: RenderedChart) throws -> ByteString {
    ByteString(ReleaseText(try rendered.sortedManifests()).text())
  }
}
