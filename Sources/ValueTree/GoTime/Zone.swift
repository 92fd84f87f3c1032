/// A time zone: `time.Location`.
package final class Zone: Sendable {
  /// What a clock in the zone shows from some moment on.
  package struct Period: Sendable {
    /// `CET`
    package var name: ByteString
    /// Seconds east of Greenwich.
    package var offset: Int
    package var isDaylight: Bool

    package init(name: ByteString, offset: Int, isDaylight: Bool) {
      self.name = name
      self.offset = offset
      self.isDaylight = isDaylight
    }
  }

  package struct Transition: Sendable {
    /// Seconds since 1970-01-01 UTC.
    package var start: Int64
    /// Which period begins.
    package var period: Int

    package init(start: Int64, period: Int) {
      self.start = start
      self.period = period
    }
  }

  /// `Europe/Berlin`
  package let name: ByteString
  package let periods: [Period]
  package let transitions: [Transition]
  /// What holds after the last transition.
  package let rule: ZoneRule?

  /// - Parameter periods: at least one.
  package init(name: ByteString, periods: [Period], transitions: [Transition], rule: ZoneRule? = nil) {
    precondition(!periods.isEmpty, "a zone has a period")
    self.name = name
    self.periods = periods
    self.transitions = transitions
    self.rule = rule
  }

  /// A zone whose clocks never change.
  package convenience init(fixed name: ByteString, offset: Int) {
    self.init(
      name: name, periods: [Period(name: name, offset: offset, isDaylight: false)],
      transitions: [Transition(start: .min, period: 0)])
  }

  package static let utc = Zone(fixed: "UTC", offset: 0)

  /// A period with the time in which it holds.
  package struct Span {
    package var period: Period
    package var start: Int64
    package var end: Int64
  }

  /// The period at `seconds` since 1970-01-01 UTC.
  package func span(at seconds: Int64) -> Span {
    guard let first = transitions.first, seconds >= first.start else {
      return Span(period: periods[firstPeriod], start: .min, end: transitions.first?.start ?? .max)
    }
    var low = 0
    var high = transitions.count
    while high - low > 1 {
      let middle = (low + high) >> 1
      if seconds < transitions[middle].start { high = middle } else { low = middle }
    }
    if low == transitions.count - 1, let rule { return rule.span(at: seconds, after: transitions[low].start) }
    return Span(
      period: periods[transitions[low].period], start: transitions[low].start,
      end: high < transitions.count ? transitions[high].start : .max)
  }

  package func period(at seconds: Int64) -> Period { span(at: seconds).period }

  /// The offset of the period `name` around a local time given as if it were UTC.
  package func offset(ofPeriod name: ByteString, aroundLocal seconds: Int64) -> Int? {
    for period in periods where period.name == name {
      let found = self.period(at: seconds &- Int64(period.offset))
      if found.name == name { return found.offset }
    }
    return periods.first { $0.name == name }?.offset
  }

  /// What held before the first transition: the first period when no transition leads to it, else standard time.
  private var firstPeriod: Int {
    guard transitions.contains(where: { $0.period == 0 }) else { return 0 }
    if let first = transitions.first, periods[first.period].isDaylight {
      for index in stride(from: first.period - 1, through: 0, by: -1) where !periods[index].isDaylight { return index }
    }
    return periods.firstIndex { !$0.isDaylight } ?? 0
  }
}
