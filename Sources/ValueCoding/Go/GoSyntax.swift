import ValueTree

/// Values as Go's `%#v` writes what go-yaml decoded, for the messages that quote one.
enum GoSyntax {
  /// - Parameter oddKeys: the keys that were no text.
  static func text(_ value: FrozenValue, _ oddKeys: [ByteString: YAMLScalar]) -> String {
    if value.isNull { return "<nil>" }
    var output: [UInt8] = []
    append(value, oddKeys, depth: 0, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: What JSON has not

  /// No text of a document starts with this byte.
  private static let mark: UInt8 = 0xFF

  /// The text that stands for a nil key, or for an integer above Go's `int`, until a failure names it.
  static func unsupported(_ scalar: YAMLScalar) -> [UInt8] {
    guard case .unsigned(let number) = scalar else { return [mark] }
    return [mark] + Array("0x\(String(number, radix: 16))".utf8)
  }

  static func isUnsupported(_ text: ByteString) -> Bool { text.bytes.first == mark }

  /// As Go writes it.
  static func text(ofUnsupported text: ByteString) -> String {
    text.count == 1 ? "interface {}(nil)" : String(decoding: text.bytes.dropFirst(), as: UTF8.self)
  }

  // MARK: Values

  /// Deeper than any message that a person reads.
  private static let depthLimit = 200

  private static func append(
    _ value: FrozenValue, _ oddKeys: [ByteString: YAMLScalar], depth: Int, to output: inout [UInt8]
  ) {
    guard depth < depthLimit else { return output.append(contentsOf: "…".utf8) }
    switch value {
    case .null: output.append(contentsOf: "interface {}(nil)".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .float(let value): GoNumber.append(value, format: UInt8(ascii: "g"), precision: -1, to: &output)
    case .string(let text) where isUnsupported(text): output.append(contentsOf: Self.text(ofUnsupported: text).utf8)
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
      for (place, entry) in ordered(map, oddKeys).enumerated() {
        if place > 0 { output.append(contentsOf: ", ".utf8) }
        append(entry.key.value, oddKeys, depth: depth + 1, to: &output)
        output.append(UInt8(ascii: ":"))
        append(entry.value, oddKeys, depth: depth + 1, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  // MARK: Keys

  /// A key with what Go sorts it by: nil first, then by the addresses of the types, in the order that Go's linker gives them.
  ///
  /// - Source: Go's `internal/fmtsort`; measured with Go 1.26.
  private struct Key {
    var value: FrozenValue
    var rank: Int
    var number = 0.0

    init(_ text: ByteString, _ scalar: YAMLScalar?) {
      value = .string(text)
      switch scalar {
      case .null: rank = 0
      case .unsigned: rank = 2
      case .integer(let integer): (value, rank, number) = (.integer(integer), 3, Double(integer))
      case .float(let float) where float.isNaN: (value, rank) = (.float(float), 4)
      case .float(let float): (value, rank, number) = (.float(float), 5, float)
      case .bool(let flag): (value, rank, number) = (.bool(flag), 6, flag ? 1 : 0)
      case .text, nil: rank = 1
      }
    }
  }

  /// Of one rank and number they stay in the order of their texts; the unsigned ones are hexadecimal, all of one length.
  private static func ordered(
    _ map: FrozenMap, _ oddKeys: [ByteString: YAMLScalar]
  ) -> [(key: Key, value: FrozenValue)] {
    let entries = map.keys.enumerated().map { place, key in (key: Key(key, oddKeys[key]), value: map.values[place]) }
    return entries.enumerated().sorted { left, right in
      let (first, second) = (left.element.key, right.element.key)
      return (first.rank, first.number, left.offset) < (second.rank, second.number, right.offset)
    }.map(\.element)
  }
}
