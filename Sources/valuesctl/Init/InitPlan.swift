import TypedValues
import ValueTree

/// What `init` puts into a repository.
struct InitPlan {
  /// A file that must be there afterwards.
  struct File {
    /// From the repository's folder.
    var path: String
    var text: String
    /// Whether only its lines matter, and others may stand between them.
    var isListOfLines = false

    /// What to do about a file that is there.
    enum Decision: Equatable {
      case nothing
      /// A list gets the lines that it lacks behind its own, which stay as they are, with their ends of lines.
      case add(lines: [String], result: [UInt8])
      case leave
    }

    func decision(for bytes: [UInt8]) -> Decision {
      if !isListOfLines { return bytes == Array(text.utf8) ? .nothing : .leave }
      let there = String(decoding: bytes, as: UTF8.self)
      let lines = Set(there.split(whereSeparator: \.isNewline))
      let missing = text.split(separator: "\n").filter { !$0.hasPrefix("#") && !lines.contains($0) }.map(String.init)
      if missing.isEmpty { return .nothing }
      let end = there.contains("\r\n") ? "\r\n" : "\n"
      let isOpen = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
      let added = (isOpen ? end : "") + missing.map { $0 + end }.joined()
      return .add(lines: missing, result: bytes + Array(added.utf8))
    }
  }

  private(set) var files: [File] = []
  /// What could not be made of a chart, and why.
  private(set) var notes: [String] = []

  init(_ repository: ChartRepository, _ source: PackageSource) {
    files.append(File(path: "Package.swift", text: Self.package(source)))
    let names = TypeNames(
      of: repository.members.map { member in
        (member.chart.name, ByteString(member.path.split(separator: "/").last.map(String.init) ?? ""))
      })
    if names.isAnyMoved {
      files.append(File(path: "Tests/ChartTests/.values-charts", text: Self.valuesCharts(repository, names)))
    }
    for (member, stem) in zip(repository.members, names.stems) {
      let test = FirstTest(member, stem: stem)
      notes += test.notes
      files.append(File(path: "Tests/ChartTests/\(test.typeName).swift", text: test.text))
    }
    files.append(
      File(path: ".gitignore", text: ".build/\nPackage.resolved\n*.pending\n", isListOfLines: true))
    files.append(File(path: ".gitattributes", text: "snapshots/** -text\n", isListOfLines: true))
    if repository.isChart {
      files.append(File(path: ".helmignore", text: Self.helmIgnore, isListOfLines: true))
    }
    files.append(File(path: ".github/workflows/chart-tests.yaml", text: Self.workflow))
  }

  /// What ValuesPlugin is to call the types of values, which would have the same names otherwise.
  private static func valuesCharts(_ repository: ChartRepository, _ names: TypeNames) -> String {
    let lines = zip(repository.members, names.stems).map { "\($0.path) \(TypeNames.values($1))\n" }
    return "# Each chart with typed values, and the name of their type.\n" + lines.joined()
  }

  private static func package(_ source: PackageSource) -> String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    // Tests of the charts in this repository: swift test.
    let package = Package(
      name: "chart-tests",
      platforms: [.macOS(.v15)],
      dependencies: [
        \(source.declaration)
      ],
      targets: [
        .testTarget(
          name: "ChartTests", dependencies: [.product(name: "ChartTesting", package: "valuesctl")],
          // Makes WebValues of the values of a chart web.
          plugins: [.plugin(name: "ValuesPlugin", package: "valuesctl")])
      ]
    )

    """
  }

  /// The folder of the chart is that of the package: what belongs to the tests is no part of the chart.
  static let helmIgnore = """
    # Tests of the chart, and what their build makes.
    .build/
    .swiftpm/
    .github/
    Package.swift
    Package.resolved
    Tests/
    snapshots/

    """

  private static let workflow = """
    # Tests the charts of this repository: no cluster, no Helm.
    name: Chart tests

    on:
      push:
        branches: [main]
      pull_request:

    permissions:
      contents: read

    jobs:
      test:
        runs-on: ubuntu-latest
        container: swift:6.2-noble
        steps:
          - uses: actions/checkout@v4
          - name: Install the C libraries
            run: |
              apt-get update -qq
              apt-get install -y -qq --no-install-recommends \\
                g++ make pkg-config libyaml-dev libre2-dev zlib1g-dev libcrypt-dev
          - uses: actions/cache@v4
            with:
              path: .build
              key: chart-tests-${{ runner.os }}-${{ hashFiles('Package.swift') }}
          - name: Test the charts
            run: swift test

    """

  /// What to do with it all.
  static let whatNext = """
      The first build takes some minutes, later ones seconds. It needs the headers of libyaml, RE2, zlib and libcrypt:
      apt-get install g++ make pkg-config libyaml-dev libre2-dev zlib1g-dev libcrypt-dev

    Then open Tests/ChartTests: change a test, change a template, and see what a failure says. The pull request that adds
    these files runs them in CI. For golden files write try expectSnapshot("defaults") in a test, run it, and accept what
    it rendered with valuesctl snapshot review.
    """
}
