/// How long one thing took, several times.
struct Measurement {
  var name: String
  /// In milliseconds, sorted.
  var times: [Double]
  /// What one run works on; nil when bytes say nothing.
  var bytes: Int?

  var best: Double { times[0] }
  var median: Double { times[times.count / 2] }
  var megabytesPerSecond: Double? { bytes.map { Double($0) / best / 1000 } }

  /// Runs `body` once unmeasured, then `runs` times by the monotonic clock.
  init(_ name: String, runs: Int, bytes: Int? = nil, isWarm: Bool = true, _ body: () throws -> Void) rethrows {
    self.name = name
    self.bytes = bytes
    times = []
    if isWarm { try body() }
    let clock = ContinuousClock()
    for _ in 0..<max(runs, 1) { times.append(milliseconds(try clock.measure(body))) }
    times.sort()
  }
}

func milliseconds(_ duration: Duration) -> Double {
  let (seconds, attoseconds) = duration.components
  return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
}

/// A number with so many places, without `Foundation`'s formats.
func fixed(_ number: Double, _ places: Int) -> String {
  var scale = 1
  for _ in 0..<places { scale *= 10 }
  let scaled = Int((number * Double(scale)).rounded())
  if places == 0 { return "\(scaled)" }
  let fraction = String(scaled % scale)
  return "\(scaled / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
}
