import ValueTree

extension SchemaFormat {
  static func durationComplaint(_ text: ArraySlice<UInt8>) -> String? {
    guard text.first == UInt8(ascii: "P") else { return "must start with P" }
    let rest = text.dropFirst()
    if rest.isEmpty { return "nothing after P" }
    if rest.last == UInt8(ascii: "W") {
      let weeks = rest.dropLast()
      if weeks.isEmpty { return "no number in week" }
      return weeks.allSatisfy(isDigit) ? nil : "invalid week"
    }
    let allUnits = [Array("YMD".utf8), Array("HMS".utf8)]
    for (index, part) in split(rest, "T").enumerated() {
      if index != 0, part.isEmpty { return "no time elements" }
      if index >= allUnits.count { return "more than one T" }
      if let complaint = unitsComplaint(part, allUnits[index]) { return complaint }
    }
    return nil
  }

  private static func unitsComplaint(_ part: ArraySlice<UInt8>, _ all: [UInt8]) -> String? {
    var rest = part
    var units = all[...]
    while !rest.isEmpty {
      let digits = rest.prefix(while: isDigit)
      if digits.isEmpty { return "missing number" }
      rest = rest.dropFirst(digits.count)
      guard let unit = rest.first else { return "missing unit" }
      guard let place = units.firstIndex(of: unit) else {
        let shown = quotedRune(Array(String(Unicode.Scalar(unit)).utf8)[...])
        return all.contains(unit) ? "unit \(shown) out of order" : "invalid unit \(shown)"
      }
      units = units[(place + 1)...]
      rest = rest.dropFirst()
    }
    return nil
  }

  static func periodComplaint(_ text: ArraySlice<UInt8>) -> String? {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return "missing slash" }
    let start = text[..<slash]
    let end = text[(slash + 1)...]
    if start.first == UInt8(ascii: "P") {
      if let complaint = durationComplaint(start) { return "invalid start duration: \(complaint)" }
      return dateTimeComplaint(end).map { "invalid end date-time: \($0)" }
    }
    if let complaint = dateTimeComplaint(start) { return "invalid start date-time: \(complaint)" }
    if end.first == UInt8(ascii: "P") { return durationComplaint(end).map { "invalid end duration: \($0)" } }
    return dateTimeComplaint(end).map { "invalid end date-time: \($0)" }
  }

  static func dateTimeComplaint(_ text: ArraySlice<UInt8>) -> String? {
    if text.count < 20 { return "less than 20 characters long" }
    guard text[text.startIndex + 10] | 0x20 == UInt8(ascii: "t") else { return "11th character must be t or T" }
    if let complaint = dateComplaint(text.prefix(10)) { return "invalid date element: \(complaint)" }
    return timeComplaint(text.dropFirst(11)).map { "invalid time element: \($0)" }
  }

  static func dateComplaint(_ text: ArraySlice<UInt8>) -> String? {
    do throws(TimeFailure) {
      _ = try GoTime(ByteString(text), layout: "2006-01-02", zone: .utc)
      return nil
    } catch {
      return error.message.string
    }
  }

  static func timeComplaint(_ text: ArraySlice<UInt8>) -> String? {
    let colon = UInt8(ascii: ":")
    if text.count < 9 { return "less than 9 characters long" }
    let start = text.startIndex
    if text[start + 2] != colon || text[start + 5] != colon { return "missing colon in correct place" }
    var numbers: [Int] = []
    for part in [text[start..<(start + 2)], text[(start + 3)..<(start + 5)], text[(start + 6)..<(start + 8)]] {
      guard let number = atoi(part) else { return "invalid hour/min/sec" }
      if number < 0 { return "non-positive hour/min/sec" }
      numbers.append(number)
    }
    var (hour, minute) = (numbers[0], numbers[1])
    let second = numbers[2]
    if hour > 23 || minute > 59 || second > 60 { return "hour/min/sec out of range" }
    var rest = text.dropFirst(8)
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: isDigit)
      if digits.isEmpty { return "no digits in second fraction" }
      rest = rest.dropFirst(1 + digits.count)
    }
    if !(rest.count == 1 && rest[rest.startIndex] | 0x20 == UInt8(ascii: "z")) {
      switch offset(rest) {
      case .failure(let complaint): return complaint.message
      case .success(let offset):
        let moved = hour * 60 + minute - offset
        // Go's remainder of a time past midnight keeps hours above 23, which only matters to leap seconds.
        (hour, minute) = (moved < 0 ? moved + 1440 : moved).quotientAndRemainder(dividingBy: 60)
      }
    }
    return second >= 60 && (hour != 23 || minute != 59) ? "invalid leap second" : nil
  }

  private struct Complaint: Error {
    var message: String
  }

  /// The minutes that `+hh:mm` or `-hh:mm` stands for.
  private static func offset(_ text: ArraySlice<UInt8>) -> Result<Int, Complaint> {
    if text.count != 6 { return .failure(Complaint(message: "offset must be 6 characters long")) }
    let start = text.startIndex
    let sign: Int
    switch text[start] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return .failure(Complaint(message: "offset must begin with plus/minus"))
    }
    if text[start + 3] != UInt8(ascii: ":") {
      return .failure(Complaint(message: "missing colon in offset in correct place"))
    }
    guard let hour = atoi(text[(start + 1)..<(start + 3)]), let minute = atoi(text[(start + 4)...]) else {
      return .failure(Complaint(message: "invalid hour/min in offset"))
    }
    if hour < 0 || minute < 0 { return .failure(Complaint(message: "non-positive hour/min in offset")) }
    if hour > 23 || minute > 59 { return .failure(Complaint(message: "hour/min in offset out of range")) }
    return .success(sign * (hour * 60 + minute))
  }

  private static func atoi(_ text: ArraySlice<UInt8>) -> Int? {
    if case .success(let number) = GoNumber.parseInt(ByteString(text), base: 10) { Int(number) } else { nil }
  }
}
