import ValueTree

/// A run of one kind of characters.
struct Word {
  enum Kind {
    case invalid, number, upper, letters, connector, punctuation, other
  }

  var kind: Kind
  var range: Range<Int>
}

/// Cuts text into words: `HTTPServer-2` is `HTTP`, `Server`, `-`, `2`.
///
/// - Source: xstrings 1.5.0, `nextWord`.
struct WordReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  static func isConnector(_ rune: UInt32) -> Bool { rune == 0x2D || rune == 0x5F || GoUnicode.isSpace(rune) }

  /// The next word; an empty invalid one at the end.
  mutating func next() -> Word {
    let start = index
    guard !isAtEnd else { return Word(kind: .invalid, range: start..<start) }
    let (rune, width) = validRune(or: Runes.replacement)
    index += width
    if rune == Runes.replacement { return Word(kind: .invalid, range: start..<index) }
    let kind: Word.Kind
    if Self.isConnector(rune) {
      kind = .connector
      skip(after: rune, while: Self.isConnector)
    } else if GoUnicode.isPunctuation(rune) {
      kind = .punctuation
      skip(after: rune, while: GoUnicode.isPunctuation)
    } else if GoUnicode.isUpper(rune) {
      kind = .upper
      skipAfterUpper(rune)
    } else if Self.isAlphabet(rune) {
      kind = .letters
      skip(after: rune, while: Self.isLowerAlphabet)
    } else if GoUnicode.isNumber(rune) {
      kind = .number
      skip(after: rune, while: GoUnicode.isNumber)
    } else {
      kind = .other
      skip(after: rune, while: Self.isOther)
    }
    return Word(kind: kind, range: start..<index)
  }

  /// The next code point that is UTF-8, with the width of what is skipped; `previous` when none follows.
  private func validRune(or previous: UInt32) -> (rune: UInt32, width: Int) {
    var place = index
    while place < bytes.count {
      let (rune, width) = Runes.decode(bytes, at: place)
      place += width
      if rune != Runes.replacement { return (rune, place - index) }
    }
    return (previous, place - index)
  }

  private mutating func skip(after first: UInt32, while belongs: (UInt32) -> Bool) {
    var rune = first
    while !isAtEnd {
      let (next, width) = validRune(or: rune)
      guard belongs(next) else { return }
      rune = next
      index += width
    }
  }

  /// `HTTPStatus`: the last capital before lower case begins the next word.
  private mutating func skipAfterUpper(_ first: UInt32) {
    guard !isAtEnd else { return }
    var (rune, width) = validRune(or: first)
    guard GoUnicode.isUpper(rune) else {
      if Self.isAlphabet(rune) {
        index += width
        skip(after: rune, while: Self.isLowerAlphabet)
      }
      return
    }
    var lastWidth = width
    index += width
    while !isAtEnd {
      (rune, width) = validRune(or: rune)
      guard GoUnicode.isUpper(rune) else { break }
      lastWidth = width
      index += width
    }
    if !isAtEnd, Self.isAlphabet(rune) { index -= lastWidth }
  }

  private static func isLowerAlphabet(_ rune: UInt32) -> Bool { isAlphabet(rune) && !GoUnicode.isUpper(rune) }

  private static func isOther(_ rune: UInt32) -> Bool {
    !(isConnector(rune) || isAlphabet(rune) || GoUnicode.isNumber(rune) || GoUnicode.isPunctuation(rune))
  }

  /// A letter that is no Chinese, Japanese or Korean character.
  private static func isAlphabet(_ rune: UInt32) -> Bool {
    switch rune {
    case 0x3400...0x4D85, 0x4E00...0x9FCC, 0x20000...0x2B81D: false
    default: GoUnicode.isLetter(rune)
    }
  }
}
