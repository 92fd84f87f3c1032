import Diagnostics

/// The action that a parser stopped in, for what stands left and right of that place.
///
/// Texts that do not parse have no tokens that one could trust, so this reads bytes, and only few around the place.
struct ActionText {
  let bytes: [UInt8]
  /// Where its `{{` stands.
  let open: Int
  /// What stands inside the braces and their dashes, without blanks around it; up to the end of the line where no `}}` comes.
  let inner: Range<Int>
  private let close: Int?

  private static let most = 400

  /// - Parameter start: where the action starts; without it the `{{` before `place` counts.
  init?(_ bytes: [UInt8], around place: Int, start: Int?) {
    guard place <= bytes.count, let open = start ?? Self.opening(bytes, before: place), open <= place,
      place - open <= Self.most, open + 2 <= bytes.count
    else { return nil }
    var stop = max(place, open + 2)
    let limit = min(bytes.count, stop + Self.most)
    var close: Int?
    while stop < limit, bytes[stop] != 0x0A {
      if bytes[stop] == UInt8(ascii: "}"), stop + 1 < bytes.count, bytes[stop + 1] == UInt8(ascii: "}") {
        close = stop
        break
      }
      stop += 1
    }
    var first = open + 2
    if first < stop, bytes[first] == UInt8(ascii: "-") { first += 1 }
    while first < stop, Self.isBlank(bytes[first]) { first += 1 }
    if close != nil, stop - 1 > first, bytes[stop - 1] == UInt8(ascii: "-") { stop -= 1 }
    while stop > first, Self.isBlank(bytes[stop - 1]) { stop -= 1 }
    self.bytes = bytes
    self.open = open
    self.close = close
    inner = first..<max(first, stop)
  }

  private static func opening(_ bytes: [UInt8], before place: Int) -> Int? {
    var index = min(place, bytes.count - 2)
    while index >= max(0, place - most) {
      if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") { return index }
      index -= 1
    }
    return nil
  }

  // MARK: Texts

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What stands inside the braces.
  var text: String { text(inner) }

  /// The action with its braces; nil when it has no end, or would fill a hint.
  var whole: String? {
    guard let close, close + 2 - open <= 70 else { return nil }
    return text(open..<close + 2)
  }

  /// Whether another `}}` follows on the line before the next `{{`.
  var isClosedAgain: Bool {
    guard let close else { return false }
    for index in close + 2..<max(close + 2, min(close + 2 + Self.most, bytes.count)) {
      guard byte(index) == byte(index + 1) else { continue }
      if bytes[index] == UInt8(ascii: "}") { return true }
      if bytes[index] == UInt8(ascii: "{") { return false }
    }
    return false
  }

  /// What stands before the action on its line.
  var before: String {
    var start = open
    while start > 0, open - start < Self.most, bytes[start - 1] != 0x0A { start -= 1 }
    return text(start..<open)
  }

  /// Its first word: `if`, `include`, `range`.
  var keyword: String {
    var end = inner.lowerBound
    while end < inner.upperBound, Self.isWord(bytes[end]) { end += 1 }
    return text(inner.lowerBound..<end)
  }

  func byte(_ index: Int) -> UInt8 { index >= 0 && index < bytes.count ? bytes[index] : 0 }

  // MARK: Operands

  /// The value that ends before `place`: a name, a number, a string, or what stands in parentheses.
  func operand(before place: Int) -> Range<Int>? {
    var end = min(place, inner.upperBound)
    while end > inner.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
    guard end > inner.lowerBound else { return nil }
    if bytes[end - 1] == UInt8(ascii: "\"") {
      guard let start = bytes[inner.lowerBound..<end - 1].lastIndex(of: UInt8(ascii: "\"")) else { return nil }
      return start..<end
    }
    var start = end
    while start > inner.lowerBound, Self.isName(bytes[start - 1]) { start -= 1 }
    if start > inner.lowerBound, bytes[start - 1] == UInt8(ascii: ")"),
      start == end || bytes[start] == UInt8(ascii: ".")
    {
      var depth = 0
      repeat {
        start -= 1
        if bytes[start] == UInt8(ascii: ")") { depth += 1 }
        if bytes[start] == UInt8(ascii: "(") { depth -= 1 }
      } while depth > 0 && start > inner.lowerBound
      if depth > 0 { return nil }
    }
    return start < end ? start..<end : nil
  }

  /// The value that starts behind `place`.
  func operand(after place: Int) -> Range<Int>? {
    var start = place
    while start < inner.upperBound, Self.isBlank(bytes[start]) { start += 1 }
    guard start < inner.upperBound else { return nil }
    var end = start
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      guard let stop = bytes[start + 1..<inner.upperBound].firstIndex(of: bytes[start]) else { return nil }
      return start..<stop + 1
    case UInt8(ascii: "("):
      guard let stop = closing(of: start) else { return nil }
      end = stop + 1
    case UInt8(ascii: "-"): end += 1
    default: break
    }
    while end < inner.upperBound, Self.isName(bytes[end]) { end += 1 }
    return start < end ? start..<end : nil
  }

  /// Where the parenthesis at `start` is closed.
  func closing(of start: Int) -> Int? {
    var depth = 0
    for index in start..<max(start, inner.upperBound) {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Whether a value that starts here is all that its command has before it.
  func isFirst(_ operand: Range<Int>) -> Bool {
    var before = text(inner.lowerBound..<operand.lowerBound)
    while before.last == " " { before.removeLast() }
    return ["", "if", "with", "else if", "else with"].contains(before) || before.hasSuffix("=") || before.hasSuffix("(")
  }

  /// Behind the name that starts here, or stands here.
  func endOfName(at place: Int) -> Int {
    var end = place
    while end < inner.upperBound, Self.isName(bytes[end]) { end += 1 }
    return end
  }

  /// The text of a range without the commas that separate arguments.
  func withoutCommas(_ range: Range<Int>) -> String {
    var output: [UInt8] = []
    var isQuoted = false
    for index in range {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] != UInt8(ascii: ",") || isQuoted {
        output.append(bytes[index])
      } else if !Self.isBlank(byte(index + 1)) {
        output.append(0x20)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: Bytes

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// A letter, digit or underscore.
  static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// A part of `.Values.a` or `$x.b`.
  static func isName(_ byte: UInt8) -> Bool { isWord(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$") }
}
