/// The parts of a version as they stand in its text, without judgement of their content.
struct VersionParts {
  /// One to three numbers, `v` and points left out.
  var numbers: [Range<Int>]
  /// Without its hyphen.
  var prerelease: Range<Int>?
  /// Without its plus sign.
  var metadata: Range<Int>?
}

/// Reads versions byte by byte, as far as the grammar goes.
///
/// - Complexity: one pass; what it takes is always the longest that fits, which is also what the regular expressions of
///   Masterminds/semver find, because none of the bytes that may follow a version can stand in one.
struct VersionScanner {
  /// What the numbers of a version consist of.
  enum Numbers {
    case digits
    /// Digits, `x`, `X`, `*`, and by an oversight `|`.
    case wildcards
  }

  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Skips white space and says whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = index
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  /// A version at this place, or nil; the index then stands where it stood.
  mutating func parts(_ numbers: Numbers) -> VersionParts? {
    let start = index
    _ = take(UInt8(ascii: "v"))
    guard let first = run({ isNumber($0, numbers) }) else {
      index = start
      return nil
    }
    var parts = VersionParts(numbers: [first])
    while parts.numbers.count < 3, let next = run(after: UInt8(ascii: "."), { isNumber($0, numbers) }) {
      parts.numbers.append(next)
    }
    parts.prerelease = identifiers(after: UInt8(ascii: "-"))
    parts.metadata = identifiers(after: UInt8(ascii: "+"))
    return parts
  }

  /// Identifiers with points between them, after `mark`; nothing is taken when they do not follow.
  private mutating func identifiers(after mark: UInt8) -> Range<Int>? {
    guard let first = run(after: mark, isIdentifierByte) else { return nil }
    while run(after: UInt8(ascii: "."), isIdentifierByte) != nil {}
    return first.lowerBound..<index
  }

  private mutating func run(after mark: UInt8, _ belongs: (UInt8) -> Bool) -> Range<Int>? {
    let start = index
    guard take(mark) else { return nil }
    if let found = run(belongs) { return found }
    index = start
    return nil
  }

  private mutating func run(_ belongs: (UInt8) -> Bool) -> Range<Int>? {
    let start = index
    while index < bytes.count, belongs(bytes[index]) { index += 1 }
    return index > start ? start..<index : nil
  }
}

private func isNumber(_ byte: UInt8, _ numbers: VersionScanner.Numbers) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): true
  case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"), UInt8(ascii: "|"): numbers == .wildcards
  default: false
  }
}

func isIdentifierByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
    true
  default: false
  }
}

/// White space of Go's regular expressions: no vertical tab.
func isSpace(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C: true
  default: false
  }
}
