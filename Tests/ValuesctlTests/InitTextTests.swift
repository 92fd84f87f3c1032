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
      // what is there                          difference                                  why
      (".build/\nPackage.resolved\n*.pending\n", nil, "all lines"),
      ("*.pending\r\n.build/\r\nother\r\nPackage.resolved", nil, "other lines, another order, other ends"),
      (".build\n*.pending\n", "lacks: .build/  Package.resolved", "lines that only look like it"),
    ] as [(String, String?, String)])
  func listsNeedOnlyTheirLines(there: String, difference: String?, why: String) {
    let file = InitPlan.File(path: ".gitignore", text: ".build/\nPackage.resolved\n*.pending\n", isListOfLines: true)
    #expect(file.difference(from: Array(there.utf8)) == difference, "\(why)")
  }
}
