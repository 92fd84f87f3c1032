import ValueTree

/// What a document has defined so far, and where the next key goes.
///
/// - Source: BurntSushi/toml 1.6, `parse.go`: which definitions may follow which is the library's own choice.
struct TOMLTables {
  let root = Map()
  var entries = TOMLEntries()
  /// The table that keys go to.
  var context: [ByteString] = []
  /// The key whose value is being read; empty between values.
  var currentKey = ByteString()
  /// The line of the first part of the key that was read last.
  var keyLine = 1

  /// Tables that exist only because of others in them: these may still be defined, once.
  private var implicit: Set<ByteString> = []
  /// Keys whose value is an array.
  private var arrays: Set<ByteString> = []

  /// A key that cannot be defined.
  struct Conflict: Error {
    var message: String

    init(_ path: [ByteString], _ what: String) {
      message = "Key '\(TOMLKey.text(path).string)' \(what)"
    }
  }

  init() {}

  /// The key as messages show it.
  ///
  /// - Quirk: the last part is not quoted.
  var current: ByteString {
    if currentKey.isEmpty { return TOMLKey.text(context) }
    if context.isEmpty { return currentKey }
    var text = TOMLKey.text(context).bytes
    text.append(UInt8(ascii: "."))
    currentKey.append(to: &text)
    return ByteString(text)
  }

  /// Makes the table of a header the context, and tables on the way to it where there are none.
  mutating func enter(_ key: [ByteString], isArray: Bool) throws(Conflict) {
    try open(key, isArray: isArray)
    note("", isArray: false)
  }

  /// Goes from the context on to a part of a dotted key.
  mutating func enterImplicitly(_ part: ByteString) throws(Conflict) {
    let path = context + [part]
    implicit.insert(TOMLKey.text(path))
    try open(path, isArray: false)
  }

  /// Goes to the inline table that is the value of the current key.
  mutating func enterInline(isInArray: Bool) throws(Conflict) {
    context.append(currentKey)
    currentKey = ""
    implicit.insert(TOMLKey.text(context))
    try open(context, isArray: isInArray)
  }

  private mutating func open(_ key: [ByteString], isArray: Bool) throws(Conflict) {
    var table = root
    var path: [ByteString] = []
    for part in key.dropLast() {
      path.append(part)
      if entries.value(of: part, in: table) == nil {
        implicit.insert(TOMLKey.text(path))
        entries.set(part, to: .map(Map()), in: table)
      }
      guard let inner = Self.table(in: entries.value(of: part, in: table)) else {
        throw Conflict(path, "was already created as a hash.")
      }
      table = inner
    }
    context = path
    let last = key[key.count - 1]
    if isArray {
      if entries.value(of: last, in: table) == nil { entries.set(last, to: .list(List([], of: .map)), in: table) }
      guard case .list(let list)? = entries.value(of: last, in: table), list.element == .map else {
        throw Conflict(key, "was already created and cannot be used as an array.")
      }
      list.items.append(.map(Map()))
    } else {
      try set(last, to: .map(Map()))
    }
    context.append(last)
  }

  /// Defines a key of the context.
  ///
  /// - Quirk: of an inline table the entries are there already, and stay; an array of them is replaced by its value.
  mutating func set(_ key: ByteString, to value: Value) throws(Conflict) {
    var table = root
    var path: [ByteString] = []
    for part in context {
      path.append(part)
      guard let inner = Self.table(in: entries.value(of: part, in: table)) else {
        throw Conflict(path, "has already been defined.")
      }
      table = inner
    }
    path.append(key)
    if entries.value(of: key, in: table) != nil {
      let text = TOMLKey.text(path)
      if implicit.remove(text) == nil { throw Conflict(path, "has already been defined.") }
      if !arrays.contains(text) { return }
    }
    entries.set(key, to: value, in: table)
  }

  /// Remembers whether a key of the context, or the context itself, is an array.
  mutating func note(_ key: ByteString, isArray: Bool) {
    let path = key.isEmpty ? context : context + [key]
    let text = TOMLKey.text(path.isEmpty ? [""] : path)
    if isArray { arrays.insert(text) } else { arrays.remove(text) }
  }

  /// The table that a value is; of an array of tables the last.
  private static func table(in value: Value?) -> Map? {
    switch value {
    case .map(let map): return map
    case .list(let list) where list.element == .map:
      if case .map(let map)? = list.items.last { return map }
      return nil
    default: return nil
    }
  }
}

/// Keys as TOML writes them.
enum TOMLKey {
  static func text(_ path: [ByteString]) -> ByteString {
    var output: [UInt8] = []
    append(path, to: &output)
    return ByteString(output)
  }

  /// The parts with points between them.
  static func append(_ path: [ByteString], to output: inout [UInt8]) {
    for (index, part) in path.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ".")) }
      append(part, to: &output)
    }
  }

  /// One part, in quotes unless it is bare.
  static func append(_ part: ByteString, to output: inout [UInt8]) {
    if !part.isEmpty, part.withBytes({ $0.allSatisfy { TOMLScanner.isBare(UInt32($0)) } }) {
      part.append(to: &output)
    } else {
      appendQuoted(part, to: &output)
    }
  }

  /// A basic string.
  static func appendQuoted(_ text: ByteString, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    text.withBytes { bytes in
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
        case 0x08: output += "\\b".utf8
        case 0x09: output += "\\t".utf8
        case 0x0A: output += "\\n".utf8
        case 0x0C: output += "\\f".utf8
        case 0x0D: output += "\\r".utf8
        case 0..<0x20, 0x7F:
          output += "\\u00".utf8
          for digit in [byte >> 4, byte & 15] { output.append(digit + UInt8(ascii: digit < 10 ? "0" : "W")) }
        default: output.append(byte)
        }
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
