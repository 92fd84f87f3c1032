import ChartEngine
import Charts
import TestSupport
import Testing
import ValueTree

/// Small charts: how Helm reads charts, merges values, orders and prints manifests.
@Suite struct SmallChartTests {
  static let path = "small-charts/cases.jsonl"

  @Test(arguments: [
    "capabilities", "chartyaml", "crds", "files", "globals", "helmignore", "hooks", "order", "parse", "schema", "scope",
    "set", "subcharts", "values",
  ])
  func matchHelm(area: ByteString) throws {
    let known = try KnownFailures()
    let cases = try Record.cases(in: Self.path).filter { $0.text("id").hasPrefix(area + "/") }
    #expect(!cases.isEmpty)
    for entry in cases {
      let helm = Outcome(of: entry)
      let ours = try SmallChart(entry).outcome()
      known.check(entry.text("id").string, passed: Self.fits(ours, helm), "helm \(helm)\nours \(ours)")
    }
  }

  @Test func areAllThere() throws {
    #expect(try Record.cases(in: Self.path).count == 1524)
  }

  /// An error may say more than Helm's record, which holds neither `Error: ` nor hints.
  private static func fits(_ ours: Outcome, _ helm: Outcome) -> Bool {
    guard case .error(let ours) = ours, case .error(let helm) = helm else { return ours == helm }
    return ours.contains(helm)
  }
}
