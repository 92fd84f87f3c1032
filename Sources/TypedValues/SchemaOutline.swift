import ValueCoding
import ValueTree

/// What a `values.schema.json` says of names and types; all that only judges values is left out.
struct SchemaOutline {
  /// JSON Schema's names of types; empty when nothing is said.
  var types: Set<ByteString> = []
  var properties: [ByteString: SchemaOutline] = [:]
  /// The types of a list's items.
  var itemTypes: Set<ByteString> = []
  /// The only values that are allowed.
  var choices: [FrozenValue] = []
  var text = ""

  /// Of a schema file; nothing of one that cannot be read: rendering tells what is wrong with it.
  static func read(_ text: ByteString) -> SchemaOutline {
    do throws(CodingFailure) {
      let root = try JSONReader.read(text)
      var reader = SchemaOutlineReader(root: root)
      return reader.outline(of: root, depth: 0)
    } catch {
      return SchemaOutline()
    }
  }

  /// Both hold.
  mutating func add(_ other: SchemaOutline) {
    types = types.isEmpty || other.types.isEmpty ? types.union(other.types) : types.intersection(other.types)
    addDetails(of: other)
  }

  /// One of them holds.
  static func either(_ outlines: [SchemaOutline]) -> SchemaOutline {
    var sum = SchemaOutline()
    for outline in outlines {
      sum.types.formUnion(outline.types)
      sum.addDetails(of: outline)
    }
    // One that says nothing allows all types; of what only some branches choose from, others may be allowed too.
    if outlines.contains(where: \.types.isEmpty) { sum.types = [] }
    if outlines.contains(where: \.choices.isEmpty) { sum.choices = [] }
    return sum
  }

  private mutating func addDetails(of other: SchemaOutline) {
    for (key, outline) in other.properties {
      var known = properties[key] ?? SchemaOutline()
      known.add(outline)
      properties[key] = known
    }
    itemTypes.formUnion(other.itemTypes)
    choices += other.choices
    if text.isEmpty { text = other.text }
  }
}

/// Follows references inside one schema, within bounds: schemas may refer to themselves.
private struct SchemaOutlineReader {
  let root: FrozenValue
  private var nodes = 0

  init(root: FrozenValue) { self.root = root }

  private static let mostNodes = 20_000
  private static let deepest = ValuesOutline.deepest

  mutating func outline(of schema: FrozenValue, depth: Int) -> SchemaOutline {
    nodes += 1
    guard case .map(let map) = schema, depth < Self.deepest, nodes < Self.mostNodes else { return SchemaOutline() }
    var outline = SchemaOutline()
    outline.types = Self.types(map)
    if case .string(let text)? = map["description"] { outline.text = text.string }
    if case .list(let choices)? = map["enum"] { outline.choices = choices }
    if outline.types.isEmpty { outline.types = Set(outline.choices.compactMap(Self.type)) }
    if case .map(let properties)? = map["properties"] {
      for (key, property) in properties { outline.properties[key] = self.outline(of: property, depth: depth + 1) }
      if outline.types.isEmpty { outline.types = ["object"] }
    }
    if let items = map["items"] { outline.itemTypes = self.outline(of: items, depth: depth + 1).types }
    if case .string(let reference)? = map["$ref"], let target = target(of: reference) {
      outline.add(self.outline(of: target, depth: depth + 1))
    }
    if case .list(let parts)? = map["allOf"] {
      for part in parts { outline.add(self.outline(of: part, depth: depth + 1)) }
    }
    for word in ["anyOf", "oneOf"] as [ByteString] {
      guard case .list(let parts)? = map[word], !parts.isEmpty else { continue }
      var branches: [SchemaOutline] = []
      for part in parts { branches.append(self.outline(of: part, depth: depth + 1)) }
      outline.add(.either(branches))
    }
    return outline
  }

  private static func types(_ schema: FrozenMap) -> Set<ByteString> {
    switch schema["type"] {
    case .string(let name)?: [name]
    case .list(let names)?: Set(names.compactMap { if case .string(let name) = $0 { name } else { nil } })
    default: []
    }
  }

  private static func type(of value: FrozenValue) -> ByteString? {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .float(let number): number == number.rounded() ? "integer" : "number"
    case .string: "string"
    case .list: "array"
    case .map: "object"
    }
  }

  /// What a reference into the same file means: `#/definitions/image`.
  private func target(of reference: ByteString) -> FrozenValue? {
    guard reference.hasPrefix("#/") else { return reference == "#" ? root : nil }
    var place = root
    for part in reference[2..<reference.count].string.split(separator: "/", omittingEmptySubsequences: false) {
      let key = ByteString(String(part).replacing("~1", with: "/").replacing("~0", with: "~"))
      guard case .map(let map) = place, let next = map[key] else { return nil }
      place = next
    }
    return place
  }
}
