extension YAMLBlockScanner {
  /// A flow collection on one line, of plain words and quoted scalars; the place after it, nil where that is not sure.
  mutating func flow<Sink: YAMLSink>(
    _ start: Int, _ end: Int, depth: Int = 0, _ sink: inout Sink
  ) throws(YAMLProblem) -> Int? {
    guard depth < Self.flowDepthLimit else { return nil }
    let isMapping = bytes[start] == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    if isMapping {
      try sink.startMapping(anchor: nil, at: .none)
    } else {
      try sink.startSequence(anchor: nil, at: .none)
    }
    var place = start + 1
    skipSpace(&place, end)
    while place < end, bytes[place] != close {
      let first = isMapping ? try flowScalar(place, end, &sink) : try flowNode(place, end, depth: depth, &sink)
      guard let after = first else { return nil }
      place = after
      skipSpace(&place, end)
      if isMapping {
        guard place + 1 < end, bytes[place] == .colon, bytes[place + 1] == .space else { return nil }
        place += 2
        skipSpace(&place, end)
        guard place < end, let after = try flowNode(place, end, depth: depth, &sink) else { return nil }
        place = after
        skipSpace(&place, end)
      }
      guard place < end else { return nil }
      if bytes[place] == UInt8(ascii: ",") {
        place += 1
        skipSpace(&place, end)
      } else if bytes[place] != close {
        return nil
      }
    }
    guard place < end else { return nil }
    try sink.end()
    return place + 1
  }

  private static var flowDepthLimit: Int { 20 }

  private mutating func flowNode<Sink: YAMLSink>(
    _ place: Int, _ end: Int, depth: Int, _ sink: inout Sink
  ) throws(YAMLProblem) -> Int? {
    switch bytes[place] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): try flow(place, end, depth: depth + 1, &sink)
    default: try flowScalar(place, end, &sink)
    }
  }

  private func skipSpace(_ place: inout Int, _ end: Int) {
    while place < end, bytes[place] == .space { place += 1 }
  }

  /// A quoted scalar, or a plain one made of safe characters without a space.
  private mutating func flowScalar<Sink: YAMLSink>(
    _ start: Int, _ end: Int, _ sink: inout Sink
  ) throws(YAMLProblem) -> Int? {
    if bytes[start] == .quote || bytes[start] == .apostrophe {
      guard let (text, after) = quoted(start, end) else { return nil }
      try emit(text, &sink)
      return after
    }
    var place = start
    while place < end, Self.isSafe(bytes[place]) { place += 1 }
    guard place > start, place < end, bytes[start] != .dash || place > start + 1 else { return nil }
    switch bytes[place] {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), .colon: break
    default: return nil
    }
    try sink.scalar(YAMLScalarNode(slice(start, place), isPlain: true))
    return place
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), .dash:
      true
    default: false
    }
  }
}
