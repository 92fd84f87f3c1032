import ValueTree

/// Checks a `Chart.lock` or `requirements.lock`, of which rendering needs nothing more.
///
/// - Source: Helm 4.2.4, `pkg/chart/v2/dependency.go`, `Lock`.
enum LockFile {
  static func check(_ value: FrozenValue) throws(DecodeFailure) {
    var misfits = Misfits()
    guard case .map(let map) = value else {
      if !value.isNull { misfits.note(value, "v2.Lock") }
      return try misfits.check()
    }
    var wrongTime: String?
    for (key, value) in map {
      let field = key.lowercasedASCII
      misfits.inside("Lock", field.string) { misfits in
        switch (field, value) {
        case (_, .null): break
        case ("generated", .string(let text)): wrongTime = wrongTime ?? problem(ofTime: text)
        case ("generated", _): wrongTime = wrongTime ?? "Time.UnmarshalJSON: input is not a JSON string"
        case ("digest", _): if value.coercedText == nil { misfits.note(value, "string") }
        case ("dependencies", .list): break
        case ("dependencies", _): misfits.note(value, "[]*v2.Dependency")
        default: break
        }
      }
    }
    if let wrongTime { throw DecodeFailure(message: "error unmarshaling JSON: while decoding JSON: " + wrongTime) }
    try misfits.check()
  }

  /// What Go finds wrong with a time of RFC 3339; nil when it can be read.
  private static func problem(ofTime text: ByteString) -> String? {
    let layout = "2006-01-02T15:04:05Z07:00"
    let parts: [(digits: Int, then: String, layout: String)] = [
      (4, "-", "2006"), (2, "-", "01"), (2, "T", "02"), (2, ":", "15"), (2, ":", "04"), (2, "", "05"),
    ]
    func cannot(_ rest: ByteString, _ element: String) -> String {
      "parsing time \(GoText.quoted(text)) as \"\(layout)\": cannot parse \(GoText.quoted(rest)) as \"\(element)\""
    }
    var rest = text
    for part in parts {
      let digits = rest[0..<min(part.digits, rest.count)]
      let isNumber = digits.count == part.digits && digits.withBytes { $0.allSatisfy { 0x30...0x39 ~= $0 } }
      if !isNumber { return cannot(rest, part.layout) }
      rest = rest[part.digits..<rest.count]
      if !part.then.isEmpty {
        if !rest.hasPrefix(ByteString(part.then)) { return cannot(rest, part.then) }
        rest = rest[1..<rest.count]
      }
    }
    if rest.hasPrefix(".") {
      let digits = rest[1..<rest.count].bytes.prefix { 0x30...0x39 ~= $0 }
      rest = rest[1 + digits.count..<rest.count]
    }
    if rest == "Z" { return nil }
    let isOffset = rest.count == 6 && (rest[0] == 0x2B || rest[0] == 0x2D) && rest[3] == UInt8(ascii: ":")
    return isOffset ? nil : cannot(rest, "Z07:00")
  }
}
