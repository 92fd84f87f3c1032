/// A moment with the zone in which it is shown: `time.Time`.
package final class GoTime {
  /// Since 1970-01-01 UTC.
  package let seconds: Int64
  /// 0 to 999,999,999, to be added to `seconds`.
  package let nanoseconds: Int32
  package let zone: Zone
  /// What `.Local` shows the moment in.
  package let localZone: Zone
  /// Nanoseconds since the process began; only `now` and times counted from it have this.
  package let monotonic: Int64?

  package init(
    seconds: Int64, nanoseconds: Int32 = 0, zone: Zone = .utc, localZone: Zone = .utc, monotonic: Int64? = nil
  ) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.zone = zone
    self.localZone = localZone
    self.monotonic = monotonic
  }

  /// A date and time of day in `zone`; parts outside of their range run over into the next greater.
  ///
  /// - Quirk: of an hour that comes twice or not at all, as `time.Date` decides.
  package convenience init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, nanosecond: Int32 = 0,
    zone: Zone = .utc, localZone: Zone = .utc
  ) {
    let (yearsOver, month) = (month &- 1).dividedFloored(by: 12)
    let date = CivilDate(year: year &+ yearsOver, month: month + 1, day: day)
    var seconds = date.daysSinceEpoch &* 86_400 &+ Int64((hour * 60 + minute) * 60 + second)
    let span = zone.span(at: seconds)
    if span.period.offset != 0 {
      var offset = Int64(span.period.offset)
      let utc = seconds &- offset
      if utc < span.start || utc >= span.end { offset = Int64(zone.period(at: utc).offset) }
      seconds &-= offset
    }
    self.init(seconds: seconds, nanoseconds: nanosecond, zone: zone, localZone: localZone)
  }

  /// The moment that Go's zero `time.Time` is: the first of January of the year 1, UTC.
  package static func zero(localZone: Zone = .utc) -> GoTime {
    GoTime(seconds: zeroSeconds, localZone: localZone)
  }

  static let zeroSeconds: Int64 = -62_135_596_800

  /// What the zone's clocks and calendars show.
  package var civil: CivilTime { CivilTime(secondsSinceEpoch: seconds &+ Int64(period.offset)) }

  package var period: Zone.Period { zone.period(at: seconds) }

  /// The same moment elsewhere.
  package func shown(in zone: Zone) -> GoTime {
    GoTime(seconds: seconds, nanoseconds: nanoseconds, zone: zone, localZone: localZone)
  }

  package func adding(nanoseconds duration: Int64) -> GoTime {
    var whole = seconds &+ duration / 1_000_000_000
    var rest = Int64(nanoseconds) + duration % 1_000_000_000
    if rest >= 1_000_000_000 {
      whole &+= 1
      rest -= 1_000_000_000
    } else if rest < 0 {
      whole &-= 1
      rest += 1_000_000_000
    }
    let moved = monotonic.map { $0.addingReportingOverflow(duration) }
    return GoTime(
      seconds: whole, nanoseconds: Int32(rest), zone: zone, localZone: localZone,
      monotonic: moved.flatMap { $0.overflow ? nil : $0.partialValue })
  }

  /// Nanoseconds from `other` to here, the furthest that fits when there are more.
  package func duration(since other: GoTime) -> Int64 {
    if let monotonic, let earlier = other.monotonic {
      let (difference, overflow) = monotonic.subtractingReportingOverflow(earlier)
      return overflow ? (monotonic > earlier ? .max : .min) : difference
    }
    let difference =
      (seconds &- other.seconds) &* 1_000_000_000 &+ Int64(nanoseconds) &- Int64(other.nanoseconds)
    let back = other.adding(nanoseconds: difference)
    if back.seconds == seconds, back.nanoseconds == nanoseconds { return difference }
    return compare(to: other) < 0 ? .min : .max
  }

  /// -1, 0 or 1 as this is before, at or after `other`.
  package func compare(to other: GoTime) -> Int {
    if let monotonic, let theirs = other.monotonic {
      return monotonic == theirs ? 0 : monotonic < theirs ? -1 : 1
    }
    if seconds != other.seconds { return seconds < other.seconds ? -1 : 1 }
    return nanoseconds == other.nanoseconds ? 0 : nanoseconds < other.nanoseconds ? -1 : 1
  }
}

extension Int {
  /// Quotient and remainder, the remainder never negative.
  func dividedFloored(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
