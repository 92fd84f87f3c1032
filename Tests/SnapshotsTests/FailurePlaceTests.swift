import Testing
import ValueTree

@testable import Snapshots

/// A case that cannot be rendered for what it says shows the line that says it.
@Suite struct FailurePlaceTests {
  @Test(
    arguments: [
      ("values: [web/ci/on.yaml]", 2, "Did you mean web/ci/one.yaml?", "a file that is not there"),
      ("values: ci/one.yaml", 2, "Paths start at the repository's folder: web/ci/one.yaml.", "as from the chart"),
      ("values:\n  - a: 1\n  - --set b", 4, "Write it as name=value.", "a flag between files"),
      ("set:\n  - a=1\n  - b", 4, "Write it as name=value.", "a flag behind them"),
      ("release: Shop_1", 2, nil, "a name that Helm refuses"),
      ("kubeVersion: newest", 2, "Write it as 1.33 or v1.33.1.", "no version"),
    ] as [(String, Int, String?, Comment)])
  func inCases(text: String, line: Int, hint: String?, why: Comment) throws {
    let sandbox = try Sandbox("")
    try sandbox.write("web/ci/one.yaml", "a: 1\n")
    try sandbox.write("snapshots/web/small/case.yaml", "chart: web\n\(text)\n")
    let failure = try #require(try Self.failure(in: sandbox), why)
    let place = try #require(failure.diagnostic.places.first?.place, why)
    #expect(place.file.hasSuffix("snapshots/web/small/case.yaml") && place.line == line, why)
    #expect(hint.map { failure.diagnostic.hints.contains($0) } ?? true, "\(why): \(failure.diagnostic.hints)")
  }

  @Test func `what the configuration declares is shown there`() throws {
    let sandbox = try Sandbox("cases:\n  - chart: web\n  - chart: wbe\n    name: two\n")
    let failure = try #require(try Self.failure(in: sandbox))
    let place = try #require(failure.diagnostic.places.first?.place)
    #expect(place.file.hasSuffix("valuesctl.yaml") && place.line == 3)
    #expect(failure.diagnostic.hints == ["Did you mean web?"])
  }

  @Test func `a configuration that goes unread is a failure`() throws {
    let sandbox = try Sandbox("")
    try sandbox.write("other/valuesctl.yml", "cases: []\n")
    #expect(throws: SnapshotFailure.self) { try SnapshotStore(readingFrom: "\(sandbox.folder.path)/other") }
  }

  private static func failure(in sandbox: Sandbox) throws -> SnapshotFailure? {
    let check = try SnapshotCheck(SnapshotStore(readingFrom: sandbox.folder.path), mode: .ci)
    for case .failed(let failure) in check.results.map(\.outcome) { return failure }
    return nil
  }
}
