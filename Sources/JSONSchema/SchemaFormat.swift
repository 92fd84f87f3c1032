import GoRegexp
import ValueTree

/// What the `format` keyword can demand of a text.
///
/// - Source: santhosh-tekuri/jsonschema 6.0.2, `format.go`. Each check returns why the text is not of the format.
enum SchemaFormat: String, Sendable {
  case regex
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case uuid, duration, period, ipv4, ipv6, hostname, email, date, time
  case dateTime = "date-time"
  case uri, iri
  case uriReference = "uri-reference"
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case semver

  /// Why `text` is not of this format, or nil.
  func complaint(_ text: ByteString) -> String? {
    let bytes = text.bytes[...]
    return switch self {
    case .regex: Self.regexComplaint(text)
    case .jsonPointer: Self.pointerComplaint(bytes)
    case .relativeJSONPointer: Self.relativePointerComplaint(bytes)
    case .uuid: Self.uuidComplaint(bytes)
    case .duration: Self.durationComplaint(bytes)
    case .period: Self.periodComplaint(bytes)
    case .ipv4: Self.ipv4Complaint(bytes)
    case .ipv6: Self.ipv6Complaint(bytes)
    case .hostname: Self.hostnameComplaint(bytes)
    case .email: Self.emailComplaint(bytes)
    case .date: Self.dateComplaint(bytes)
    case .time: Self.timeComplaint(bytes)
    case .dateTime: Self.dateTimeComplaint(bytes)
    case .uri, .iri: Self.uriComplaint(bytes)
    case .uriReference, .iriReference: Self.uriReferenceComplaint(bytes)
    case .uriTemplate: Self.uriTemplateComplaint(bytes)
    case .semver: Self.semverComplaint(bytes)
    }
  }

  private static func regexComplaint(_ text: ByteString) -> String? {
    do throws(RegexpFailure) {
      _ = try Regexp(text)
      return nil
    } catch {
      return error.message.string
    }
  }

  // MARK: Pieces

  static func split(_ text: ArraySlice<UInt8>, _ separator: Unicode.Scalar) -> [ArraySlice<UInt8>] {
    text.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The character at the start of `text` in single quotes, as Go's `%q` shows a rune.
  static func quotedRune(_ text: ArraySlice<UInt8>) -> String {
    guard let first = text.first else { return "''" }
    let width = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let rune = ByteString(String(decoding: text.prefix(width), as: UTF8.self))
    let quoted = rune.goQuoted.dropFirst().dropLast()
    return quoted == "\\\"" ? "'\"'" : quoted == "'" ? #"'\''"# : "'\(quoted)'"
  }

  /// The first byte that `isAllowed` refuses, with what follows it.
  static func firstRefused(_ text: ArraySlice<UInt8>, _ isAllowed: (UInt8) -> Bool) -> ArraySlice<UInt8>? {
    text.firstIndex { !isAllowed($0) }.map { text[$0...] }
  }
}

// MARK: Pointers, identifiers, versions

extension SchemaFormat {
  private static func pointerComplaint(_ text: ArraySlice<UInt8>) -> String? {
    if text.isEmpty { return nil }
    guard text.first == UInt8(ascii: "/") else { return "not starting with /" }
    for token in split(text, "/") {
      for (index, byte) in zip(token.indices, token) where byte == UInt8(ascii: "~") {
        guard index + 1 < token.endIndex, token[index + 1] == 0x30 || token[index + 1] == 0x31 else {
          return "~ must be followed by 0 or 1"
        }
      }
    }
    return nil
  }

  private static func relativePointerComplaint(_ text: ArraySlice<UInt8>) -> String? {
    let digits = text.prefix(while: isDigit)
    if digits.isEmpty { return "must start with non-negative integer" }
    if digits.count > 1, digits.first == UInt8(ascii: "0") { return "starts with zero" }
    let rest = text.dropFirst(digits.count)
    return rest.elementsEqual("#".utf8) ? nil : pointerComplaint(rest)
  }

  private static func uuidComplaint(_ text: ArraySlice<UInt8>) -> String? {
    let lengths = [8, 4, 4, 4, 12]
    let groups = split(text, "-")
    if groups.count != lengths.count { return "must have 5 elements" }
    for (index, group) in groups.enumerated() {
      if group.count != lengths[index] { return "element \(index + 1) must be \(lengths[index]) characters long" }
      let isHex: (UInt8) -> Bool = { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
      if let refused = firstRefused(group, isHex) { return "non-hex character \(quotedRune(refused))" }
    }
    return nil
  }

  private static func semverComplaint(_ text: ArraySlice<UInt8>) -> String? {
    var text = text
    let isIdentifier: (UInt8) -> Bool = { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    if let plus = text.firstIndex(of: UInt8(ascii: "+")) {
      let build = text[(plus + 1)...]
      if build.isEmpty { return "build is empty" }
      for part in split(build, ".") {
        if part.isEmpty { return "build identifier is empty" }
        if let refused = firstRefused(part, isIdentifier) {
          return "invalid character \(quotedRune(refused)) in build identifier"
        }
      }
      text = text[..<plus]
    }
    if let dash = text.firstIndex(of: UInt8(ascii: "-")) {
      for part in split(text[(dash + 1)...], ".") {
        if part.isEmpty { return "pre-release identifier is empty" }
        if let refused = firstRefused(part, isIdentifier) {
          return "invalid character \(quotedRune(refused)) in pre-release identifier"
        }
        if part.allSatisfy(isDigit), part.count > 1, part.first == UInt8(ascii: "0") {
          return "pre-release numeric identifier starts with zero"
        }
      }
      text = text[..<dash]
    }
    let numbers = split(text, ".")
    if numbers.count != 3 { return "versionCore must have 3 numbers separated by dot" }
    for (name, number) in zip(["major", "minor", "patch"], numbers) {
      if number.isEmpty { return "\(name) is empty" }
      if number.count > 1, number.first == UInt8(ascii: "0") { return "\(name) starts with zero" }
      if !number.allSatisfy(isDigit) { return "\(name) contains non-digit" }
    }
    return nil
  }
}
