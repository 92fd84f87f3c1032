import ValueTree

// Which style a text is written in.

/// The four ways to write a text.
enum YAMLStyle {
  case plain, single, double, literal
}

/// How to write one text, and what has to be known for it.
struct YAMLTextPlan {
  var style: YAMLStyle
  /// Whether the text may stand before a `:` without `?`.
  var isSimpleKey: Bool
  /// Whether the text is base64 of bytes that are not UTF-8, and carries `!!binary`.
  var isBinary = false
}

extension YAMLEmitter {
  /// The column after which a space may become a line break.
  var width: Int { form == .compact ? 80 : Int.max / 2 }

  /// Writes a value.
  ///
  /// - Parameter indent: the column of further lines.
  mutating func writeText(_ bytes: UnsafeBufferPointer<UInt8>, indent: Int) throws(CodingFailure) {
    if Self.isSurelyPlain(bytes), output.count - lineStart + bytes.count <= width + 1 {
      output.append(contentsOf: bytes)
    } else {
      try writeGeneral(bytes, indent: indent)
    }
  }

  private mutating func writeGeneral(
    _ bytes: UnsafeBufferPointer<UInt8>, indent: Int
  ) throws(CodingFailure) {
    if let other = try replaced(bytes, isKey: false) {
      let plan = plan(other.text, isBinary: other.isBinary)
      other.text.withUnsafeBufferPointer { write($0, plan, indent: indent, folds: true) }
    } else {
      write(bytes, plan(bytes, isBinary: false), indent: indent, folds: true)
    }
  }

  /// Writes a key, behind a `?` when it cannot stand before a `:`.
  ///
  /// - Returns: whether it can.
  mutating func writeKey(_ bytes: UnsafeBufferPointer<UInt8>, indent: Int) throws(CodingFailure) -> Bool {
    if bytes.count <= 128, Self.isSurelyPlain(bytes) {
      output.append(contentsOf: bytes)
      return true
    }
    guard let other = try replaced(bytes, isKey: true) else {
      return writeKey(bytes, plan(bytes, isBinary: false), indent)
    }
    let plan = plan(other.text, isBinary: other.isBinary)
    return other.text.withUnsafeBufferPointer { writeKey($0, plan, indent) }
  }

  private mutating func writeKey(
    _ bytes: UnsafeBufferPointer<UInt8>, _ plan: YAMLTextPlan, _ indent: Int
  ) -> Bool {
    if !plan.isSimpleKey { output.append(contentsOf: "? ".utf8) }
    write(bytes, plan, indent: indent + 2, folds: !plan.isSimpleKey)
    return plan.isSimpleKey
  }

  private mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, _ plan: YAMLTextPlan, indent: Int, folds: Bool
  ) {
    if plan.isBinary { output.append(contentsOf: "!!binary ".utf8) }
    let fold = folds ? width : Int.max / 2
    switch plan.style {
    case .plain: writePlain(bytes, indent: indent, fold: fold)
    case .single: writeSingleQuoted(bytes, indent: indent, fold: fold)
    case .double: writeDoubleQuoted(bytes, indent: indent, fold: fold)
    case .literal: writeLiteral(bytes, indent: indent)
    }
  }

  private func plan(_ text: [UInt8], isBinary: Bool) -> YAMLTextPlan {
    text.withUnsafeBufferPointer { plan($0, isBinary: isBinary) }
  }

  private func plan(_ bytes: UnsafeBufferPointer<UInt8>, isBinary: Bool) -> YAMLTextPlan {
    let facts = YAMLTextFacts(bytes)
    let hasOddCharacters = facts.hasSpecial || facts.hasTab
    let allowsSingle = !(facts.hasSpaceAfterBreak || facts.hasBreakBeforeSpace || hasOddCharacters)
    var style: YAMLStyle
    if facts.hasLineFeed {
      let allowsBlock =
        !(facts.endsInSpace || facts.hasBreakBeforeSpace || facts.hasSpecial || facts.hasTab && form == .compact)
      style = allowsBlock ? .literal : .double
    } else if !isBinary && YAMLPlainText.isReadAsOther(bytes) {
      style = .double
    } else if allowsSingle {
      let allowsPlain =
        !(facts.startsWithSpaceOrBreak || facts.endsInSpace || facts.endsInBreak || facts.hasBreak
        || facts.hasIndicator)
      style = allowsPlain ? .plain : .single
    } else {
      style = .double
    }
    return YAMLTextPlan(
      style: style, isSimpleKey: !facts.hasBreak && bytes.count + (isBinary ? 8 : 0) <= 128, isBinary: isBinary)
  }
}

extension YAMLEmitter {
  /// Whether a text is written as it is, decided in one look at each byte. False says nothing.
  ///
  /// - Complexity: O(n), no allocation. Most texts of a chart end here.
  static func isSurelyPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = bytes.count
    guard let base = bytes.baseAddress, count > 0, base[count - 1] != UInt8(ascii: " ") else { return false }
    let first = base[0]
    if YAMLPlainText.isDigit(first) {
      if YAMLPlainText.isReadAsOther(bytes) { return false }
    } else {
      if (first | 0x20) &- UInt8(ascii: "a") >= 26 {
        switch first {
        case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: "<"),
          UInt8(ascii: "="), UInt8(ascii: "^"), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "\\"):
          break
        default: return false
        }
      }
      if count <= 5, YAMLPlainText.isWord(bytes) { return false }
    }
    var index = 0
    while index + 8 <= count {
      let eight = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      if hasOddByte(eight), !isPlain(bytes, index..<index + 8) { return false }
      index += 8
    }
    return isPlain(bytes, index..<count)
  }

  /// Whether one of eight bytes is a control, `#`, `:`, DEL or not ASCII. May say so of a byte that is not.
  private static func hasOddByte(_ eight: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let hash = eight ^ 0x2323_2323_2323_2323
    let colon = eight ^ 0x3A3A_3A3A_3A3A_3A3A
    let controls = eight &- (ones &* 0x20)
    let deletes = eight &+ ones
    return (controls | (hash &- ones) | (colon &- ones) | deletes | eight) & high != 0
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    // Bit n: byte n of ASCII needs a closer look, which is the case for controls, `#` and `:`, and DEL.
    let low: UInt64 = 0x0400_0008_FFFF_FFFF
    let high: UInt64 = 0x8000_0000_0000_0000
    for index in range {
      let byte = bytes[index]
      if byte >= 0x80 { return false }
      if (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 0 { continue }
      if byte == UInt8(ascii: ":") {
        if index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: " ") { return false }
      } else if byte == UInt8(ascii: "#") {
        if bytes[index - 1] == UInt8(ascii: " ") { return false }
      } else {
        return false
      }
    }
    return true
  }
}

/// What in a text bears on its style.
struct YAMLTextFacts {
  var hasLineFeed = false
  var hasBreak = false
  var hasSpecial = false
  var hasTab = false
  var hasIndicator = false
  var startsWithSpaceOrBreak = false
  var endsInSpace = false
  var endsInBreak = false
  var hasSpaceAfterBreak = false
  var hasBreakBeforeSpace = false

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    hasIndicator =
      bytes.count >= 3 && bytes[1] == first && bytes[2] == first
      && (first == UInt8(ascii: "-") || first == UInt8(ascii: "."))
    var place = 0
    var wasSpace = false
    var wasBreak = false
    var wasWhite = true
    while place < bytes.count {
      let byte = bytes[place]
      let width = YAMLText.width(byte)
      let next = place + width
      lookForIndicator(byte, isFirst: place == 0, afterWhite: wasWhite, beforeBlank: Self.isBlank(bytes, next))
      let breaks = YAMLText.isBreak(bytes, place)
      if byte == UInt8(ascii: "\t") {
        hasTab = true
      } else if !YAMLText.isPrintable(bytes, place) {
        hasSpecial = true
      }
      if byte == UInt8(ascii: " ") {
        if place == 0 { startsWithSpaceOrBreak = true }
        if next == bytes.count { endsInSpace = true }
        if wasBreak { hasSpaceAfterBreak = true }
      } else if breaks {
        hasBreak = true
        if byte == UInt8(ascii: "\n") { hasLineFeed = true }
        if place == 0 { startsWithSpaceOrBreak = true }
        if next == bytes.count { endsInBreak = true }
        if wasSpace { hasBreakBeforeSpace = true }
      }
      wasSpace = byte == UInt8(ascii: " ")
      wasBreak = breaks
      wasWhite = wasSpace || breaks || byte == UInt8(ascii: "\t") || byte == 0
      place = next
    }
  }

  private mutating func lookForIndicator(_ byte: UInt8, isFirst: Bool, afterWhite: Bool, beforeBlank: Bool) {
    switch byte {
    case UInt8(ascii: "#"): if isFirst || afterWhite { hasIndicator = true }
    case UInt8(ascii: ":"): if beforeBlank { hasIndicator = true }
    case UInt8(ascii: "?"), UInt8(ascii: "-"): if isFirst && beforeBlank { hasIndicator = true }
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      if isFirst { hasIndicator = true }
    default: break
    }
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place >= bytes.count || bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t")
  }
}
