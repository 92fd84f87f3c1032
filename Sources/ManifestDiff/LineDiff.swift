import ValueTree

/// The lines that differ between two texts.
package struct LineDiff: Sendable, Equatable {
  package enum Mark: String, Sendable { case same = " ", removed = "-", added = "+" }

  package struct Line: Sendable, Equatable {
    package var mark: Mark
    /// Without its line feed.
    package var text: ByteString
  }

  /// All lines in order: of a gap, the removed ones first.
  package private(set) var lines: [Line] = []

  package init(_ old: ByteString, _ new: ByteString) {
    let (left, right) = (Self.split(old), Self.split(new))
    var numbers: [ByteString: Int] = [:]
    func number(_ line: ByteString) -> Int {
      if let number = numbers[line] { return number }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    let pairs = SequenceDiff.matches(left.map(number), right.map(number))
    var (x, y) = (0, 0)
    for pair in pairs + [(left.count, right.count)] {
      for index in x..<pair.old { lines.append(Line(mark: .removed, text: left[index])) }
      for index in y..<pair.new { lines.append(Line(mark: .added, text: right[index])) }
      if pair.old < left.count { lines.append(Line(mark: .same, text: left[pair.old])) }
      (x, y) = (pair.old + 1, pair.new + 1)
    }
  }

  /// The ranges of ``lines`` without a line that both texts have.
  package var changedRanges: [Range<Int>] { hunks(context: 0) }

  /// A line as it can be printed: what would move a terminal's cursor or hide stands in words.
  package func visibleText(_ index: Int) -> String {
    endsText(index) ? "(line feed at the end)" : VisibleText.of(lines[index].text)
  }

  /// The ranges of ``lines`` worth showing: each change with `context` lines around it.
  package func hunks(context: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in lines.indices where lines[index].mark != .same {
      let (start, end) = (max(0, index - context), min(lines.count, index + context + 1))
      if let last = ranges.last, start <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }

  /// Whether a line is the empty one behind a text's last line feed.
  func endsText(_ index: Int) -> Bool {
    let line = lines[index]
    // At most the other text's last lines are behind it.
    return line.text.isEmpty && !lines[(index + 1)...].contains { $0.mark == line.mark || $0.mark == .same }
  }

  /// The added line that stands where a removed one stood: the second of two for the second of three.
  func partner(of index: Int) -> Int? {
    var start = index
    while start > 0, lines[start - 1].mark == .removed { start -= 1 }
    var end = index
    while end < lines.count, lines[end].mark == .removed { end += 1 }
    let partner = end + index - start
    guard partner < lines.count, lines[end...partner].allSatisfy({ $0.mark == .added }) else { return nil }
    return partner
  }

  /// Lines without their line feeds: a text that ends with one has an empty last line.
  static func split(_ text: ByteString) -> [ByteString] {
    text.withBytes { bytes in
      var lines: [ByteString] = []
      var start = 0
      while let end = ByteSearch.index(of: 0x0A, in: bytes, from: start) {
        lines.append(text[start..<end])
        start = end + 1
      }
      lines.append(text[start..<bytes.count])
      return lines
    }
  }
}
