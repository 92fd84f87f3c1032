/// Go's `strconv.Quote` and `Unquote`.
package enum GoQuote {
  /// Appends `text` in double quotes with Go's escapes, as `%q` does.
  package static func append(_ text: ByteString, to output: inout [UInt8]) {
    append(text, isASCII: false, to: &output)
  }

  /// Appends `text` in double quotes; with `isASCII` every other character is escaped too, as `%+q` does.
  package static func append(_ text: ByteString, isASCII: Bool, to output: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    output.append(quote)
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let run = plainRun(bytes, from: index)
        if run > index {
          output.append(contentsOf: bytes[index..<run])
          index = run
          continue
        }
        let (rune, width) = Runes.decode(bytes, at: index)
        if rune == Runes.replacement, width == 1 {
          appendByteEscape(bytes[index], to: &output)
        } else {
          appendEscaped(rune, quote: quote, isASCII: isASCII, to: &output)
        }
        index += width
      }
    }
    output.append(quote)
  }

  /// Where the printable ASCII that needs no escape ends.
  private static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      index += 1
    }
    return index
  }

  /// Appends `rune` in single quotes, as `%q` and `%+q` do with an integer.
  package static func appendRune(_ rune: UInt32, isASCII: Bool = false, to output: inout [UInt8]) {
    let quote = UInt8(ascii: "'")
    output.append(quote)
    let valid = Runes.isValid(rune) ? rune : Runes.replacement
    appendEscaped(valid, quote: quote, isASCII: isASCII, to: &output)
    output.append(quote)
  }

  private static func appendEscaped(_ rune: UInt32, quote: UInt8, isASCII: Bool, to output: inout [UInt8]) {
    if rune == UInt32(quote) || rune == UInt32(UInt8(ascii: "\\")) {
      output.append(UInt8(ascii: "\\"))
      output.append(UInt8(truncatingIfNeeded: rune))
      return
    }
    if GoUnicode.isPrintable(rune), !isASCII || rune < 0x80 {
      Runes.append(rune, to: &output)
      return
    }
    switch rune {
    case 7: output.append(contentsOf: "\\a".utf8)
    case 8: output.append(contentsOf: "\\b".utf8)
    case 9: output.append(contentsOf: "\\t".utf8)
    case 10: output.append(contentsOf: "\\n".utf8)
    case 11: output.append(contentsOf: "\\v".utf8)
    case 12: output.append(contentsOf: "\\f".utf8)
    case 13: output.append(contentsOf: "\\r".utf8)
    case ..<0x20, 0x7F: appendByteEscape(UInt8(rune), to: &output)
    case ..<0x10000: appendEscape("\\u", rune, digits: 4, to: &output)
    default: appendEscape("\\U", rune, digits: 8, to: &output)
    }
  }

  private static func appendByteEscape(_ byte: UInt8, to output: inout [UInt8]) {
    appendEscape("\\x", UInt32(byte), digits: 2, to: &output)
  }

  private static func appendEscape(_ start: StaticString, _ rune: UInt32, digits: UInt32, to output: inout [UInt8]) {
    output.append(contentsOf: UnsafeBufferPointer(start: start.utf8Start, count: start.utf8CodeUnitCount))
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: rune >> (4 * place) & 0xF)
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + (digit - 10))
    }
  }

  /// Whether backquotes can hold `text` as it is, on one line: what `%#q` asks.
  package static func canBackquote(_ text: ByteString) -> Bool {
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        index += width
        // A byte order mark is invisible and wants its escape.
        if width > 1 ? rune == 0xFEFF : rune == Runes.replacement { return false }
        if rune < 0x20 && rune != 9 || rune == 0x7F || rune == UInt32(UInt8(ascii: "`")) { return false }
      }
      return true
    }
  }
}
