import ValueTree

/// Scalars as YAML has them, on one line.
enum ScalarText {
  /// Without quotes, whatever it is.
  static func plain(_ value: FrozenValue) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .float(let value):
      var output: [UInt8] = []
      let isWhole = value.magnitude < 1e15 && Double(Int64(value)) == value
      GoNumber.append(value, format: UInt8(ascii: isWhole ? "f" : "g"), precision: -1, to: &output)
      return String(decoding: output, as: UTF8.self)
    case .string(let text): return VisibleText.of(text)
    case .list(let items): return items.isEmpty ? "[]" : "[…]"
    case .map(let map): return map.isEmpty ? "{}" : "{…}"
    }
  }

  /// A text in quotes where it would read as something else, or where its ends would not be seen.
  static func of(_ value: FrozenValue) -> String {
    guard case .string(let text) = value else { return plain(value) }
    return needsQuotes(text) ? VisibleText.quoted(text) : VisibleText.of(text)
  }

  private static let words: Set<String> = [
    "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "-.inf", "+.inf",
  ]

  private static func needsQuotes(_ text: ByteString) -> Bool {
    guard let first = text.bytes.first, let last = text.bytes.last else { return true }
    if first <= 0x20 || last <= 0x20 || "#&*!|>'\"%@`[]{},?:-".utf8.contains(first) && !text.hasPrefix("--") {
      return true
    }
    if text.contains(": ") || text.contains(" #") || text.contains(" → ") || last == UInt8(ascii: ":") { return true }
    if first >= 0x30 && first <= 0x39 || first == 0x2B || first == 0x2D || first == 0x2E {
      if case .success = GoNumber.parseFloat(text) { return true }
      if text.hasPrefix("0x") || text.hasPrefix("0o") || text.hasPrefix("0b") { return true }
    }
    if text.count <= 5, words.contains(text.string.lowercased()) { return true }
    return VisibleText.hasHidden(text)
  }
}
