@testable import ChartEngine
import Charts
import Testing
import ValueTree

@testable import valuesctl

/// A file that cannot be read says neither yes nor no.
@Suite struct StatusTests {
  private static let changed = ChartFailure.unreadable(
    file: "templates/a.yaml", SystemFailure("read", "web/templates/a.yaml", reason: "the file changed"))

  @Test(
    arguments: [
      (changed, 2), (.subchart("sub", parent: "web", changed), 2), (.dependencies(changed), 2),
      (.kubeVersion(constraint: ">2", version: "v1.33.0"), 1),
      (.subchart("sub", parent: "web", .missingChartFile(files: [])), 1),
    ] as [(ChartFailure, Int32)])
  func followTheCause(cause: ChartFailure, status: Int32) throws {
    let report = FailureReport(
      chart: try ChartLoader.load(files: [("Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n")]),
      folder: "web",
      sources: ValueSources(), user: UserValues(), request: RenderRequest())
    #expect(report.failure(RenderFailure(cause)).status == status)
  }
}
