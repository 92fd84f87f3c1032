import ValueTree

/// Reads the text of a path.
struct ManifestPathReader {
  private let bytes: [UInt8]
  private var place = 0
  /// How deep filters may stand in each other.
  private var depth = 0

  typealias Failure = ManifestPath.Failure

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func path() throws(Failure) -> [ManifestPath.Step] {
    var steps: [ManifestPath.Step] = []
    // `$` and a leading dot do no harm: `$.spec`, `.spec`.
    if peek == UInt8(ascii: "$") { place += 1 }
    try readSteps(into: &steps, isInFilter: false)
    return steps
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func failure(_ message: String) -> Failure { Failure(message: "\(message) (at character \(place + 1))") }

  private mutating func readSteps(into steps: inout [ManifestPath.Step], isInFilter: Bool) throws(Failure) {
    var isFirst = true
    while let byte = peek {
      if byte == UInt8(ascii: "[") {
        place += 1
        steps.append(try bracket())
      } else if byte == UInt8(ascii: "."), place + 1 < bytes.count, bytes[place + 1] == byte {
        place += 2
        steps.append(try descendants())
      } else if byte == UInt8(ascii: ".") || isFirst {
        if byte == UInt8(ascii: ".") { place += 1 }
        if let step = try word(isInFilter: isInFilter) { steps.append(step) }
      } else if isInFilter {
        return
      } else {
        throw failure("a dot or a bracket is missing")
      }
      isFirst = false
    }
  }

  /// A key, `*`, or `base64()` and its like.
  private mutating func word(isInFilter: Bool) throws(Failure) -> ManifestPath.Step? {
    let start = place
    while let byte = peek, !isEnd(of: byte, isInFilter) { place += 1 }
    let word = Array(bytes[start..<place])
    if word.isEmpty {
      // `a.["b.c"]` is `a["b.c"]`.
      if peek == UInt8(ascii: "["), start > 0 { return nil }
      throw failure(peek == nil ? "the path ends with a dot" : "a key is missing")
    }
    if word == [UInt8(ascii: "*")] { return .wildcard }
    if word.suffix(2).elementsEqual("()".utf8) {
      let name = String(decoding: word.dropLast(2), as: UTF8.self)
      guard let decoding = ManifestPath.Decoding(rawValue: name) else {
        throw failure("there is no \(name)(), only base64(), yaml() and json()")
      }
      return .decode(decoding)
    }
    return .key(ByteString(word))
  }

  private func isEnd(of byte: UInt8, _ isInFilter: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"): true
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: " "):
      isInFilter
    case UInt8(ascii: "("): isInFilter
    default: false
    }
  }

  private mutating func descendants() throws(Failure) -> ManifestPath.Step {
    if peek == UInt8(ascii: "[") {
      place += 1
      guard case .key(let key) = try bracket() else { throw failure("behind .. a key or * is wanted") }
      return .descendants(key)
    }
    guard let step = try word(isInFilter: false) else { throw failure("a key is missing behind ..") }
    switch step {
    case .key(let key): return .descendants(key)
    case .wildcard: return .descendants(nil)
    default: throw failure("behind .. a key or * is wanted")
    }
  }

  // MARK: Brackets

  private mutating func bracket() throws(Failure) -> ManifestPath.Step {
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let key = try quoted()
      try close()
      return .key(key)
    case UInt8(ascii: "*"):
      place += 1
      try close()
      return .wildcard
    case UInt8(ascii: "?"):
      place += 1
      let filter = try disjunction()
      skipBlanks()
      try close()
      return .filter(filter)
    default: return try plainBracket()
    }
  }

  /// `[0]`, `[1:3]`, `[name=web]`
  private mutating func plainBracket() throws(Failure) -> ManifestPath.Step {
    let start = place
    while let byte = peek, byte != UInt8(ascii: "]") { place += 1 }
    let inner = String(decoding: bytes[start..<place], as: UTF8.self)
    try close()
    if let index = Int(inner) { return .index(index) }
    let parts = inner.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.isEmpty || Int($0) != nil }) {
      let by = parts.count == 3 ? Int(parts[2]) ?? 1 : 1
      guard by > 0 else { throw failure("the step of a slice is 1 or more") }
      return .slice(from: Int(parts[0]), to: Int(parts[1]), by: by)
    }
    let sides = inner.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if sides.count == 2, !sides[0].isEmpty, !sides[1].hasPrefix("=") {
      var inner = ManifestPathReader(String(sides[0]))
      let path = ManifestPath(steps: try inner.path())
      return .filter(.comparison(.path(path), .equal, .literal(.string(ByteString(String(sides[1]))))))
    }
    throw failure("[\(inner)] is no step: write [0], [-1], [1:3], [*], [name=web], [?port > 80] or [\"a.key\"]")
  }

  private mutating func close() throws(Failure) {
    guard peek == UInt8(ascii: "]") else { throw failure("a ] is missing") }
    place += 1
  }

  private mutating func quoted() throws(Failure) -> ByteString {
    guard let quote = peek else { throw failure("a quote is missing") }
    place += 1
    var text: [UInt8] = []
    while let byte = peek, byte != quote {
      if byte == UInt8(ascii: "\\"), place + 1 < bytes.count { place += 1 }
      text.append(bytes[place])
      place += 1
    }
    guard peek == quote else { throw failure("a quote is not closed") }
    place += 1
    return ByteString(text)
  }

  // MARK: Filters

  private mutating func skipBlanks() { while peek == UInt8(ascii: " ") { place += 1 } }

  private mutating func take(_ word: StaticString) -> Bool {
    skipBlanks()
    let count = word.utf8CodeUnitCount
    guard place + count <= bytes.count,
      bytes[place..<place + count].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
    else { return false }
    place += count
    return true
  }

  private mutating func disjunction() throws(Failure) -> ManifestFilter {
    var filter = try conjunction()
    while take("||") { filter = .or(filter, try conjunction()) }
    return filter
  }

  private mutating func conjunction() throws(Failure) -> ManifestFilter {
    var filter = try negation()
    while take("&&") { filter = .and(filter, try negation()) }
    return filter
  }

  private mutating func negation() throws(Failure) -> ManifestFilter {
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw failure("conditions stand inside each other more than 100 deep") }
    skipBlanks()
    if peek == UInt8(ascii: "!") {
      place += 1
      return .not(try negation())
    }
    if peek == UInt8(ascii: "(") {
      place += 1
      let inner = try disjunction()
      guard take(")") else { throw failure("a ) is missing") }
      return inner
    }
    let left = try operand()
    for comparison in ManifestFilter.Comparison.allCases where takes(comparison) {
      return .comparison(left, comparison, try operand())
    }
    if take("=") { return .comparison(left, .equal, try operand()) }
    guard case .path(let path) = left else { throw failure("a comparison is missing") }
    return .exists(path)
  }

  private mutating func takes(_ comparison: ManifestFilter.Comparison) -> Bool {
    skipBlanks()
    let word = Array(comparison.rawValue.utf8)
    guard place + word.count <= bytes.count, bytes[place..<place + word.count].elementsEqual(word) else { return false }
    place += word.count
    return true
  }

  private mutating func operand() throws(Failure) -> ManifestFilter.Operand {
    skipBlanks()
    guard let byte = peek else { throw failure("a value is missing") }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .literal(.string(try quoted()))
    case UInt8(ascii: "@"):
      place += 1
      var steps: [ManifestPath.Step] = []
      if peek == UInt8(ascii: ".") || peek == UInt8(ascii: "[") { try readSteps(into: &steps, isInFilter: true) }
      return .path(ManifestPath(steps: steps))
    default: break
    }
    let start = place
    if byte == UInt8(ascii: "-") || 0x30...0x39 ~= byte {
      while let byte = peek, byte != UInt8(ascii: "."), !isEnd(of: byte, true) || byte == UInt8(ascii: ".") {
        place += 1
      }
      if peek == UInt8(ascii: ".") {
        place += 1
        while let byte = peek, 0x30...0x39 ~= byte { place += 1 }
      }
      let word = String(decoding: bytes[start..<place], as: UTF8.self)
      if let number = Double(word) { return .literal(.float(number)) }
      // `512Mi`: a text.
      return .literal(.string(ByteString(word)))
    }
    var steps: [ManifestPath.Step] = []
    try readSteps(into: &steps, isInFilter: true)
    if steps.count == 1, case .key(let word) = steps[0] {
      switch word.string {
      case "true": return .literal(.bool(true))
      case "false": return .literal(.bool(false))
      case "null": return .literal(.null)
      default: break
      }
    }
    return .path(ManifestPath(steps: steps))
  }
}
