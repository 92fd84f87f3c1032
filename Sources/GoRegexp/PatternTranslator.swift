import ValueTree

/// Reads a pattern by Go's grammar, finds Go's first error, and writes the pattern that means the same to RE2.
///
/// What differs between the two: names of groups (kept here, never told to RE2), `\C`, names of Unicode classes, and
/// the words and order of errors. Escapes are written anew, everything else is copied.
///
/// - Source: Go 1.26.6, `regexp/syntax`, `parse`, with the flags of `Perl`.
struct PatternTranslator {
  let pattern: ByteString
  let bytes: [UInt8]
  /// Name of each group, the whole match first; empty for a group without a name.
  var names: [ByteString] = [ByteString()]
  var output: [UInt8] = []
  /// Whether `\B` occurs.
  var hasNonBoundary = false
  /// What the pattern amounts to, once it is read.
  private(set) var whole = PatternNode()
  /// The groups that are open, the whole pattern first.
  private var groups = [PatternGroup()]
  /// Where the repetition operator began that ends right here; nil when something else stands before.
  private var lastRepeat: Int?

  init(_ pattern: ByteString) {
    self.pattern = pattern
    bytes = pattern.bytes
    output.reserveCapacity(bytes.count + 16)
  }

  mutating func run() throws(RegexpFailure) {
    var index = 0
    while index < bytes.count {
      let repeatStart = isRepeat(at: index) ? index : nil
      switch bytes[index] {
      case UInt8(ascii: "("): index = try openGroup(at: index)
      case UInt8(ascii: ")"):
        try closeGroup()
        index += 1
      case UInt8(ascii: "|"):
        groups[groups.count - 1].startAlternative()
        copy(index..<index + 1)
        index += 1
      case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "."):
        try push(.atom)
        copy(index..<index + 1)
        index += 1
      case UInt8(ascii: "["): index = try readClass(at: index)
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): index = try readSimpleRepeat(at: index)
      case UInt8(ascii: "{"): index = try readBrace(at: index)
      case UInt8(ascii: "\\"): index = try readBackslash(at: index)
      default:
        let width = try rune(at: index, end: bytes.count).width
        try push(.literal)
        copy(index..<index + width)
        index += width
      }
      lastRepeat = repeatStart
    }
    guard groups.count == 1 else { throw RegexpFailure(.missingParenthesis, pattern) }
    whole = groups[0].closed
    try check(whole)
  }

  // MARK: Pieces

  func failure(_ code: RegexpFailure.Code, _ range: Range<Int>) -> RegexpFailure {
    RegexpFailure(code, pattern[range])
  }

  /// The rune at `index`; the blame for an invalid one reaches to `end`.
  func rune(at index: Int, end: Int) throws(RegexpFailure) -> (rune: UInt32, width: Int) {
    let decoded = bytes.withUnsafeBufferPointer { Runes.decode($0, at: index) }
    if decoded.rune == 0xFFFD, decoded.width == 1 { throw failure(.invalidUTF8, index..<end) }
    return decoded
  }

  mutating func copy(_ range: Range<Int>) { output.append(contentsOf: bytes[range]) }

  /// Writes `rune` so that it stands for itself, inside a class and outside.
  mutating func write(_ rune: UInt32) {
    if rune < 0x80, Runes.isAlphanumeric(UInt8(rune)) {
      output.append(UInt8(rune))
    } else {
      output += Array("\\x{\(String(rune, radix: 16))}".utf8)
    }
  }

  mutating func push(_ node: PatternNode) throws(RegexpFailure) {
    groups[groups.count - 1].push(node)
  }

  func check(_ node: PatternNode) throws(RegexpFailure) {
    if node.size > PatternNode.maximumSize { throw RegexpFailure(.tooLarge, pattern) }
    if node.height > PatternNode.maximumHeight { throw RegexpFailure(.tooDeep, pattern) }
  }

  // MARK: Groups

  private mutating func openGroup(at index: Int) throws(RegexpFailure) -> Int {
    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "?") { return try readPerlGroup(at: index) }
    groups.append(PatternGroup(isCapture: true))
    names.append(ByteString())
    output.append(UInt8(ascii: "("))
    return index + 1
  }

  mutating func openNamedGroup(_ name: ByteString) {
    groups.append(PatternGroup(isCapture: true))
    names.append(name)
    output.append(UInt8(ascii: "("))
  }

  mutating func openPlainGroup() { groups.append(PatternGroup(isCapture: false)) }

  private mutating func closeGroup() throws(RegexpFailure) {
    guard groups.count > 1, let group = groups.popLast() else { throw RegexpFailure(.unexpectedParenthesis, pattern) }
    var node = group.closed
    if group.isCapture { node = node.captured }
    try check(node)
    try push(node)
    output.append(UInt8(ascii: ")"))
  }

  // MARK: Repetition

  private func isRepeat(at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): true
    case UInt8(ascii: "{"): repeatCount(at: index) != nil
    default: false
    }
  }

  private mutating func readSimpleRepeat(at index: Int) throws(RegexpFailure) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "*"): try applyRepeat(index..<index + 1, from: 0) { $0.wrapped(adding: 2).endless.starred }
    case UInt8(ascii: "+"): try applyRepeat(index..<index + 1, from: 1) { $0.wrapped(adding: 1).endless }
    default: try applyRepeat(index..<index + 1) { $0.wrapped(adding: 1) }
    }
  }

  private mutating func readBrace(at index: Int) throws(RegexpFailure) -> Int {
    guard let (least, most, end) = repeatCount(at: index) else {
      try push(.literal)
      write(UInt32(UInt8(ascii: "{")))
      return index + 1
    }
    if least > 1000 || (most ?? 0) > 1000 || most.map({ least > $0 }) ?? false {
      throw failure(.invalidRepeatCount, index..<end)
    }
    var isTooMany = false
    let after = try applyRepeat(index..<end, from: most == nil ? least : nil) { node in
      let repeated = node.repeated(least, most)
      isTooMany = (least >= 2 || (most ?? 0) >= 2) && repeated.repeats > 1000
      return repeated
    }
    if isTooMany { throw failure(.invalidRepeatCount, index..<after) }
    return after
  }

  /// Applies the operator in `range`, and a `?` after it, to what stands before. Returns where it ends.
  ///
  /// - Parameter least: how often at least, of an operator without an upper bound.
  private mutating func applyRepeat(
    _ range: Range<Int>, from least: Int? = nil, _ change: (PatternNode) -> PatternNode
  ) throws(RegexpFailure) -> Int {
    var end = range.upperBound
    if end < bytes.count, bytes[end] == UInt8(ascii: "?") { end += 1 }
    if let lastRepeat { throw failure(.invalidNestedRepetition, lastRepeat..<end) }
    guard let node = groups[groups.count - 1].last else {
      throw failure(.missingRepeatArgument, range.lowerBound..<end)
    }
    let changed = change(node)
    try check(changed)
    groups[groups.count - 1].last = changed
    if node.isStar, let least, least > 0, end > range.upperBound {
      // One more turn of `x*` finds nothing that it has not seen, so `(x*)+?` is `(x*)`. RE2 lets it take more than Go
      // where x may be empty: the table of `Replacement` has it.
      if least > 1 { output += Array("{\(least)}".utf8) }
    } else {
      copy(range.lowerBound..<end)
    }
    return end
  }

  /// Reads `{2}`, `{2,}` or `{2,5}`; nil when the brace is only a brace. Numbers too large to matter are cut to 1001.
  private func repeatCount(at index: Int) -> (least: Int, most: Int?, end: Int)? {
    guard let (least, afterLeast) = number(at: index + 1), afterLeast < bytes.count else { return nil }
    var position = afterLeast
    var most: Int? = least
    if bytes[position] == UInt8(ascii: ",") {
      position += 1
      guard position < bytes.count else { return nil }
      if bytes[position] == UInt8(ascii: "}") {
        most = nil
      } else {
        guard let (value, after) = number(at: position) else { return nil }
        most = value
        position = after
      }
    }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "}") else { return nil }
    return (least, most, position + 1)
  }

  private func number(at index: Int) -> (value: Int, end: Int)? {
    var end = index
    var value = 0
    while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") {
      value = min(value * 10 + Int(bytes[end] - UInt8(ascii: "0")), 1001)
      end += 1
    }
    if end == index || (bytes[index] == UInt8(ascii: "0") && end > index + 1) { return nil }
    return (value, end)
  }
}
