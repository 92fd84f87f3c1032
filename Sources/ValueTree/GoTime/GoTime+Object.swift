extension GoTime: GoObject {
  package var typeName: String { "time.Time" }

  /// As `Time.String` shows it: `2024-02-29 13:04:05.5 +0000 UTC`, with `m=+1.5` behind it when it came from `now`.
  package var text: ByteString? {
    var output: [UInt8] = []
    append(layout: "2006-01-02 15:04:05.999999999 -0700 MST", to: &output)
    if let monotonic {
      output.append(contentsOf: " m=".utf8)
      output.append(monotonic < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      output.append(contentsOf: "\(monotonic.magnitude / 1_000_000_000).".utf8)
      appendDecimal(Int(monotonic.magnitude % 1_000_000_000), width: 9, to: &output)
    }
    return ByteString(output)
  }

  /// RFC 3339 with nanoseconds.
  package var encoded: Value { .string(format(Self.jsonLayout)) }

  package var encodingFailure: String? {
    guard !(0...9999).contains(civil.date.year) else { return nil }
    return "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]"
  }

  package var goText: ByteString? { source }

  static let jsonLayout: ByteString = "2006-01-02T15:04:05.999999999Z07:00"

  /// What no template can reach, but a verb that is not for text prints: `printf "%d" now`.
  ///
  /// - Quirk: template/printf/125. The last one is an address in Go.
  package var fields: [(name: ByteString, value: Value)] {
    let place = Value.object(GoLocation(zone, isNil: zone === Zone.utc))
    guard let monotonic else {
      return [
        ("wall", .integer(Int64(nanoseconds), .uint64)), ("ext", .int64(seconds &- Self.zeroSeconds)),
        ("loc", place),
      ]
    }
    // With a second clock, the first word holds a mark, the seconds since 1885 and the nanoseconds.
    let wall = 1 << 63 | UInt64(bitPattern: seconds &+ 2_682_288_000) << 30 | UInt64(nanoseconds)
    return [
      ("wall", .integer(Int64(bitPattern: wall), .uint64)), ("ext", .int64(monotonic)),
      ("loc", place),
    ]
  }

  package func field(_ name: ByteString) -> Value? { nil }

  package func isEqual(to other: any GoObject) -> Bool? {
    guard let other = other as? GoTime else { return false }
    return seconds == other.seconds && nanoseconds == other.nanoseconds && monotonic == other.monotonic
      && zone === other.zone
  }

  package func method(_ name: ByteString) -> Method? {
    partMethod(name) ?? comparisonMethod(name) ?? changeMethod(name) ?? textMethod(name) ?? refusedMethod(name)
  }

  private func partMethod(_ name: ByteString) -> Method? {
    switch name {
    case "Year": int { $0.civil.date.year }
    case "Month": Method { _ in .integer(Int64(self.civil.date.month), .month) }
    case "Day": int { $0.civil.date.day }
    case "Hour": int { $0.civil.hour }
    case "Minute": int { $0.civil.minute }
    case "Second": int { $0.civil.second }
    case "Nanosecond": int { Int($0.nanoseconds) }
    case "YearDay": int { $0.civil.date.yearDay }
    case "Weekday":
      Method { _ in
        .integer(Int64(CivilDate.weekday(daysSinceEpoch: self.civil.daysSinceEpoch)), .weekday)
      }
    case "Unix": Method { _ in .int64(self.seconds) }
    case "UnixMilli": Method { _ in .int64(self.since1970(unitsPerSecond: 1000)) }
    case "UnixMicro": Method { _ in .int64(self.since1970(unitsPerSecond: 1_000_000)) }
    case "UnixNano": Method { _ in .int64(self.since1970(unitsPerSecond: 1_000_000_000)) }
    default: nil
    }
  }

  /// Methods that return several values.
  ///
  /// - Source: Go 1.26, `text/template/funcs.go`, `goodFunc`.
  private func refusedMethod(_ name: ByteString) -> Method? {
    let refusal: String
    switch name {
    case "Date", "Clock": refusal = "function \(name.string) has 3 return values; should be 1 or 2"
    case "ISOWeek", "Zone":
      refusal = "invalid function signature for \(name.string): second return value should be error; is int"
    case "ZoneBounds":
      refusal = "invalid function signature for ZoneBounds: second return value should be error; is time.Time"
    default: return nil
    }
    var method = Method { _ in .null }
    method.refusal = ByteString(refusal)
    return method
  }

  private func int(_ part: @escaping (GoTime) -> Int) -> Method { Method { _ in .int(part(self)) } }

  private func since1970(unitsPerSecond units: Int64) -> Int64 {
    seconds &* units &+ Int64(nanoseconds) / (1_000_000_000 / units)
  }

  private func comparisonMethod(_ name: ByteString) -> Method? {
    switch name {
    case "After": comparing { .bool($0 > 0) }
    case "Before": comparing { .bool($0 < 0) }
    case "Equal": comparing { .bool($0 == 0) }
    case "Compare": comparing { .int($0) }
    case "IsZero": Method { _ in .bool(self.seconds == Self.zeroSeconds && self.nanoseconds == 0) }
    case "IsDST": Method { _ in .bool(self.period.isDaylight) }
    case "Sub":
      Method([.named("time.Time")]) { arguments throws(FunctionFailure) in
        .integer(self.duration(since: try time(arguments)), .duration)
      }
    default: nil
    }
  }

  private func comparing(_ answer: @escaping (Int) -> Value) -> Method {
    Method([.named("time.Time")]) { arguments throws(FunctionFailure) in
      answer(self.compare(to: try time(arguments)))
    }
  }

  private func changeMethod(_ name: ByteString) -> Method? {
    switch name {
    case "Add": byDuration { $0.adding(nanoseconds: $1) }
    case "Round": byDuration { $0.rounded(to: $1) }
    case "Truncate": byDuration { $0.truncated(to: $1) }
    case "AddDate":
      Method([.int, .int, .int]) { arguments in
        .object(self.adding(years: number(arguments, 0), months: number(arguments, 1), days: number(arguments, 2)))
      }
    case "UTC": Method { _ in .object(self.shown(in: .utc)) }
    case "Local": Method { _ in .object(self.shown(in: self.localZone)) }
    case "In":
      Method([.named("*time.Location")]) { arguments throws(FunctionFailure) in
        guard case .object(let object)? = arguments.first, let location = object as? GoLocation else {
          throw .panic("time: missing Location in call to Time.In")
        }
        return .object(self.shown(in: location.zone))
      }
    case "Location": Method { _ in .object(GoLocation(self.zone)) }
    default: nil
    }
  }

  private func byDuration(_ change: @escaping (GoTime, Int64) -> GoTime) -> Method {
    Method([.named("time.Duration")]) { arguments in
      guard case .integer(let duration, _)? = arguments.first else { return .object(self) }
      return .object(change(self, duration))
    }
  }

  /// The call of Go that makes the same time.
  private var source: ByteString {
    let civil = civil
    let date = "\(civil.date.year), time.\(CivilDate.monthNames[civil.date.month - 1]), \(civil.date.day)"
    let clock = "\(civil.hour), \(civil.minute), \(civil.second), \(nanoseconds)"
    let place =
      zone === Zone.utc
      ? "time.UTC"
      : zone === localZone ? "time.Local" : "time.Location(\(TimeFailure.quoted(zone.name)))"
    return ByteString("time.Date(\(date), \(clock), \(place))")
  }

  private func textMethod(_ name: ByteString) -> Method? {
    switch name {
    case "Format":
      Method([.string]) { arguments in
        guard case .string(let layout)? = arguments.first else { return .text("") }
        return .string(self.format(layout))
      }
    case "String": Method { _ in .string(self.text ?? ByteString()) }
    case "GoString": Method { _ in .string(self.source) }
    case "MarshalJSON": Method { _ in bytes(ByteString("\"" + self.format(Self.jsonLayout).string + "\"")) }
    case "MarshalText": Method { _ in bytes(self.format(Self.jsonLayout)) }
    default: nil
    }
  }
}

private func time(_ arguments: [Value]) throws(FunctionFailure) -> GoTime {
  guard case .object(let object)? = arguments.first, let time = object as? GoTime else {
    throw FunctionFailure("wrong type for value; expected time.Time")
  }
  return time
}

private func number(_ arguments: [Value], _ index: Int) -> Int {
  if index < arguments.count, case .integer(let number, _) = arguments[index] { Int(number) } else { 0 }
}

private func bytes(_ text: ByteString) -> Value {
  .list(List(text.bytes.map { .integer(Int64($0), .uint8) }, of: .uint8))
}

/// `*time.Location`, as `.Location` of a time gives it.
package final class GoLocation: GoObject {
  package let zone: Zone
  /// As a time in UTC has it: what it holds, not what `.Location` makes of that.
  package let isNil: Bool

  package init(_ zone: Zone, isNil: Bool = false) {
    self.zone = zone
    self.isNil = isNil
  }

  package var typeName: String { "*time.Location" }
  package var kind: Kind { .pointer }
  package var text: ByteString? { zone.name }
  package var encoded: Value { .map(Map()) }

  /// Go's fields of a zone that never changes; UTC, and the local zone where it is UTC, have no table.
  package var fields: [(name: ByteString, value: Value)] {
    let period = zone.periods[0]
    let isBare = zone.name == "UTC"
    let period0 = GoFields([
      ("name", .string(period.name)), ("offset", .int(period.offset)), ("isDST", .bool(period.isDaylight)),
    ])
    let start = GoFields([
      ("when", .int64(.min)), ("index", .integer(0, .uint8)), ("isstd", .bool(false)), ("isutc", .bool(false)),
    ])
    let (zones, starts) = isBare ? ([], []) : ([Value.object(period0)], [Value.object(start)])
    return [
      ("name", .string(zone.name)), ("zone", .list(List(zones))), ("tx", .list(List(starts))),
      ("extend", .string(ByteString())), ("cacheStart", .int64(isBare ? 0 : .min)),
      ("cacheEnd", .int64(isBare ? 0 : .max)), ("cacheZone", .object(GoAddress(isNil: isBare))),
    ]
  }

  package func field(_ name: ByteString) -> Value? { nil }

  package func method(_ name: ByteString) -> Method? {
    name == "String" ? Method { _ in .string(self.zone.name) } : nil
  }

  package func isEqual(to other: any GoObject) -> Bool? { (other as? GoLocation)?.zone === zone }
}

/// A struct that only printing reaches.
private final class GoFields: GoObject {
  let fields: [(name: ByteString, value: Value)]

  init(_ fields: [(ByteString, Value)]) { self.fields = fields.map { (name: $0.0, value: $0.1) } }

  var typeName: String { "time.zone" }
}

/// `*time.zone`, of which only the address is printed.
private final class GoAddress: GoObject {
  let isNil: Bool

  init(isNil: Bool) { self.isNil = isNil }

  var typeName: String { "*time.zone" }
  var kind: Kind { .pointer }
}
