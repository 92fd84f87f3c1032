import ValueCoding
import ValueTree

/// Checks a `Chart.lock` or `requirements.lock`, of which rendering needs nothing more.
///
/// - Source: Helm 4.2.4, `pkg/chart/v2/dependency.go`, `Lock`.
enum LockFile {
  static func check(_ text: ByteString, work: YAMLWork) throws(CodingFailure) {
    let decoded = text.withBytes { YAMLReader.decode($0, as: .structure(shape), work: work) }
    switch decoded.value.mapValue?["generated"] {
    case nil, .null: break
    case .string(let time):
      if let problem = problem(ofTime: time) { throw failure(problem) }
    default: throw failure("Time.UnmarshalJSON: input is not a JSON string")
    }
    if let failure = decoded.failure { throw CodingFailure(message: failure) }
  }

  private static func failure(_ text: String) -> CodingFailure {
    CodingFailure(message: "error unmarshaling JSON: while decoding JSON: " + text)
  }

  static let shape = GoStructure(
    name: "Lock", typeName: "v2.Lock",
    fields: [
      .init("generated", .any), .init("digest", .string),
      .init("dependencies", .list(of: .pointer(to: .structure(Dependency.shape)))),
    ])

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
