import ValueTree

/// Finds where texts went that were handed to functions: `include` results in what `nindent`, `quote`, `toYaml` or `printf`
/// made of them.
///
/// Nothing is asked of the functions: what they left whole is found as a whole, what they indented or sorted line by line.
enum TextAlignment {
  /// A part of a text that came from one of the inputs.
  struct Stretch {
    var range: Range<Int>
    var input: Int
    /// Where its first byte stands in the input.
    var offset: Int
  }

  /// - Parameter inputs: in the order in which they were made: the last is looked for first, because it may hold others.
  /// - Returns: stretches that do not overlap, by start.
  static func stretches(of inputs: [ByteString], in text: ByteString) -> [Stretch] {
    var found: [Stretch] = []
    for index in inputs.indices.reversed() {
      let input = inputs[index]
      let inner = contentRange(of: input)
      if inner.isEmpty { continue }
      if let start = free(input, in: text, found) {
        found.append(Stretch(range: start..<start + input.count, input: index, offset: 0))
      } else if let start = free(input[inner], in: text, found) {
        found.append(Stretch(range: start..<start + inner.count, input: index, offset: inner.lowerBound))
      } else {
        found += lines(of: input, number: index, in: text, found)
      }
      found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    return found
  }

  /// Where `needle` stands in a part of `text` that nothing was found for.
  private static func free(_ needle: ByteString, in text: ByteString, _ found: [Stretch]) -> Int? {
    var start = 0
    while start + needle.count <= text.count {
      guard
        let place = text.withBytes({ bytes in needle.withBytes { ByteSearch.index(of: $0, in: bytes, from: start) } })
      else { return nil }
      guard let taken = found.first(where: { $0.range.overlaps(place..<place + needle.count) }) else { return place }
      start = taken.range.upperBound
    }
    return nil
  }

  private static func lines(
    of input: ByteString, number: Int, in text: ByteString, _ found: [Stretch]
  ) -> [Stretch] {
    var offsets: [ByteString: (offsets: [Int], next: Int)] = [:]
    forEachLine(of: input) { offsets[input[$0], default: ([], 0)].offsets.append($0.lowerBound) }
    var stretches: [Stretch] = []
    var taken = found[...]
    forEachLine(of: text) { line in
      while let first = taken.first, first.range.upperBound <= line.lowerBound { taken = taken.dropFirst() }
      if let first = taken.first, first.range.overlaps(line) { return }
      guard var known = offsets[text[line]] else { return }
      stretches.append(Stretch(range: line, input: number, offset: known.offsets[known.next]))
      known.next = min(known.next + 1, known.offsets.count - 1)
      offsets[text[line]] = known
    }
    return stretches
  }

  /// Each line's part between white space, unless it is empty.
  private static func forEachLine(of text: ByteString, _ body: (Range<Int>) -> Void) {
    text.withBytes { bytes in
      var start = 0
      while start < bytes.count {
        let end = ByteSearch.index(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
        let line = content(of: bytes, start, end)
        if !line.isEmpty { body(line) }
        start = end + 1
      }
    }
  }

  private static func contentRange(of text: ByteString) -> Range<Int> {
    text.withBytes { content(of: $0, 0, $0.count) }
  }

  private static func content(of bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var (start, end) = (start, end)
    while start < end, bytes[start] == 0x20 || 0x09...0x0D ~= bytes[start] { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || 0x09...0x0D ~= bytes[end - 1] { end -= 1 }
    return start..<end
  }
}
