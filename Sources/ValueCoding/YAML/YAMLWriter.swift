import ValueTree

/// Writes YAML to the byte as Helm's `toYaml` and `toYamlPretty` do.
package enum YAMLWriter {
  /// What `toYaml` prints, with the line feed at the end that Helm then cuts off.
  ///
  /// - Throws: the words of Helm's library: `error marshaling into JSON: json: unsupported value: NaN`, `yaml: …`.
  ///   `output` is then as it was.
  /// - Source: sigs.k8s.io/yaml 1.6 `Marshal`: JSON first, read again as YAML 1.1, then go.yaml.in/yaml v2.4.
  /// - Complexity: O(n), one pass, no tree. Bench: `yaml/write`.
  package static func append(_ value: Value, to output: inout [UInt8]) throws(CodingFailure) {
    try append(value, as: .compact, to: &output)
  }

  /// What `toYamlPretty` prints: items of a list stand two columns in from their key, and nothing is folded.
  ///
  /// - Source: go.yaml.in/yaml v3.0, `Encoder` with an indent of 2. Values do not pass through JSON.
  package static func appendPretty(_ value: Value, to output: inout [UInt8]) throws(CodingFailure) {
    try append(value, as: .pretty, to: &output)
  }

  private static func append(
    _ value: Value, as form: YAMLForm, to output: inout [UInt8]
  ) throws(CodingFailure) {
    var emitter = YAMLEmitter(form: form, start: output.count)
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
  var output: [UInt8] = []
  /// Where the current line starts in `output`.
  var lineStart: Int
  /// Whether the current line is empty: at the start, and after a block scalar that ended with a line feed.
  var isAtLineStart = true
  private var frames: [Frame] = []

  /// A map or list of which some entries are written.
  private struct Frame {
    var map: Map?
    var list: List?
    /// The order of a map's entries; empty when it is the map's own.
    var order: [Int] = []
    var next = 0
    var count: Int
    let indent: Int
    /// Whether the first entry continues a line that an indicator began: `- a: 1`.
    let isInline: Bool
  }

  init(form: YAMLForm, start: Int) {
    self.form = form
    self.start = start
    lineStart = start
  }

  mutating func write(_ value: Value) throws(CodingFailure) {
    try writeNode(value, place: .root, indent: 0)
    while let frame = frames.indices.last {
      let next = frames[frame].next
      guard next < frames[frame].count else {
        frames.removeLast()
        continue
      }
      frames[frame].next = next + 1
      beginLine(frames[frame].indent, continues: next == 0 && frames[frame].isInline)
      if let list = frames[frame].list {
        output.append(UInt8(ascii: "-"))
        try writeNode(list.items[next], place: .indicator, indent: frames[frame].indent)
      } else if let map = frames[frame].map {
        try writeEntry(of: map, frames[frame].order.isEmpty ? next : frames[frame].order[next], frames[frame].indent)
      }
    }
    endLine()
  }

  private mutating func writeEntry(of map: Map, _ index: Int, _ indent: Int) throws(CodingFailure) {
    if try writeKey(map.keys[index], indent: indent) {
      output.append(UInt8(ascii: ":"))
      try writeNode(map.values[index], place: .key, indent: indent)
    } else {
      beginLine(indent, continues: false)
      output.append(UInt8(ascii: ":"))
      try writeNode(map.values[index], place: .indicator, indent: indent)
    }
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
      try writeText(text, indent: indent + 2)
    case .map(let map):
      if map.isNil, form == .compact { return writeWord("null", place) }
      try push(map: map, list: nil, count: map.count, typeName: map.type.typeName, place, indent)
    case .list(let list):
      if list.element == .uint8, form == .compact, !list.isNil {
        writeSpace(place)
        return try writeText(Base64.encoded(list), indent: indent + 2)
      }
      if list.isNil, form == .compact { return writeWord("null", place) }
      try push(map: nil, list: list, count: list.count, typeName: list.element.listTypeName, place, indent)
    case .null: writeWord("null", place)
    case .bool(let truth): writeWord(truth ? "true" : "false", place)
    case .integer(let number, let type):
      writeSpace(place)
      try writeInteger(number, type, indent: indent + 2)
    case .float(let number):
      writeSpace(place)
      try writeFloat(number)
    case .object(let object):
      if form == .pretty, let time = object as? GoTime {
        writeSpace(place)
        return time.append(layout: "2006-01-02T15:04:05.999999999Z07:00", to: &output)
      }
      try writeNode(try shown(object), place: place, indent: indent)
    }
  }

  private mutating func push(
    map: Map?, list: List?, count: Int, typeName: String, _ place: Place, _ indent: Int
  ) throws(CodingFailure) {
    try checkDepth(map: map, list: list, typeName: typeName)
    if count == 0 { return writeWord(map == nil ? "[]" : "{}", place) }
    if place == .indicator { output.append(UInt8(ascii: " ")) }
    let deeper =
      switch place {
      case .root: 0
      case .key where list != nil && form == .compact: indent
      default: indent + 2
      }
    let order = map.map { YAMLKeyOrder.order(of: $0.keys, form) } ?? []
    frames.append(
      Frame(map: map, list: list, order: order, count: count, indent: deeper, isInline: place == .indicator))
  }

  /// - Quirk: `encoding/json` looks for cycles only below 1,000 levels and names the type it finds there; the YAML
  ///   reader behind it refuses more than 10,000.
  private func checkDepth(map: Map?, list: List?, typeName: String) throws(CodingFailure) {
    if frames.count >= 1000 {
      for frame in frames[1000...] where map != nil && frame.map === map || list != nil && frame.list === list {
        throw CodingFailure(
          message: "error marshaling into JSON: json: unsupported value: encountered a cycle via \(typeName)")
      }
    }
    if frames.count >= 10_000 { throw CodingFailure(message: "yaml: exceeded max depth of 10000") }
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
      for _ in 0..<indent { output.append(UInt8(ascii: " ")) }
    }
    isAtLineStart = false
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
