import ValueTree

/// Values as Go's `%#v` writes what go-yaml decoded, for the messages that quote one.
enum GoSyntax {
  /// - Parameter escapesNonASCII: as `%+#v` does.
  static func text(_ value: FrozenValue, escapesNonASCII: Bool) -> String {
    if value.isNull { return "<nil>" }
    var output: [UInt8] = []
    append(value, escapesNonASCII: escapesNonASCII, depth: 0, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Deeper than any message that a person reads.
  private static let depthLimit = 200

  private static func append(_ value: FrozenValue, escapesNonASCII: Bool, depth: Int, to output: inout [UInt8]) {
    guard depth < depthLimit else { return output.append(contentsOf: "…".utf8) }
    switch value {
    case .null: output.append(contentsOf: "interface {}(nil)".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .float(let value):
      if let whole = Int64(exactly: value) {
        output.append(contentsOf: String(whole).utf8)
      } else {
        GoNumber.append(value, format: UInt8(ascii: "g"), precision: -1, to: &output)
      }
    case .string(let text): quote(text, escapesNonASCII: escapesNonASCII, to: &output)
    case .list(let items):
      output.append(contentsOf: "[]interface {}{".utf8)
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        append(item, escapesNonASCII: escapesNonASCII, depth: depth + 1, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .map(let map):
      output.append(contentsOf: "map[interface {}]interface {}{".utf8)
      for (index, key) in map.keys.enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        quote(key, escapesNonASCII: escapesNonASCII, to: &output)
        output.append(UInt8(ascii: ":"))
        append(map.values[index], escapesNonASCII: escapesNonASCII, depth: depth + 1, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func quote(_ text: ByteString, escapesNonASCII: Bool, to output: inout [UInt8]) {
    guard escapesNonASCII, !text.isASCII else { return GoQuote.append(text, to: &output) }
    var quoted: [UInt8] = []
    GoQuote.append(text, to: &quoted)
    for scalar in String(decoding: quoted, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        output.append(UInt8(scalar.value))
      } else {
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value > 0xFFFF ? 8 : 4
        output.append(contentsOf: (width == 8 ? "\\U" : "\\u").utf8)
        output.append(contentsOf: String(repeating: "0", count: width - digits.utf8.count).utf8)
        output.append(contentsOf: digits.utf8)
      }
    }
  }
}
