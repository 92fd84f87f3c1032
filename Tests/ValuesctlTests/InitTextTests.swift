import Charts
import Foundation
import TestSupport
import Testing
import ValueTree

@testable import valuesctl

/// What `init` would write is kept in `Tests/InitTexts`, all files of a repository in one.
@Suite struct InitTextTests {
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_GENERATED_TEXTS"] != nil

  @Test(arguments: [
    // repository                                       why
    ("Examples/chart-repo", "a chart in charts/, with values files in ci"),
    ("charts-under-test/kube-prometheus-stack", "the folder is a chart; subcharts and many objects"),
    ("charts-under-test/prometheus-postgres-exporter", "the defaults do not render"),
    ("Tests/InitCharts", "a library, random names, values files that fail, names that are no releases, nothing at all"),
  ])
  func areKept(repository: String, why: String) throws {
    let plan = InitPlan(
      try ChartRepository(folder: Repository.absolute(repository)), .url("https://example.com/valuesctl", from: "1.0.0")
    )
    var text = plan.notes.map { "\($0)\n" }.joined()
    for file in plan.files { text += "-- \(file.path) --\n\(file.text)" }
    let path = "Tests/InitTexts/\(repository.split(separator: "/").last ?? "").txt"
    if Self.updates { return try Repository.write(ByteString(text), to: path) }
    let kept = Repository.exists(path) ? try Repository.read(path).string : ""
    #expect(text == kept, "\(path): make generated-texts writes it anew (\(why))")
  }

  @Test func aCheckoutIsNamedByItsPath() {
    #expect(PackageSource.path("../a \"b\"").declaration == #".package(name: "valuesctl", path: "../a \"b\"")"#)
  }

  @Test(
    arguments: [
      // what is there                                       what it has afterwards                             why
      (".build/\nPackage.resolved\n*.pending\n", ".build/\nPackage.resolved\n*.pending\n", "all lines"),
      (
        "*.pending\r\n.build/\r\na\r\nPackage.resolved", "*.pending\r\n.build/\r\na\r\nPackage.resolved",
        "other order, other ends"
      ),
      (".build\n*.pending\n", ".build\n*.pending\n.build/\nPackage.resolved\n", "lines that only look like it"),
      ("a\r\n*.pending", "a\r\n*.pending\r\n.build/\r\nPackage.resolved\r\n", "no end of the last line"),
      ("", ".build/\nPackage.resolved\n*.pending\n", "an empty file"),
      ("\u{FFFD}\n", "\u{FFFD}\n.build/\nPackage.resolved\n*.pending\n", "lines that stay as they are"),
    ])
  func aListGetsTheLinesThatItLacks(there: String, after: String, why: String) {
    let file = InitPlan.File(path: ".gitignore", text: ".build/\nPackage.resolved\n*.pending\n", isListOfLines: true)
    var result = Array(there.utf8)
    if case .add(_, let changed) = file.decision(for: result) { result = changed }
    #expect(String(decoding: result, as: UTF8.self) == after, "\(why)")
    #expect(file.decision(for: result) == .nothing, "\(why)")
  }

  @Test func anyOtherFileStays() {
    let file = InitPlan.File(path: "Package.swift", text: "a\n")
    #expect(file.decision(for: Array("a".utf8)) == .leave)
    #expect(file.decision(for: Array("a\n".utf8)) == .nothing)
  }

  /// A build lies in `.build` before the chart has a `.helmignore`, and one file of it is larger than a chart may have.
  @Test func theBuildOfARootChartIsNoPartOfIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: v2\nname: web\nversion: 0.1.0\n", to: "Chart.yaml")
    try folder.write(ByteString([UInt8](repeating: 0x20, count: Limits().fileBytes + 1)), to: ".build/large")
    #expect(throws: ChartFailure.self) { try ChartLoader.load(ByteString(folder.path)) }
    #expect(try ChartRepository(folder: folder.path).members.map(\.path) == ["."])
  }
}
