import SnapshotCases
import Testing

@Suite struct SnapshotTests {
  @Test(arguments: try SnapshotCase.all())
  func `renders as it did`(snapshot: SnapshotCase) throws {
    let differences = try snapshot.differences()
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))\nIf this is meant: make snapshots")
  }

  @Test func `every kind of difference is told`() throws {
    var snapshot = try SnapshotCase(readingFrom: "snapshots/prometheus-postgres-exporter/network-policy")
    snapshot.values = ["charts-under-test/prometheus-postgres-exporter/values-for/tls-mutual.yaml"]
    let differences = try snapshot.differences()
    let templates = "prometheus-postgres-exporter/templates/"
    #expect(differences.contains(templates + "networkpolicy.yaml: no longer rendered"))
    #expect(differences.contains(templates + "servicemonitor.yaml: rendered, but there is no golden file"))
    #expect(
      differences.contains(templates + "deployment.yaml: line 15 differs\n  spec:\n-   replicas: 2\n+   replicas: 1"))
  }

  @Test func `there are cases`() throws {
    #expect(try SnapshotCase.all().count >= 60)
  }
}
