import GoTemplate
import ValueCoding
import ValueTree

/// What to write where an action printed several lines and nothing put them on lines of their own.
enum IndentHint {
  /// For actions with `toYaml`, and `include` of several lines: nil where `nindent` stands in them, or where nothing is
  /// known.
  ///
  /// - Parameters:
  ///   - column: where the line at fault starts in what was rendered, from zero.
  ///   - next: what wrote the line below it.
  static func hint(for fault: YAMLFault, writtenBy source: Source, column: Int, next: Source?) -> String? {
    guard case .syntax(let words) = fault.cause, fault.quoted == nil,
      words == "mapping values are not allowed in this context" || words == "did not find expected key"
    else { return nil }
    let includes = source.calls.lazy.filter { $0.kind == .include }.map(\.place)
    let severalLines = includes.filter { place in next?.calls.contains { $0.place == place } ?? false || column == 0 }
    for action in (source.isLiteral ? [] : [source.place]) + severalLines {
      if let hint = hint(for: action, column: column) { return hint }
    }
    return nil
  }

  static func isToYaml(_ source: Source) -> Bool { !source.isLiteral && words(of: source.place).contains("toYaml") }

  private static func hint(for action: Source.Place, column: Int) -> String? {
    let words = words(of: action)
    guard printsLines(words) else { return nil }
    let before = textBefore(action)
    let blanks = before.prefix { $0 == 0x20 }.count
    let isAlone = blanks == before.count
    let indent = words.firstIndex(of: "indent").flatMap { $0 + 1 < words.count ? Int(words[$0 + 1]) : nil }
    if isAlone, blanks == 0 { return nil }
    // Whether the dash of one that is alone joined lines is for ``LineJoint`` to see.
    if isAlone, indent == nil, column > 0 || words.first == "{{-" { return nil }
    // Below its key, or below the key behind the dash of an item.
    let items = before.dropFirst(blanks).prefix { $0 == UInt8(ascii: "-") || $0 == 0x20 }.count
    let write = "{{- … | nindent \(indent ?? (isAlone ? blanks : blanks + items + 2)) }}"
    if !isAlone || words.first == "{{-" { return "Lines of YAML stand behind a key here: \(write) puts them below it." }
    return indent == nil
      ? "Only the first line is indented here: write \(write)."
      : "indent moves the first line too, which has the blanks before {{ already: write \(write)."
  }

  /// For an action whose own `{{-` took away the line break before it.
  static func hint(forJoined action: Source.Place) -> String? {
    let words = words(of: action)
    guard printsLines(words) else { return nil }
    return "{{- takes away the line break before it: nindent puts a new one there, "
      + "{{- … | nindent \(textBefore(action).count) }}."
  }

  private static func printsLines(_ words: [String]) -> Bool {
    !words.contains("nindent") && (words.contains("toYaml") || words.contains("include"))
  }

  /// The action's words and its opening braces.
  private static func words(of action: Source.Place) -> [String] {
    let text = action.text[action.start..<min(action.end, action.text.count)]
    // An action that is a program is no case for a hint.
    guard text.count < 1_000 else { return [] }
    return text.string.split { " \t\n()|}".contains($0) }.map(String.init)
  }

  /// What stands before an action in its line.
  private static func textBefore(_ action: Source.Place) -> [UInt8] {
    action.text.withBytes { bytes in
      var start = action.start
      while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
      return Array(bytes[start..<action.start])
    }
  }
}
