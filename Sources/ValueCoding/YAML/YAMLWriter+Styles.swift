import ValueTree

// The four styles, written byte by byte where the fast way does not do.

extension YAMLEmitter {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// The width of the current line in characters.
  private var column: Int {
    var column = 0
    for byte in output[lineStart...] where byte & 0xC0 != 0x80 { column += 1 }
    return column
  }

  private mutating func foldLine(_ indent: Int) {
    output.append(UInt8(ascii: "\n"))
    lineStart = output.count
    writeSpaces(indent)
  }

  private mutating func endLineInText(_ bytes: Bytes, _ place: Int, _ width: Int) {
    output.append(contentsOf: bytes[place..<place + width])
    lineStart = output.count
  }

  /// Whether nothing of `count` bytes can reach past `fold`.
  private func fits(_ count: Int, _ fold: Int) -> Bool { output.count - lineStart + count <= fold + 1 }

  mutating func writePlain(_ bytes: Bytes, indent: Int, fold: Int) {
    if fits(bytes.count, fold) { return output.append(contentsOf: bytes) }
    var column = column
    var wasSpace = false
    for place in bytes.indices {
      let byte = bytes[place]
      if byte == UInt8(ascii: " ") {
        if !wasSpace, column > fold, bytes[place + 1] != UInt8(ascii: " ") {
          foldLine(indent)
          column = indent
        } else {
          output.append(byte)
          column += 1
        }
        wasSpace = true
      } else {
        output.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
        wasSpace = false
      }
    }
  }

  mutating func writeSingleQuoted(_ bytes: Bytes, indent: Int, fold: Int) {
    output.append(UInt8(ascii: "'"))
    var column = column
    var wasSpace = false
    var wasBreak = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      let breakWidth = YAMLText.breakWidth(bytes, place)
      if byte == UInt8(ascii: " ") {
        if !wasSpace, column > fold, place > 0, place < bytes.count - 1, bytes[place + 1] != UInt8(ascii: " ") {
          foldLine(indent)
          column = indent
        } else {
          output.append(byte)
          column += 1
        }
        wasSpace = true
      } else if breakWidth > 0 {
        endLineInText(bytes, place, breakWidth)
        column = 0
        wasBreak = true
      } else {
        if wasBreak {
          writeSpaces(indent)
          column = indent
        }
        if byte == UInt8(ascii: "'") {
          output.append(byte)
          column += 1
        }
        output.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
        wasSpace = false
        wasBreak = false
      }
      place += max(breakWidth, 1)
    }
    output.append(UInt8(ascii: "'"))
  }

  /// - Quirk: in a text that starts with U+FEFF every character is escaped.
  mutating func writeDoubleQuoted(_ bytes: Bytes, indent: Int, fold: Int) {
    output.append(UInt8(ascii: "\""))
    var column = column
    let startsWithMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var wasSpace = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if startsWithMark || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        || !YAMLText.isPrintable(bytes, place) || YAMLText.isBreak(bytes, place)
      {
        let (rune, width) = Runes.decode(bytes, at: place)
        let before = output.count
        writeEscape(rune)
        column += output.count - before
        place += width
        wasSpace = false
      } else if byte == UInt8(ascii: " ") {
        if !wasSpace, column > fold, place > 0, place < bytes.count - 1 {
          foldLine(indent)
          column = indent
          if bytes[place + 1] == UInt8(ascii: " ") {
            output.append(UInt8(ascii: "\\"))
            column += 1
          }
        } else {
          output.append(byte)
          column += 1
        }
        wasSpace = true
        place += 1
      } else {
        let width = YAMLText.width(byte)
        output.append(contentsOf: bytes[place..<place + width])
        column += 1
        wasSpace = false
        place += width
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscape(_ rune: UInt32) {
    output.append(UInt8(ascii: "\\"))
    let letter: UInt8? =
      switch rune {
      case 0x00: UInt8(ascii: "0")
      case 0x07: UInt8(ascii: "a")
      case 0x08: UInt8(ascii: "b")
      case 0x09: UInt8(ascii: "t")
      case 0x0A: UInt8(ascii: "n")
      case 0x0B: UInt8(ascii: "v")
      case 0x0C: UInt8(ascii: "f")
      case 0x0D: UInt8(ascii: "r")
      case 0x1B: UInt8(ascii: "e")
      case 0x22: UInt8(ascii: "\"")
      case 0x5C: UInt8(ascii: "\\")
      case 0x85: UInt8(ascii: "N")
      case 0xA0: UInt8(ascii: "_")
      case 0x2028: UInt8(ascii: "L")
      case 0x2029: UInt8(ascii: "P")
      default: nil
      }
    if let letter { return output.append(letter) }
    let digits = rune <= 0xFF ? 2 : rune <= 0xFFFF ? 4 : 8
    output.append(digits == 2 ? UInt8(ascii: "x") : digits == 4 ? UInt8(ascii: "u") : UInt8(ascii: "U"))
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: rune >> UInt32(4 * place) & 15)
      output.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
    }
  }

  mutating func writeLiteral(_ bytes: Bytes, indent: Int) {
    output.append(UInt8(ascii: "|"))
    if bytes[0] == UInt8(ascii: " ") || YAMLText.isBreak(bytes, 0) { output.append(UInt8(ascii: "2")) }
    writeChomping(bytes)
    endLine()
    var place = 0
    var isAtStart = true
    while place < bytes.count {
      let breakWidth = YAMLText.breakWidth(bytes, place)
      if breakWidth > 0 {
        endLineInText(bytes, place, breakWidth)
        isAtStart = true
        place += breakWidth
        continue
      }
      if isAtStart { writeSpaces(indent) }
      isAtStart = false
      let start = place
      while place < bytes.count,
        bytes[place] >= 0x80 ? YAMLText.breakWidth(bytes, place) == 0 : bytes[place] >= 0x20 || bytes[place] == 9
      {
        place += 1
      }
      output.append(contentsOf: bytes[start..<place])
    }
    isAtLineStart = isAtStart
  }

  /// `-` when no line break ends the text, `+` when more than one does or nothing else is in it.
  private mutating func writeChomping(_ bytes: Bytes) {
    var last = bytes.count - 1
    while bytes[last] & 0xC0 == 0x80 { last -= 1 }
    if !YAMLText.isBreak(bytes, last) { return output.append(UInt8(ascii: "-")) }
    if last > 0 {
      last -= 1
      while bytes[last] & 0xC0 == 0x80 { last -= 1 }
      if !YAMLText.isBreak(bytes, last) { return }
    }
    output.append(UInt8(ascii: "+"))
  }
}

/// Characters as YAML 1.1 sorts them.
enum YAMLText {
  /// How many bytes the character has that starts with `first`.
  static func width(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

  static func isBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool { breakWidth(bytes, place) > 0 }

  /// The width of the line break at `place`: CR, LF, NEL, LS or PS; 0 when there is none.
  static func breakWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let byte = bytes[place]
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return 1 }
    if byte < 0x80 { return 0 }
    if byte == 0xC2, place + 1 < bytes.count, bytes[place + 1] == 0x85 { return 2 }
    if byte == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80, bytes[place + 2] & 0xFE == 0xA8 { return 3 }
    return 0
  }

  /// Whether the character may stand unescaped. Nothing past U+FFFF may.
  ///
  /// - Parameter bytes: valid UTF-8.
  static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    let byte = bytes[place]
    switch byte {
    case 0x0A, 0x20...0x7E: return true
    case 0xC2: return bytes[place + 1] >= 0xA0
    case 0xC3...0xEE: return true
    case 0xEF:
      let next = bytes[place + 1]
      return !(next == 0xBB && bytes[place + 2] == 0xBF || next == 0xBF && bytes[place + 2] >= 0xBE)
    default: return false
    }
  }
}
