import ValueTree

/// Values as Go's `%#v` writes what go-yaml decoded, for the messages that quote one.
enum GoSyntax {
  /// - Parameter oddKeys: the keys that were no text, as they are to be written.
  static func text(_ value: FrozenValue, _ oddKeys: [ByteString: String]) -> String {
    if value.isNull { return "<nil>" }
    var output: [UInt8] = []
    append(value, oddKeys, depth: 0, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Deeper than any message that a person reads.
  private static let depthLimit = 200

  private static func append(
    _ value: FrozenValue, _ oddKeys: [ByteString: String], depth: Int, to output: inout [UInt8]
  ) {
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
    case .string(let text): GoQuote.append(text, to: &output)
    case .list(let items):
      output.append(contentsOf: "[]interface {}{".utf8)
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        append(item, oddKeys, depth: depth + 1, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .map(let map):
      output.append(contentsOf: "map[interface {}]interface {}{".utf8)
      for (index, key) in map.keys.enumerated() {
        if index > 0 { output.append(contentsOf: ", ".utf8) }
        if let odd = oddKeys[key] { output.append(contentsOf: odd.utf8) } else { GoQuote.append(key, to: &output) }
        output.append(UInt8(ascii: ":"))
        append(map.values[index], oddKeys, depth: depth + 1, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}
