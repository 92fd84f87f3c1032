import Testing

@testable import ValueTree

@Suite struct GoTimes {
  @Test(
    arguments: [
      (0, 0, "Mon Jan _2 15:04:05 2006", "Thu Jan  1 00:00:00 1970", "spaces for zeros"),
      (1_709_211_845, 45_678_000, "05.000,999", "05.045,045", "both kinds of fractions"),
      (1_709_211_845, 0, "05.999", "05", "a fraction of nothing"),
      (1_709_211_845, 0, "_2006 __2 002 Month", "_2024  60 060 Month", "days of the year, words with parts in them"),
      (-62_167_219_201, 0, "2006 06", "-0001 01", "before the year 0"),
      (.min, 0, "2006-01-02", "292277026596-12-04", "Go's calendar wraps around"),
    ] as [(Int64, Int32, ByteString, ByteString, String)])
  func formats(seconds: Int64, nanoseconds: Int32, layout: ByteString, text: ByteString, why: String) {
    #expect(GoTime(seconds: seconds, nanoseconds: nanoseconds).format(layout) == text, "\(why)")
  }

  @Test(
    arguments: [
      ("2006-01-02", "2024-02-29", "2024-02-29 00:00:00 +0000 UTC", "a date"),
      ("3:04PM", "12:15AM", "0000-01-01 00:15:00 +0000 UTC", "midnight"),
      ("Jan 2, 06", "mar 9, 68", "2068-03-09 00:00:00 +0000 UTC", "two digits before 69, any case"),
      ("2006-002", "2024-060", "2024-02-29 00:00:00 +0000 UTC", "a day of the year"),
      ("15:04:05", "03:04:05,678", "0000-01-01 03:04:05.678 +0000 UTC", "a fraction that the layout has not"),
      ("2006 -0700", "2024 +0230", "2024-01-01 00:00:00 +0230 +0230", "an offset"),
      ("2006 MST", "2024 EST", "2024-01-01 00:00:00 +0000 EST", "a name that the zone does not know"),
      ("2006 MST", "2024 GMT+3", "2024-01-01 03:00:00 +0300 GMT+3", "hours behind GMT"),
      ("06", "-5", "1995-01-01 00:00:00 +0000 UTC", "a sign in two digits"),
    ] as [(ByteString, ByteString, ByteString, String)])
  func reads(layout: ByteString, text: ByteString, time: ByteString, why: String) throws {
    #expect(try GoTime(text, layout: layout, zone: .utc).text == time, "\(why)")
  }

  @Test(
    arguments: [
      ("2006-01-02", "2024-1-2", " as \"2006-01-02\": cannot parse \"1-2\" as \"01\"", "a missing zero"),
      ("2006-01-02", "2023-02-29", ": day out of range", "no leap year"),
      ("2006", "99999", ": extra text: \"9\"", "too much"),
      ("15:04", "25:00", ": hour out of range", "hours"),
      ("-0700", "+2599", ": time zone offset minute out of range", "the last wrong part"),
      ("2006-002 01", "2024-060 03", ": day-of-year does not match month", "a contradiction"),
      ("x", "\u{e9}\"", " as \"x\": cannot parse \"\\xc3\\xa9\\\"\" as \"x\"", "quoted byte by byte"),
    ] as [(ByteString, ByteString, String, String)])
  func refuses(layout: ByteString, text: ByteString, message: String, why: String) {
    let failure = #expect(throws: TimeFailure.self) { try GoTime(text, layout: layout, zone: .utc) }
    #expect(failure?.message.string.hasSuffix(message) == true, "\(why): \(failure?.message.string ?? "")")
  }

  @Test func findsTheHourOfChange() {
    let zone = Zone(
      name: "x", periods: [Zone.Period(name: "CET", offset: 3600, isDaylight: false)],
      transitions: [Zone.Transition(start: .min, period: 0)], rule: ZoneRule("CET-1CEST,M3.5.0,M10.5.0/3"))
    // The last Sundays of March and October 2024.
    #expect(zone.period(at: 1_711_846_799).name == "CET")
    #expect(zone.period(at: 1_711_846_800).name == "CEST")
    #expect(zone.period(at: 1_729_990_799).name == "CEST")
    #expect(zone.period(at: 1_729_990_800).name == "CET")
    let skipped = GoTime(year: 2024, month: 3, day: 31, hour: 2, minute: 30, zone: zone)
    #expect(skipped.format("15:04 MST") == "03:30 CEST")
  }

  @Test func addsMonthsPastTheirEnd() {
    let time = GoTime(year: 2024, month: 1, day: 31)
    #expect(time.adding(years: 0, months: 1, days: 0).format("2006-01-02") == "2024-03-02")
    #expect(time.adding(years: .max, months: .max, days: .max).format("2006").isEmpty == false)
  }

  @Test func keepsDurationsInBounds() {
    let far = GoTime(seconds: .max / 2)
    #expect(far.duration(since: GoTime(seconds: 0)) == .max)
    #expect(GoTime(seconds: 0).duration(since: far) == .min)
    #expect(GoTime(seconds: 5, nanoseconds: 1).duration(since: GoTime(seconds: 6)) == -999_999_999)
  }
}

@Suite struct GoDurations {
  @Test(
    arguments: [
      ("1h-5m", nil, "a sign inside"), ("-1.5h", -5_400_000_000_000, "a fraction"), (".5s", 500_000_000, "no whole"),
      ("0", 0, "zero needs no unit"), ("1", nil, "others do"), ("1d", nil, "no days"), ("1\u{b5}s", 1000, "micro"),
      ("\u{3bc}s", nil, "no number"), ("1\u{3bc}s", 1000, "the Greek letter"),
      ("9223372036854775808ns", nil, "too far"),
      ("-9223372036854775808ns", .min, "just not too far"), ("", nil, "nothing"), ("2562047h47m16.9s", nil, "too far"),
    ] as [(ByteString, Int64?, String)])
  func parses(text: ByteString, nanoseconds: Int64?, why: String) throws {
    if let nanoseconds {
      #expect(try GoDuration.parse(text) == nanoseconds, "\(why)")
    } else {
      #expect(throws: TimeFailure.self, "\(why)") { try GoDuration.parse(text) }
    }
  }
}

@Suite struct TimeMethods {
  private let time = GoTime(seconds: 1_709_211_845, nanoseconds: 5)

  @Test(
    arguments: [
      ("Month", "February"), ("Weekday", "Thursday"), ("YearDay", "60"), ("UnixMilli", "1709211845000"),
      ("Location", "UTC"), ("GoString", "time.Date(2024, time.February, 29, 13, 4, 5, 5, time.UTC)"),
    ] as [(ByteString, ByteString)])
  func answer(name: ByteString, text: ByteString) throws {
    let method = try #require(time.method(name))
    #expect(GoFormat.text(try method.body([])) == text)
  }

  @Test func reachDurationsAndMonths() throws {
    let hours = try #require(IntegerType.duration.method("Hours", of: 5_400_000_000_000))
    #expect(GoFormat.text(try hours.body([])) == "1.5")
    let month = try #require(IntegerType.month.method("String", of: 2))
    #expect(GoFormat.text(try month.body([])) == "February")
    #expect((IntegerType.int.method("String", of: 2) != nil) == false)
  }

  @Test func hideTheirFields() {
    // Seen by a verb that is not for text, and by nothing else.
    #expect(GoFormat.sprintf("%d", [.object(time)]) == "{5 63844808645 0}")
    #expect(time.field("wall")?.isNull == nil)
    #expect(
      GoFormat.sprintf("%t", [.object(time)]) == "{%!t(uint64=5) %!t(int64=63844808645) %!t(*time.Location=<nil>)}")
    let fixed = GoTime(seconds: 0, nanoseconds: 0, zone: Zone(fixed: "X", offset: 60))
    #expect(
      GoFormat.sprintf("%t", [.object(fixed)]).string.hasSuffix(
        "%!t(*time.Location=&{X [{X 60 false}] [{-9223372036854775808 0 false false}]  "
          + "-9223372036854775808 9223372036854775807 0xc000000000})}"))
  }

  @Test func showThemselvesAsCallsOfGo() {
    #expect(GoFormat.sprintf("%#v", [.object(time)]) == "time.Date(2024, time.February, 29, 13, 4, 5, 5, time.UTC)")
    #expect(GoFormat.sprintf("%#12.9v|", [.object(time)]) == "   time.Date|")
  }

  @Test(
    arguments: [
      ("Date", "function Date has 3 return values; should be 1 or 2"),
      ("Zone", "invalid function signature for Zone: second return value should be error; is int"),
    ] as [(ByteString, ByteString)])
  func refuseToReturnSeveralValues(name: ByteString, words: ByteString) {
    #expect(time.method(name)?.refusal == words)
  }

  @Test func haveNoJSONPastTheYear9999() {
    #expect(GoTime(seconds: 253_402_300_800, nanoseconds: 0).encodingFailure?.hasSuffix("range [0,9999]") == true)
    #expect(time.encodingFailure == nil)
  }
}
