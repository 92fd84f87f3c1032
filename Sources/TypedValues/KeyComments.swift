import ValueTree

/// Finds what the author of a values file wrote about a key: the comment above it, or behind it on its line.
struct KeyComments {
  private let lines: [Substring]

  init(_ text: ByteString) {
    lines = text.string.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// One paragraph, shortened; empty when there is none.
  ///
  /// - Parameters:
  ///   - line: counted from one.
  ///   - column: counted from one, in characters.
  func text(of key: String, line: Int, column: Int) -> String {
    guard line > 0, line <= lines.count else { return "" }
    let own = lines[line - 1]
    guard own.prefix(while: { $0 == " " }).count == column - 1 else { return "" }
    var block: [Substring] = []
    var index = line - 2
    while index >= 0, let words = Self.words(lines[index], column: column) {
      block.append(words)
      index -= 1
    }
    let followsKey = index >= 0 && !lines[index].allSatisfy(\.isWhitespace)
    let above = Self.paragraph(block.reversed(), about: key, followsKey: followsKey)
    return above.isEmpty ? Self.shortened(Self.trailing(own)) : above
  }

  /// Whether the number that stands there has a fraction or exponent; false far to the right, where looking costs too much.
  func isFraction(line: Int, column: Int) -> Bool {
    guard line > 0, line <= lines.count, column < 1_000 else { return false }
    let number = lines[line - 1].dropFirst(column - 1).prefix { !$0.isWhitespace && !",}".contains($0) }
    return number.contains(".") || number.contains("e") && !number.hasPrefix("0x")
  }

  /// The words of a line that is only a comment at that column.
  private static func words(_ line: Substring, column: Int) -> Substring? {
    let comment = line.drop { $0 == " " }
    guard comment.first == "#", line.count - comment.count == column - 1 else { return nil }
    return comment.drop { $0 == "#" }
  }

  private static func paragraph(_ block: [Substring], about key: String, followsKey: Bool) -> String {
    var paragraphs: [[Substring]] = [[]]
    for line in block {
      let words = described(line.drop(while: \.isWhitespace), key)
      if words.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(words) }
    }
    for (index, lines) in paragraphs.enumerated() where !lines.isEmpty {
      // What follows directly on another key is often an example of that key's values.
      let isExample = isYAML(lines[0]) || index == 0 && followsKey && lines.contains(where: isYAML)
      if !isExample { return shortened(lines.joined(separator: " ")) }
    }
    return ""
  }

  /// Without the marks of tools that make documentation of comments.
  private static func described(_ words: Substring, _ key: String) -> Substring {
    if words.hasPrefix("-- ") { return words.dropFirst(3) }
    guard words.hasPrefix("@") else { return words }
    guard words.hasPrefix("@param ") else { return "" }
    let parts = words.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[1].split(separator: ".").last.map(String.init) == key else { return "" }
    return parts[2]
  }

  /// `- item` or `key: value` in small letters: an example, not a sentence.
  private static func isYAML(_ line: Substring) -> Bool {
    if line.hasPrefix("- ") || line.hasPrefix("{") || line.hasPrefix("[") { return true }
    guard let colon = line.firstIndex(of: ":"), let first = line.first, first.isLowercase || first == "\"" else {
      return false
    }
    let after = line[line.index(after: colon)...]
    return !line[..<colon].contains(" ") && (after.isEmpty || after.hasPrefix(" "))
  }

  /// The comment behind a value, where it is sure to be one.
  private static func trailing(_ line: Substring) -> Substring {
    guard !line.contains("\""), !line.contains("'"), let mark = line.firstRange(of: " #") else { return "" }
    return described(line[mark.upperBound...].drop { $0 == "#" || $0 == " " }, "")
  }

  private static let longest = 240

  /// As one line of at most some words.
  static func shortened(_ text: some StringProtocol) -> String {
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingSpaces
    guard text.count > longest else { return text }
    let cut = text.prefix(longest)
    return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut).trimmingSpaces + " …"
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
