import ValueTree

extension DiffPage {
  mutating func write(_ edit: Edit) {
    let path = edit.path.isEmpty ? nil : edit.path.text
    switch edit.kind {
    case .added(let value): write(shown(value, edit), mark: "+", path: path)
    case .removed(let value): write(shown(value, edit), mark: "-", path: path)
    case .moved(let from, let to): line("    \(path ?? ""): moved from [\(from)] to [\(to)]")
    case .replaced(let old, let new): writeReplaced(old, new, edit, path)
    }
  }

  private func shown(_ value: FrozenValue, _ edit: Edit) -> FrozenValue {
    guard edit.isSecret, !form.showsSecrets else { return value }
    return HiddenValue.digests(value, isBase64: edit.isBase64)
  }

  private mutating func writeReplaced(_ old: FrozenValue, _ new: FrozenValue, _ edit: Edit, _ path: String?) {
    let hides = edit.isSecret && !form.showsSecrets
    if !hides, let lines = edit.lines {
      if let path { line("    \(path):") }
      write(lines)
      return
    }
    let (left, right) = (shown(old, edit), shown(new, edit))
    guard left.isOneLine, right.isOneLine else {
      write(left, mark: "-", path: path)
      write(right, mark: "+", path: path)
      return
    }
    var (before, after) = (Self.scalar(left), Self.scalar(right))
    if before == after { (before, after) = (Self.spelledOut(left), Self.spelledOut(right)) }
    let label = path.map { $0 + ": " } ?? ""
    let short = "    \(label)\(before) → \(after)"
    if short.unicodeScalars.count <= form.width { return line(short) }
    if let path { line("    \(path):") }
    let room = max(40, form.width) - 6
    let skipped = Self.skipped(before, after, room)
    line("    - \(Self.cutLeft(before, skipped))", .red)
    line("    + \(Self.cutLeft(after, skipped))", .green)
  }

  private static func scalar(_ value: FrozenValue) -> String {
    if case .string(let text) = value, !text.isText { return HiddenValue.binary(text) }
    return ScalarText.of(value)
  }

  /// Every character beyond ASCII by its number, for texts that look the same.
  private static func spelledOut(_ value: FrozenValue) -> String {
    guard case .string(let text) = value else { return ScalarText.plain(value) }
    return "\"" + text.string.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "\""
  }

  /// How many characters to leave out on the left so that the first difference of two long texts can be seen.
  static func skipped(_ old: String, _ new: String, _ room: Int) -> Int {
    let shared = zip(old.unicodeScalars, new.unicodeScalars).prefix { $0 == $1 }.count
    return shared < room - 20 ? 0 : shared - room / 3
  }

  static func cutLeft(_ text: String, _ count: Int) -> String {
    count == 0 ? text : "…" + String(text.unicodeScalars.dropFirst(count))
  }
}

extension Edit {
  /// Whether the values are base64 still: those of a Secret's `data`.
  var isBase64: Bool {
    guard case .key("data")? = path.first else { return false }
    return !path.contains { if case .decoded = $0 { true } else { false } }
  }
}

extension FrozenValue {
  fileprivate var isOneLine: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .map(let map): map.isEmpty
    case .string(let text): !text.isText || !text.contains("\n")
    default: true
    }
  }
}
