import TestSupport
import Testing
import ValueTree

@testable import Charts

/// Each limit of reading is reached, and what leads out of a chart is refused.
@Suite struct ReadingLimitsTests {
  private static let chart: ByteString = "apiVersion: v2\nname: demo\nversion: 0.1.0\n"

  private func outcome(
    _ files: [(name: ByteString, bytes: ByteString)], _ name: LimitName, _ value: Int
  ) -> String {
    var limits = Limits()
    limits[name] = value
    do throws(ChartFailure) {
      _ = try ChartLoader.load(files: [("Chart.yaml", Self.chart)] + files, limits: limits)
      return "loaded"
    } catch {
      return error.message
    }
  }

  private func archive(_ size: Int, names: [String] = ["demo/Chart.yaml", "demo/x"]) -> ByteString {
    var tar = Tar()
    for name in names {
      tar.add(name, name.hasSuffix("Chart.yaml") ? Self.chart.string : String(repeating: "x", count: size))
    }
    return Gzip.packed(tar.ended)
  }

  @Test(
    arguments: [
      (LimitName.fileBytes, 1_000), (.archiveBytes, 1_500), (.unpackedBytes, 3_000), (.files, 1),
    ] as [(LimitName, Int)])
  func boundsArchives(name: LimitName, value: Int) {
    let text = outcome([("charts/demo.tgz", archive(2_000))], name, value)
    #expect(text.contains("--limit \(name.rawValue)=NUMBER moves it"), "\(text)")
    #expect(outcome([("charts/demo.tgz", archive(2_000))], name, 100_000) == "loaded")
  }

  @Test func boundsChartsInCharts() {
    var files: [(name: ByteString, bytes: ByteString)] = []
    for depth in 1...5 {
      let way = String(repeating: "charts/demo/", count: depth)
      files.append((ByteString(way + "Chart.yaml"), Self.chart))
    }
    #expect(outcome(files, .chartDepth, 4).contains("--limit chart-depth=NUMBER moves it"))
    #expect(outcome(files, .chartDepth, 50) == "loaded")
  }

  /// Few charts, each there four times under other names, eight deep.
  @Test func boundsAliasesOfAliases() throws {
    let aliases =
      "dependencies: [{name: demo, version: '*', alias: a}, {name: demo, version: '*', alias: b}, "
      + "{name: demo, version: '*', alias: c}, {name: demo, version: '*', alias: d}]\n"
    var files: [(name: ByteString, bytes: ByteString)] = []
    for depth in 0...8 {
      let way = String(repeating: "charts/demo/", count: depth)
      files.append((ByteString(way + "Chart.yaml"), Self.chart + ByteString(depth < 8 ? aliases : "")))
    }
    let chart = try ChartLoader.load(files: files)
    #expect(throws: ChartFailure.dependencies(.tooManyCharts(10_000))) { try chart.processed(with: FrozenMap()) }
  }

  /// Names stand in each path of a chart; a version is compared with each chart of its name.
  @Test(
    arguments: [
      ("name: NNNN\n", "chart.metadata.name has more than 4096 bytes"),
      ("dependencies: [{name: k, alias: NNNN}]\n", "a dependency's alias has more than 4096 bytes"),
      ("dependencies: [{name: k, version: NNNN}]\n", "a dependency's version has more than 4096 bytes"),
    ] as [(String, String)])
  func boundsNames(line: String, words: String) {
    let parts = line.split(separator: "NNNN", omittingEmptySubsequences: false)
    let long = parts.joined(separator: String(repeating: "a", count: 5_000))
    let text = outcome([("requirements.yaml", ByteString(long))], .files, 100)
    #expect(text.contains(words), "\(text.suffix(200))")
  }

  /// As many names as there are charts: each is looked up, not searched for.
  @Test func findsManySubcharts() throws {
    let numbers = 0..<3_000
    let dependencies = numbers.map { "- {name: s\($0), version: 0.1.0}\n" }.joined()
    var files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", Self.chart + ByteString("dependencies:\n" + dependencies))
    ]
    for number in numbers {
      let text = "apiVersion: v2\nname: s\(number)\nversion: 0.1.0\n"
      files.append((ByteString("charts/s\(number)/Chart.yaml"), ByteString(text)))
    }
    let chart = try ChartLoader.load(files: files)
    try chart.checkDependencies()
    #expect(try chart.processed(with: FrozenMap()).subcharts.count == 3_000)
  }

  /// All dependencies mean charts of one name, whose versions they are compared with.
  @Test func boundsComparedVersions() throws {
    let dependencies = (0..<3_000).map { "- {name: k, version: 9.9.9, alias: a\($0)}\n" }.joined()
    var files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", Self.chart + ByteString("dependencies:\n" + dependencies))
    ]
    for number in 0..<1_000 {
      files.append((ByteString("charts/s\(number)/Chart.yaml"), "apiVersion: v2\nname: k\nversion: 0.1.0\n"))
    }
    let chart = try ChartLoader.load(files: files)
    #expect(throws: ChartFailure.dependencies(.tooManyValues(2_000_000))) { try chart.processed(with: FrozenMap()) }
  }

  /// Values files of the user have the room that a chart's values have.
  @Test func boundsValuesFiles() {
    var limits = Limits()
    limits.parsedBytes = 1_000
    #expect(throws: UserValues.Failure.self) {
      try UserValues(files: [("a.yaml", "a: 1\n"), ("b.yaml", "[[[[[[[[[[[[")], set: SetArguments(), limits: limits) {
        _ in .failure(SetFileFailure("not here"))
      }
    }
  }

  /// One table of some hundred values, imported into thousands of places.
  @Test func boundsImportedValues() throws {
    let links = (0..<5_000).map { "{child: a, parent: p\($0)}" }.joined(separator: ", ")
    let values = "a: {" + (0..<500).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
    let chart = try ChartLoader.load(files: [
      ("Chart.yaml", Self.chart + ByteString("dependencies: [{name: k, version: '*', import-values: [\(links)]}]\n")),
      ("charts/k/Chart.yaml", "apiVersion: v2\nname: k\nversion: 0.1.0\n"),
      ("charts/k/values.yaml", ByteString(values)),
    ])
    #expect(throws: ChartFailure.dependencies(.tooManyValues(2_000_000))) { try chart.processed(with: FrozenMap()) }
  }

  @Test(
    arguments: [
      ("demo/../../x", "chart illegally references parent directory"),
      ("demo//etc/passwd", "chart illegally contains absolute paths"),
      ("demo/c:/x", "chart contains illegally named files"),
      ("demo", "chart illegally contains content outside the base directory: \"demo\""),
    ])
  func refusesNamesThatLeadOut(name: String, words: String) {
    let text = outcome([("charts/demo.tgz", archive(1, names: ["demo/Chart.yaml", name]))], .files, 100)
    #expect(text.contains(words), "\(text)")
  }
}
