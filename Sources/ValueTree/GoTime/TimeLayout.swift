/// Go's way to say how a time is written: by the example of Monday, 2006-01-02 15:04:05 MST.
package enum TimeLayout {
  /// What stands for a part of a time.
  enum Element: Equatable {
    case longMonth, month, numericMonth, zeroMonth
    case longWeekday, weekday
    case day, underscoreDay, zeroDay, underscoreYearDay, zeroYearDay
    case hour, hour12, zeroHour12, minute, zeroMinute, second, zeroSecond
    case longYear, year
    case upperHalf, lowerHalf
    case zoneName
    case offset(OffsetForm, zulu: Bool)
    /// Digits after a point or comma; trailing zeros are left out when `trims`.
    case fraction(digits: Int, separator: UInt8, trims: Bool)
  }

  enum OffsetForm: Equatable {
    /// `-0700`, `-07:00`, `-07`, `-070000`, `-07:00:00`
    case minutes, colonMinutes, hours, seconds, colonSeconds
  }

  /// Literal text and the element behind it.
  struct Chunk {
    var prefix: Range<Int>
    /// Nil at the end of the layout.
    var element: Element?
    /// Where the element's text ends.
    var end: Int
  }

  /// The first element at or after `start`.
  static func nextChunk(_ layout: UnsafeBufferPointer<UInt8>, from start: Int) -> Chunk {
    var index = start
    while index < layout.count {
      if let (element, length) = element(layout, at: index) {
        // A literal underscore stands before the year of `_2006`.
        let begin = element == .longYear && layout[index] == UInt8(ascii: "_") ? index + 1 : index
        return Chunk(prefix: start..<begin, element: element, end: index + length)
      }
      index += 1
    }
    return Chunk(prefix: start..<layout.count, element: nil, end: layout.count)
  }

  private static func element(_ layout: UnsafeBufferPointer<UInt8>, at index: Int) -> (Element, Int)? {
    func has(_ word: StaticString) -> Bool { starts(layout, at: index, with: word) }
    func byte(_ offset: Int) -> UInt8 { index + offset < layout.count ? layout[index + offset] : 0 }
    func isLowerCase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    switch layout[index] {
    case UInt8(ascii: "J"):
      if has("January") { return (.longMonth, 7) }
      if has("Jan"), !isLowerCase(byte(3)) { return (.month, 3) }
    case UInt8(ascii: "M"):
      if has("Monday") { return (.longWeekday, 6) }
      if has("Mon"), !isLowerCase(byte(3)) { return (.weekday, 3) }
      if has("MST") { return (.zoneName, 3) }
    case UInt8(ascii: "0"): return zeroPadded(byte(1), byte(2))
    case UInt8(ascii: "1"): return byte(1) == UInt8(ascii: "5") ? (.hour, 2) : (.numericMonth, 1)
    case UInt8(ascii: "2"): return has("2006") ? (.longYear, 4) : (.day, 1)
    case UInt8(ascii: "_"):
      if has("_2006") { return (.longYear, 5) }
      if has("_2") { return (.underscoreDay, 2) }
      if has("__2") { return (.underscoreYearDay, 3) }
    case UInt8(ascii: "3"): return (.hour12, 1)
    case UInt8(ascii: "4"): return (.minute, 1)
    case UInt8(ascii: "5"): return (.second, 1)
    case UInt8(ascii: "P"): if byte(1) == UInt8(ascii: "M") { return (.upperHalf, 2) }
    case UInt8(ascii: "p"): if byte(1) == UInt8(ascii: "m") { return (.lowerHalf, 2) }
    case UInt8(ascii: "-"): return offset(layout, at: index, zulu: false)
    case UInt8(ascii: "Z"): return offset(layout, at: index, zulu: true)
    case UInt8(ascii: "."), UInt8(ascii: ","): return fraction(layout, at: index)
    default: break
    }
    return nil
  }

  private static func zeroPadded(_ next: UInt8, _ afterNext: UInt8) -> (Element, Int)? {
    switch next {
    case UInt8(ascii: "1"): (.zeroMonth, 2)
    case UInt8(ascii: "2"): (.zeroDay, 2)
    case UInt8(ascii: "3"): (.zeroHour12, 2)
    case UInt8(ascii: "4"): (.zeroMinute, 2)
    case UInt8(ascii: "5"): (.zeroSecond, 2)
    case UInt8(ascii: "6"): (.year, 2)
    case UInt8(ascii: "0"): afterNext == UInt8(ascii: "2") ? (.zeroYearDay, 3) : nil
    default: nil
    }
  }

  private static func offset(
    _ layout: UnsafeBufferPointer<UInt8>, at index: Int, zulu: Bool
  ) -> (Element, Int)? {
    let forms: [(StaticString, OffsetForm)] = [
      ("070000", .seconds), ("07:00:00", .colonSeconds), ("0700", .minutes), ("07:00", .colonMinutes), ("07", .hours),
    ]
    for (word, form) in forms where starts(layout, at: index + 1, with: word) {
      return (.offset(form, zulu: zulu), word.utf8CodeUnitCount + 1)
    }
    return nil
  }

  /// `.000`, `,999`: the digits must end there.
  private static func fraction(_ layout: UnsafeBufferPointer<UInt8>, at index: Int) -> (Element, Int)? {
    guard index + 1 < layout.count else { return nil }
    let digit = layout[index + 1]
    guard digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9") else { return nil }
    var end = index + 1
    while end < layout.count, layout[end] == digit { end += 1 }
    if end < layout.count, layout[end] >= UInt8(ascii: "0"), layout[end] <= UInt8(ascii: "9") { return nil }
    // Go keeps the number of digits in twelve bits.
    let digits = (end - index - 1) & 0xFFF
    return (.fraction(digits: digits, separator: layout[index], trims: digit == UInt8(ascii: "9")), end - index)
  }

  private static func starts(_ text: UnsafeBufferPointer<UInt8>, at index: Int, with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= text.count else { return false }
    for offset in 0..<count where text[index + offset] != word.utf8Start[offset] { return false }
    return true
  }
}
