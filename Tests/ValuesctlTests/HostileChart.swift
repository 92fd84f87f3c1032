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

  /// What has no limit of its own by name, or shares one with renders.
  static let others: [HostileChart] = [
    HostileChart(
      words: "excessive aliasing", why: "aliases of aliases",
      files: {
        let levels = (1...9).map { level in
          "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
        }
        return [("values.yaml", ByteString("a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + levels.joined()))]
      }),
    HostileChart(
      words: moves(.parsedBytes), why: "metadata of nothing but keys",
      files: {
        let keys = (0..<300_000).map { "  k\($0): \"1\"\n" }.joined()
        return [("Chart.yaml", ByteString(metadata() + "annotations:\n" + keys))]
      }),
    HostileChart(
      words: "too many files for as many lines of .helmignore", why: "patterns times files",
      files: {
        // Long names, so that a debug build comes to the limit after few of them.
        let name = String(repeating: "c", count: 200)
        return [(".helmignore", times(200_000, "x*y*\n"))] + (0..<500).map { ("\(name)\($0)", "") }
      }),
    HostileChart(
      words: moves(.steps), why: "a schema that applies each of its parts twice",
      arguments: ["--limit", "steps=\(steps)"], files: { twice("allOf", "{}") }),
    HostileChart(
      words: moves(.steps), why: "the same, with all of it wrong",
      arguments: ["--limit", "steps=\(steps)"], files: { twice("anyOf", "false") }),
    HostileChart(
      words: moves(.steps), why: "a pattern with more states than an automaton can have",
      arguments: ["--limit", "steps=\(steps)"],
      files: {
        let pattern = "[ab]*a[ab]{990}[ab]{990}[ab]{990}c"
        return [
          ("values.schema.json", ByteString("{\"properties\":{\"k\":{\"pattern\":\"\(pattern)\"}}}")),
          ("values.yaml", ByteString("k: \(String(repeating: "ab", count: 500_000))\n")),
        ]
      }),
    HostileChart(
      words: moves(.steps), why: "lines of a file without any", arguments: ["--limit", "steps=\(steps)"],
      files: {
        [
          ("big", ByteString(fiveMegabytes)),
          ("templates/a.yaml", "{{ range 100000000 }}{{ $_ := $.Files.Lines \"big\" }}{{ end }}"),
        ]
      }),
    HostileChart(
      words: moves(.steps), why: "patterns times keys",
      arguments: ["--limit", "steps=\(steps)"],
      files: {
        let patterns = (0..<2_000).map { "\"x\($0)y\":{}" }.joined(separator: ",")
        return [
          ("values.schema.json", ByteString("{\"patternProperties\":{\(patterns)}}")),
          ("values.yaml", ByteString((0..<50_000).map { "k\($0): 1\n" }.joined())),
        ]
      }),
    HostileChart(
      words: moves(.steps), why: "choices times items",
      arguments: ["--limit", "steps=\(steps)"],
      files: {
        let choices = (0..<20_000).map { "{\"x\":\($0)}" }.joined(separator: ",")
        return [
          ("values.schema.json", ByteString("{\"properties\":{\"a\":{\"items\":{\"enum\":[\(choices)]}}}}")),
          ("values.yaml", ByteString("a: [" + String(repeating: "{x: -1},", count: 20_000) + "]\n")),
        ]
      }),
    HostileChart(
      words: "is not valid against metaschema", why: "a divisor of a million digits behind the point",
      files: {
        [
          ("values.schema.json", "{\"properties\":{\"a\":{\"items\":{\"multipleOf\":3e-999999}}}}"),
          ("values.yaml", ByteString("a: [" + String(repeating: "1,", count: 20_000) + "]\n")),
        ]
      }),
    HostileChart(
      words: "charts", why: "aliases of charts that have aliases",
      files: {
        (0..<12).map { level in
          let name = "c\(level)"
          let folder = (0..<level).map { "charts/c\($0 + 1)/" }.joined()
          let aliases = (0..<10).map { "- {name: c\(level + 1), alias: a\($0), version: 0.1.0}\n" }.joined()
          return (
            folder + "Chart.yaml", ByteString(metadata(name) + (level < 11 ? "dependencies:\n" + aliases : ""))
          )
        }
      }),
    HostileChart(
      words: "directives for tags, the limit of this program", why: "each directive is compared with all before it",
      files: { [("values.yaml", ByteString((0..<100_000).map { "%TAG !a\($0)! x\n" }.joined() + "---\na: 1\n"))] }),
    HostileChart(
      words: "too deep for so much text, the limit of this program", why: "manifests just below what one may take",
      files: {
        let brackets = "{{ repeat 5000 \"[\" }}{{ repeat 5000 \"x,\" }}{{ repeat 5000 \"]\" }}"
        return [("templates/a.yaml", ByteString("{{ range until 20 }}\n---\na{{ . }}: !t \(brackets)\n{{ end }}"))]
      }),
    HostileChart(
      words: moves(.parsedBytes), why: "aliases times templates",
      files: {
        let aliases = (0..<2_000).map { "- {name: k, version: 0.1.0, alias: a\($0)}\n" }.joined()
        return [
          ("Chart.yaml", ByteString(metadata() + "dependencies:\n" + aliases)),
          ("charts/k/Chart.yaml", ByteString(metadata("k"))),
        ] + (0..<200).map { ("charts/k/templates/\($0).yaml", "") }
      }),
    HostileChart(
      words: "a file's name has more than 4096 bytes", why: "names of nothing but slashes",
      packed: {
        let name = String(repeating: "a/", count: 450_000)
        var tar = Tar()
        tar.add("demo/Chart.yaml", metadata())
        for _ in 0..<5 {
          tar.add("pax", "900019 path=demo/\(name)x\n", type: "x")
          tar.add("demo/x", "")
        }
        return Gzip.packed(tar.ended)
      }),
    HostileChart(
      words: moves(.outputBytes), why: "a path above each of many documents",
      arguments: ["--limit", "output-bytes=16Mi"],
      files: {
        let folders = String(repeating: String(repeating: "d", count: 240) + "/", count: 4)
        return [("templates/\(folders)a.yaml", "{{ range until 20000 }}\n---\na: 1\n{{ end }}")]
      }),
    HostileChart(
      words: moves(.outputBytes), why: "custom resource definitions",
      arguments: ["--include-crds", "--limit", "output-bytes=1Mi"],
      files: { (0..<3).map { ("crds/\($0).yaml", times(400_000, "x")) } }),
    HostileChart(words: moves(.fileBytes), why: "values without end", arguments: ["-f", "/dev/zero"]),
  ]

  /// What renders, and took far too long.
  static let long: [HostileChart] = [
    HostileChart(
      words: "", why: "a document of many keys, and many more",
      files: {
        let keys = (0..<10_000).map { "a\($0): 1\n" }.joined()
        return [("values.yaml", ByteString(keys + String(repeating: "---\nb: {c: 1}\n", count: 20_000)))]
      }),
    HostileChart(
      words: "", why: "documents of one value each",
      files: { [("values.yaml", ByteString((0..<100_000).map { "---\nk\($0): 1\n" }.joined()))] }),
    HostileChart(
      words: "", why: "quoted texts behind an escaped slash",
      files: { [("values.yaml", ByteString("# \\/\na: !t [" + String(repeating: "\"\",", count: 20_000) + "]\n"))] }),
    HostileChart(
      words: "", why: "documents that differ at few places",
      files: {
        let line = "a: \"{{ repeat 109 \"x\" }}{{ printf \"%06d\" . }}{{ repeat 111 \"x\" }}\""
        return [("templates/a.yaml", ByteString("{{ range until 15000 }}\n---\n\(line)\n{{ end }}"))]
      }),
    HostileChart(
      words: "more is left out", why: "a warning for each value",
      files: { child((0..<30_000).map { "k\($0): {x: 1}\n" }, (0..<30_000).map { "k\($0): 1\n" }) }),
    HostileChart(
      words: "", why: "values that go between others",
      files: { child((0..<40_000).map { "z\($0): 1\n" }, (0..<40_000).map { "a\($0): 1\n" }) }),
    HostileChart(
      words: "", why: "nulls over values",
      files: { child((0..<20_000).map { "k\($0): null\n" }, (0..<20_000).map { "k\($0): 1\n" }) }),
  ]

  /// A subchart with values, and what its parent says of them.
  private static func child(_ outer: [String], _ inner: [String]) -> [(path: String, bytes: ByteString)] {
    [
      ("values.yaml", ByteString("k:\n  " + outer.joined(separator: "  "))),
      ("charts/k/Chart.yaml", ByteString(metadata("k"))), ("charts/k/values.yaml", ByteString(inner.joined())),
    ]
  }

  /// A schema of sixty levels, each of which applies the next one twice.
  private static func twice(_ keyword: String, _ last: String) -> [(path: String, bytes: ByteString)] {
    let levels = (0..<60).map { level in
      let next = "{\"$ref\":\"#/$defs/a\(level + 1)\"}"
      return "\"a\(level)\":{\"\(keyword)\":[\(next),\(next)]}"
    }
    let text = "{\"$defs\":{\(levels.joined(separator: ",")),\"a60\":\(last)},\"$ref\":\"#/$defs/a0\"}"
    return [("values.schema.json", ByteString(text))]
  }

  #if DEBUG
    // As with steps: a debug build takes many times longer for each event.
    private static let events = Limits.standard.traceEvents / 25
    private static let steps = Limits.standard.steps / 25
  #else
    private static let events = Limits.standard.traceEvents
    private static let steps = Limits.standard.steps
  #endif
}
