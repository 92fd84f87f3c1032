/// One bound by its name, as `--limit` takes it: what keeps a chart, which nobody vouches for, from eating the machine.
package enum LimitName: String, CaseIterable, Sendable {
  // While a chart renders.
  case steps
  case valueBytes = "value-bytes"
  case madeBytes = "made-bytes"
  case outputBytes = "output-bytes"
  case listItems = "list-items"
  case valueDepth = "value-depth"
  case nesting
  case traceEvents = "trace-events"
  // While a chart is read.
  case fileBytes = "file-bytes"
  case archiveBytes = "archive-bytes"
  case unpackedBytes = "unpacked-bytes"
  case parsedBytes = "parsed-bytes"
  case files
  case folderDepth = "folder-depth"
  case chartDepth = "chart-depth"

  /// What it bounds, for the help of the command line.
  package var summary: String {
    switch self {
    case .steps: "actions, turns of loops and calls of one render; work inside functions counts too"
    case .valueBytes: "bytes of one text that a function makes"
    case .madeBytes: "bytes of all values that functions make in one render"
    case .outputBytes: "bytes that one render prints"
    case .listItems: "items of one list that a function makes"
    case .valueDepth: "maps and lists inside each other"
    case .nesting: "calls of include and tpl inside each other; of one name 1000, Helm's own"
    case .traceEvents: "pieces of output whose source a traced render keeps"
    case .fileBytes: "bytes of one file of a chart (Helm's own)"
    case .archiveBytes: "unpacked bytes of one packed chart (Helm's own)"
    case .unpackedBytes: "unpacked bytes of a packed chart and all packed charts in it"
    case .parsedBytes: "room for a chart's parsed templates, and for its values, guessed from their texts"
    case .files: "files and folders of one chart"
    case .folderDepth: "folders inside each other"
    case .chartDepth: "charts inside each other"
    }
  }

  /// What Helm's own words for the same limit end with here.
  package var flag: String { " (--limit \(rawValue)=NUMBER moves it)" }

  /// The words behind a message: which limit it was, and which flag moves it.
  package func hint(_ value: Int) -> String {
    "the limit \(rawValue) is \(value), --limit \(rawValue)=NUMBER moves it"
  }
}

/// All bounds. The defaults are far above any real chart: kube-prometheus-stack takes some 10^5 steps.
package struct Limits: Sendable, Equatable {
  package var steps = 50_000_000
  package var valueBytes = 16 << 20
  package var madeBytes = 256 << 20
  package var outputBytes = 64 << 20
  package var listItems = 1_000_000
  package var valueDepth = 10_000
  package var nesting = 2_000
  package var traceEvents = 4_000_000
  package var fileBytes = 5 << 20
  package var archiveBytes = 100 << 20
  package var unpackedBytes = 200 << 20
  package var parsedBytes = 192 << 20
  package var files = 100_000
  package var folderDepth = 200
  package var chartDepth = 50

  package init() {}

  /// The defaults.
  package static let standard = Limits()

  package subscript(name: LimitName) -> Int {
    get { self[keyPath: Limits.path(name)] }
    set { self[keyPath: Limits.path(name)] = newValue }
  }

  private static func path(_ name: LimitName) -> WritableKeyPath<Limits, Int> {
    switch name {
    case .steps: \.steps
    case .valueBytes: \.valueBytes
    case .madeBytes: \.madeBytes
    case .outputBytes: \.outputBytes
    case .listItems: \.listItems
    case .valueDepth: \.valueDepth
    case .nesting: \.nesting
    case .traceEvents: \.traceEvents
    case .fileBytes: \.fileBytes
    case .archiveBytes: \.archiveBytes
    case .unpackedBytes: \.unpackedBytes
    case .parsedBytes: \.parsedBytes
    case .files: \.files
    case .folderDepth: \.folderDepth
    case .chartDepth: \.chartDepth
    }
  }

  /// Fails when a function would make a text of more than ``valueBytes``.
  @inlinable
  package func checkBytes(_ count: Int, of function: String) throws(FunctionFailure) {
    if count > valueBytes { throw tooMuch("\(function) would make \(count) bytes", .valueBytes) }
  }

  /// Fails when a function would make a list of more than ``listItems``.
  @inlinable
  package func checkItems(_ count: Int, of function: String) throws(FunctionFailure) {
    if count > listItems { throw tooMuch("\(function) would make \(count) items", .listItems) }
  }

  /// Fails where values nest deeper than ``valueDepth``.
  @inlinable
  package func checkDepth(_ depth: Int, of function: String) throws(FunctionFailure) {
    if depth > valueDepth { throw tooMuch("\(function) met values inside each other \(depth) deep", .valueDepth) }
  }

  /// The failure that says what was too much and which limit it met.
  package func tooMuch(_ what: String, _ name: LimitName) -> FunctionFailure {
    FunctionFailure(ByteString("\(what): \(name.hint(self[name]))"), origin: .limit)
  }
}
