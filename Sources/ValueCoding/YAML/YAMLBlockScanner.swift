/// Reads the plain common part of block YAML several times faster than libyaml.
///
/// It knows mappings and sequences by indentation, plain and quoted scalars, block scalars, comments, and flow collections
/// on one line. Whatever it does not fully understand, errors included, it leaves to libyaml: ``scan(into:)`` returns
/// false, and what the sink got so far is void.
///
/// - Complexity: two passes over each line, no allocation but for the stack of open collections. Bench: `probe head`.
struct YAMLBlockScanner {
  let bytes: UnsafePointer<UInt8>
  let count: Int
  /// Where the next line starts.
  var next = 0
  var open: [Collection] = []
  /// The innermost collection has a key or a dash without a node so far.
  private var awaitsNode = false
  private var hasRoot = false
  /// Room for scalars that are not written as they read.
  var scratch: [UInt8] = []

  struct Collection {
    var indent: Int
    var isSequence: Bool
    /// A sequence whose dashes stand under the key of its mapping.
    var isIndentless = false
  }

  /// Far below the depth at which go-yaml gives up.
  static let depthLimit = 1_000
  /// go-yaml looks for the colon of a key within 1,024 characters.
  static let keyLimit = 1_000

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, !text.isEmpty else { return nil }
    bytes = base
    count = text.count
  }

  /// Hands the nodes of the document to `sink`; false where the text is left to libyaml.
  mutating func scan<Sink: YAMLSink>(into sink: inout Sink) throws(YAMLProblem) -> Bool {
    skipStart()
    while next < count {
      var place = next
      while place < count, bytes[place] == .space { place += 1 }
      if place == count { break }
      if bytes[place] == .lineFeed {
        next = place + 1
        continue
      }
      let column = place - next
      guard let line = Line(bytes, from: place, to: count) else { return false }
      next = line.next
      if bytes[place] == .hash { continue }
      if line.hasTab || (column == 0 && isMarker(place, line.end)) { return false }
      guard try entry(place, line.end, column, &sink) else { return false }
    }
    if awaitsNode { try emitNull(&sink) }
    guard hasRoot else { return false }
    while open.popLast() != nil { try sink.end() }
    return true
  }

  /// Passes a first line `---`, as values files have it.
  private mutating func skipStart() {
    if count > 4, bytes[0] == .dash, bytes[1] == .dash, bytes[2] == .dash, bytes[3] == .lineFeed { next = 4 }
  }

  /// `---`, `...` or a directive.
  private func isMarker(_ place: Int, _ end: Int) -> Bool {
    let first = bytes[place]
    if first == UInt8(ascii: "%") { return true }
    guard first == .dash || first == UInt8(ascii: "."), end - place >= 3 else { return false }
    return bytes[place + 1] == first && bytes[place + 2] == first
  }

  // MARK: Entries

  /// One line that starts an entry, or the node that the line before waits for.
  private mutating func entry<Sink: YAMLSink>(
    _ place: Int, _ end: Int, _ column: Int, _ sink: inout Sink
  ) throws(YAMLProblem) -> Bool {
    let isDash = isDash(place, end)
    guard let top = open.last else {
      if hasRoot { return false }
      hasRoot = true
      return try node(place, end, column, isDash, &sink)
    }
    if awaitsNode {
      if column > top.indent {
        awaitsNode = false
        let isCollection = isDash || colon(place, end) != nil
        return isCollection ? try node(place, end, column, isDash, &sink) : try value(place, end, &sink)
      }
      if column == top.indent, isDash, !top.isSequence {
        awaitsNode = false
        open.append(Collection(indent: column, isSequence: true, isIndentless: true))
        try sink.startSequence(anchor: nil, at: .none)
        return try item(place, end, column, &sink)
      }
      try emitNull(&sink)
    } else if column > top.indent {
      return false
    }
    while let top = open.last, column < top.indent || (top.isIndentless && column == top.indent && !isDash) {
      open.removeLast()
      try sink.end()
    }
    guard let top = open.last, top.indent == column, top.isSequence == isDash else { return false }
    return isDash ? try item(place, end, column, &sink) : try pair(place, end, &sink)
  }

  private mutating func emitNull<Sink: YAMLSink>(_ sink: inout Sink) throws(YAMLProblem) {
    awaitsNode = false
    try sink.scalar(YAMLScalarNode(UnsafeBufferPointer(start: nil, count: 0), isPlain: true))
  }

  @inline(__always)
  private func isDash(_ place: Int, _ end: Int) -> Bool {
    bytes[place] == .dash && (place + 1 == end || bytes[place + 1] == .space)
  }

  /// The first line of a mapping or sequence.
  private mutating func node<Sink: YAMLSink>(
    _ place: Int, _ end: Int, _ column: Int, _ isDash: Bool, _ sink: inout Sink
  ) throws(YAMLProblem) -> Bool {
    if open.count >= Self.depthLimit { return false }
    open.append(Collection(indent: column, isSequence: isDash))
    if isDash {
      try sink.startSequence(anchor: nil, at: .none)
      return try item(place, end, column, &sink)
    }
    try sink.startMapping(anchor: nil, at: .none)
    return try pair(place, end, &sink)
  }

  /// `- …`
  private mutating func item<Sink: YAMLSink>(
    _ dash: Int, _ end: Int, _ column: Int, _ sink: inout Sink
  ) throws(YAMLProblem) -> Bool {
    var place = dash + 1
    while place < end, bytes[place] == .space { place += 1 }
    if place == end || bytes[place] == .hash {
      awaitsNode = true
      return true
    }
    if isDash(place, end) || colon(place, end) != nil {
      return try node(place, end, column + place - dash, bytes[place] == .dash && isDash(place, end), &sink)
    }
    return try value(place, end, &sink)
  }

  /// `key: …`
  private mutating func pair<Sink: YAMLSink>(
    _ start: Int, _ end: Int, _ sink: inout Sink
  ) throws(YAMLProblem) -> Bool {
    guard let colon = colon(start, end), colon - start <= Self.keyLimit else { return false }
    if bytes[start] == .quote || bytes[start] == .apostrophe {
      guard let (key, after) = quoted(start, end), after == colon else { return false }
      try emit(key, &sink)
    } else {
      var last = colon
      while bytes[last - 1] == .space { last -= 1 }
      try sink.scalar(YAMLScalarNode(slice(start, last), isPlain: true))
    }
    var place = colon + 1
    while place < end, bytes[place] == .space { place += 1 }
    if place == end || bytes[place] == .hash {
      awaitsNode = true
      return true
    }
    return try value(place, end, &sink)
  }

  /// Where the colon stands that ends the key at `start`; nil when there is no key that this scanner knows.
  private func colon(_ start: Int, _ end: Int) -> Int? {
    if bytes[start] == .quote || bytes[start] == .apostrophe {
      guard let after = closing(start, end), after < end, bytes[after] == .colon else { return nil }
      return after + 1 == end || bytes[after + 1] == .space ? after : nil
    }
    guard startsPlain(start, end) else { return nil }
    var place = start + 1
    while place < end {
      let byte = bytes[place]
      if byte == .colon, place + 1 == end || bytes[place + 1] == .space { return place }
      if byte == .hash, bytes[place - 1] == .space { return nil }
      place += 1
    }
    return nil
  }

  /// The node after a key or dash on the same line.
  private mutating func value<Sink: YAMLSink>(
    _ start: Int, _ end: Int, _ sink: inout Sink
  ) throws(YAMLProblem) -> Bool {
    switch bytes[start] {
    case .quote, .apostrophe:
      guard let (text, after) = quoted(start, end), isRest(after, end) else { return false }
      try emit(text, &sink)
      return true
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try block(start, end, &sink)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard let after = try flow(start, end, &sink) else { return false }
      return isRest(after, end)
    default:
      guard startsPlain(start, end) else { return false }
      return try plain(start, end, &sink)
    }
  }

  /// Whether nothing but a comment follows.
  private func isRest(_ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < end, bytes[place] == .space { place += 1 }
    return place == end || (bytes[place] == .hash && place > start)
  }
}

extension YAMLBlockScanner {
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + start, count: end - start)
  }
}

extension YAMLMark {
  /// The scanner keeps no places.
  static let none = YAMLMark(line: 0, column: 0)
}

extension YAMLScalarNode {
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    self.init(text: text, isPlain: isPlain, tag: nil, anchor: nil, mark: .none)
  }
}

extension UInt8 {
  @inline(__always) static var space: UInt8 { 0x20 }
  @inline(__always) static var lineFeed: UInt8 { 0x0A }
  @inline(__always) static var dash: UInt8 { 0x2D }
  @inline(__always) static var hash: UInt8 { 0x23 }
  @inline(__always) static var colon: UInt8 { 0x3A }
  @inline(__always) static var quote: UInt8 { 0x22 }
  @inline(__always) static var apostrophe: UInt8 { 0x27 }
  @inline(__always) static var backslash: UInt8 { 0x5C }
}
