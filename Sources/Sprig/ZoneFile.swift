import ValueTree

/// A compiled time zone file.
///
/// - Source: RFC 8536, versions 1 to 3.
enum ZoneFile {
  /// Nil when the bytes are no such file.
  static func zone(_ bytes: [UInt8], name: ByteString) -> Zone? {
    var reader = ZoneFileReader(bytes: bytes)
    guard let version = reader.header(), var counts = reader.counts() else { return nil }
    var timeSize = 4
    if version > 1 {
      // The same data follows once more with longer times.
      let skipped = counts.dataSize(timeSize: 4)
      guard reader.take(skipped) != nil, reader.header() != nil, let longer = reader.counts() else { return nil }
      counts = longer
      timeSize = 8
    }
    guard let times = reader.take(counts.transitions * timeSize), let indices = reader.take(counts.transitions),
      let records = reader.take(counts.periods * 6), let names = reader.take(counts.nameBytes),
      reader.take(counts.leaps * (timeSize + 4) + counts.standardMarks + counts.utcMarks) != nil,
      counts.periods > 0, let periods = periods(records, names: names)
    else { return nil }
    var transitions: [Zone.Transition] = []
    for (place, index) in indices.enumerated() {
      guard Int(index) < periods.count else { return nil }
      let start = times.startIndex + place * timeSize
      transitions.append(Zone.Transition(start: number(times[start..<start + timeSize]), period: Int(index)))
    }
    if transitions.isEmpty { transitions = [Zone.Transition(start: .min, period: 0)] }
    return Zone(name: name, periods: periods, transitions: transitions, rule: rule(reader.rest))
  }

  private static func periods(_ records: ArraySlice<UInt8>, names: ArraySlice<UInt8>) -> [Zone.Period]? {
    var periods: [Zone.Period] = []
    for start in stride(from: records.startIndex, to: records.endIndex, by: 6) {
      let nameStart = names.startIndex + Int(records[start + 5])
      guard nameStart < names.endIndex else { return nil }
      periods.append(
        Zone.Period(
          name: ByteString(names[nameStart...].prefix { $0 != 0 }),
          offset: Int(number(records[start..<start + 4])), isDaylight: records[start + 4] != 0))
    }
    return periods
  }

  /// The rule between the last two line ends.
  private static func rule(_ rest: ArraySlice<UInt8>) -> ZoneRule? {
    let newline = UInt8(ascii: "\n")
    guard rest.count > 2, rest.first == newline, rest.last == newline else { return nil }
    return ZoneRule(ByteString(rest.dropFirst().dropLast()))
  }

  /// A big-endian number with sign.
  fileprivate static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
    var bits: Int64 = bytes.first.map { $0 >= 0x80 } == true ? -1 : 0
    for byte in bytes { bits = bits << 8 | Int64(byte) }
    return bits
  }
}

private struct ZoneFileReader {
  struct Counts {
    var utcMarks: Int
    var standardMarks: Int
    var leaps: Int
    var transitions: Int
    var periods: Int
    var nameBytes: Int

    func dataSize(timeSize: Int) -> Int {
      transitions * (timeSize + 1) + periods * 6 + nameBytes + leaps * (timeSize + 4) + standardMarks + utcMarks
    }
  }

  private(set) var rest: ArraySlice<UInt8>

  init(bytes: [UInt8]) { rest = bytes[...] }

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  /// The version: 1, 2 or 3.
  mutating func header() -> Int? {
    guard let header = take(20), header.starts(with: "TZif".utf8) else { return nil }
    switch header[header.startIndex + 4] {
    case 0: return 1
    case UInt8(ascii: "2"): return 2
    case UInt8(ascii: "3"): return 3
    default: return nil
    }
  }

  mutating func counts() -> Counts? {
    guard let bytes = take(24) else { return nil }
    let numbers = (0..<6).map { index in
      let start = bytes.startIndex + index * 4
      return Int(ZoneFile.number(bytes[start..<start + 4]))
    }
    guard numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    return Counts(
      utcMarks: numbers[0], standardMarks: numbers[1], leaps: numbers[2], transitions: numbers[3],
      periods: numbers[4], nameBytes: numbers[5])
  }
}
