/// A scalar's text: a piece of the source, or what the scanner put into its scratch room.
enum YAMLScanned {
  case source(Int, Int)
  case scratch
}

extension YAMLBlockScanner {
  /// Whether a plain scalar may start here, as far as this scanner goes.
  @inline(__always)
  func startsPlain(_ place: Int, _ end: Int) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), .apostrophe, .quote, UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      false
    case .dash, .colon, UInt8(ascii: "?"): place + 1 < end && bytes[place + 1] != .space
    default: true
    }
  }

  @inline(__always)
  mutating func emit<Sink: YAMLSink>(_ text: YAMLScanned, _ sink: inout Sink) throws(YAMLProblem) {
    switch text {
    case .source(let start, let end): try sink.scalar(YAMLScalarNode(slice(start, end), isPlain: false))
    case .scratch:
      try scratch.withUnsafeBufferPointer { text throws(YAMLProblem) in
        try sink.scalar(YAMLScalarNode(text, isPlain: false))
      }
    }
  }

  // MARK: Plain

  /// A plain scalar in the place of a value, with the lines that continue it.
  mutating func plain<Sink: YAMLSink>(_ start: Int, _ end: Int, _ sink: inout Sink) throws(YAMLProblem) -> Bool {
    guard let (last, hasComment) = plainEnd(start, end) else { return false }
    if !hasComment, continues() {
      guard fold(plainFrom: start, last) else { return false }
      try scratch.withUnsafeBufferPointer { text throws(YAMLProblem) in
        try sink.scalar(YAMLScalarNode(text, isPlain: true))
      }
      return true
    }
    try sink.scalar(YAMLScalarNode(slice(start, last), isPlain: true))
    return true
  }

  /// Where the plain text of one line ends, and whether a comment ended it; nil when it holds a key.
  @inline(__always)
  private func plainEnd(_ start: Int, _ end: Int) -> (last: Int, hasComment: Bool)? {
    var place = start
    var last = end
    var hasComment = false
    while place < end {
      let byte = bytes[place]
      if byte == .colon, place + 1 == end || bytes[place + 1] == .space { return nil }
      if byte == .hash, place > start, bytes[place - 1] == .space {
        last = place
        hasComment = true
        break
      }
      place += 1
    }
    while last > start, bytes[last - 1] == .space { last -= 1 }
    return (last, hasComment)
  }

  /// Whether the next line with text belongs to the scalar before it: deeper than the open collection, and no comment.
  @inline(__always)
  private func continues() -> Bool {
    guard let top = open.last else { return false }
    var start = next
    while start < count {
      var place = start
      while place < count, bytes[place] == .space { place += 1 }
      if place == count { return false }
      if bytes[place] != .lineFeed { return place - start > top.indent && bytes[place] != .hash }
      start = place + 1
    }
    return false
  }

  /// Collects the lines of a plain scalar, folded; false where the scanner is not sure of them.
  private mutating func fold(plainFrom start: Int, _ last: Int) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: slice(start, last))
    while continues() {
      var breaks = 0
      var place = next
      while true {
        while bytes[place] == .space { place += 1 }
        if bytes[place] != .lineFeed { break }
        breaks += 1
        place += 1
      }
      guard bytes[place] != .hash, let line = Line(bytes, from: place, to: count), !line.hasTab,
        let (end, hasComment) = plainEnd(place, line.end), !hasComment
      else { return false }
      if breaks == 0 {
        scratch.append(.space)
      } else {
        for _ in 0..<breaks { scratch.append(.lineFeed) }
      }
      scratch.append(contentsOf: slice(place, end))
      next = line.next
    }
    return true
  }

  // MARK: Quoted

  /// The place after the closing quote on the same line.
  func closing(_ start: Int, _ end: Int) -> Int? {
    let mark = bytes[start]
    var place = start + 1
    while place < end {
      let byte = bytes[place]
      if byte == mark {
        if mark == .apostrophe, place + 1 < end, bytes[place + 1] == mark {
          place += 2
          continue
        }
        return place + 1
      }
      if byte == .backslash, mark == .quote { place += 1 }
      place += 1
    }
    return nil
  }

  /// A quoted scalar on one line: its text and the place after it.
  mutating func quoted(_ start: Int, _ end: Int) -> (YAMLScanned, Int)? {
    let mark = bytes[start]
    let stop = mark == .quote ? UInt8.backslash : mark
    var place = start + 1
    while place < end, bytes[place] != mark, bytes[place] != stop { place += 1 }
    guard place < end else { return nil }
    let isPlainEnd = bytes[place] == mark && !(mark == .apostrophe && place + 1 < end && bytes[place + 1] == mark)
    if isPlainEnd { return (.source(start + 1, place), place + 1) }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: slice(start + 1, place))
    while place < end {
      let byte = bytes[place]
      if byte == mark {
        guard mark == .apostrophe, place + 1 < end, bytes[place + 1] == mark else { return (.scratch, place + 1) }
        scratch.append(mark)
        place += 2
      } else if byte == .backslash, mark == .quote {
        guard place + 1 < end, let escaped = Self.escape(bytes[place + 1]) else { return nil }
        scratch.append(escaped)
        place += 2
      } else {
        scratch.append(byte)
        place += 1
      }
    }
    return nil
  }

  /// The escapes of one letter that go-yaml and libyaml agree on.
  private static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "e"): 0x1B
    case UInt8(ascii: "0"): 0x00
    case .quote, .backslash, .space: byte
    default: nil
    }
  }

  // MARK: Blocks

  /// A literal or folded block scalar.
  mutating func block<Sink: YAMLSink>(_ start: Int, _ end: Int, _ sink: inout Sink) throws(YAMLProblem) -> Bool {
    let isLiteral = bytes[start] == UInt8(ascii: "|")
    var place = start + 1
    var chomping: UInt8 = 0
    if place < end, bytes[place] == .dash || bytes[place] == UInt8(ascii: "+") {
      chomping = bytes[place]
      place += 1
    }
    guard place == end || bytes[place] == .space else { return false }
    while place < end, bytes[place] == .space { place += 1 }
    guard place == end || bytes[place] == .hash, let indent = blockIndent() else { return false }
    scratch.removeAll(keepingCapacity: true)
    if indent == 0 {
      // No line is deep enough: an empty scalar, but for the blank lines that `+` keeps.
      guard chomping != UInt8(ascii: "+") else { return false }
      try emit(.scratch, &sink)
      return true
    }
    guard isLiteral, literal(indent, keepsText: sink.wantsText) else { return false }
    if chomping != UInt8(ascii: "+") {
      var last = scratch.count
      while last > 0, scratch[last - 1] == .lineFeed { last -= 1 }
      if chomping == 0, last > 0, last < scratch.count { last += 1 }
      scratch.removeSubrange(last...)
    }
    try emit(.scratch, &sink)
    return true
  }

  /// The column of the first line of a block, 0 when it has none; nil where it is not plain.
  private func blockIndent() -> Int? {
    var start = next
    var longest = 0
    while start < count {
      var place = start
      while place < count, bytes[place] == .space { place += 1 }
      if place == count { return place == start ? 0 : nil }
      if bytes[place] == .lineFeed {
        longest = max(longest, place - start)
        start = place + 1
        continue
      }
      let column = place - start
      if bytes[place] == 0x09 { return nil }
      if column <= (open.last?.indent ?? 0) { return 0 }
      return column >= longest ? column : nil
    }
    return 0
  }

  /// Collects the lines of a literal block with all line feeds behind it.
  private mutating func literal(_ indent: Int, keepsText: Bool) -> Bool {
    while next < count {
      var place = next
      let limit = min(count, next + indent)
      while place < limit, bytes[place] == .space { place += 1 }
      if place == count { return place == next }
      if bytes[place] == .lineFeed {
        scratch.append(.lineFeed)
        next = place + 1
        continue
      }
      if place - next < indent { return bytes[place] != 0x09 }
      guard let line = Line(bytes, from: place, to: count) else { return false }
      if line.next == line.end, bytes[line.end - 1] == .space { return false }
      if keepsText {
        scratch.append(contentsOf: slice(place, line.next))
      } else {
        scratch.append(UInt8(ascii: "x"))
        if line.next > line.end { scratch.append(.lineFeed) }
      }
      next = line.next
    }
    return true
  }
}
