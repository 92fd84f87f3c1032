import ValueTree

/// Writes TOML as BurntSushi/toml 1.6 does for Helm's `toToml`.
package enum TOMLWriter {
  /// What was written before a failure stays: somebody counts it.
  ///
  /// - Throws: the library's words, which `toToml` returns as its text and `mustToToml` fails with.
  ///   ``nilMessage`` stands apart: with it `toToml` fails too.
  package static func append(
    _ value: Value, to output: inout [UInt8], limit: Int = Limits.standard.valueBytes
  ) throws(CodingFailure) {
    if value.isNull { throw CodingFailure(message: nilMessage) }
    if case .object(let object) = value, TOMLShape.isRefused(object.kind) {
      throw CodingFailure(message: "unsupported type for key '': \(object.kind.name)")
    }
    let start = output.count
    var printer = TOMLPrinter(start: start, limit: limit)
    swap(&printer.output, &output)
    do throws(CodingFailure) {
      try printer.write(value, at: [])
    } catch {
      swap(&printer.output, &output)
      throw error
    }
    swap(&printer.output, &output)
  }

  /// What Go panics with when it is to write nil.
  package static let nilMessage = "reflect: call of reflect.Value.Type on zero Value"
}

/// Writes one document.
struct TOMLPrinter {
  var output: [UInt8] = []
  let start: Int
  private let limit: Int
  private var depth = 0

  init(start: Int, limit: Int) {
    self.start = start
    self.limit = limit
  }

  private func checkLength() throws(CodingFailure) { if output.count - start > limit { throw .tooLong(limit) } }

  private var hasWritten: Bool { output.count > start }

  /// A value under a key; the empty key is the document itself.
  mutating func write(_ value: Value, at key: [ByteString]) throws(CodingFailure) {
    try checkLength()
    let shape = try TOMLShape(value)
    switch shape {
    case .table(let table): try writeTable(table, at: key)
    case .tables(let tables): try writeTables(tables, at: key)
    case .nothing:
      if case .list = value { output += "[]".utf8 }
    case .array, .scalar:
      if key.isEmpty { return try writeElement(value) }
      indent(key)
      TOMLKey.append(key[key.count - 1], to: &output)
      output += " = ".utf8
      try writeElement(value)
      output.append(UInt8(ascii: "\n"))
    }
  }

  private mutating func writeTable(_ table: TOMLTable, at key: [ByteString]) throws(CodingFailure) {
    if key.count == 1, hasWritten { output.append(UInt8(ascii: "\n")) }
    if !key.isEmpty {
      indent(key)
      output.append(UInt8(ascii: "["))
      TOMLKey.append(key, to: &output)
      output += "]\n".utf8
    }
    try writeEntries(of: table, at: key)
  }

  private mutating func writeTables(_ tables: [TOMLTable], at key: [ByteString]) throws(CodingFailure) {
    if key.isEmpty { throw CodingFailure(message: "toml: top-level values must be Go maps or structs") }
    for table in tables {
      if hasWritten { output.append(UInt8(ascii: "\n")) }
      indent(key)
      output += "[[".utf8
      TOMLKey.append(key, to: &output)
      output += "]]\n".utf8
      try writeEntries(of: table, at: key)
    }
  }

  /// What is no table comes first, because what follows a table belongs to it.
  private mutating func writeEntries(of table: TOMLTable, at key: [ByteString]) throws(CodingFailure) {
    try deepen()
    defer { depth -= 1 }
    for isTable in [false, true] {
      for entry in try table.entries(tables: isTable) { try write(entry.value, at: key + [entry.key]) }
    }
  }

  private mutating func deepen() throws(CodingFailure) {
    depth += 1
    if depth > TOMLShape.deepest {
      throw CodingFailure(message: "toml: values are nested deeper than \(TOMLShape.deepest)")
    }
  }

  private mutating func indent(_ key: [ByteString]) {
    for _ in 0..<2 * (key.count - 1) { output.append(UInt8(ascii: " ")) }
  }
}

// MARK: - Values on one line

extension TOMLPrinter {
  private mutating func writeElement(_ value: Value) throws(CodingFailure) {
    try checkLength()
    switch value {
    case .null: break
    case .bool(let truth): output += (truth ? "true" : "false").utf8
    case .integer(let number, .duration): TOMLKey.appendQuoted(GoFormat.text(.integer(number, .duration)), to: &output)
    case .integer(let number, let type):
      if type.isUnsigned {
        GoNumber.append(UInt64(bitPattern: number), to: &output)
      } else {
        GoNumber.append(number, to: &output)
      }
    case .float(let number): writeFloat(number)
    case .string(let text): TOMLKey.appendQuoted(text, to: &output)
    case .list(let list): try writeArray(list)
    case .map, .object:
      switch try TOMLShape(value) {
      case .table(let table): try writeInline(table)
      case .scalar(let text): text.append(to: &output)
      default: break
      }
    }
  }

  private mutating func writeArray(_ list: List) throws(CodingFailure) {
    try deepen()
    defer { depth -= 1 }
    output.append(UInt8(ascii: "["))
    for (index, item) in list.items.enumerated() {
      if index > 0 { output += ", ".utf8 }
      try writeElement(item)
    }
    output.append(UInt8(ascii: "]"))
  }

  /// - Quirk: an entry that holds nil is left out, its comma stays.
  private mutating func writeInline(_ table: TOMLTable) throws(CodingFailure) {
    try deepen()
    defer { depth -= 1 }
    output.append(UInt8(ascii: "{"))
    let direct = try table.entries(tables: false, withNil: true)
    let inner = try table.entries(tables: true)
    for (index, entry) in (direct + inner).enumerated() where !TOMLShape.isNil(entry.value) {
      TOMLKey.append(entry.key, to: &output)
      output += " = ".utf8
      try writeElement(entry.value)
      if index < direct.count + inner.count - 1 { output += ", ".utf8 }
    }
    output.append(UInt8(ascii: "}"))
  }

  /// With a point or an exponent, so that it reads as a float again.
  private mutating func writeFloat(_ number: Double) {
    if number.isNaN || number.isInfinite {
      if number.sign == .minus { output.append(UInt8(ascii: "-")) }
      output += (number.isNaN ? "nan" : "inf").utf8
      return
    }
    let place = output.count
    GoNumber.append(number, format: UInt8(ascii: "g"), precision: -1, to: &output)
    if !output[place...].contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }) {
      output += ".0".utf8
    }
  }
}
