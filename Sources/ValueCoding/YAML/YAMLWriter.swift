import ValueTree

/// Writes YAML to the byte as Helm's `toYaml` and `toYamlPretty` do.
package enum YAMLWriter {
  /// What `toYaml` prints, with the line feed at the end that Helm then cuts off.
  ///
  /// - Throws: the words of Helm's library: `error marshaling into JSON: json: unsupported value: NaN`, `yaml: …`.
  ///   `output` is then as it was.
  /// - Source: sigs.k8s.io/yaml 1.6 `Marshal`: JSON first, read again as YAML 1.1, then go.yaml.in/yaml v2.4.
  /// - Complexity: O(n), one pass, no tree. Bench: `yaml/write`.
  package static func append(
    _ value: Value, to output: inout [UInt8], limit: Int = Limits.standard.valueBytes
  ) throws(CodingFailure) {
    try append(value, as: .compact, to: &output, limit)
  }

  /// What `toYamlPretty` prints: items of a list stand two columns in from their key, and nothing is folded.
  ///
  /// - Source: go.yaml.in/yaml v3.0, `Encoder` with an indent of 2. Values do not pass through JSON.
  package static func appendPretty(
    _ value: Value, to output: inout [UInt8], limit: Int = Limits.standard.valueBytes
  ) throws(CodingFailure) {
    try append(value, as: .pretty, to: &output, limit)
  }

  private static func append(
    _ value: Value, as form: YAMLForm, to output: inout [UInt8], _ limit: Int
  ) throws(CodingFailure) {
    var emitter = YAMLEmitter(form: form, start: output.count, limit: limit)
    swap(&emitter.output, &output)
    do throws(CodingFailure) {
      try emitter.write(value)
    } catch {
      emitter.output.removeSubrange(emitter.start...)
      swap(&emitter.output, &output)
      throw error
    }
    swap(&emitter.output, &output)
  }
}

/// Which of Helm's two printers of YAML is meant.
enum YAMLForm {
  /// `toYaml`
  case compact
  /// `toYamlPretty`
  case pretty
}

/// The state of one document being written, and the walk through its collections.
///
/// Nesting is kept on a list of frames and not on the machine's stack, so that deep values end in an error.
struct YAMLEmitter {
  let form: YAMLForm
  let start: Int
  private let limit: Int
  var output: [UInt8] = []
  /// Where the current line starts in `output`.
  var lineStart: Int
  /// Whether the current line is empty: at the start, and after a block scalar that ended with a line feed.
  var isAtLineStart = true
  private var frames: [Frame] = []
  /// The maps and lists of the frames below ``cycleDepth``.
  private var open: Set<ObjectIdentifier> = []

  /// A collection of which some entries are written.
  private struct Frame {
    /// None for a list.
    let keys: [ByteString]
    let values: [Value]
    /// The order of the entries; empty when it is that of `values`.
    let order: [Int]
    var next = 0
    let indent: Int
    /// Whether the first entry continues a line that an indicator began: `- a: 1`.
    let isInline: Bool
    /// The map or list, kept only where cycles are looked for.
    let source: AnyObject?
  }

  init(form: YAMLForm, start: Int, limit: Int = Limits.standard.valueBytes) {
    self.form = form
    self.start = start
    self.limit = limit
    lineStart = start
  }

  mutating func write(_ value: Value) throws(CodingFailure) {
    try writeNode(value, place: .root, indent: 0)
    while let top = frames.indices.last {
      let next = frames[top].next
      guard next < frames[top].values.count else {
        if let source = frames[top].source { open.remove(ObjectIdentifier(source)) }
        frames.removeLast()
        continue
      }
      if output.count - start > limit { throw CodingFailure.tooLong(limit) }
      frames[top].next = next + 1
      let indent = frames[top].indent
      beginLine(indent, continues: next == 0 && frames[top].isInline)
      let index = frames[top].order.isEmpty ? next : frames[top].order[next]
      var place = Place.indicator
      if frames[top].keys.isEmpty {
        output.append(UInt8(ascii: "-"))
      } else {
        // The frame keeps the text alive.
        let key = frames[top].keys.withUnsafeBufferPointer { $0[index].unretainedBytes }
        if try writeKey(key, indent: indent) {
          place = .key
        } else {
          beginLine(indent, continues: false)
        }
        output.append(UInt8(ascii: ":"))
      }
      if let text = frames[top].values.withUnsafeBufferPointer({ Self.text(of: $0, index) }) {
        output.append(UInt8(ascii: " "))
        try writeText(text, indent: indent + 2)
      } else {
        try writeNode(frames[top].values[index], place: place, indent: indent)
      }
    }
    endLine()
  }

  /// The bytes of a text, without taking a reference to it; nil when the value is something else.
  private static func text(of values: UnsafeBufferPointer<Value>, _ index: Int) -> UnsafeBufferPointer<UInt8>? {
    if case .string(let text) = values[index] { text.unretainedBytes } else { nil }
  }
}

// MARK: - Nodes

extension YAMLEmitter {
  /// What stands before a node on its line.
  enum Place {
    /// Nothing: the document starts here.
    case root
    /// `key:`
    case key
    /// `-` of a list, or the `:` after a key that needed `?`.
    case indicator
  }

  /// Writes a scalar, or `[]` or `{}`, or pushes a collection whose entries the walk then writes.
  ///
  /// - Parameter indent: the column of the collection that the node is in.
  private mutating func writeNode(_ value: Value, place: Place, indent: Int) throws(CodingFailure) {
    switch value {
    case .string(let text):
      writeSpace(place)
      try text.withBytes { bytes throws(CodingFailure) in try writeText(bytes, indent: indent + 2) }
    case .map(let map):
      if map.isNil, form == .compact { return writeWord("null", place) }
      try push(map.keys, map.values, of: map, map.type.typeName, place, indent)
    case .list(let list):
      if form == .compact {
        if list.isNil { return writeWord("null", place) }
        if list.element == .uint8 {
          return try writeNode(.string(Base64.encoded(list)), place: place, indent: indent)
        }
      }
      try push(nil, list.items, of: list, list.element.listTypeName, place, indent)
    case .null: writeWord("null", place)
    case .bool(let truth): writeWord(truth ? "true" : "false", place)
    case .integer(let number, let type):
      writeSpace(place)
      try writeInteger(number, type, indent: indent + 2)
    case .float(let number):
      writeSpace(place)
      try writeFloat(number)
    case .object(let object):
      if form == .compact {
        try writeNode(try encoded(object), place: place, indent: indent)
      } else {
        try writePretty(object, place: place, indent: indent)
      }
    }
  }

  /// - Parameter keys: nil for a list.
  private mutating func push(
    _ keys: [ByteString]?, _ values: [Value], of source: AnyObject, _ typeName: @autoclosure () -> String,
    _ place: Place, _ indent: Int, isOrdered: Bool = false
  ) throws(CodingFailure) {
    if frames.count >= Self.cycleDepth { try checkDepth(source, typeName()) }
    if values.isEmpty { return writeWord(keys == nil ? "[]" : "{}", place) }
    if place == .indicator { output.append(UInt8(ascii: " ")) }
    let deeper =
      switch place {
      case .root: 0
      case .key where keys == nil && form == .compact: indent
      default: indent + 2
      }
    if frames.count >= Self.cycleDepth { open.insert(ObjectIdentifier(source)) }
    frames.append(
      Frame(
        keys: keys ?? [], values: values, order: isOrdered ? [] : YAMLKeyOrder.order(of: keys ?? [], form),
        indent: deeper, isInline: place == .indicator, source: frames.count >= Self.cycleDepth ? source : nil))
  }

  /// - Quirk: `encoding/json` looks for cycles only below 1,000 levels and names the type it finds there; the YAML
  ///   reader behind it refuses more than 10,000.
  private func checkDepth(_ source: AnyObject, _ typeName: String) throws(CodingFailure) {
    if open.contains(ObjectIdentifier(source)) {
      throw CodingFailure(
        message: "error marshaling into JSON: json: unsupported value: encountered a cycle via \(typeName)")
    }
    if frames.count >= 10_000 { throw CodingFailure(message: "yaml: exceeded max depth of 10000") }
  }

  private static var cycleDepth: Int { 1000 }

  /// An object as it looks to a library that knows structs and texts, but not JSON.
  ///
  /// - Quirk: `toYamlPretty` names the fields of a struct in lower case and keeps their order. Case `helm/yaml/074`.
  private mutating func writePretty(
    _ object: any GoObject, place: Place, indent: Int
  ) throws(CodingFailure) {
    if let time = object as? GoTime {
      writeSpace(place)
      return time.append(layout: "2006-01-02T15:04:05.999999999Z07:00", to: &output)
    }
    if let entries = object.entries {
      if object.kind == .slice {
        return try push(nil, entries.map { $0.value }, of: object, object.typeName, place, indent)
      }
      let map = Map(entries.map { (GoFormat.text($0.key), $0.value) })
      return try push(map.keys, map.values, of: object, object.typeName, place, indent)
    }
    let plain = try encoded(object)
    let fields = object.exportedFields
    if case .map = plain, !fields.isEmpty {
      let keys = fields.map { ByteString($0.name.bytes.map { $0 | ($0 &- 65 < 26 ? 32 : 0) }) }
      return try push(
        keys, fields.map { $0.value }, of: object, object.typeName, place, indent, isOrdered: true)
    }
    try writeNode(plain, place: place, indent: indent)
  }
}

// MARK: - Lines

extension YAMLEmitter {
  mutating func endLine() {
    if isAtLineStart { return }
    output.append(UInt8(ascii: "\n"))
    lineStart = output.count
    isAtLineStart = true
  }

  mutating func beginLine(_ indent: Int, continues: Bool) {
    if !continues {
      endLine()
      writeSpaces(indent)
    }
    isAtLineStart = false
  }

  mutating func writeSpaces(_ count: Int) {
    let spaces: StaticString = "                                "
    var rest = count
    while rest > 0 {
      let step = min(rest, 32)
      output.append(contentsOf: UnsafeBufferPointer(start: spaces.utf8Start, count: step))
      rest -= step
    }
  }

  private mutating func writeSpace(_ place: Place) {
    if place != .root { output.append(UInt8(ascii: " ")) }
    isAtLineStart = false
  }

  private mutating func writeWord(_ word: StaticString, _ place: Place) {
    writeSpace(place)
    output.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
