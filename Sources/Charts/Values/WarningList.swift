/// What Helm warns of, each thing once, as far as somebody may want to read it.
struct WarningList {
  /// Bytes of all that was said, and more often than once too.
  private static let mostBytes = 1 << 20

  private(set) var texts: [String]
  private var seen: Set<String>
  private var bytes = 0

  init(_ texts: [String] = []) {
    self.texts = texts
    seen = Set(texts)
  }

  /// Takes one more, which is not made when there are too many.
  mutating func add(_ text: @autoclosure () -> String) {
    guard bytes <= Self.mostBytes else { return }
    var text = text()
    bytes += text.utf8.count
    if bytes > Self.mostBytes { text = "warning: more is left out, too much was warned of" }
    if seen.insert(text).inserted { texts.append(text) }
  }

  mutating func add(_ more: [String]) {
    for text in more { add(text) }
  }
}
