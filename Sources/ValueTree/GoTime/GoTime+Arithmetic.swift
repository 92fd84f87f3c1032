extension GoTime {
  /// The same time of day on another date, in the calendar of the zone; the 31st of a short month runs over.
  package func adding(years: Int, months: Int, days: Int) -> GoTime {
    let civil = civil
    return GoTime(
      year: civil.date.year &+ years, month: civil.date.month &+ months, day: civil.date.day &+ days,
      hour: civil.hour, minute: civil.minute, second: civil.second, nanosecond: nanoseconds, zone: zone,
      localZone: localZone)
  }

  /// Down to a multiple of `unit` nanoseconds since the zero time.
  func truncated(to unit: Int64) -> GoTime {
    let plain = shown(in: zone)
    return unit <= 0 ? plain : plain.adding(nanoseconds: -remainder(unit))
  }

  /// To the nearest multiple of `unit`, halves up.
  func rounded(to unit: Int64) -> GoTime {
    let plain = shown(in: zone)
    if unit <= 0 { return plain }
    let rest = remainder(unit)
    let isLow = rest.magnitude &+ rest.magnitude < unit.magnitude
    return plain.adding(nanoseconds: isLow ? -rest : unit - rest)
  }

  /// What is left of the nanoseconds since the zero time after whole units, never negative.
  private func remainder(_ unit: Int64) -> Int64 {
    let divisor = unit.magnitude
    let sinceZero = seconds &- Self.zeroSeconds
    let whole = sinceZero.magnitude.multipliedFullWidth(by: 1_000_000_000)
    let rest = divisor.dividingFullWidth((whole.high % divisor, whole.low)).remainder
    let signed = sinceZero < 0 && rest != 0 ? divisor - rest : rest
    let (sum, carries) = signed.addingReportingOverflow(UInt64(nanoseconds) % divisor)
    return Int64(carries || sum >= divisor ? sum &- divisor : sum)
  }
}
