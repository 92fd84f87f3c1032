import ValueCoding
import ValueTree

/// A manifest's text with its values and where they stand.
struct ObjectText {
  let text: ByteString
  private let root: FrozenValue
  private let places: YAMLPlaces?

  init(_ text: ByteString) throws(CodingFailure) {
    self.text = text
    (root, places) = try text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readWithPlaces(bytes) }
  }

  /// A value and the bytes that hold it.
  struct Found {
    var value: FrozenValue
    /// Where the key, or the item's dash, stands.
    var key: Int
    /// - Unit: bytes of the text. Of a map or list with lines of its own only the first line counts.
    var range: Range<Int>
  }

  /// A path that leads nowhere.
  struct Missing: Error {
    /// How many steps there are before the one that is missing.
    var existing: Int
    /// What stands beside it.
    var known: [String]
  }

  func find(_ path: ObjectPath) throws(Missing) -> Found {
    var value = root
    var place = places
    for (number, step) in path.steps.enumerated() {
      guard let index = Self.index(of: step, in: value) else {
        throw Missing(existing: number, known: Self.known(in: value))
      }
      switch value {
      case .map(let map): value = map.values[index]
      case .list(let items): value = items[index]
      default: break
      }
      place = place.flatMap { index < $0.children.count ? $0.children[index] : nil }
    }
    guard let place else { return Found(value: value, key: 0, range: 0..<text.count) }
    let key = offset(line: Int(place.keyLine), column: Int(place.keyColumn))
    return Found(value: value, key: key, range: range(from: offset(line: Int(place.line), column: Int(place.column))))
  }

  private static func index(of step: ObjectPath.Step, in value: FrozenValue) -> Int? {
    switch (step, value) {
    case (.key(let key), .map(let map)): return map.keys.firstIndex(of: key)
    case (.index(let index), .list(let items)):
      let place = index < 0 ? items.count + index : index
      return items.indices.contains(place) ? place : nil
    case (.entry(let key, let wanted), .list(let items)):
      return items.firstIndex { $0.mapValue?[key].map(Self.plain) == wanted }
    default: return nil
    }
  }

  /// A scalar as somebody would write it in `[name=web]`.
  private static func plain(_ value: FrozenValue) -> ByteString {
    if case .string(let text) = value { return text }
    return GoFormat.text(Value(thawing: value))
  }

  private static func known(in value: FrozenValue) -> [String] {
    switch value {
    case .map(let map): map.keys.map(\.string)
    case .list(let items): items.compactMap { $0.mapValue?["name"] }.map { "[name=\(plain($0).string)]" }
    default: []
    }
  }

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

  /// The bytes of the scalar that starts here: to the end of its line, of a block scalar to the end of its lines.
  private func range(from start: Int) -> Range<Int> {
    text.withBytes { bytes in
      guard start < bytes.count else { return start..<start }
      var end = ByteSearch.index(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
      if bytes[start] == UInt8(ascii: "|") || bytes[start] == UInt8(ascii: ">") {
        end = Self.endOfBlock(bytes, header: start, from: end)
      }
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0D { end -= 1 }
      return start..<end
    }
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
