import TemplateFunctions
import ValueTree

extension SprigTable {
  static let dates: [Function] = moments + formats + modifiers + spans

  private static let moments: [Function] = [
    Function("now") { _, context in .object(TimeKeeper.of(context).now) },
    Function("toDate", [.string, .string]) { arguments, context in
      let keeper = TimeKeeper.of(context)
      do {
        return .object(try GoTime(arguments.string(1), layout: arguments.string(0), zone: keeper.local))
      } catch {
        return .object(GoTime.zero(localZone: keeper.local))
      }
    },
    Function("mustToDate", [.string, .string]) { arguments, context throws(FunctionFailure) in
      let zone = TimeKeeper.of(context).local
      do throws(TimeFailure) {
        return .object(try GoTime(arguments.string(1), layout: arguments.string(0), zone: zone))
      } catch {
        throw FunctionFailure(error.message)
      }
    },
    Function("unixEpoch", [.named("time.Time")]) { arguments, context in
      .text("\(time(arguments[0], context).seconds)")
    },
  ]

  private static let formats: [Function] = [
    Function("date", [.string, .any]) { arguments, context in
      formatted(arguments[1], arguments.string(0), zone: "Local", context)
    },
    Function("htmlDate", [.any]) { arguments, context in
      formatted(arguments[0], "2006-01-02", zone: "Local", context)
    },
    Function("htmlDateInZone", [.any, .string]) { arguments, context in
      formatted(arguments[0], "2006-01-02", zone: arguments.string(1), context)
    },
    inZone("dateInZone"), inZone("date_in_zone"),
  ]

  private static func inZone(_ name: String) -> Function {
    Function(name, [.string, .any, .string]) { arguments, context in
      formatted(arguments[1], arguments.string(0), zone: arguments.string(2), context)
    }
  }

  private static func formatted(
    _ value: Value, _ layout: ByteString, zone: ByteString, _ context: FunctionContext
  ) -> Value {
    let zone = TimeKeeper.of(context).zone(zone)
    return .string(time(value, context).shown(in: zone).format(layout))
  }

  /// A time as it is, an int, int32 or int64 as seconds since 1970, and the present for everything else.
  ///
  /// - Quirk: numbers of values.yaml are floats, so they mean now.
  private static func time(_ value: Value, _ context: FunctionContext) -> GoTime {
    switch value {
    case .object(let object):
      if let time = object as? GoTime { return time }
    case .integer(let seconds, .int), .integer(let seconds, .int32), .integer(let seconds, .int64):
      return TimeKeeper.of(context).time(unix: seconds)
    default: break
    }
    return TimeKeeper.of(context).now
  }

  private static let modifiers: [Function] = [
    modifying("dateModify"), modifying("date_modify"),
    strictlyModifying("mustDateModify"), strictlyModifying("must_date_modify"),
  ]

  private static func modifying(_ name: String) -> Function {
    Function(name, [.string, .named("time.Time")]) { arguments, context in
      let time = time(arguments[1], context)
      do {
        return .object(time.adding(nanoseconds: try GoDuration.parse(arguments.string(0))))
      } catch {
        return .object(time)
      }
    }
  }

  private static func strictlyModifying(_ name: String) -> Function {
    Function(name, [.string, .named("time.Time")]) { arguments, context throws(FunctionFailure) in
      do throws(TimeFailure) {
        let duration = try GoDuration.parse(arguments.string(0))
        return .object(time(arguments[1], context).adding(nanoseconds: duration))
      } catch {
        throw FunctionFailure(error.message)
      }
    }
  }

  private static let spans: [Function] = [
    Function("ago", [.any]) { arguments, context in
      let now = TimeKeeper.of(context).now
      let start = isInt32(arguments[0]) ? now : time(arguments[0], context)
      return .string(GoDuration.text(GoDuration.rounded(now.duration(since: start), to: 1_000_000_000)))
    },
    Function("duration", [.any]) { arguments, _ in
      let seconds: Int64 =
        switch arguments[0] {
        case .string(let text): nearest(text, base: 10)
        case .integer(let number, .int64): number
        default: 0
        }
      return .string(GoDuration.text(seconds &* 1_000_000_000))
    },
    Function("durationRound", [.any]) { arguments, context in
      .text(largestUnit(of: nanoseconds(arguments[0], context)))
    },
  ]

  private static func isInt32(_ value: Value) -> Bool {
    if case .integer(_, .int32) = value { true } else { false }
  }

  private static func nanoseconds(_ value: Value, _ context: FunctionContext) -> Int64 {
    switch value {
    case .string(let text):
      do { return try GoDuration.parse(text) } catch { return 0 }
    case .integer(let number, .int64): return number
    case .object(let object):
      guard let time = object as? GoTime else { return 0 }
      return TimeKeeper.of(context).now.duration(since: time)
    default: return 0
    }
  }

  /// - Quirk: sprig/dates/132: a unit counts only from more than one of it, so 24 hours stay hours.
  private static func largestUnit(of nanoseconds: Int64) -> String {
    let size = nanoseconds.magnitude
    let hour: UInt64 = 3_600_000_000_000
    let units: [(size: UInt64, name: String)] = [
      (hour * 24 * 365, "y"), (hour * 24 * 30, "mo"), (hour * 24, "d"), (hour, "h"), (hour / 60, "m"),
      (hour / 3600, "s"),
    ]
    for unit in units where size > unit.size { return "\(size / unit.size)\(unit.name)" }
    return "0s"
  }
}
