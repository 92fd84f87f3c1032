extension GoTime {
  /// `time.ParseInLocation`: reads `text` as `layout` shows it. Without a zone in the text it is a time in `zone`.
  package convenience init(_ text: ByteString, layout: ByteString, zone: Zone) throws(TimeFailure) {
    var reader = TimeReader(layout: layout, text: text)
    let parts = try reader.read()
    let year = parts.year
    let (month, day) = try reader.monthAndDay(parts)
    let time = GoTime(
      year: year, month: month, day: day, hour: parts.hourOfDay, minute: parts.minute, second: parts.second,
      nanosecond: Int32(parts.nanosecond), zone: parts.isUTC || parts.hasZone ? .utc : zone)
    let (offset, shown) = parts.isUTC ? (0, Zone.utc) : parts.zone(around: time.seconds, in: zone)
    self.init(
      seconds: time.seconds - Int64(offset), nanoseconds: time.nanoseconds, zone: shown, localZone: zone)
  }
}

/// What a text says about a time; nil where it says nothing.
struct TimeParts {
  var year = 0
  var month: Int?
  var day: Int?
  var yearDay: Int?
  var hour = 0
  var isMorning = false
  var isAfternoon = false
  var minute = 0
  var second = 0
  var nanosecond = 0
  var isUTC = false
  /// Seconds east.
  ///
  /// - Quirk: Go has no other way to say "none" than one second west, so `-00:00:01` is none.
  var offset: Int?
  var zoneName = ByteString()

  /// From 0 to 23.
  ///
  /// - Quirk: when a text names both halves of the day, the morning wins at twelve and the afternoon before.
  var hourOfDay: Int {
    if isAfternoon, hour < 12 { return hour + 12 }
    return isMorning && hour == 12 ? 0 : hour
  }

  var hasZone: Bool { offset != nil || !zoneName.isEmpty }

  /// The offset to subtract and the zone to show, for a local time given as if it were UTC.
  fileprivate func zone(around seconds: Int64, in local: Zone) -> (offset: Int, zone: Zone) {
    if let offset {
      let there = local.period(at: seconds - Int64(offset))
      if there.offset == offset, zoneName.isEmpty || there.name == zoneName { return (offset, local) }
      return (offset, Zone(fixed: zoneName, offset: offset))
    }
    if zoneName.isEmpty { return (0, local) }
    if let offset = local.offset(ofPeriod: zoneName, aroundLocal: seconds) { return (offset, local) }
    // An unknown name is taken as UTC, though `GMT+3` is shown with its hours.
    let hours = zoneName.count > 3 && zoneName[0..<3] == "GMT" ? signedNumber(zoneName[3..<zoneName.count]) ?? 0 : 0
    return (0, Zone(fixed: zoneName, offset: hours * 3600))
  }
}

/// Reads a time element by element.
struct TimeReader {
  let layout: ByteString
  let text: ByteString
  /// Where in `text` the next element begins.
  var index = 0
  var parts = TimeParts()

  /// Why an element could not be read.
  enum Mismatch: Error {
    /// The text has another form; Go quotes it from the element's beginning.
    case form
    /// The number is none of this kind.
    case range(StaticString)
  }

  init(layout: ByteString, text: ByteString) {
    self.layout = layout
    self.text = text
  }

  mutating func read() throws(TimeFailure) -> TimeParts {
    var place = 0
    while true {
      let chunk = layout.withBytes { TimeLayout.nextChunk($0, from: place) }
      try skip(layout[chunk.prefix])
      guard let element = chunk.element else {
        if index < text.count { throw failure(": extra text: ", TimeFailure.quoted(rest)) }
        return parts
      }
      place = chunk.end
      let start = index
      do {
        try read(element, before: place)
      } catch .range(let name) {
        throw failure(": ", ByteString("\(name)"), " out of range")
      } catch {
        throw mismatch(text[start..<text.count], as: layout[chunk.prefix.upperBound..<chunk.end])
      }
    }
  }

  var rest: ByteString { text[index..<text.count] }

  private func failure(_ message: ByteString...) -> TimeFailure {
    var words: [UInt8] = []
    for part in message { part.append(to: &words) }
    return TimeFailure("parsing time ", TimeFailure.quoted(text), ByteString(words))
  }

  private func mismatch(_ value: ByteString, as element: ByteString) -> TimeFailure {
    TimeFailure(
      "parsing time ", TimeFailure.quoted(text), " as ", TimeFailure.quoted(layout), ": cannot parse ",
      TimeFailure.quoted(value), " as ", TimeFailure.quoted(element))
  }

  /// Goes past literal text; a run of spaces in the layout stands for any number of them.
  private mutating func skip(_ prefix: ByteString) throws(TimeFailure) {
    let space = UInt8(ascii: " ")
    var place = 0
    while place < prefix.count {
      if prefix[place] == space {
        if index < text.count, text[index] != space { throw mismatch(rest, as: prefix) }
        while place < prefix.count, prefix[place] == space { place += 1 }
        while index < text.count, text[index] == space { index += 1 }
        continue
      }
      guard index < text.count, text[index] == prefix[place] else { throw mismatch(rest, as: prefix) }
      place += 1
      index += 1
    }
  }

  /// The month and day that the parts say, checked against each other.
  func monthAndDay(_ parts: TimeParts) throws(TimeFailure) -> (month: Int, day: Int) {
    var month = parts.month ?? 1
    var day = parts.day ?? 1
    if let yearDay = parts.yearDay {
      let length = CivilDate.isLeap(parts.year) ? 366 : 365
      guard 1...length ~= yearDay else { throw failure(": day-of-year out of range") }
      let first = CivilDate(year: parts.year, month: 1, day: 1).daysSinceEpoch
      let date = CivilDate(daysSinceEpoch: first + Int64(yearDay) - 1)
      if let month = parts.month, month != date.month { throw failure(": day-of-year does not match month") }
      if let day = parts.day, day != date.day { throw failure(": day-of-year does not match day") }
      (month, day) = (date.month, date.day)
    }
    guard day >= 1, day <= CivilDate.days(inMonth: month, of: parts.year) else {
      throw failure(": day out of range")
    }
    return (month, day)
  }
}

/// The value of digits with an optional sign; nil for anything else or too much.
func signedNumber(_ text: ByteString) -> Int? {
  let isSigned = !text.isEmpty && (text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+"))
  var value = 0
  for index in (isSigned ? 1 : 0)..<text.count {
    guard isDigit(text[index]), value < 1 << 58 else { return nil }
    value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
  }
  return isSigned && text[0] == UInt8(ascii: "-") ? -value : value
}
