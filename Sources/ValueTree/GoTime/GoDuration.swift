/// Spans of time in nanoseconds: `time.Duration`.
package enum GoDuration {
  /// As `Duration.String` shows it: `1h30m0s`, `1.5ms`.
  package static func text(_ nanoseconds: Int64) -> ByteString {
    var output: [UInt8] = []
    append(nanoseconds, to: &output)
    return ByteString(output)
  }

  package static func append(_ nanoseconds: Int64, to output: inout [UInt8]) {
    if nanoseconds < 0 { output.append(UInt8(ascii: "-")) }
    let size = nanoseconds.magnitude
    switch size {
    case 0: output.append(contentsOf: "0s".utf8)
    case ..<1_000: appendUnits(size, per: 1, "ns", to: &output)
    case ..<1_000_000: appendUnits(size, per: 1_000, "µs", to: &output)
    case ..<1_000_000_000: appendUnits(size, per: 1_000_000, "ms", to: &output)
    default:
      let seconds = size / 1_000_000_000
      if seconds >= 3600 { output.append(contentsOf: "\(seconds / 3600)h".utf8) }
      if seconds >= 60 { output.append(contentsOf: "\(seconds / 60 % 60)m".utf8) }
      appendUnits(size % 60_000_000_000, per: 1_000_000_000, "s", to: &output)
    }
  }

  /// The number of units with its fraction, without trailing zeros.
  private static func appendUnits(_ size: UInt64, per unit: UInt64, _ name: String, to output: inout [UInt8]) {
    output.append(contentsOf: "\(size / unit)".utf8)
    var rest = size % unit
    if rest > 0 {
      output.append(UInt8(ascii: "."))
      var scale = unit
      while rest > 0 {
        scale /= 10
        output.append(UInt8(ascii: "0") + UInt8(rest / scale))
        rest %= scale
      }
    }
    output.append(contentsOf: name.utf8)
  }

  /// To the nearest multiple of `unit`, halves away from zero, the furthest that fits at the ends.
  package static func rounded(_ nanoseconds: Int64, to unit: Int64) -> Int64 {
    if unit <= 0 { return nanoseconds }
    let rest = nanoseconds % unit
    let isLow = rest.magnitude &+ rest.magnitude < unit.magnitude
    if isLow { return nanoseconds - rest }
    let (up, overflow) = (nanoseconds - rest).addingReportingOverflow(nanoseconds < 0 ? -unit : unit)
    return overflow ? (nanoseconds < 0 ? .min : .max) : up
  }

  /// The method `name` of a `time.Duration`.
  package static func method(_ name: ByteString, of nanoseconds: Int64) -> Method? {
    switch name {
    case "Hours": Method { _ in .float(fractional(nanoseconds, per: 3_600_000_000_000)) }
    case "Minutes": Method { _ in .float(fractional(nanoseconds, per: 60_000_000_000)) }
    case "Seconds": Method { _ in .float(fractional(nanoseconds, per: 1_000_000_000)) }
    case "Milliseconds": Method { _ in .int64(nanoseconds / 1_000_000) }
    case "Microseconds": Method { _ in .int64(nanoseconds / 1_000) }
    case "Nanoseconds": Method { _ in .int64(nanoseconds) }
    case "String": Method { _ in .string(text(nanoseconds)) }
    case "Abs":
      Method { _ in .integer(nanoseconds == .min ? .max : abs(nanoseconds), .duration) }
    case "Round": byUnit { rounded(nanoseconds, to: $0) }
    case "Truncate": byUnit { $0 <= 0 ? nanoseconds : nanoseconds - nanoseconds % $0 }
    default: nil
    }
  }

  private static func byUnit(_ change: @escaping (Int64) -> Int64) -> Method {
    Method([.named("time.Duration")]) { arguments in
      guard case .integer(let unit, _)? = arguments.first else { return .integer(0, .duration) }
      return .integer(change(unit), .duration)
    }
  }

  private static func fractional(_ nanoseconds: Int64, per unit: Int64) -> Double {
    Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit)
  }
}

extension IntegerType {
  /// The method `name` of an integer type that has some: `time.Duration`, `time.Month`, `time.Weekday`.
  package func method(_ name: ByteString, of value: Int64) -> Method? {
    if self == .duration { return GoDuration.method(name, of: value) }
    guard name == "String", let text = text(of: value) else { return nil }
    return Method { _ in .string(text) }
  }

  /// What `String()` of the type returns; nil when it has none.
  package func text(of value: Int64) -> ByteString? {
    switch self {
    case .duration: return GoDuration.text(value)
    case .month:
      guard 1...12 ~= value else { return ByteString("%!Month(\(UInt64(bitPattern: value)))") }
      return ByteString("\(CivilDate.monthNames[Int(value) - 1])")
    case .weekday:
      guard 0...6 ~= value else { return ByteString("%!Weekday(\(UInt64(bitPattern: value)))") }
      return ByteString("\(CivilDate.weekdayNames[Int(value)])")
    default: return nil
    }
  }
}
