import ValueCoding
import ValueTree

extension SetTextParser {
  /// What follows `=`. `store` is called with it before an end of text is reported.
  mutating func value(store: (FrozenValue) -> Void) throws(Stop) {
    switch kind {
    case .json: store(try jsonValue())
    case .literal:
      store(.string(ByteString(text[position...])))
      position = text.count
    default:
      guard position < text.count else {
        store(.string(ByteString()))
        paths.append(path)
        throw .end
      }
      if text[position] == UInt8(ascii: "{") {
        position += 1
        store(.list(try listValue()))
      } else {
        store(try scalar(read(until: ",").bytes))
      }
    }
    paths.append(path)
  }

  /// The items of `{a,b}`, its closing brace, and a comma when one follows.
  ///
  /// - Quirk: other text may follow the brace directly, and is the next name. Case `set/plain/064`.
  private mutating func listValue() throws(Stop) -> [FrozenValue] {
    var items: [FrozenValue] = []
    while true {
      let (bytes, last) = read(until: ",}")
      if last == nil { throw .failure("list must terminate with '}'") }
      items.append(try scalar(bytes))
      if last == UInt8(ascii: "}") { break }
    }
    if position < text.count, text[position] == UInt8(ascii: ",") { position += 1 }
    return items
  }

  private func scalar(_ bytes: [UInt8]) throws(Stop) -> FrozenValue {
    switch kind {
    case .plain: return SetText.typed(bytes)
    case .file:
      switch readFile(ByteString(bytes)) {
      case .success(let content): return .string(content)
      case .failure(let failure): throw .failure(failure.message)
      }
    default: return .string(ByteString(bytes))
    }
  }

  private mutating func jsonValue() throws(Stop) -> FrozenValue {
    if isEmptyJSON() { return .null }
    let end = JSONExtent.end(of: text, from: position)
    let value: FrozenValue
    do throws(CodingFailure) {
      value = try text[position..<end].withUnsafeBufferPointer { bytes throws(CodingFailure) in
        try JSONReader.read(bytes)
      }
    } catch {
      throw .failure(error.message)
    }
    position = end
    _ = isEmptyJSON()
    return value
  }

  /// Skips blanks, and a comma or the end after them; false when something else comes first.
  private mutating func isEmptyJSON() -> Bool {
    while position < text.count {
      if text[position] == UInt8(ascii: ",") {
        position += 1
        return true
      }
      guard let width = Self.spaceWidth(at: position, of: text[...]) else { return false }
      position += width
    }
    return true
  }

  /// The text up to one of `stops`, which is consumed; the stop is nil at the end of the text.
  ///
  /// A backslash takes the next character as it is, except in literal arguments.
  mutating func read(until stops: StaticString) -> (bytes: [UInt8], last: UInt8?) {
    let stops = UnsafeBufferPointer(start: stops.utf8Start, count: stops.utf8CodeUnitCount)
    var bytes: [UInt8] = []
    while position < text.count {
      var byte = text[position]
      position += 1
      if stops.contains(byte) { return (bytes, byte) }
      if byte == UInt8(ascii: "\\"), kind != .literal {
        guard position < text.count else { break }
        byte = text[position]
        position += 1
      }
      bytes.append(byte)
    }
    return (bytes, nil)
  }

  /// How many bytes the white space character at `index` takes, as Go's `unicode.IsSpace` sees it.
  static func spaceWidth(at index: Int, of bytes: ArraySlice<UInt8>) -> Int? {
    guard index < bytes.endIndex else { return nil }
    switch bytes[index] {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2 where index + 1 < bytes.endIndex:
      return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : nil
    case 0xE1...0xE3 where index + 2 < bytes.endIndex:
      switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
        (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
        return 3
      default: return nil
      }
    default: return nil
    }
  }
}
