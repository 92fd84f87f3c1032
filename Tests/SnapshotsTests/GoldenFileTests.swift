import TestSupport
import Testing
import ValueTree

@testable import Snapshots

/// This project's own golden files: what `charts-under-test` render is what was accepted.
@Suite struct GoldenFileTests {
  private static let store: Result<SnapshotStore, SnapshotFailure> = {
    do throws(SnapshotFailure) { return .success(try SnapshotStore(readingFrom: Repository.root)) } catch {
      return .failure(error)
    }
  }()
  private static let renderer = CaseRenderer(root: Repository.root)

  /// Those that `valuesctl.yaml` declares, and those that have only a `case.yaml`.
  private static func cases() throws -> [SnapshotCase] {
    let store = try store.get()
    var cases: [CaseName: SnapshotCase] = [:]
    for case let snapshot? in try store.stored().map(\.snapshot) { cases[snapshot.name] = snapshot }
    for declared in store.configuration.cases { cases[declared.name] = declared }
    return cases.values.sorted { $0.name < $1.name }
  }

  /// Nothing is written: tests of this repository run in parallel with people's own checks.
  @Test(arguments: try GoldenFileTests.cases())
  func `renders as accepted`(snapshot: SnapshotCase) throws {
    let verdict = try Self.store.get().compare(snapshot, rendered: Self.renderer.render(snapshot), mode: .ci)
    #expect(verdict.isMatch, "\(verdict.text)\nIf this is meant: make snapshots")
    #expect(verdict.unreferenced.isEmpty)
  }

  @Test func `there are cases`() throws {
    #expect(try Self.cases().count >= 60)
  }

  /// The command and the tests agree on every case, also on one that differs, is new, or does not render.
  @Test func `every kind of difference is told`() throws {
    let name = try CaseName("prometheus-postgres-exporter/network-policy")
    var snapshot = try #require(try Self.store.get().stored(name).snapshot)
    snapshot.values = [.file("charts-under-test/prometheus-postgres-exporter/values-for/tls-mutual.yaml")]
    let store = try SnapshotStore(readingFrom: Repository.root)
    let verdict = try store.compare(snapshot, rendered: Self.renderer.render(snapshot), mode: .ci)
    #expect(verdict.state == .different && !verdict.isMatch)
    let templates = "prometheus-postgres-exporter/templates/"
    let text = verdict.text
    #expect(text.contains("\n  case.yaml: the case is rendered from other inputs"))
    #expect(text.contains("\n  \(templates)networkpolicy.yaml: no longer rendered"))
    #expect(text.contains("\n  \(templates)servicemonitor.yaml: rendered, but nothing is accepted"))
    #expect(
      text.contains(
        "\n  \(templates)deployment.yaml: line 15 differs\n      spec:\n    -   replicas: 2\n    +   replicas: 1"))
  }
}
