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

  private static let manyPlaces: (String, String, String) = {
    let shown = (1...6).map { "line \($0 * 2)\($0 == 1 ? " differs" : "")\n      x\n    - \($0)\n    + \($0 + 10)" }
    return (
      (1...9).map { "x\n\($0)\n" }.joined(), (1...9).map { "x\n\($0 + 10)\n" }.joined(),
      shown.joined(separator: "\n    ") + "\n    … and 3 more places"
    )
  }()

  private static let manyLines: (String, String, String) = {
    let shown = (1...40).map { "\n    + \($0)" }.joined()
    return ("", (1...50).map { "\($0)\n" }.joined(), "line 1 differs\(shown)\n      … 10 more lines")
  }()

  @Test(
    arguments: [
      // accepted       rendered            what is said
      (
        "a\nb\nc\nd\n", "a\nB\nc\nD\n",
        "line 2 differs\n      a\n    - b\n    + B\n    line 4\n      c\n    - d\n    + D"
      ),
      ("a\n", "a\nb\n", "line 2 differs\n      a\n    + b"),
      ("a\nb\n", "b\n", "line 1 differs\n    - a"),
      ("a\n", "a", "line 2 differs\n      a\n    - (line feed at the end)"),
      ("a\n", "a\u{1B}[2J\n", "line 1 differs\n    - a\n    + a\\x1b[2J"),
      manyPlaces, manyLines,
    ] as [(String, String, String)])
  func `a difference shows each place that differs`(accepted: String, rendered: String, said: String) throws {
    let name = try CaseName("web/default")
    let change = SnapshotChange(
      name: name, path: "a.yaml", accepted: ByteString(accepted), rendered: ByteString(rendered))
    let verdict = SnapshotVerdict(
      name: name, state: .different, changes: [change], unreferenced: [], isPending: false)
    #expect(verdict.text == "snapshot web/default differs in 1 file\n  a.yaml: \(said)")
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
