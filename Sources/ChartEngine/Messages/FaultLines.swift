import ValueTree

/// Looks around in a YAML text that cannot be read, so from bytes and not from a tree.
///
/// - Unit: bytes from the start of the text; beyond its end there are zeros.
/// - Complexity: each look is at most one pass over the text.
struct FaultLines {
  let bytes: [UInt8]

  init(_ text: ByteString) { bytes = text.bytes }

  func byte(_ offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  // MARK: One line

  /// The line that holds `offset`, without its end.
  func line(around offset: Int) -> Range<Int> {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return start..<end
  }

  /// The same without white space around it; not empty unless the text ends there.
  func content(ofLineAround offset: Int) -> Range<Int> {
    let line = line(around: offset)
    let start = bytes[line].firstIndex { !Self.isBlank($0) } ?? line.lowerBound
    let end = bytes[line].lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? line.lowerBound
    return start..<min(max(end, start + 1), max(start, bytes.count))
  }

  func column(of offset: Int) -> Int { offset - line(around: offset).lowerBound }

  /// Whether an item of a list starts there.
  func isItem(at offset: Int) -> Bool { byte(offset) == UInt8(ascii: "-") && Self.endsWord(byte(offset + 1)) }

  /// Whether a key with its colon stands in a part of a line.
  func hasKey(in range: Range<Int>) -> Bool {
    range.contains { bytes[$0] == UInt8(ascii: ":") && Self.isBlank(byte($0 + 1)) }
  }

  /// Whether only blanks stand between `offset` and the colon of a key.
  func isBehindKey(_ offset: Int) -> Bool {
    let line = line(around: offset)
    return bytes[line.lowerBound..<min(offset, line.upperBound)].last { !Self.isBlank($0) } == UInt8(ascii: ":")
  }

  /// The bracket or brace that the value on this line starts with.
  func bracketOfValue(before offset: Int) -> Int? {
    let line = line(around: offset)
    var start = content(ofLineAround: offset).lowerBound
    while isItem(at: start) { start = skippingBlanks(start + 1) }
    if let colon = (start..<max(start, min(offset, line.upperBound))).first(where: {
      bytes[$0] == UInt8(ascii: ":") && Self.isBlank(byte($0 + 1))
    }), byte(start) != UInt8(ascii: "{"), byte(start) != UInt8(ascii: "[") {
      start = skippingBlanks(colon + 1)
    }
    guard start < offset else { return nil }
    return byte(start) == UInt8(ascii: "{") || byte(start) == UInt8(ascii: "[") ? start : nil
  }

  /// `map[a:1]` on the line, as Go prints a map.
  func goMap(around offset: Int) -> Range<Int>? {
    let line = line(around: offset)
    let word = Array("map[".utf8)
    guard let start = line.first(where: { bytes[$0...].starts(with: word) }) else { return nil }
    let isWord = start == line.lowerBound || " [:".utf8.contains(bytes[start - 1])
    guard isWord, bytes[start..<line.upperBound].contains(UInt8(ascii: ":")) else { return nil }
    return start..<start + word.count
  }

  /// `%!d(string=1)` at `offset`, as Go prints what does not fit a verb.
  func printfVerb(at offset: Int) -> Range<Int>? {
    guard byte(offset) == UInt8(ascii: "%"), byte(offset + 1) == UInt8(ascii: "!"),
      byte(offset + 3) == UInt8(ascii: "(")
    else { return nil }
    return offset..<content(ofLineAround: offset).upperBound
  }

  /// How what starts at `offset` begins, if that is an item or `key:`.
  ///
  /// - Complexity: O(1) for keys, of which a hundred bytes are looked at.
  func entry(at offset: Int) -> String? {
    let inner = isItem(at: offset) ? skippingBlanks(offset + 1) : offset
    let key = bytes[min(inner, bytes.count)...].prefix(100).prefix { !Self.endsWord($0) && $0 != UInt8(ascii: ":") }
    if !key.isEmpty, byte(key.endIndex) == UInt8(ascii: ":"), Self.endsWord(byte(key.endIndex + 1)) {
      return (inner == offset ? "" : "- ") + String(decoding: key, as: UTF8.self)
    }
    return inner == offset ? nil : "- …"
  }

  // MARK: Lines above

  /// The colon of `tag:a` in the line above, which YAML reads as a text.
  func colonWithoutSpace(above offset: Int) -> Int? {
    let start = line(around: offset).lowerBound
    guard start > 1 else { return nil }
    let above = content(ofLineAround: start - 1)
    let name = bytes[above].prefix { Self.isNamePart($0) }
    let rest = bytes[name.endIndex..<above.upperBound]
    guard !name.isEmpty, rest.first == UInt8(ascii: ":"), rest.count > 1,
      byte(rest.startIndex + 1) != UInt8(ascii: "/"),
      !rest.indices.contains(where: { bytes[$0] == UInt8(ascii: ":") && Self.endsWord(byte($0 + 1)) })
    else { return nil }
    return rest.startIndex
  }

  /// Whether the line above is a key with its value, and this one is indented more.
  func isBelowValue(_ offset: Int) -> Bool {
    let start = line(around: offset).lowerBound
    guard start > 1 else { return false }
    let above = content(ofLineAround: start - 1)
    let value = bytes[above].firstIndex { $0 == UInt8(ascii: ":") }.map { skippingBlanks($0 + 1) } ?? above.upperBound
    return hasKey(in: above) && value < above.upperBound && !"|>&!#[{\"'".utf8.contains(byte(value))
      && column(of: above.lowerBound) < column(of: content(ofLineAround: offset).lowerBound)
  }

  /// Whether no open block above has entries in the column of this line.
  func isIndentedLikeNone(_ offset: Int) -> Bool {
    let content = content(ofLineAround: offset)
    let wanted = column(of: content.lowerBound)
    var start = line(around: offset).lowerBound
    while start > 0 {
      let above = line(around: start - 1)
      start = above.lowerBound
      var first = skippingBlanks(start)
      guard first < above.upperBound, bytes[first] != UInt8(ascii: "#") else { continue }
      if first - start > wanted { continue }
      while first - start < wanted, isItem(at: first) { first = skippingBlanks(first + 1) }
      return first - start != wanted
    }
    return true
  }

  /// The first mark that git left of a merge conflict, with its line.
  var conflictMarker: Range<Int>? {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      if line.starts(with: "<<<<<<< ".utf8) || line.starts(with: ">>>>>>> ".utf8) { return start..<end }
      start = end + 1
    }
    return nil
  }

  // MARK: Brackets

  /// Whether the bracket or brace at `offset` has its other half, as YAML reads on.
  func isClosed(bracketAt offset: Int) -> Bool {
    var open: [UInt8] = []
    var quote: UInt8?
    var index = offset
    /// Whether a value may start here: only there a quote is one.
    var isStart = true
    while index < bytes.count {
      let byte = bytes[index]
      if let opened = quote {
        if byte == UInt8(ascii: "\\"), opened == UInt8(ascii: "\"") { index += 1 }
        if byte == opened { quote = nil }
      } else if byte == UInt8(ascii: "#"), Self.endsWord(index > 0 ? bytes[index - 1] : 0x0A) {
        index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      } else {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(byte + 2)
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          if open.popLast() != byte { return false }
          if open.isEmpty { return true }
        case UInt8(ascii: "\""), UInt8(ascii: "'"): if isStart { quote = byte }
        default: break
        }
        if !Self.endsWord(byte) { isStart = "[{,:".utf8.contains(byte) }
      }
      index += 1
    }
    return false
  }

  /// Whether a comment starts in the line behind `offset`.
  func hasComment(behind offset: Int) -> Bool {
    let line = line(around: offset)
    return (min(offset, line.upperBound)..<line.upperBound).contains {
      bytes[$0] == UInt8(ascii: "#") && $0 > 0 && Self.isBlank(bytes[$0 - 1])
    }
  }

  // MARK: Bytes

  func skippingBlanks(_ offset: Int) -> Int {
    var index = offset
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func endsWord(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0 }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
