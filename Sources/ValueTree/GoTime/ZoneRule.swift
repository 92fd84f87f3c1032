/// The yearly rule of a zone: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// - Source: POSIX's TZ variable with the extensions of RFC 8536; what Go does not accept is refused here too.
package struct ZoneRule: Sendable {
  /// A day of the year and a time of that day.
  struct Moment: Sendable {
    enum Day: Sendable {
      /// 1 to 365; the leap day is never counted.
      case julian(Int)
      /// 0 to 365.
      case ofYear(Int)
      /// The week 5 is the last one; weekday 0 is Sunday.
      case ofMonth(Int, week: Int, weekday: Int)
    }

    var day: Day
    /// Seconds from midnight; may lie outside of the day.
    var time: Int
  }

  let standard: Zone.Period
  private let daylight: (period: Zone.Period, start: Moment, end: Moment)?

  /// Nil when the text is no rule.
  package init?(_ text: ByteString) {
    var scanner = ZoneRuleScanner(bytes: text.bytes)
    guard let name = scanner.name(), let west = scanner.offset() else { return nil }
    standard = Zone.Period(name: name, offset: -west, isDaylight: false)
    if scanner.isAtEnd || scanner.peeks(UInt8(ascii: ",")) {
      daylight = nil
      return
    }
    guard let daylightName = scanner.name() else { return nil }
    var offset = -west + 3600
    if !scanner.isAtEnd, !scanner.peeks(UInt8(ascii: ",")) {
      guard let west = scanner.offset() else { return nil }
      offset = -west
    }
    let period = Zone.Period(name: daylightName, offset: offset, isDaylight: true)
    if scanner.isAtEnd { scanner = ZoneRuleScanner(bytes: Array(",M3.2.0,M11.1.0".utf8)) }
    guard scanner.take(UInt8(ascii: ",")) || scanner.take(UInt8(ascii: ";")), let start = scanner.moment(),
      scanner.take(UInt8(ascii: ",")), let end = scanner.moment(), scanner.isAtEnd
    else { return nil }
    daylight = (period, start, end)
  }

  /// The period at `seconds`; `lastTransition` is where the zone's own table ends.
  ///
  /// - Quirk: the bounds are exact only next to a change of clocks; elsewhere they are those of the year, as in Go.
  func span(at seconds: Int64, after lastTransition: Int64) -> Zone.Span {
    guard let daylight else { return Zone.Span(period: standard, start: lastTransition, end: .max) }
    let civil = CivilTime(secondsSinceEpoch: seconds)
    let inYear = Int64((civil.date.yearDay - 1) * 86_400) &+ seconds % 86_400
    let year = seconds &- inYear
    let begin = Int64(daylight.start.seconds(in: civil.date.year, offset: standard.offset))
    let end = Int64(daylight.end.seconds(in: civil.date.year, offset: daylight.period.offset))
    let (outer, inner) = end < begin ? (daylight.period, standard) : (standard, daylight.period)
    let (first, second) = (min(begin, end), max(begin, end))
    if inYear < first { return Zone.Span(period: outer, start: year, end: first &+ year) }
    if inYear >= second { return Zone.Span(period: outer, start: second &+ year, end: year &+ 365 * 86_400) }
    return Zone.Span(period: inner, start: first &+ year, end: second &+ year)
  }
}

extension ZoneRule.Moment {
  /// Seconds from the start of `year` in UTC, where clocks show `offset` until then.
  func seconds(in year: Int, offset: Int) -> Int {
    var days: Int
    switch day {
    case .julian(let day): days = day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
    case .ofYear(let day): days = day
    case .ofMonth(let month, let week, let weekday):
      let before = CivilDate.daysBefore(month: month, in: year)
      let first = CivilDate.weekday(daysSinceEpoch: CivilDate(year: year, month: month, day: 1).daysSinceEpoch)
      days = (weekday - first + 7) % 7
      var weeks = 1
      while weeks < week, days + 7 < CivilDate.days(inMonth: month, of: year) {
        days += 7
        weeks += 1
      }
      days += before
    }
    return days * 86_400 + time - offset
  }
}
