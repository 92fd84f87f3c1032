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
  ///
  /// - Quirk: Go refuses years past 9999 here and this does not; `toJson` then prints nothing in Go.
  package var encoded: Value { .string(format(Self.jsonLayout)) }

  static let jsonLayout: ByteString = "2006-01-02T15:04:05.999999999Z07:00"

  /// What no template can reach, but a verb that is not for text prints: `printf "%d" now`.
  ///
  /// - Quirk: template/printf/125. The last one is an address in Go.
  package var fields: [(name: ByteString, value: Value)] {
    let place: Int64 = zone === Zone.utc ? 0 : 0xC0_0000_0000
    guard let monotonic else {
      return [
        ("wall", .integer(Int64(nanoseconds), .uint64)), ("ext", .int64(seconds &- Self.zeroSeconds)),
        ("loc", .integer(place, .uintptr)),
      ]
    }
    // With a second clock, the first word holds a mark, the seconds since 1885 and the nanoseconds.
    let wall = 1 << 63 | UInt64(bitPattern: seconds &+ 2_682_288_000) << 30 | UInt64(nanoseconds)
    return [
      ("wall", .integer(Int64(bitPattern: wall), .uint64)), ("ext", .int64(monotonic)),
      ("loc", .integer(place, .uintptr)),
    ]
  }

  package func field(_ name: ByteString) -> Value? { nil }

  package func isEqual(to other: any GoObject) -> Bool? {
    guard let other = other as? GoTime else { return false }
    return seconds == other.seconds && nanoseconds == other.nanoseconds && monotonic == other.monotonic
      && zone === other.zone
  }

  package func method(_ name: ByteString) -> Method? {
    partMethod(name) ?? comparisonMethod(name) ?? changeMethod(name) ?? textMethod(name)
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

  package init(_ zone: Zone) { self.zone = zone }

  package var typeName: String { "*time.Location" }
  package var kind: Kind { .pointer }
  package var text: ByteString? { zone.name }
  package var encoded: Value { .map(Map()) }

  package func method(_ name: ByteString) -> Method? {
    name == "String" ? Method { _ in .string(self.zone.name) } : nil
  }

  package func isEqual(to other: any GoObject) -> Bool? { (other as? GoLocation)?.zone === zone }
}
