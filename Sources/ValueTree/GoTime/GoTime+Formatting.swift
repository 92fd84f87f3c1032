extension GoTime {
  /// `Time.Format`.
  package func format(_ layout: ByteString) -> ByteString {
    var output: [UInt8] = []
    output.reserveCapacity(layout.count + 10)
    append(layout: layout, to: &output)
    return ByteString(output)
  }

  package func append(layout: ByteString, to output: inout [UInt8]) {
    let period = period
    let civil = CivilTime(secondsSinceEpoch: seconds &+ Int64(period.offset))
    layout.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let chunk = TimeLayout.nextChunk(bytes, from: index)
        output.append(contentsOf: bytes[chunk.prefix])
        guard let element = chunk.element else { return }
        append(element, civil, period, to: &output)
        index = chunk.end
      }
    }
  }

  private func append(
    _ element: TimeLayout.Element, _ civil: CivilTime, _ period: Zone.Period, to output: inout [UInt8]
  ) {
    switch element {
    case .longMonth, .month, .numericMonth, .zeroMonth, .longWeekday, .weekday, .day, .underscoreDay, .zeroDay,
      .underscoreYearDay, .zeroYearDay, .longYear, .year:
      appendDate(element, civil, to: &output)
    case .hour, .hour12, .zeroHour12, .minute, .zeroMinute, .second, .zeroSecond, .upperHalf, .lowerHalf:
      appendClock(element, civil, to: &output)
    case .zoneName:
      if period.name.isEmpty {
        appendOffset(period.offset, .minutes, to: &output)
      } else {
        period.name.append(to: &output)
      }
    case .offset(let form, let zulu):
      if zulu, period.offset == 0 {
        output.append(UInt8(ascii: "Z"))
      } else {
        appendOffset(period.offset, form, to: &output)
      }
    case .fraction(let digits, let separator, let trims):
      appendFraction(digits, separator, trims: trims, to: &output)
    }
  }

  private func appendDate(_ element: TimeLayout.Element, _ civil: CivilTime, to output: inout [UInt8]) {
    let date = civil.date
    switch element {
    case .longMonth: output.append(name: CivilDate.monthNames[date.month - 1])
    case .month: output.append(name: CivilDate.monthNames[date.month - 1], count: 3)
    case .numericMonth: appendDecimal(date.month, to: &output)
    case .zeroMonth: appendDecimal(date.month, width: 2, to: &output)
    case .longWeekday: output.append(name: CivilDate.weekdayNames[weekday(civil)])
    case .weekday: output.append(name: CivilDate.weekdayNames[weekday(civil)], count: 3)
    case .day: appendDecimal(date.day, to: &output)
    case .underscoreDay: appendDecimal(date.day, width: 2, padding: UInt8(ascii: " "), to: &output)
    case .zeroDay: appendDecimal(date.day, width: 2, to: &output)
    case .underscoreYearDay: appendDecimal(date.yearDay, width: 3, padding: UInt8(ascii: " "), to: &output)
    case .zeroYearDay: appendDecimal(date.yearDay, width: 3, to: &output)
    case .longYear: appendDecimal(date.year, width: 4, to: &output)
    default: appendDecimal(Int(date.year.magnitude % 100), width: 2, to: &output)
    }
  }

  private func weekday(_ civil: CivilTime) -> Int { CivilDate.weekday(daysSinceEpoch: civil.daysSinceEpoch) }

  private func appendClock(_ element: TimeLayout.Element, _ civil: CivilTime, to output: inout [UInt8]) {
    let hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12
    switch element {
    case .hour: appendDecimal(civil.hour, width: 2, to: &output)
    case .hour12: appendDecimal(hour12, to: &output)
    case .zeroHour12: appendDecimal(hour12, width: 2, to: &output)
    case .minute: appendDecimal(civil.minute, to: &output)
    case .zeroMinute: appendDecimal(civil.minute, width: 2, to: &output)
    case .second: appendDecimal(civil.second, to: &output)
    case .zeroSecond: appendDecimal(civil.second, width: 2, to: &output)
    case .upperHalf: output.append(name: civil.hour >= 12 ? "PM" : "AM")
    default: output.append(name: civil.hour >= 12 ? "pm" : "am")
    }
  }

  /// - Quirk: the sign is that of the whole minutes, so 30 seconds west come out as `+00:00:-30`.
  private func appendOffset(_ offset: Int, _ form: TimeLayout.OffsetForm, to output: inout [UInt8]) {
    let minutes = offset / 60
    output.append(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let size = abs(minutes)
    appendDecimal(size / 60, width: 2, to: &output)
    if form == .hours { return }
    if form == .colonMinutes || form == .colonSeconds { output.append(UInt8(ascii: ":")) }
    appendDecimal(size % 60, width: 2, to: &output)
    if form == .colonSeconds { output.append(UInt8(ascii: ":")) }
    if form == .colonSeconds || form == .seconds {
      appendDecimal((minutes < 0 ? -offset : offset) % 60, width: 2, to: &output)
    }
  }

  private func appendFraction(_ digits: Int, _ separator: UInt8, trims: Bool, to output: inout [UInt8]) {
    if trims, digits == 0 || nanoseconds == 0 { return }
    output.append(separator)
    appendDecimal(Int(nanoseconds), width: 9, to: &output)
    if digits < 9 { output.removeLast(9 - digits) }
    guard trims else { return }
    while output.last == UInt8(ascii: "0") { output.removeLast() }
    if output.last == separator { output.removeLast() }
  }
}

/// Appends `value` in decimal digits, padded to `width` after its sign.
func appendDecimal(
  _ value: Int, width: Int = 0, padding: UInt8 = UInt8(ascii: "0"), to output: inout [UInt8]
) {
  if value < 0 { output.append(UInt8(ascii: "-")) }
  var rest = value.magnitude
  let start = output.count
  repeat {
    output.append(UInt8(ascii: "0") + UInt8(rest % 10))
    rest /= 10
  } while rest > 0
  while output.count - start < width { output.append(padding) }
  output[start...].reverse()
}

extension [UInt8] {
  fileprivate mutating func append(name: StaticString, count: Int? = nil) {
    append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: count ?? name.utf8CodeUnitCount))
  }
}
