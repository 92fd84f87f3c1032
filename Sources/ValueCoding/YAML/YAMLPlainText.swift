import ValueTree

/// What a reader of YAML 1.1 would take an unquoted text for.
///
/// - Source: go.yaml.in/yaml v2.4 and v3.0, `resolve.go` and `encode.go`. For writing both decide alike.
enum YAMLPlainText {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Whether an unquoted text would be read as null, a boolean, a number or a time.
  static func isReadAsOther(_ bytes: Bytes) -> Bool {
    guard let first = bytes.first else { return true }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return isNumber(bytes) || isSexagesimal(bytes) || isTimestamp(bytes) || isWord(bytes)
    case UInt8(ascii: "."):
      return isWord(bytes) || isFraction(bytes)
    default: return isWord(bytes)
    }
  }

  /// Whether a text is one of the words: `yes`, `~`, `.inf`, …, in small letters, with a capital, or in capitals.
  static func isWord(_ bytes: Bytes) -> Bool {
    guard bytes.count <= 5 else { return false }
    var lowered: UInt64 = 0
    for byte in bytes { lowered = lowered << 8 | UInt64(byte &- 65 < 26 ? byte | 0x20 : byte) }
    switch lowered {
    case 0: return bytes.isEmpty
    case 0x7E, 0x79, 0x6E: return true
    case 0x6F6E, 0x6E6F, 0x796573, 0x6F6666, 0x74727565, 0x6E756C6C, 0x66616C7365: return hasUsualCase(bytes[...])
    case 0x2E696E66: return hasUsualCase(bytes[1...])
    case 0x2B2E696E66, 0x2D2E696E66: return hasUsualCase(bytes[2...])
    case 0x2E6E616E: return isCapital(bytes[1]) == isCapital(bytes[3]) && (isCapital(bytes[1]) || !isCapital(bytes[2]))
    default: return false
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

  private static func hasUsualCase(_ letters: Slice<Bytes>) -> Bool {
    let rest = letters.dropFirst()
    guard let first = letters.first, let second = rest.first else { return true }
    return rest.allSatisfy { isCapital($0) == isCapital(second) } && (isCapital(first) || !isCapital(second))
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

// MARK: - Numbers

extension YAMLPlainText {
  /// Whether a text that starts with a digit or sign is an integer or float. Underscores do not count.
  private static func isNumber(_ bytes: Bytes) -> Bool {
    if ByteSearch.index(of: UInt8(ascii: "_"), in: bytes) != nil {
      return bytes.filter { $0 != UInt8(ascii: "_") }.withUnsafeBufferPointer {
        isInteger($0) || isDecimal($0)
      }
    }
    return isInteger(bytes) || isDecimal(bytes)
  }

  /// An integer with a prefix; decimal and octal ones are also floats.
  ///
  /// - Quirk: a second sign may stand behind `0b`.
  private static func isInteger(_ bytes: Bytes) -> Bool {
    guard let text = bytes.baseAddress, bytes.count > 2 else { return false }
    let first = text[0]
    let hasSign = !isDigit(first)
    let start = hasSign ? 1 : 0
    // Most numbers end here.
    guard bytes.count - start > 2, text[start] == UInt8(ascii: "0") else { return false }
    var digits = bytes[start...]
    let base: UInt64
    switch digits[digits.startIndex + 1] | 0x20 {
    case UInt8(ascii: "x"): base = 16
    case UInt8(ascii: "o"): base = 8
    case UInt8(ascii: "b"): base = 2
    default: return false
    }
    let isLower = digits[digits.startIndex + 1] == UInt8(ascii: "b")
    digits = digits.dropFirst(2)
    if !hasSign, isLower, let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      return fits(digits.dropFirst(), base: base, most: sign == UInt8(ascii: "-") ? 1 << 63 : 1 << 63 - 1)
    }
    let most: UInt64 = !hasSign ? .max : first == UInt8(ascii: "-") ? 1 << 63 : 1 << 63 - 1
    return fits(digits, base: base, most: most)
  }

  private static func fits(_ digits: Slice<Bytes>, base: UInt64, most: UInt64) -> Bool {
    if digits.isEmpty { return false }
    var number: UInt64 = 0
    for byte in digits {
      let letter = (byte | 0x20) &- UInt8(ascii: "a")
      let digit = isDigit(byte) ? UInt64(byte &- 48) : letter < 6 ? UInt64(letter) + 10 : 16
      if digit >= base { return false }
      let (product, overflows) = number.multipliedReportingOverflow(by: base)
      number = product | digit
      if overflows || base == 16 && number > most { return false }
    }
    return number <= most
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, in the range of a float.
  private static func isDecimal(_ bytes: Bytes) -> Bool {
    var place = 0
    func skipDigits() -> Int {
      let start = place
      while place < bytes.count, isDigit(bytes[place]) { place += 1 }
      return place - start
    }
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") { place += 1 }
    let whole = skipDigits()
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      if skipDigits() == 0, whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if place == bytes.count { return bytes.count < 300 || isInRange(bytes) }
    guard bytes[place] | 0x20 == UInt8(ascii: "e") else { return false }
    place += 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") { place += 1 }
    return skipDigits() > 0 && place == bytes.count && isInRange(bytes)
  }

  private static func isInRange(_ bytes: Bytes) -> Bool {
    Double(String(decoding: bytes, as: UTF8.self))?.isFinite ?? false
  }

  /// A float that starts with a point, as `strconv.ParseFloat` reads it: underscores only between digits.
  private static func isFraction(_ bytes: Bytes) -> Bool {
    for place in bytes.indices where bytes[place] == UInt8(ascii: "_") {
      guard place + 1 < bytes.count, isDigit(bytes[place - 1]), isDigit(bytes[place + 1]) else { return false }
    }
    return isDecimal(bytes.filter { $0 != UInt8(ascii: "_") })
  }

  private static func isDecimal(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { isDecimal($0) } }

  /// `1:30`, `190:20:30.15`: numbers of base 60 in YAML 1.1, which this library does not read but quotes.
  private static func isSexagesimal(_ bytes: Bytes) -> Bool {
    guard bytes.contains(UInt8(ascii: ":")) else { return false }
    var place = isDigit(bytes[0]) ? 0 : 1
    guard place < bytes.count, isDigit(bytes[place]) else { return false }
    while place < bytes.count, isDigit(bytes[place]) || bytes[place] == UInt8(ascii: "_") { place += 1 }
    var groups = 0
    while place < bytes.count, bytes[place] == UInt8(ascii: ":") {
      let start = place + 1
      place = start
      while place < bytes.count, place < start + 2, isDigit(bytes[place]) { place += 1 }
      if place == start || place == start + 2 && bytes[start] > UInt8(ascii: "5") { return false }
      groups += 1
    }
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      while place < bytes.count, isDigit(bytes[place]) || bytes[place] == UInt8(ascii: "_") { place += 1 }
    }
    return groups > 0 && place == bytes.count
  }
}

// MARK: - Times

extension YAMLPlainText {
  /// `2024-1-2`, `2024-01-02T15:04:05.1Z`, `2024-01-02 15:04:05`: what Go's `time.Parse` takes by the library's layouts.
  private static func isTimestamp(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-"), bytes[..<4].allSatisfy(isDigit) else { return false }
    var reader = TimeReader(bytes: bytes, place: 5)
    let year = bytes[..<4].reduce(0) { $0 * 10 + Int($1 &- 48) }
    guard let month = reader.number(1...12), reader.skip(UInt8(ascii: "-")), let day = reader.number(1...31),
      day <= days(inMonth: month, of: year)
    else { return false }
    if reader.isAtEnd { return true }
    let hasZone = reader.skip(UInt8(ascii: "T")) || reader.skip(UInt8(ascii: "t"))
    if !hasZone, !reader.skipSpaces() { return false }
    guard reader.number(0...23) != nil, reader.skip(UInt8(ascii: ":")), reader.number(0...59) != nil,
      reader.skip(UInt8(ascii: ":")), reader.number(0...59) != nil
    else { return false }
    reader.skipFraction()
    if hasZone, !reader.skipZone() { return false }
    return reader.isAtEnd
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private struct TimeReader {
    let bytes: Bytes
    var place: Int

    var isAtEnd: Bool { place == bytes.count }

    private func digit(_ offset: Int) -> Int? {
      place + offset < bytes.count && isDigit(bytes[place + offset]) ? Int(bytes[place + offset] &- 48) : nil
    }

    /// One or two digits.
    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      guard let first = digit(0) else { return nil }
      var number = first
      if let second = digit(1) {
        number = first * 10 + second
        place += 1
      }
      place += 1
      return range.contains(number) ? number : nil
    }

    mutating func skip(_ byte: UInt8) -> Bool {
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
      return true
    }

    mutating func skipSpaces() -> Bool {
      let start = place
      while skip(UInt8(ascii: " ")) {}
      return place > start
    }

    mutating func skipFraction() {
      guard place < bytes.count, bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ","),
        digit(1) != nil
      else { return }
      place += 2
      while digit(0) != nil { place += 1 }
    }

    mutating func skipZone() -> Bool {
      if skip(UInt8(ascii: "Z")) { return true }
      guard skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-")), digit(1) != nil, let hours = number(0...24), hours >= 0,
        skip(UInt8(ascii: ":")), digit(1) != nil, number(0...60) != nil
      else { return false }
      return true
    }
  }
}
