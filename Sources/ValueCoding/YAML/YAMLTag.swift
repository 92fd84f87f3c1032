import ValueTree

/// Scalars whose type the author wrote (`!!int "3"`).
///
/// - Source: go.yaml.in/yaml/v2 2.4.3, `resolve.go` (`resolve`) and `decode.go` (`scalar`).
enum YAMLTag {
  enum Result {
    case scalar(YAMLScalar)
    /// The decoded bytes of `!!binary`.
    case bytes([UInt8])
    /// Why the text does not fit the tag, in go-yaml's words.
    case mismatch(String)
  }

  static let prefix = "tag:yaml.org,2002:"

  static func resolve(_ tag: YAMLName, _ text: UnsafeBufferPointer<UInt8>) -> Result {
    let name = String(decoding: tag, as: UTF8.self)
    guard name.utf8.starts(with: prefix.utf8) else { return .scalar(.text) }
    let wanted = String(name.dropFirst(prefix.count))
    switch wanted {
    case "binary": return base64(text).map { .bytes($0) } ?? .mismatch("!!binary value contains invalid base64 data")
    case "bool", "int", "float", "null", "timestamp": break
    default: return .scalar(.text)
    }
    var scalar = YAMLScalar.resolve(text)
    if case .text = scalar, wanted == "timestamp", isTimestamp(text) { return .scalar(.text) }
    if case .integer(let value) = scalar, wanted == "float" { scalar = .float(Double(value)) }
    let found = scalar.tagName
    if found == wanted { return .scalar(scalar) }
    return .mismatch("cannot decode !!\(found) `\(String(decoding: text, as: UTF8.self))` as a !!\(wanted)")
  }

  /// Standard base64 with padding; line breaks inside are skipped.
  private static func base64(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var digits = 0
    var padding = 0
    for byte in text where byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let digit = base64Digit(byte) else { return nil }
      bits = bits << 6 | digit
      digits += 1
      if digits % 4 == 0 {
        output.append(UInt8(truncatingIfNeeded: bits >> 16))
        output.append(UInt8(truncatingIfNeeded: bits >> 8))
        output.append(UInt8(truncatingIfNeeded: bits))
      }
    }
    switch (digits % 4, padding) {
    case (0, 0): break
    case (2, 2): output.append(UInt8(truncatingIfNeeded: bits >> 4))
    case (3, 1):
      output.append(UInt8(truncatingIfNeeded: bits >> 10))
      output.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: return nil
    }
    return output
  }

  private static func base64Digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

extension YAMLScalar {
  /// The short name of the tag that go-yaml resolves the scalar to.
  fileprivate var tagName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .integer, .unsigned: "int"
    case .float: "float"
    case .text: "str"
    }
  }
}

extension YAMLTag {
  /// Whether `text` is one of the four forms of time that go-yaml reads: a date, alone or with a time of day.
  static func isTimestamp(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = TimeReader(text: text)
    guard let year = reader.number(4...4), reader.take("-"), let month = reader.number(1...2), reader.take("-"),
      let day = reader.number(1...2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return false }
    if reader.isAtEnd { return true }
    let hasZone = reader.take("T") || reader.take("t")
    guard hasZone || reader.take(" ") else { return false }
    guard let hour = reader.number(1...2), hour < 24, reader.take(":"), let minute = reader.number(1...2), minute < 60,
      reader.take(":"), let second = reader.number(1...2), second < 60
    else { return false }
    if reader.take(".") || reader.take(","), reader.number(1...9) == nil { return false }
    if !hasZone || reader.take("Z") { return hasZone == (text.last == UInt8(ascii: "Z")) && reader.isAtEnd }
    guard reader.take("+") || reader.take("-"), let hours = reader.number(2...2), hours <= 24, reader.take(":"),
      let minutes = reader.number(2...2), minutes < 60
    else { return false }
    return reader.isAtEnd
  }

  private struct TimeReader {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0

    var isAtEnd: Bool { index == text.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard index < text.count, UInt32(text[index]) == character.value else { return false }
      index += 1
      return true
    }

    /// As many digits as there are, if their count lies in `width`.
    mutating func number(_ width: ClosedRange<Int>) -> Int? {
      let start = index
      var value = 0
      while index < text.count, index - start < width.upperBound, text[index] >= 0x30, text[index] <= 0x39 {
        value = value * 10 + Int(text[index] - 0x30)
        index += 1
      }
      return width.contains(index - start) ? value : nil
    }
  }
}
