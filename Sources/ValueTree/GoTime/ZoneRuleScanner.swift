/// Reads the words of a ``ZoneRule``.
struct ZoneRuleScanner {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  func peeks(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peeks(byte) else { return false }
    index += 1
    return true
  }

  /// `CET`, or `<+0530>`; without brackets at least three bytes.
  mutating func name() -> ByteString? {
    let start = index
    if take(UInt8(ascii: "<")) {
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      defer { index = end + 1 }
      return ByteString(bytes[index..<end])
    }
    while index < bytes.count, !endsName(bytes[index]) { index += 1 }
    return index - start >= 3 ? ByteString(bytes[start..<index]) : nil
  }

  private func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"): true
    default: false
    }
  }

  /// `5`, `-1`, `3:30`, `24:00:00` in seconds.
  mutating func offset() -> Int? {
    let isNegative = peeks(UInt8(ascii: "-"))
    if isNegative || peeks(UInt8(ascii: "+")) { index += 1 }
    guard let hours = number(0...168) else { return nil }
    var seconds = hours * 3600
    if take(UInt8(ascii: ":")) {
      guard let minutes = number(0...59) else { return nil }
      seconds += minutes * 60
      if take(UInt8(ascii: ":")) {
        guard let rest = number(0...59) else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  /// `M3.5.0/2`, `J60`, `59/1:30`; two o'clock when no time is given.
  mutating func moment() -> ZoneRule.Moment? {
    guard let day = day() else { return nil }
    guard take(UInt8(ascii: "/")) else { return ZoneRule.Moment(day: day, time: 2 * 3600) }
    guard let time = offset() else { return nil }
    return ZoneRule.Moment(day: day, time: time)
  }

  private mutating func day() -> ZoneRule.Moment.Day? {
    if take(UInt8(ascii: "J")) { return number(1...365).map { .julian($0) } }
    if take(UInt8(ascii: "M")) {
      guard let month = number(1...12), take(UInt8(ascii: ".")), let week = number(1...5), take(UInt8(ascii: ".")),
        let weekday = number(0...6)
      else { return nil }
      return .ofMonth(month, week: week, weekday: weekday)
    }
    return number(0...365).map { .ofYear($0) }
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") {
      value = value * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      if value > range.upperBound { return nil }
      index += 1
    }
    return index > start && value >= range.lowerBound ? value : nil
  }
}
