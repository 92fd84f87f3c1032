import Charts
import Foundation
import TestSupport
import Testing
import TypedValues
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

  @Test(
    arguments: [
      // folders and charts' names                      names of types             why
      ([("web", "web"), ("api", "api")], ["Web", "Api"], "nothing is alike"),
      ([("web-v1", "web"), ("web-v2", "web")], ["WebV1", "WebV2"], "one name"),
      ([("web", "web"), ("web-v2", "web")], ["Web", "WebV2"], "the folder of the name keeps it"),
      ([("a", "a-b"), ("b", "a\"b")], ["A", "B"], "one name in Swift"),
      ([("x-y", "a-b"), ("x\"y", "a\"b")], ["XY", "XY2"], "the folders too"),
      ([("Web", "Web"), ("web", "web")], ["Web", "Web2"], "capitals"),
      ([("WEB", "WEB"), ("Web", "Web")], ["WEB", "Web2"], "names that differ in capitals only"),
      ([("a", "web"), ("b", "web"), ("c", "a")], ["A2", "B", "A"], "a folder with another chart's name"),
      ([("free", "free")], ["Free"], "a name of the library's own"),
    ] as [([(String, String)], [String], String)])
  func typesHaveNamesOfTheirOwn(charts: [(folder: String, name: String)], stems: [String], why: String) {
    let names = TypeNames(of: charts.map { (ByteString($0.name), ByteString($0.folder)) })
    #expect(names.stems == stems, "\(why)")
    let own = charts.map { TypedValuesText.typeNameStem(of: ByteString($0.name)) }
    #expect(names.isAnyMoved == (stems != own), "\(why)")
  }

  @Test func twoChartsOfOneNameAreServed() throws {
    let folder = try TemporaryFolder()
    for name in ["web", "web v2"] {
      try folder.write("apiVersion: v2\nname: web\nversion: 0.1.0\n", to: "charts/\(name)/Chart.yaml")
      try folder.write("replicas: 1\n", to: "charts/\(name)/values.yaml")
      try folder.write(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: {{ .Values.replicas }}}\n",
        to: "charts/\(name)/templates/x.yaml")
    }
    let plan = InitPlan(try ChartRepository(folder: folder.path), .path("../valuesctl"))
    #expect(Set(plan.files.map { $0.path.lowercased() }).count == plan.files.count)
    let text = { (path: String) in plan.files.first { $0.path == "Tests/ChartTests/\(path)" }?.text ?? "" }
    #expect(
      text(".values-charts")
        == """
        # Each chart with typed values, and the name of their type.
        charts/web WebValues
        charts/web v2 WebV2Values

        """)
    #expect(text("WebV2ChartTests.swift").contains("struct WebV2ChartTests {"))
    #expect(text("WebV2ChartTests.swift").contains("expect(WebV2Values.replicas(2))"))
    #expect(text("WebChartTests.swift").contains("expect(WebValues.replicas(2))"))
    for _ in 0..<2 {
      let result = try BuiltProgram.runAtOnce("valuesctl", arguments: [["init", folder.path]])[0]
      #expect(result.status == 0, "\(result.error)")
    }
  }

  /// Lists grow where their links lead; a link that leads to nothing is somebody's.
  @Test func linksStay() throws {
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: v2\nname: web\nversion: 0.1.0\n", to: "charts/web/Chart.yaml")
    try folder.write("mine\n", to: "shared/ignore")
    try folder.link(".gitignore", to: "shared/ignore")
    try folder.link("Package.swift", to: "shared/nothing")
    let result = try BuiltProgram.runAtOnce("valuesctl", arguments: [["init", folder.path]])[0]
    #expect(result.status == 1)
    #expect(result.error.contains("Package.swift is a link that leads to nothing"))
    for name in [".gitignore", "Package.swift"] {
      #expect(FileSystem.kind(ByteString("\(folder.path)/\(name)")) == .link, "\(name)")
    }
    #expect(try folder.text(of: "shared/ignore") == "mine\n.build/\nPackage.resolved\n*.pending\n")
    #expect(try folder.text(of: "shared/nothing") == nil)
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
