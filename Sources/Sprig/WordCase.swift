import ValueTree

/// `camelcase`: words joined, each with a capital.
///
/// - Source: xstrings 1.5.0, `ToPascalCase`.
/// - Quirk: `sprig/strings/112`: connectors at the start stay, a text of nothing but connectors shows its last one
///   twice, and of several between words all but one stay.
enum PascalCase {
  static func converted(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      guard !bytes.isEmpty else { return text }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      var rest = Walk(bytes)
      var rune: UInt32 = 0
      while let next = rest.next() {
        rune = next
        if !WordReader.isConnector(next) {
          rune = GoUnicode.upper(next)
          break
        }
        Runes.append(next, to: &output)
      }
      while let next = rest.next() {
        let previous = rune
        rune = next
        if WordReader.isConnector(previous) {
          if WordReader.isConnector(next) {
            Runes.append(previous, to: &output)
          } else {
            rune = GoUnicode.upper(next)
          }
        } else {
          Runes.append(previous, to: &output)
        }
      }
      Runes.append(rune, to: &output)
      return ByteString(output)
    }
  }

  private struct Walk {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> UInt32? {
      guard index < bytes.count else { return nil }
      let (rune, width) = Runes.decode(bytes, at: index)
      index += width
      return rune
    }
  }
}

/// `snakecase` and `kebabcase`: words in lower case, joined by one connector.
///
/// - Source: xstrings 1.5.0, `camelCaseToLowerCase`.
enum JoinedCase {
  static func converted(_ text: ByteString, connector: UInt8) -> ByteString {
    text.withBytes { bytes in
      guard !bytes.isEmpty else { return text }
      var writer = JoinedWords(connector: connector)
      writer.output.reserveCapacity(bytes.count + 8)
      var reader = WordReader(bytes)
      var word = reader.next()
      while !reader.isAtEnd {
        if word.kind != .connector { writer.append(word, of: bytes) }
        let last = word
        word = reader.next()
        writer.join(last, &word, &reader, bytes)
      }
      writer.append(word, of: bytes)
      return ByteString(writer.output)
    }
  }
}

/// What ``JoinedCase`` has written so far.
private struct JoinedWords {
  var output: [UInt8] = []
  let connector: UInt8

  init(connector: UInt8) { self.connector = connector }

  /// Writes what belongs between `last` and `word`, and the numbers and letters that stay together after it.
  mutating func join(
    _ last: Word, _ word: inout Word, _ reader: inout WordReader, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    switch last.kind {
    case .number:
      appendLettersAndNumbers(&word, &reader, bytes)
    case .connector:
      append(last, of: bytes)
    case .punctuation:
      break
    default:
      guard word.kind == .number else {
        connect(to: word)
        return
      }
      if reader.isAtEnd { return }
      let number = word
      word = reader.next()
      // `Bld4Floor`: the number belongs to the word before it.
      guard word.kind == .letters else {
        append(number, of: bytes)
        connect(to: word)
        return
      }
      // `HTTP2xx`: lower case follows, so the number begins a word.
      output.append(connector)
      append(number, of: bytes)
      appendLettersAndNumbers(&word, &reader, bytes)
    }
  }

  private mutating func appendLettersAndNumbers(
    _ word: inout Word, _ reader: inout WordReader, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    while word.kind == .letters || word.kind == .number {
      append(word, of: bytes)
      word = reader.next()
    }
    if word.kind != .invalid { connect(to: word) }
  }

  private mutating func connect(to word: Word) {
    if word.kind != .connector && word.kind != .punctuation { output.append(connector) }
  }

  mutating func append(_ word: Word, of bytes: UnsafeBufferPointer<UInt8>) {
    guard word.kind == .upper || word.kind == .connector else {
      output.append(contentsOf: bytes[word.range])
      return
    }
    var index = word.range.lowerBound
    while index < word.range.upperBound {
      let (rune, width) = Runes.decode(bytes, at: index)
      if WordReader.isConnector(rune) {
        output.append(connector)
      } else {
        Runes.append(GoUnicode.isUpper(rune) ? GoUnicode.lower(rune) : rune, to: &output)
      }
      index += width
    }
  }
}
