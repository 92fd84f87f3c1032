import TemplateFunctions
import Testing
import ValueTree

@testable import Sprig

@Suite struct DateFunctions {
  private func context(_ zone: String? = nil) -> FunctionContext {
    FunctionContext(clock: .fixed(seconds: 1_700_000_000, nanoseconds: 5), zone: zone)
  }

  @Test(
    arguments: [
      ("UTC", "2023-11-14 22:13:20 UTC +00:00", "Greenwich"),
      ("Europe/Berlin", "2023-11-14 23:13:20 CET +01:00", "a zone file"),
      ("Nope", "2023-11-14 22:13:20 UTC +00:00", "unknown names are UTC"),
      ("Europe/../Europe/Berlin", "2023-11-14 22:13:20 UTC +00:00", "no way out of the folder"),
      ("/etc/localtime", "2023-11-14 22:13:20 UTC +00:00", "no absolute path"),
      ("Europe", "2023-11-14 22:13:20 UTC +00:00", "a folder"),
      ("Local", "2023-11-15 03:43:20 IST +05:30", "the render's zone"),
    ] as [(ByteString, String, String)])
  func shows(zone: ByteString, text: String, why: String) throws {
    let value = try call(
      "dateInZone", "2006-01-02 15:04:05 MST -07:00", 1_700_000_000, .string(zone), context: context("Asia/Kolkata"))
    #expect(shown(value) == "\"\(text)\"", "\(why)")
  }

  @Test func takesNowForOtherTypes() throws {
    // Numbers of values.yaml are floats.
    #expect(outcome("date", "2006-01-02", 5.0, context: context()) == "\"2023-11-14\"")
    #expect(outcome("htmlDate", .null, context: context()) == "\"2023-11-14\"")
  }

  @Test(
    arguments: [
      ("24h", "24h", "not more than a day"), ("25h", "1d", "more"), ("-25h", "1d", "the sign is lost"),
      ("90", "0s", "no unit"), ("721h", "1mo", "months of thirty days"),
    ] as [(ByteString, String, String)])
  func roundsDurations(text: ByteString, rounded: String, why: String) {
    #expect(outcome("durationRound", .string(text), context: context()) == "\"\(rounded)\"", "\(why)")
  }

  @Test func countsOnlyTextsAndInt64AsDurations() {
    #expect(outcome("duration", 95) == "\"0s\"")
    #expect(outcome("duration", .int64(95)) == "\"1m35s\"")
    #expect(outcome("duration", "95") == "\"1m35s\"")
  }

  @Test func refusesOnlyWhenItMust() throws {
    let time = Value.object(GoTime(seconds: 0))
    #expect(outcome("mustDateModify", "1d", time) == "!time: unknown unit \"d\" in duration \"1d\"")
    #expect(outcome("mustToDate", "2006", "x") == "!parsing time \"x\" as \"2006\": cannot parse \"x\" as \"2006\"")
    #expect(try shown(call("unixEpoch", call("toDate", "2006", "x"))) == "\"-62135596800\"")
  }

  @Test func readsTheRuleBehindTheTable() throws {
    // Far past the last change that the file lists.
    let zone = TimeKeeper.of(context()).zone("Europe/Berlin")
    #expect(zone.period(at: 7_300_000_000).name == "CEST")
    #expect(zone.period(at: 7_316_000_000).name == "CET")
  }
}
