import ValueTree

/// Times as TOML has them: with a zone, or local in one of three ways.
///
/// Local ones are `time.Time` in a zone of that name, which is how they print: `1979-05-27 00:00:00 +0000 date-local`.
enum TOMLTime {
  private static let localTime = Zone(fixed: "time-local", offset: 0)
  private static let localDate = Zone(fixed: "date-local", offset: 0)
  private static let localDateTime = Zone(fixed: "datetime-local", offset: 0)

  /// The layouts that are tried in this order, with the zone of a time that tells none.
  private static let layouts: [(layout: ByteString, zone: Zone)] = [
    ("2006-01-02T15:04:05.999999999Z07:00", .utc),
    ("2006-01-02T15:04:05.999999999", localDateTime),
    ("2006-01-02", localDate),
    ("15:04:05.999999999", localTime),
    ("2006-01-02T15:04Z07:00", .utc),
    ("2006-01-02T15:04", localDateTime),
    ("15:04", localTime),
  ]

  /// The time that `text` tells; nil when it tells none.
  static func read(_ text: ByteString) -> GoTime? {
    for (layout, zone) in layouts {
      do throws(TimeFailure) {
        let time = try GoTime(text, layout: layout, zone: zone)
        return hasAllZeros(text, layout) ? time : nil
      } catch {
        continue
      }
    }
    return nil
  }

  /// Whether numbers are as long as the layout shows, which Go does not ask for.
  private static func hasAllZeros(_ text: ByteString, _ layout: ByteString) -> Bool {
    for (index, byte) in layout.bytes.enumerated() {
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "Z") { break }
      if !TOMLScanner.isDigit(UInt32(byte)), index >= text.count || text[index] != byte { return false }
    }
    return true
  }

  static func append(_ time: GoTime, to output: inout [UInt8]) {
    let place = layouts[1...3].first { $0.zone === time.zone }
    time.append(layout: place?.layout ?? layouts[0].layout, to: &output)
  }
}

extension TOMLParser {
  /// A time, whose first digits are taken.
  mutating func readTime(from start: Int) throws(CodingFailure) -> Value {
    while Self.isTimeRune(try peek()) { _ = try take() }
    var bytes = scanner.text(from: start).bytes
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "z"): bytes[index] = UInt8(ascii: "Z")
      case UInt8(ascii: "t"), UInt8(ascii: " "): bytes[index] = UInt8(ascii: "T")
      default: break
      }
    }
    let text = ByteString(bytes)
    guard let time = TOMLTime.read(text) else { throw failure("invalid datetime: \(quoted(text))") }
    return .object(time)
  }

  private static func isTimeRune(_ rune: UInt32) -> Bool {
    switch rune {
    case 0x30...0x39, UInt32(UInt8(ascii: "-")), UInt32(UInt8(ascii: ":")), UInt32(UInt8(ascii: "T")),
      UInt32(UInt8(ascii: "t")), UInt32(UInt8(ascii: " ")), UInt32(UInt8(ascii: ".")), UInt32(UInt8(ascii: "Z")),
      UInt32(UInt8(ascii: "z")), UInt32(UInt8(ascii: "+")):
      true
    default: false
    }
  }
}
