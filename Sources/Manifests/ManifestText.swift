import ValueCoding
import ValueTree

/// A manifest's text with its values and where they stand.
package struct ManifestText: Sendable {
  package let text: ByteString
  private let root: FrozenValue
  private let places: YAMLPlaces?

  package init(_ text: ByteString) throws(CodingFailure) {
    self.text = text
    (root, places) = try text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readWithPlaces(bytes) }
  }

  /// A value and the bytes that hold it.
  package struct Found: Sendable {
    package var value: FrozenValue
    /// Where the key, or the item's dash, stands.
    package var key: Int
    /// - Unit: bytes of the text. Of a map or list with lines of its own only the first line counts.
    package var range: Range<Int>
  }

  /// The value at a place; of a place in a decoded text the text.
  package func find(_ place: [ManifestMatch.Step]) -> Found? {
    var value = root
    var places = self.places
    var isInFlow = false
    steps: for step in place {
      let index: Int?
      if let places { isInFlow = isInFlow || startsFlow(at: offset(places)) }
      switch (step, value) {
      case (.key(let key), .map(let map)):
        index = map.keys.firstIndex(of: key)
        if let index { value = map.values[index] }
      case (.index(let number), .list(let items)):
        index = items.indices.contains(number) ? number : nil
        if let index { value = items[index] }
      case (.decoded, _): break steps
      default: return nil
      }
      guard let index else { return nil }
      places = places.flatMap { index < $0.children.count ? $0.children[index] : nil }
    }
    guard let places else { return Found(value: value, key: 0, range: 0..<text.count) }
    let key = offset(line: Int(places.keyLine), column: Int(places.keyColumn))
    return Found(value: value, key: key, range: range(from: offset(places), isInFlow: isInFlow))
  }

  private func startsFlow(at offset: Int) -> Bool {
    offset < text.count && (text[offset] == UInt8(ascii: "{") || text[offset] == UInt8(ascii: "["))
  }

  private func offset(_ places: YAMLPlaces) -> Int { offset(line: Int(places.line), column: Int(places.column)) }

  /// - Parameter column: counts characters, from one.
  private func offset(line: Int, column: Int) -> Int {
    text.withBytes { bytes in
      var start = 0
      for _ in 1..<max(1, line) {
        guard let end = ByteSearch.index(of: UInt8(ascii: "\n"), in: bytes, from: start) else { break }
        start = end + 1
      }
      var left = column - 1
      while left > 0, start < bytes.count {
        start += 1
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        left -= 1
      }
      return start
    }
  }

  /// The bytes of the scalar that starts here: a quoted one with its quotes, a block scalar to the end of its lines, a plain
  /// one to the end of its first line, to a comment, or in a flow collection to what ends it there.
  private func range(from start: Int, isInFlow: Bool) -> Range<Int> {
    text.withBytes { bytes in
      guard start < bytes.count else { return start..<start }
      var end = ByteSearch.index(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
      switch bytes[start] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return start..<Self.endOfQuoted(bytes, from: start)
      case UInt8(ascii: "|"), UInt8(ascii: ">"): end = Self.endOfBlock(bytes, header: start, from: end)
      default: end = Self.endOfPlain(bytes, start..<end, isInFlow: isInFlow)
      }
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0D { end -= 1 }
      return start..<end
    }
  }

  private static func endOfQuoted(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == quote {
        let isDoubled = quote == UInt8(ascii: "'") && index + 1 < bytes.count && bytes[index + 1] == quote
        if !isDoubled { return index + 1 }
        index += 1
      } else if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 1
      }
      index += 1
    }
    return bytes.count
  }

  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, isInFlow: Bool) -> Int {
    line.first { index in
      switch bytes[index] {
      case UInt8(ascii: "#"): index > 0 && (bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09)
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): isInFlow
      default: false
      }
    } ?? line.upperBound
  }

  private static func endOfBlock(_ bytes: UnsafeBufferPointer<UInt8>, header: Int, from end: Int) -> Int {
    var lineStart = header
    while lineStart > 0, bytes[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
    let indent = bytes[lineStart..<header].prefix { $0 == 0x20 }.count
    var last = end
    var next = end + 1
    while next < bytes.count {
      let stop = ByteSearch.index(of: UInt8(ascii: "\n"), in: bytes, from: next) ?? bytes.count
      let blanks = bytes[next..<stop].prefix { $0 == 0x20 }.count
      if blanks < stop - next, blanks <= indent { break }
      last = stop
      next = stop + 1
    }
    return last
  }
}
