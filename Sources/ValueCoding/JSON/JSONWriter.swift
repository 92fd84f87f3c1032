import ValueTree

/// Writes JSON as Go's `encoding/json` does: maps by sorted key.
///
/// - Source: Go 1.26, `encoding/json/encode.go` and `indent.go`.
package enum JSONWriter {
  /// - Parameter escapesHTML: `<`, `>` and `&` as `\u003c` and so on, as `json.Marshal` and `toJson` do; `toRawJson` does not.
  /// - Parameter indent: nil for one line; otherwise the unit of indentation, as `toPrettyJson` has it.
  /// - Throws: `json: unsupported value: +Inf`, also for a value that nests past ``depthLimit`` (in Go such a value
  ///   either contains itself or ends the process).
  package static func append(
    _ value: Value, escapesHTML: Bool = true, indent: String? = nil, to output: inout [UInt8],
    limit: Int = Limits.standard.valueBytes
  ) throws(CodingFailure) {
    var walk = JSONWalk(
      escapesHTML: escapesHTML, indent: indent.map { Array($0.utf8) }, limit: limit, start: output.count)
    try walk.walk(value, depth: 0, to: &output)
  }

  /// The JSON of a frozen value, as the way from YAML through JSON has it.
  package static func append(_ value: FrozenValue, to output: inout [UInt8]) throws(CodingFailure) {
    try append(Value(thawing: value), to: &output)
  }

  /// Appends `text` as a JSON string with its quotes; bytes that are not UTF-8 become `\ufffd`.
  package static func appendString(_ text: ByteString, escapesHTML: Bool = true, to output: inout [UInt8]) {
    text.withBytes { JSONText.append($0, escapesHTML: escapesHTML, to: &output) }
  }

  /// How deep a value may nest.
  package static let depthLimit = 10_000
}

private struct JSONWalk {
  let escapesHTML: Bool
  let indent: [UInt8]?
  let limit: Int
  let start: Int

  mutating func walk(_ value: Value, depth: Int, to output: inout [UInt8]) throws(CodingFailure) {
    if output.count - start > limit { throw .tooLong(limit) }
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value, let type):
      if type.isUnsigned {
        JSONNumber.append(UInt64(bitPattern: value), to: &output)
      } else {
        JSONNumber.append(value, to: &output)
      }
    case .float(let value):
      guard value.isFinite else {
        throw CodingFailure(message: "json: unsupported value: " + (value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"))
      }
      JSONNumber.append(value, to: &output)
    case .string(let text): text.withBytes { JSONText.append($0, escapesHTML: escapesHTML, to: &output) }
    case .list(let list): try walkList(list, depth: depth, to: &output)
    case .map(let map): try walkMap(map, depth: depth, to: &output)
    case .object(let object): try walkObject(object, depth: depth, to: &output)
    }
  }

  private mutating func walkList(_ list: List, depth: Int, to output: inout [UInt8]) throws(CodingFailure) {
    if list.isNil { return output.append(contentsOf: "null".utf8) }
    if list.element == .uint8 { return Base64Text.append(list, to: &output) }
    if list.items.isEmpty { return output.append(contentsOf: "[]".utf8) }
    try check(depth, "encountered a cycle via []interface {}")
    output.append(UInt8(ascii: "["))
    var isFirst = true
    for item in list.items {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      breakLine(depth + 1, to: &output)
      try walk(item, depth: depth + 1, to: &output)
    }
    breakLine(depth, to: &output)
    output.append(UInt8(ascii: "]"))
  }

  private mutating func walkMap(_ map: Map, depth: Int, to output: inout [UInt8]) throws(CodingFailure) {
    if map.isNil { return output.append(contentsOf: "null".utf8) }
    if map.count == 0 { return output.append(contentsOf: "{}".utf8) }
    try check(depth, "encountered a cycle via map[string]interface {}")
    output.append(UInt8(ascii: "{"))
    let keys = map.keys
    let values = map.values
    for index in keys.indices {
      try walkEntry(keys[index], values[index], isFirst: index == 0, depth: depth, to: &output)
    }
    breakLine(depth, to: &output)
    output.append(UInt8(ascii: "}"))
  }

  /// A struct's keys stand in the order of its fields, whose names differ from them only in case.
  private mutating func walkObject(
    _ object: any GoObject, depth: Int, to output: inout [UInt8]
  ) throws(CodingFailure) {
    switch object.kind {
    case .complex64, .complex128, .chan, .function:
      throw CodingFailure(message: "json: unsupported type: \(object.typeName)")
    default: break
    }
    if let failure = object.encodingFailure { throw CodingFailure(message: failure) }
    guard case .map(let map) = object.encoded, object.entries == nil else {
      return try walk(object.encoded, depth: depth + 1, to: &output)
    }
    var order: [Int] = []
    for (name, _) in object.fields {
      let lowered = name.string.lowercased()
      let index = map.keys.firstIndex { $0.string.lowercased() == lowered }
      if let index, !order.contains(index) { order.append(index) }
    }
    for index in map.keys.indices where !order.contains(index) { order.append(index) }
    if order.isEmpty { return output.append(contentsOf: "{}".utf8) }
    try check(depth, "encountered a cycle via \(object.typeName)")
    output.append(UInt8(ascii: "{"))
    for (place, index) in order.enumerated() {
      try walkEntry(map.keys[index], map.values[index], isFirst: place == 0, depth: depth, to: &output)
    }
    breakLine(depth, to: &output)
    output.append(UInt8(ascii: "}"))
  }

  @inline(__always)
  private mutating func walkEntry(
    _ key: ByteString, _ value: Value, isFirst: Bool, depth: Int, to output: inout [UInt8]
  ) throws(CodingFailure) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    breakLine(depth + 1, to: &output)
    key.withBytes { JSONText.append($0, escapesHTML: escapesHTML, to: &output) }
    output.append(UInt8(ascii: ":"))
    if indent != nil { output.append(UInt8(ascii: " ")) }
    try walk(value, depth: depth + 1, to: &output)
  }

  private func breakLine(_ depth: Int, to output: inout [UInt8]) {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { output.append(contentsOf: indent) }
  }

  private func check(_ depth: Int, _ reason: String) throws(CodingFailure) {
    if depth >= JSONWriter.depthLimit { throw CodingFailure(message: "json: unsupported value: " + reason) }
  }
}

/// Strings as Go's `encoding/json` writes them.
enum JSONText {
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, escapesHTML: Bool, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if needsNoEscape(byte, escapesHTML) {
          index += 1
          continue
        }
        output.append(contentsOf: bytes[start..<index])
        appendEscape(byte, to: &output)
        index += 1
        start = index
        continue
      }
      let width = UTF8Repair.width(of: bytes, at: index)
      let isSeparator = width == 3 && byte == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8
      if width > 0, !isSeparator {
        index += width
        continue
      }
      output.append(contentsOf: bytes[start..<index])
      if isSeparator {
        output.append(contentsOf: (bytes[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      } else {
        output.append(contentsOf: "\\ufffd".utf8)
      }
      index += max(width, 1)
      start = index
    }
    output.append(contentsOf: bytes[start..<index])
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsNoEscape(_ byte: UInt8, _ escapesHTML: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<0x20: false
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): !escapesHTML
    default: true
    }
  }

  private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0x09: output.append(UInt8(ascii: "t"))
    default:
      output.append(contentsOf: "u00".utf8)
      output.append(contentsOf: [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]])
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}

/// A `[]byte` is base64 text in JSON.
private enum Base64Text {
  static func append(_ list: List, to output: inout [UInt8]) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = list.items.map { item -> UInt32 in
      if case .integer(let value, _) = item { UInt32(truncatingIfNeeded: value & 0xFF) } else { 0 }
    }
    output.append(UInt8(ascii: "\""))
    var index = 0
    while index < bytes.count {
      let rest = bytes.count - index
      let bits = bytes[index] << 16 | (rest > 1 ? bytes[index + 1] << 8 : 0) | (rest > 2 ? bytes[index + 2] : 0)
      output.append(digits[Int(bits >> 18 & 63)])
      output.append(digits[Int(bits >> 12 & 63)])
      output.append(rest > 1 ? digits[Int(bits >> 6 & 63)] : UInt8(ascii: "="))
      output.append(rest > 2 ? digits[Int(bits & 63)] : UInt8(ascii: "="))
      index += 3
    }
    output.append(UInt8(ascii: "\""))
  }
}
