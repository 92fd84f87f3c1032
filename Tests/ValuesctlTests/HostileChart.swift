import TestSupport
import ValueTree

/// A chart that wants more of the machine than it should get, and the words that its render ends in.
struct HostileChart: Sendable {
  var words: String
  var why: String
  /// Behind `render`, before the chart.
  var arguments: [String] = []
  /// What stands in the folder beside `Chart.yaml`; none when ``packed`` is given.
  var files: @Sendable () -> [(path: String, bytes: ByteString)] = { [] }
  /// Links in the folder and what they lead to.
  var links: [(path: String, target: String)] = []
  /// The chart as one packed file.
  var packed: (@Sendable () -> ByteString)?

  static func metadata(_ name: String = "demo") -> String { "apiVersion: v2\nname: \(name)\nversion: 0.1.0\n" }

  /// Writes it, and gives its path.
  func write(to folder: TemporaryFolder) throws -> String {
    if let packed {
      try folder.write(packed(), to: "demo.tgz")
      return folder.path + "/demo.tgz"
    }
    try folder.write(ByteString(Self.metadata()), to: "demo/Chart.yaml")
    for file in files() { try folder.write(file.bytes, to: "demo/" + file.path) }
    for link in links { try folder.link("demo/" + link.path, to: link.target) }
    return folder.path + "/demo"
  }
}

extension HostileChart {
  private static func moves(_ name: LimitName) -> String { "--limit \(name.rawValue)=NUMBER moves it" }

  private static func times(_ count: Int, _ text: String) -> ByteString {
    ByteString(String(repeating: text, count: count))
  }

  private static func archive(_ files: [(String, [UInt8])]) -> ByteString {
    var tar = Tar()
    tar.add("demo/Chart.yaml", metadata())
    for (name, bytes) in files { tar.add(name, bytes) }
    return Gzip.packed(tar.ended)
  }

  private static let fiveMegabytes = [UInt8](repeating: UInt8(ascii: "x"), count: 5 << 20)

  /// What reading a chart is bounded by.
  static let reading: [(limit: LimitName, chart: HostileChart)] = [
    (.fileBytes, HostileChart(words: moves(.fileBytes), why: "a file", files: { [("x", times(6 << 20, "x"))] })),
    (
      .fileBytes,
      HostileChart(
        words: moves(.fileBytes), why: "a packed file", packed: { archive([("demo/x", fiveMegabytes + fiveMegabytes)]) }
      )
    ),
    (
      .archiveBytes,
      HostileChart(
        words: moves(.archiveBytes), why: "gzip of nothing but zeros",
        packed: { Gzip.packed([UInt8](repeating: 0, count: 300 << 20)) })
    ),
    (
      .unpackedBytes,
      HostileChart(
        words: moves(.unpackedBytes), why: "packed charts beside each other",
        files: {
          let packed = archive((0..<12).map { ("demo/f\($0)", fiveMegabytes) })
          return (0..<4).map { ("charts/c\($0).tgz", packed) }
        })
    ),
    (
      .parsedBytes,
      HostileChart(
        words: moves(.parsedBytes), why: "values of nothing but lists",
        files: { [("values.yaml", ByteString("a: [" + String(repeating: "[],", count: 1_500_000) + "]"))] })
    ),
    (
      .parsedBytes,
      HostileChart(
        words: moves(.parsedBytes), why: "templates of nothing but actions",
        files: { [("templates/a.yaml", times(1_000_000, "{{1}}"))] })
    ),
    (
      .files,
      HostileChart(
        words: moves(.files), why: "links that lead to one folder",
        files: { (0..<320).map { ("b/\($0)", "") } }, links: (0..<330).map { ("l\($0)", "b") })
    ),
    (
      .files,
      HostileChart(
        words: moves(.files), why: "a packed chart of empty files",
        packed: { archive((0...100_000).map { ("demo/\($0)", []) }) })
    ),
    (
      .folderDepth,
      HostileChart(
        words: moves(.folderDepth), why: "folders",
        files: { [(String(repeating: "a/", count: 250) + "x", "")] })
    ),
    (
      .chartDepth,
      HostileChart(
        words: moves(.chartDepth), why: "charts",
        files: {
          (1...60).map { (String(repeating: "charts/d/", count: $0) + "Chart.yaml", ByteString(metadata("d"))) }
        })
    ),
    (
      .traceEvents,
      HostileChart(
        words: "--limit trace-events=NUMBER moves it", why: "pieces of output",
        arguments: ["--debug-source", "--limit", "trace-events=\(events)"],
        files: { [("templates/a.yaml", "{{ range 100000000 }}{{ . }}{{ end }}")] })
    ),
  ]

  /// What has no limit of its own by name.
  static let others: [HostileChart] = []

  #if DEBUG
    // As with steps: a debug build takes many times longer for each event.
    private static let events = Limits.standard.traceEvents / 25
  #else
    private static let events = Limits.standard.traceEvents
  #endif
}
