/// The command line: `Benchmarks CHART [--values FILE] [--set TEXT] [--runs N] [--json] [--warm N] [--traced]`.
struct Options {
  var chart = ""
  var values: [String] = []
  var set: [String] = []
  var runs = 15
  var isJSON = false
  /// Only this many warm renders, without any measuring: for a profiler.
  var warmRenders: Int?
  /// Renders keep their trace, as `--debug-source` asks for.
  var isTraced = false

  static let usage = """
    usage: Benchmarks CHART [--values FILE]... [--set TEXT]... [--runs N] [--json] [--warm N] [--traced]
           Benchmarks --costs [FUNCTION]...
    --warm N renders N times and measures nothing, for a profiler
    --traced keeps the trace of each render, as --debug-source does
    --costs says how long a loop over each function runs until a limit ends it
    """

  /// Nil when the arguments make no sense.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--traced": isTraced = true
      case "--values", "-f", "--set", "--runs", "--warm":
        guard let value = rest.popFirst(), read(argument, value) else { return nil }
      default:
        guard chart.isEmpty, !argument.hasPrefix("-") else { return nil }
        chart = argument
      }
    }
    if chart.isEmpty { return nil }
  }

  private mutating func read(_ flag: String, _ value: String) -> Bool {
    switch flag {
    case "--set": set.append(value)
    case "--runs":
      guard let number = Int(value), number > 0 else { return false }
      runs = number
    case "--warm":
      guard let number = Int(value), number > 0 else { return false }
      warmRenders = number
    default: values.append(value)
    }
    return true
  }

  /// What `helm template` is called with.
  var helmArguments: [String] {
    ["template", "release-name", chart] + values.flatMap { ["--values", $0] } + set.flatMap { ["--set", $0] }
  }
}
