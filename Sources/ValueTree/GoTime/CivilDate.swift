/// A day of the Gregorian calendar, applied to all of time.
package struct CivilDate: Equatable, Sendable {
  package var year: Int
  /// 1 to 12.
  package var month: Int
  /// 1 to 31.
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date `days` after 1970-01-01.
  ///
  /// Years are counted from March, so that the leap day is a year's last.
  package init(daysSinceEpoch days: Int64) {
    let sinceMarch0 = days + 719_468
    let era = (sinceMarch0 >= 0 ? sinceMarch0 : sinceMarch0 - 146_096) / 146_097
    let dayOfEra = Int(sinceMarch0 - era * 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01. The day may lie outside of its month; absurd years wrap around.
  package var daysSinceEpoch: Int64 {
    let fromMarch = month <= 2 ? year &- 1 : year
    let era = (fromMarch >= 0 ? fromMarch : fromMarch &- 399) / 400
    let yearOfEra = fromMarch &- era &* 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era &* 146_097 &+ dayOfEra &- 719_468 &+ day &- 1)
  }

  /// 1 to 366.
  package var yearDay: Int { Self.daysBefore(month: month, in: year) + day }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days of `year` before the first of `month`.
  package static func daysBefore(month: Int, in year: Int) -> Int {
    let common = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365][month - 1]
    return month > 2 && isLeap(year) ? common + 1 : common
  }

  /// 0 for Sunday, of the day that is `days` after 1970-01-01.
  package static func weekday(daysSinceEpoch days: Int64) -> Int {
    let fromThursday = Int(days % 7)
    return (fromThursday + 11) % 7
  }

  package static let monthNames: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  package static let weekdayNames: [StaticString] = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}

/// A day and a time of that day, as a clock somewhere shows them.
package struct CivilTime: Equatable, Sendable {
  package var date: CivilDate
  package var hour: Int
  package var minute: Int
  package var second: Int
  package var daysSinceEpoch: Int64

  /// - Quirk: Go counts from a year far in the past in unsigned numbers; the few seconds before that year come out as
  ///   its furthest future.
  package init(secondsSinceEpoch seconds: Int64) {
    let absolute = UInt64(bitPattern: seconds) &+ Self.origin &* 86_400
    let days = Int64(absolute / 86_400) - Int64(Self.origin)
    let rest = Int(absolute % 86_400)
    daysSinceEpoch = days
    date = CivilDate(daysSinceEpoch: days)
    hour = rest / 3600
    minute = rest % 3600 / 60
    second = rest % 60
  }

  /// Days from the start of Go's calendar, the first of March of the year -292277022400, to 1970-01-01.
  private static let origin: UInt64 = 730_692_556 * 146_097 + 306 + 719_162
}
