import ValueTree

/// A pattern for `.Files.Glob`, in which `*` and `?` stop at a slash and `**` does not.
///
/// - Source: gobwas/glob 0.2.3 with the separator `/`.
struct Glob {
  private indirect enum Part {
    case literal([UInt8])
    case single
    case star
    case superStar
    case list([UInt32], isNegated: Bool)
    case range(UInt32, UInt32, isNegated: Bool)
    case alternatives([[Part]])
  }

  private let parts: [Part]

  private init(parts: [Part]) { self.parts = parts }

  /// Matches every path.
  static let everything = Glob(parts: [.superStar])

  /// Nil when the pattern is not valid.
  init?(_ pattern: ByteString) {
    let bytes = pattern.bytes
    var index = 0
    guard let parts = Self.parse(bytes, &index, depth: 0), index == bytes.count else { return nil }
    self.parts = parts
  }

  /// Parses until the end, or inside braces until `,` or `}`.
  private static func parse(_ bytes: [UInt8], _ index: inout Int, depth: Int) -> [Part]? {
    guard depth < 100 else { return nil }
    var parts: [Part] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"):
        index += 1
        if index < bytes.count { literal.append(bytes[index]) }
        index += 1
      case UInt8(ascii: "*"):
        flush()
        var stars = 0
        while index < bytes.count, bytes[index] == UInt8(ascii: "*") { (stars, index) = (stars + 1, index + 1) }
        parts.append(stars > 1 ? .superStar : .star)
      case UInt8(ascii: "?"):
        flush()
        parts.append(.single)
        index += 1
      case UInt8(ascii: "["):
        flush()
        guard let part = characterClass(bytes, &index) else { return nil }
        parts.append(part)
      case UInt8(ascii: "{"):
        flush()
        index += 1
        var alternatives: [[Part]] = []
        while true {
          guard let alternative = parse(bytes, &index, depth: depth + 1) else { return nil }
          alternatives.append(alternative)
          // Quirk: the end of the pattern closes an open brace (`helm/files/030`).
          if index == bytes.count { break }
          index += 1
          if bytes[index - 1] == UInt8(ascii: "}") { break }
        }
        parts.append(.alternatives(alternatives))
      case UInt8(ascii: ","), UInt8(ascii: "}"):
        if depth > 0 {
          flush()
          return parts
        }
        literal.append(byte)
        index += 1
      default:
        literal.append(byte)
        index += 1
      }
    }
    flush()
    return parts
  }

  /// `[abc]`, `[!abc]` or `[a-z]`.
  private static func characterClass(_ bytes: [UInt8], _ index: inout Int) -> Part? {
    guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    var scalars = String(decoding: bytes[(index + 1)..<end], as: UTF8.self).unicodeScalars.map { $0.value }
    index = end + 1
    let isNegated = scalars.first == UInt32(UInt8(ascii: "!"))
    if isNegated { scalars.removeFirst() }
    if scalars.count == 3, scalars[1] == UInt32(UInt8(ascii: "-")) {
      return scalars[0] <= scalars[2] ? .range(scalars[0], scalars[2], isNegated: isNegated) : nil
    }
    if scalars.isEmpty || scalars.contains(UInt32(UInt8(ascii: "-"))) { return nil }
    return .list(scalars, isNegated: isNegated)
  }

  /// - Complexity: O(pattern · path): a part is laid at all places where it may start at once.
  func matches(_ path: ByteString) -> Bool {
    if parts.count > 1, let lengths = Self.lengths(of: parts) { return Self.matchRow(parts, lengths, path.bytes) }
    return path.withBytes { text in
      var starts = [Bool](repeating: false, count: text.count + 1)
      starts[0] = true
      return Self.ends(of: parts, from: starts, in: text).map { $0[text.count] } ?? false
    }
  }

  /// How many characters each part takes; nil when one takes any number.
  private static func lengths(of parts: [Part]) -> [Int]? {
    var lengths: [Int] = []
    for part in parts {
      switch part {
      case .literal(let bytes): lengths.append(starts(of: bytes[...]).count)
      case .single, .list, .range: lengths.append(1)
      case .alternatives(let alternatives):
        let all = alternatives.map { Self.lengths(of: $0)?.reduce(0, +) }
        guard let first = all.first, let length = first, all.allSatisfy({ $0 == length }) else { return nil }
        lengths.append(length)
      case .star, .superStar: return nil
      }
    }
    return lengths
  }

  /// A pattern without stars: each part is held against the characters that it takes.
  ///
  /// - Quirk: the library cuts the last of them after its first byte, so that a part whose last character is not ASCII
  ///   fails, and what follows it too.
  private static func matchRow(_ parts: [Part], _ lengths: [Int], _ text: [UInt8]) -> Bool {
    guard starts(of: text[...]).count == lengths.reduce(0, +) else { return false }
    var rest = text[...]
    for (part, length) in zip(parts, lengths) {
      let starts = starts(of: rest)
      guard starts.count >= length, length > 0 else { return false }
      let taken = rest[...starts[length - 1]]
      if case .literal(let bytes) = part {
        guard taken.elementsEqual(bytes) else { return false }
      } else if case .alternatives(let alternatives) = part {
        guard alternatives.contains(where: { Glob(parts: $0).matches(ByteString(Array(taken))) }) else { return false }
      } else {
        guard let (scalar, width) = firstScalar(taken), width == taken.count, matches(part, scalar) else {
          return false
        }
      }
      rest = rest[taken.endIndex...]
    }
    return true
  }

  /// Where characters start; each byte that is no UTF-8 is one.
  private static func starts(of text: ArraySlice<UInt8>) -> [Int] {
    var starts: [Int] = []
    var index = text.startIndex
    while index < text.endIndex {
      starts.append(index)
      index += firstScalar(text[index...])?.1 ?? 1
    }
    return starts
  }

  /// Where `parts` may end when they start at one of `starts`; nil when they end nowhere.
  private static func ends(of parts: [Part], from starts: [Bool], in text: UnsafeBufferPointer<UInt8>) -> [Bool]? {
    var places = starts
    for part in parts {
      guard let ends = ends(of: part, from: places, in: text) else { return nil }
      places = ends
    }
    return places
  }

  private static func ends(of part: Part, from starts: [Bool], in text: UnsafeBufferPointer<UInt8>) -> [Bool]? {
    var ends = [Bool](repeating: false, count: starts.count)
    var isAny = false
    switch part {
    case .literal(let bytes):
      for start in starts.indices where starts[start] && text[start...].starts(with: bytes) {
        (ends[start + bytes.count], isAny) = (true, true)
      }
    case .single, .list, .range:
      for start in starts.indices where starts[start] {
        guard let (scalar, length) = firstScalar(text[start...]), matches(part, scalar) else { continue }
        (ends[start + length], isAny) = (true, true)
      }
    case .star, .superStar:
      var isOpen = false
      for place in starts.indices {
        isOpen = isOpen || starts[place]
        if isOpen { (ends[place], isAny) = (true, true) }
        if case .star = part, place < text.count, text[place] == UInt8(ascii: "/") { isOpen = false }
      }
    case .alternatives(let alternatives):
      for alternative in alternatives {
        guard let found = Self.ends(of: alternative, from: starts, in: text) else { continue }
        for place in found.indices where found[place] { (ends[place], isAny) = (true, true) }
      }
    }
    return isAny ? ends : nil
  }

  private static func matches(_ part: Part, _ scalar: UInt32) -> Bool {
    switch part {
    case .single: scalar != UInt32(UInt8(ascii: "/"))
    case .list(let scalars, let isNegated): scalars.contains(scalar) != isNegated
    case .range(let low, let high, let isNegated): (scalar >= low && scalar <= high) != isNegated
    default: false
    }
  }

  private static func firstScalar(_ text: some Collection<UInt8>) -> (UInt32, Int)? {
    guard !text.isEmpty else { return nil }
    var decoder = UTF8()
    var iterator = text.makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return (scalar.value, UTF8.width(scalar)) }
    return (0xFFFD, 1)
  }
}
