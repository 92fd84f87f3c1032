import ValueTree

extension SetText {
  /// What a bare word means: an integer, a truth value, null, or a text.
  ///
  /// - Quirk: nothing else has a type: `1.5`, `1e3`, `007` and `~` stay texts. Cases `set/plain/019` to `set/plain/038`.
  static func typed(_ bytes: [UInt8]) -> FrozenValue {
    if bytes.equalsFolded("true") { return .bool(true) }
    if bytes.equalsFolded("false") { return .bool(false) }
    if bytes.equalsFolded("null") { return .null }
    if bytes == [UInt8(ascii: "0")] { return .integer(0) }
    let text = ByteString(bytes)
    if let first = bytes.first, first != UInt8(ascii: "0"),
      case .success(let number) = GoNumber.parseInt(text, base: 10)
    {
      return .integer(number)
    }
    return .string(text)
  }
}

extension [UInt8] {
  /// Go's `strings.EqualFold` with a word of small ASCII letters.
  fileprivate func equalsFolded(_ word: StaticString) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    var index = 0
    for letter in word {
      guard index < count else { return false }
      if self[index] | 0x20 == letter {
        index += 1
      } else if letter == UInt8(ascii: "s"), self[index] == 0xC5, index + 1 < count, self[index + 1] == 0xBF {
        // U+017F, the long s, folds to s.
        index += 2
      } else {
        return false
      }
    }
    return index == count
  }
}

extension FrozenValue {
  /// The type that Go has for it after YAML or `--set`.
  package var goTypeName: String {
    switch self {
    case .null: "nil"
    case .bool: "bool"
    case .integer: "int64"
    case .float: "float64"
    case .string: "string"
    case .list: "[]interface {}"
    case .map: "map[string]interface {}"
    }
  }
}

extension ByteString {
  /// The bytes with U+FFFD in place of each byte that is not UTF-8, as Go's rune reader has it.
  var replacingInvalidUTF8: [UInt8] {
    if isASCII { return bytes }
    var output: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let width = Self.runeWidth(rest)
      if width > 0 {
        output.append(contentsOf: rest.prefix(width))
      } else {
        output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
      rest = rest.dropFirst(max(width, 1))
    }
    return output
  }

  /// The length of the valid UTF-8 sequence at the start of `bytes`; 0 when there is none.
  private static func runeWidth(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    let width: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: width = 2
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: width = 3
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: width = 4
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard bytes.count >= width, second.contains(bytes[bytes.startIndex + 1]) else { return 0 }
    for byte in bytes.dropFirst(2).prefix(width - 2) where byte & 0xC0 != 0x80 { return 0 }
    return width
  }
}

/// How far one JSON value reaches in a text in which more may follow.
enum JSONExtent {
  /// The end of the value at `start`. What stands there need not be valid: that is for the reader to say.
  ///
  /// - Source: Go's `encoding/json`, `Decoder.readValue`: a number or word ends where it cannot go on.
  static func end(of text: [UInt8], from start: Int) -> Int {
    guard start < text.count else { return start }
    switch text[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfBrackets(text, start)
    case UInt8(ascii: "\""): return endOfString(text, start)
    case UInt8(ascii: "t"), UInt8(ascii: "n"): return min(start + 4, text.count)
    case UInt8(ascii: "f"): return min(start + 5, text.count)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return endOfNumber(text, start)
    default: return start + 1
    }
  }

  private static func endOfString(_ text: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""): return index + 1
      default: index += 1
      }
    }
    return text.count
  }

  private static func endOfBrackets(_ text: [UInt8], _ start: Int) -> Int {
    var depth = 0
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        index = endOfString(text, index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return text.count
  }

  private static func endOfNumber(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    func skipDigits() { while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 } }
    if text[index] == UInt8(ascii: "-") { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "0") { index += 1 } else { skipDigits() }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      skipDigits()
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
      skipDigits()
    }
    return index
  }
}
