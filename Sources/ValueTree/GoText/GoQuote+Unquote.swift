extension GoQuote {
  /// What a Go string literal (interpreted or raw) or rune literal stands for, with its quotes; nil when it is no
  /// literal.
  package static func unquote(_ literal: ByteString) -> ByteString? {
    literal.withBytes { bytes in
      guard bytes.count >= 2, let quote = bytes.first else { return nil }
      switch quote {
      case UInt8(ascii: "`"): return unquoteRaw(bytes).map { ByteString($0) }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return unquoteInterpreted(bytes, quote: quote).map { ByteString($0) }
      default: return nil
      }
    }
  }

  /// A raw literal drops carriage returns and keeps everything else.
  private static func unquoteRaw(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let inside = bytes[1..<(bytes.count - 1)]
    guard bytes[bytes.count - 1] == UInt8(ascii: "`"), !inside.contains(UInt8(ascii: "`")) else { return nil }
    return inside.filter { $0 != UInt8(ascii: "\r") }
  }

  private static func unquoteInterpreted(_ bytes: UnsafeBufferPointer<UInt8>, quote: UInt8) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count - 2)
    var index = 1
    while index < bytes.count, bytes[index] != quote {
      guard bytes[index] != UInt8(ascii: "\n"), let character = unquoteCharacter(bytes, at: index, quote: quote) else {
        return nil
      }
      if character.isByte {
        output.append(UInt8(truncatingIfNeeded: character.rune))
      } else {
        Runes.append(character.rune, to: &output)
      }
      index = character.end
      if quote == UInt8(ascii: "'") { break }
    }
    return index == bytes.count - 1 && bytes[index] == quote ? output : nil
  }

  /// One character or escape of a literal in `quote`, as `strconv.UnquoteChar` reads it.
  ///
  /// - Returns: its value, whether that is a byte rather than a code point, and where the next one starts; nil for an
  ///   escape that Go refuses.
  package static func unquoteCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, quote: UInt8
  ) -> (rune: UInt32, isByte: Bool, end: Int)? {
    guard start < bytes.count, bytes[start] != quote else { return nil }
    if bytes[start] != UInt8(ascii: "\\") {
      let (rune, width) = Runes.decode(bytes, at: start)
      return (rune, bytes[start] < 0x80, start + width)
    }
    guard start + 1 < bytes.count else { return nil }
    let letter = bytes[start + 1]
    let next = start + 2
    switch letter {
    case UInt8(ascii: "a"): return (7, true, next)
    case UInt8(ascii: "b"): return (8, true, next)
    case UInt8(ascii: "f"): return (12, true, next)
    case UInt8(ascii: "n"): return (10, true, next)
    case UInt8(ascii: "r"): return (13, true, next)
    case UInt8(ascii: "t"): return (9, true, next)
    case UInt8(ascii: "v"): return (11, true, next)
    case UInt8(ascii: "\\"): return (UInt32(letter), true, next)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return letter == quote ? (UInt32(letter), true, next) : nil
    case UInt8(ascii: "x"): return number(bytes, at: next, digits: 2, radix: 16).map { ($0, true, next + 2) }
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let digits = letter == UInt8(ascii: "u") ? 4 : 8
      guard let rune = number(bytes, at: next, digits: digits, radix: 16), Runes.isValid(rune) else { return nil }
      return (rune, false, next + digits)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      guard let rune = number(bytes, at: next - 1, digits: 3, radix: 8), rune < 256 else { return nil }
      return (rune, true, next + 2)
    default: return nil
    }
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, digits: Int, radix: UInt8
  ) -> UInt32? {
    guard start + digits <= bytes.count else { return nil }
    var number: UInt32 = 0
    for byte in bytes[start..<(start + digits)] {
      guard let digit = GoNumber.digitValue(byte), digit < radix else { return nil }
      number = number << (radix == 16 ? 4 : 3) | UInt32(digit)
    }
    return number
  }
}
