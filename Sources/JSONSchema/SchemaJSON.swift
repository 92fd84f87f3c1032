import ValueCoding
import ValueTree

/// A JSON document whose numbers are kept as they are written: a schema.
enum SchemaJSON: Sendable {
  case null
  case bool(Bool)
  case number(Number)
  case string(ByteString)
  case list([SchemaJSON])
  case object(Object)

  struct Number: Sendable {
    var text: ByteString
    /// Nil when the exponent is beyond all bounds; such a number equals nothing.
    var exact: ExactNumber?
  }

  struct Object: Sendable {
    /// Sorted by bytes.
    fileprivate(set) var keys: [ByteString] = []
    fileprivate(set) var values: [SchemaJSON] = []

    var isEmpty: Bool { keys.isEmpty }

    subscript(key: ByteString) -> SchemaJSON? {
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) >> 1
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low < keys.count && keys[low] == key ? values[low] : nil
    }

    func string(_ key: ByteString) -> ByteString? {
      if case .string(let text)? = self[key] { text } else { nil }
    }
  }

  var object: Object? { if case .object(let object) = self { object } else { nil } }

  /// The document as values are, for checking it against its metaschema. Numbers become int64 or float64.
  var frozen: FrozenValue {
    switch self {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .number(let number):
      if let exact = number.exact, exact.isInteger, let count = exact.count, count != .max, count != .min {
        return .integer(Int64(count))
      }
      return .float(number.exact?.double ?? 0)
    case .string(let text): return .string(text)
    case .list(let items): return .list(items.map(\.frozen))
    case .object(let object): return .map(FrozenMap(zip(object.keys, object.values).map { ($0, $1.frozen) }))
    }
  }
}

extension SchemaJSON {
  /// How deep a schema may nest.
  static let deepest = 500

  /// Reads a schema as Helm does, with the words of Go's decoder.
  ///
  /// - Source: santhosh-tekuri/jsonschema 6.0.2, `UnmarshalJSON`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(SchemaFailure) -> SchemaJSON {
    var reader = SchemaJSONReader(bytes: bytes)
    if reader.isAtEnd { throw SchemaFailure("EOF", advice: "It is empty; {} allows everything.") }
    if let value = reader.value(depth: 0) {
      guard reader.isAtEnd else { throw failure("invalid character after top-level value", reader) }
      return value
    }
    if reader.isTooDeep { throw SchemaFailure("the schema nests deeper than \(deepest) levels") }
    do throws(CodingFailure) {
      _ = try JSONReader.read(bytes)
    } catch {
      let message = error.message
      throw failure(message == "unexpected end of JSON input" ? "unexpected EOF" : message, reader)
    }
    throw failure("invalid character after top-level value", reader)
  }

  /// At the byte where the reader gave up.
  private static func failure(_ message: String, _ reader: SchemaJSONReader) -> SchemaFailure {
    var failure = SchemaFailure(message)
    failure.offset = reader.position
    return failure
  }
}

/// Reads JSON that is well formed and gives up on the rest: what is wrong with it is for `JSONReader` to say.
private struct SchemaJSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var isTooDeep = false

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == bytes.count
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard position < bytes.count, bytes[position] == byte.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) -> SchemaJSON? {
    guard depth <= SchemaJSON.deepest else {
      isTooDeep = true
      return nil
    }
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return word("true", .bool(true))
    case UInt8(ascii: "f"): return word("false", .bool(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func word(_ word: String, _ value: SchemaJSON) -> SchemaJSON? {
    for byte in word.utf8 {
      guard position < bytes.count, bytes[position] == byte else { return nil }
      position += 1
    }
    return value
  }

  private mutating func list(depth: Int) -> SchemaJSON? {
    position += 1
    var items: [SchemaJSON] = []
    skipSpace()
    if take("]") { return .list(items) }
    while let item = value(depth: depth + 1) {
      items.append(item)
      skipSpace()
      if take("]") { return .list(items) }
      guard take(",") else { return nil }
    }
    return nil
  }

  private mutating func object(depth: Int) -> SchemaJSON? {
    position += 1
    var entries: [(ByteString, SchemaJSON)] = []
    skipSpace()
    if take("}") { return .object(SchemaJSON.Object()) }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\""), let key = string() else { return nil }
      skipSpace()
      guard take(":"), let value = value(depth: depth + 1) else { return nil }
      entries.append((key, value))
      skipSpace()
      if take("}") { break }
      guard take(",") else { return nil }
    }
    return .object(SchemaJSON.Object(entries: entries))
  }

  private mutating func number() -> SchemaJSON? {
    let start = position
    _ = take("-")
    if !take("0") { guard digits() else { return nil } }
    if take(".") { guard digits() else { return nil } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return nil }
    }
    let text = ByteString(UnsafeBufferPointer(rebasing: bytes[start..<position]))
    return .number(SchemaJSON.Number(text: text, exact: text.withBytes { ExactNumber($0) }))
  }

  private mutating func digits() -> Bool {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    return position > start
  }

  /// A string with its escapes resolved as Go does: lone surrogates and bytes that are not UTF-8 become U+FFFD.
  private mutating func string() -> ByteString? {
    let start = position
    position += 1
    var isPlain = true
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        let literal = UnsafeBufferPointer(rebasing: bytes[start..<position])
        if isPlain { return ByteString(UnsafeBufferPointer(rebasing: literal.dropFirst().dropLast())) }
        return decoded(literal)
      }
      if byte < 0x20 { return nil }
      if byte >= 0x80 { isPlain = false }
      if byte == UInt8(ascii: "\\") {
        isPlain = false
        position += 1
      }
    }
    return nil
  }

  private func decoded(_ literal: UnsafeBufferPointer<UInt8>) -> ByteString? {
    do throws(CodingFailure) {
      guard case .string(let text) = try JSONReader.read(literal) else { return nil }
      return text
    } catch {
      return nil
    }
  }
}

extension SchemaJSON.Object {
  /// Entries in any order; of equal keys the last wins.
  fileprivate init(entries: [(ByteString, SchemaJSON)]) {
    let order = entries.indices.sorted { entries[$0].0 == entries[$1].0 ? $0 < $1 : entries[$0].0 < entries[$1].0 }
    for index in order {
      if let last = keys.last, last == entries[index].0 {
        values[values.count - 1] = entries[index].1
      } else {
        keys.append(entries[index].0)
        values.append(entries[index].1)
      }
    }
  }
}
