import ValueTree

/// Reads TOML as BurntSushi/toml 1.6 does for Helm's `fromToml`.
package enum TOMLReader {
  /// The document as a map: integers are int64, dates `time.Time`, arrays of tables `[]map[string]interface {}`.
  ///
  /// - Throws: the library's words, which `fromToml` puts under `Error`:
  ///   `toml: line 1 (last key "a"): expected value but found "b" instead`.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> Value {
    var bytes = text
    if text.count >= 2, text[0] == 0xFF && text[1] == 0xFE || text[0] == 0xFE && text[1] == 0xFF {
      bytes = UnsafeBufferPointer(rebasing: text[2...])
    } else if text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      bytes = UnsafeBufferPointer(rebasing: text[3...])
    }
    if bytes.prefix(6).contains(0) {
      throw CodingFailure(
        message: "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8")
    }
    var parser = TOMLParser(bytes)
    try parser.readDocument()
    parser.tables.entries.settle()
    return .map(parser.tables.root)
  }
}

/// Reads one document. What goes wrong is told with the line and the key that are being read.
struct TOMLParser {
  var scanner: TOMLScanner
  var tables = TOMLTables()
  /// Arrays and inline tables around the value that is being read.
  var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { scanner = TOMLScanner(bytes) }

  mutating func readDocument() throws(CodingFailure) {
    while true {
      let rune = try take()
      switch rune {
      case TOMLScanner.end: return
      case UInt32(UInt8(ascii: "\t")), UInt32(UInt8(ascii: " ")), UInt32(UInt8(ascii: "\n")),
        UInt32(UInt8(ascii: "\r")):
        continue
      case UInt32(UInt8(ascii: "#")): try skipComment()
      case UInt32(UInt8(ascii: "[")):
        try readHeader()
        try endLine()
      default:
        scanner.back()
        try readPair()
        try endLine()
      }
    }
  }

  /// `[a.b]` or `[[a.b]]`, behind the first bracket.
  private mutating func readHeader() throws(CodingFailure) {
    let isArray = try peek() == UInt32(UInt8(ascii: "["))
    if isArray { _ = try take() }
    let key = try readHeaderKey()
    if isArray {
      let rune = try take()
      if rune != UInt32(UInt8(ascii: "]")) {
        throw failure("expected end of table array name delimiter ']', but got \(quoted(rune)) instead", after: rune)
      }
    }
    try define { tables throws(TOMLTables.Conflict) in try tables.enter(key, isArray: isArray) }
  }

  private mutating func readHeaderKey() throws(CodingFailure) -> [ByteString] {
    var key: [ByteString] = []
    while true {
      try skipBlanks()
      switch try peek() {
      case TOMLScanner.end, UInt32(UInt8(ascii: "]")):
        throw failure("unexpected end of table name (table names cannot be empty)")
      case UInt32(UInt8(ascii: ".")):
        throw failure("unexpected table separator (table names cannot be empty)")
      default:
        if key.count >= Self.longestKey { throw failure("a key has more than \(Self.longestKey) parts") }
        key.append(try readKeyPart(isFirst: key.isEmpty))
      }
      try skipBlanks()
      let rune = try take()
      if rune == UInt32(UInt8(ascii: "]")) { return key }
      if rune != UInt32(UInt8(ascii: ".")) {
        throw failure("expected '.' or ']' to end table name, but got \(quoted(rune)) instead", after: rune)
      }
    }
  }

  /// Nothing but a comment may follow on the line.
  private mutating func endLine() throws(CodingFailure) {
    while true {
      let rune = try take()
      switch rune {
      case UInt32(UInt8(ascii: "#")): return try skipComment()
      case UInt32(UInt8(ascii: "\t")), UInt32(UInt8(ascii: " ")): continue
      case TOMLScanner.end, UInt32(UInt8(ascii: "\n")), UInt32(UInt8(ascii: "\r")): return
      default:
        throw failure(
          "expected a top-level item to end with a newline, comment, or EOF, but got \(quoted(rune)) instead",
          after: rune)
      }
    }
  }
}

// MARK: - Pairs

extension TOMLParser {
  /// `a.b = value`
  ///
  /// - Returns: the parts of the key, and the value.
  @discardableResult
  mutating func readPair() throws(CodingFailure) -> (key: [ByteString], value: Value) {
    let outer = tables.context
    let key = try readKey()
    tables.currentKey = key[key.count - 1]
    try define { tables throws(TOMLTables.Conflict) in
      for part in key.dropLast() { try tables.enterImplicitly(part) }
    }
    let value = try readValue(isInArray: false)
    try define { tables throws(TOMLTables.Conflict) in
      try tables.set(tables.currentKey, to: value)
      tables.note(tables.currentKey, isArray: value.isTOMLArray)
    }
    tables.context = outer
    if depth == 0 { tables.currentKey = "" }
    return (key, value)
  }

  private mutating func readKey() throws(CodingFailure) -> [ByteString] {
    switch try peek() {
    case TOMLScanner.end, UInt32(UInt8(ascii: "=")): throw failure("unexpected '=': key name appears blank")
    case UInt32(UInt8(ascii: ".")): throw failure("unexpected '.': keys cannot start with a '.'")
    default: break
    }
    var key: [ByteString] = []
    while true {
      try skipBlanks()
      switch try peek() {
      case TOMLScanner.end, UInt32(UInt8(ascii: "=")): throw failure("unexpected '='")
      case UInt32(UInt8(ascii: ".")): throw failure("unexpected '.'")
      default:
        if key.count >= Self.longestKey { throw failure("a key has more than \(Self.longestKey) parts") }
        key.append(try readKeyPart(isFirst: key.isEmpty))
      }
      try skipBlanks()
      let rune = try take()
      switch rune {
      case UInt32(UInt8(ascii: ".")): continue
      case UInt32(UInt8(ascii: "=")): return key
      case TOMLScanner.end: throw failure("unexpected EOF; expected key separator '='", after: rune)
      case UInt32(UInt8(ascii: "\n")):
        throw failureBefore("expected '.' or '=', but got \(quoted(rune)) instead")
      default: throw failure("expected '.' or '=', but got \(quoted(rune)) instead", after: rune)
      }
    }
  }

  /// Tables inside tables that one key may name; the library has no such limit.
  private static var longestKey: Int { 100 }

  /// One part of a key: bare, perhaps empty, or in quotes.
  private mutating func readKeyPart(isFirst: Bool) throws(CodingFailure) -> ByteString {
    let rune = try peek()
    let part: ByteString
    if rune == UInt32(UInt8(ascii: "\"")) || rune == UInt32(UInt8(ascii: "'")) {
      _ = try take()
      part = try rune == UInt32(UInt8(ascii: "\"")) ? readBasicString() : readRawString()
    } else {
      let start = scanner.place
      while TOMLScanner.isBare(try peek()) { _ = try take() }
      part = scanner.text(from: start)
    }
    if isFirst { tables.keyLine = scanner.line }
    return part
  }
}

extension Value {
  /// Whether the library counts the value as an array of its own, not one of `[[tables]]`.
  fileprivate var isTOMLArray: Bool { if case .list = self { true } else { false } }
}
