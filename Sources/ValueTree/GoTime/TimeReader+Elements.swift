extension TimeReader {
  /// Reads one element; `place` is where the layout goes on behind it.
  mutating func read(_ element: TimeLayout.Element, before place: Int) throws(Mismatch) {
    switch element {
    case .longMonth: parts.month = try name(CivilDate.monthNames) + 1
    case .month: parts.month = try name(CivilDate.monthNames, count: 3) + 1
    case .longWeekday: _ = try name(CivilDate.weekdayNames)
    case .weekday: _ = try name(CivilDate.weekdayNames, count: 3)
    case .numericMonth, .zeroMonth:
      let month = try number(isFixed: element == .zeroMonth)
      guard 1...12 ~= month else { throw .range("month") }
      parts.month = month
    case .underscoreDay:
      skipSpaces(atMost: 1)
      parts.day = try number(isFixed: false)
    case .day, .zeroDay: parts.day = try number(isFixed: element == .zeroDay)
    case .underscoreYearDay:
      skipSpaces(atMost: 2)
      parts.yearDay = try yearDay(isFixed: false)
    case .zeroYearDay: parts.yearDay = try yearDay(isFixed: true)
    case .longYear, .year: try readYear(element)
    case .hour, .hour12, .zeroHour12, .minute, .zeroMinute, .second, .zeroSecond:
      try readClock(element, before: place)
    case .upperHalf: try readHalf("AM", "PM")
    case .lowerHalf: try readHalf("am", "pm")
    case .zoneName: try readZoneName()
    case .offset(let form, let zulu): try readOffset(form, zulu: zulu)
    case .fraction(let digits, _, let trims): try readFraction(digits, trims: trims)
    }
  }

  private var next: UInt8? { index < text.count ? text[index] : nil }

  private func digit(at offset: Int) -> Int? {
    guard index + offset < text.count, isDigit(text[index + offset]) else { return nil }
    return Int(text[index + offset] - UInt8(ascii: "0"))
  }

  private mutating func take(_ count: Int) throws(Mismatch) -> ByteString {
    guard index + count <= text.count else { throw .form }
    defer { index += count }
    return text[index..<index + count]
  }

  private mutating func skipSpaces(atMost count: Int) {
    for _ in 0..<count where next == UInt8(ascii: " ") { index += 1 }
  }

  /// One or two digits, two when fixed.
  private mutating func number(isFixed: Bool) throws(Mismatch) -> Int {
    guard let first = digit(at: 0) else { throw .form }
    if let second = digit(at: 1) {
      index += 2
      return first * 10 + second
    }
    if isFixed { throw .form }
    index += 1
    return first
  }

  /// Up to three digits, three when fixed.
  private mutating func yearDay(isFixed: Bool) throws(Mismatch) -> Int {
    var value = 0
    var count = 0
    while count < 3, let digit = digit(at: count) {
      value = value * 10 + digit
      count += 1
    }
    if count == 0 || isFixed && count != 3 { throw .form }
    index += count
    return value
  }

  /// Which of `names` stands here, whatever its case.
  private mutating func name(_ names: [StaticString], count: Int? = nil) throws(Mismatch) -> Int {
    for (place, name) in names.enumerated() {
      let length = count ?? name.utf8CodeUnitCount
      guard index + length <= text.count else { continue }
      let isSame = (0..<length).allSatisfy { foldsTo(text[index + $0], name.utf8Start[$0]) }
      if isSame {
        index += length
        return place
      }
    }
    throw .form
  }

  private func foldsTo(_ byte: UInt8, _ letter: UInt8) -> Bool {
    byte == letter
      || (byte | 0x20 == letter | 0x20 && byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  /// - Quirk: two-digit years may have a sign: `-5` is 1995.
  private mutating func readYear(_ element: TimeLayout.Element) throws(Mismatch) {
    if element == .longYear, digit(at: 0) == nil { throw .form }
    guard let year = signedNumber(try take(element == .longYear ? 4 : 2)) else { throw .form }
    parts.year = element == .longYear ? year : year >= 69 ? year + 1900 : year + 2000
  }

  private mutating func readClock(_ element: TimeLayout.Element, before place: Int) throws(Mismatch) {
    switch element {
    case .hour:
      parts.hour = try number(isFixed: false)
      if parts.hour >= 24 { throw .range("hour") }
    case .hour12, .zeroHour12:
      parts.hour = try number(isFixed: element == .zeroHour12)
      if parts.hour > 12 { throw .range("hour") }
    case .minute, .zeroMinute:
      parts.minute = try number(isFixed: element == .zeroMinute)
      if parts.minute >= 60 { throw .range("minute") }
    default:
      parts.second = try number(isFixed: element == .zeroSecond)
      if parts.second >= 60 { throw .range("second") }
      try readUnannouncedFraction(before: place)
    }
  }

  /// A fraction may follow seconds although the layout has none, unless its next element is one.
  private mutating func readUnannouncedFraction(before place: Int) throws(Mismatch) {
    guard let mark = next, isMark(mark), digit(at: 1) != nil else { return }
    let following = layout.withBytes { TimeLayout.nextChunk($0, from: place) }
    if case .fraction? = following.element { return }
    var count = 2
    while digit(at: count) != nil { count += 1 }
    parts.nanosecond = try nanoseconds(try take(count))
  }

  private func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }

  /// - Quirk: with zeros in the layout, a sign may stand before the digits.
  private mutating func readFraction(_ digits: Int, trims: Bool) throws(Mismatch) {
    if !trims {
      parts.nanosecond = try nanoseconds(try take(digits + 1))
      return
    }
    guard let mark = next, isMark(mark), digit(at: 1) != nil else { return }
    var count = 2
    while digit(at: count) != nil { count += 1 }
    parts.nanosecond = try nanoseconds(try take(count))
  }

  /// A point or comma and digits, of which nine count.
  private func nanoseconds(_ text: ByteString) throws(Mismatch) -> Int {
    guard isMark(text[0]) else { throw .form }
    let count = min(text.count, 10)
    guard var value = signedNumber(text[1..<count]) else { throw .form }
    if value < 0 { throw .range("fractional second") }
    for _ in count..<10 { value *= 10 }
    return value
  }

  private mutating func readHalf(_ morning: ByteString, _ afternoon: ByteString) throws(Mismatch) {
    switch try take(2) {
    case morning: parts.isMorning = true
    case afternoon: parts.isAfternoon = true
    default: throw .form
    }
  }

  private mutating func readOffset(_ form: TimeLayout.OffsetForm, zulu: Bool) throws(Mismatch) {
    if zulu, next == UInt8(ascii: "Z") {
      index += 1
      parts.isUTC = true
      return
    }
    let (count, minuteAt, secondAt): (Int, Int?, Int?) =
      switch form {
      case .minutes: (5, 3, nil)
      case .colonMinutes: (6, 4, nil)
      case .hours: (3, nil, nil)
      case .seconds: (7, 3, 5)
      case .colonSeconds: (9, 4, 7)
      }
    let word = try take(count)
    let colons = form == .colonMinutes ? [3] : form == .colonSeconds ? [3, 6] : []
    for place in colons where word[place] != UInt8(ascii: ":") { throw .form }
    parts.offset = try offset(word, minuteAt: minuteAt, secondAt: secondAt)
  }

  private func offset(_ word: ByteString, minuteAt: Int?, secondAt: Int?) throws(Mismatch) -> Int? {
    // As in Go, numbers out of their range are reported before digits that are missing, and the last of them first.
    var numbers: [Int] = []
    var isWhole = true
    for place in [1, minuteAt, secondAt] {
      guard isWhole, let place else { continue }
      guard isDigit(word[place]), isDigit(word[place + 1]) else {
        isWhole = false
        continue
      }
      numbers.append(Int(word[place] - 48) * 10 + Int(word[place + 1] - 48))
    }
    if numbers.count > 2, numbers[2] > 60 { throw .range("time zone offset second") }
    if numbers.count > 1, numbers[1] > 60 { throw .range("time zone offset minute") }
    if let hour = numbers.first, hour > 24 { throw .range("time zone offset hour") }
    guard isWhole, word[0] == UInt8(ascii: "+") || word[0] == UInt8(ascii: "-") else { throw .form }
    let size = numbers.enumerated().reduce(0) { $0 + $1.element * [3600, 60, 1][$1.offset] }
    let offset = word[0] == UInt8(ascii: "-") ? -size : size
    return offset == -1 ? nil : offset
  }

  private mutating func readZoneName() throws(Mismatch) {
    if index + 3 <= text.count, text[index..<index + 3] == "UTC" {
      index += 3
      parts.isUTC = true
      return
    }
    guard let count = zoneNameLength(rest) else { throw .form }
    parts.zoneName = try take(count)
  }
}

/// How long the zone's abbreviation at the start of `text` is; nil when it has not the look of one.
private func zoneNameLength(_ text: ByteString) -> Int? {
  guard text.count >= 3 else { return nil }
  if text.count >= 4, text[0..<4] == "ChST" || text[0..<4] == "MeST" { return 4 }
  if text[0..<3] == "GMT" { return 3 + signedHoursLength(text[3..<text.count]) }
  if text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") {
    let length = signedHoursLength(text)
    return length > 0 ? length : nil
  }
  var capitals = 0
  while capitals < min(text.count, 6), text[capitals] >= UInt8(ascii: "A"), text[capitals] <= UInt8(ascii: "Z") {
    capitals += 1
  }
  let endsInT = capitals > 0 && text[capitals - 1] == UInt8(ascii: "T")
  switch capitals {
  case 3: return 3
  case 4: return endsInT || text[0..<4] == "WITA" ? 4 : nil
  case 5: return endsInT ? 5 : nil
  default: return nil
  }
}

/// The length of a sign with hours up to 23 behind it, or 0.
private func signedHoursLength(_ text: ByteString) -> Int {
  guard !text.isEmpty, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") else { return 0 }
  var end = 1
  while end < text.count, isDigit(text[end]) { end += 1 }
  guard end > 1, let hours = signedNumber(text[1..<end]), hours <= 23 else { return 0 }
  return end
}
