import Charts
import ValueCoding
import ValueTree

/// The keys of a chart's values, with what is known of each: its default, its comment, its types.
///
/// Subcharts stand below their names or aliases, under what their parent says of them; their globals join those of the root.
struct ValuesOutline {
  /// Nil where only the schema or `Chart.yaml` knows the key.
  var value: FrozenValue?
  /// Whether the default is a number that is written with a fraction.
  var isFraction = false
  /// What the author wrote about it, as one line.
  var comment = ""
  /// The types that the schema allows, in JSON Schema's names; empty when it says nothing.
  var types: Set<ByteString> = []
  var itemTypes: Set<ByteString> = []
  var choices: [FrozenValue] = []
  var children: [ByteString: ValuesOutline] = [:]

  init() {}

  /// Deeper keys are set through the free map around them.
  static let deepest = 32

  // MARK: Charts

  init(_ chart: Chart) {
    if let text = chart.valuesText { addDefaults(text) }
    var globals = ValuesOutline()
    let dependencies = (chart.metadata.dependencies ?? []).compactMap { $0 }
    for subchart in chart.subcharts {
      var below = ValuesOutline(subchart)
      if let global = below.children.removeValue(forKey: "global") { globals = globals.overlaid(with: global) }
      let names = dependencies.filter { $0.name == subchart.name }.map { $0.alias.isEmpty ? $0.name : $0.alias }
      for name in names.isEmpty ? [subchart.name] : names {
        children[name] = below.overlaid(with: children[name] ?? Self.free("Values of the subchart \(subchart.name)."))
      }
    }
    if !globals.children.isEmpty {
      children["global"] = globals.overlaid(with: children["global"] ?? ValuesOutline())
    }
    for dependency in dependencies { add(dependency) }
    if let schema = chart.schema { addSchema(schema) }
  }

  /// A map of which no key is known.
  private static func free(_ comment: String) -> ValuesOutline {
    var outline = ValuesOutline()
    outline.value = .map(FrozenMap())
    outline.comment = comment
    return outline
  }

  /// What switches a dependency on and off is a value too, though no values file may name it.
  private mutating func add(_ dependency: Dependency) {
    let name = dependency.alias.isEmpty ? dependency.name : dependency.alias
    if children[name] == nil { children[name] = Self.free("Values of the subchart \(name), which is not in charts/.") }
    for condition in dependency.condition.trimmed.split(on: UInt8(ascii: ",")) where !condition.isEmpty {
      addSwitch(condition.split(on: UInt8(ascii: "."))[...], "Switches the subchart \(name) on or off.")
    }
    for tag in dependency.tags {
      addSwitch(["tags", tag], "Switches the subcharts on or off that have the tag \(tag).")
    }
  }

  private mutating func addSwitch(_ path: ArraySlice<ByteString>, _ comment: String) {
    guard let key = path.first, !key.isEmpty, path.count < Self.deepest else { return }
    if path.count > 1 {
      var inner = children[key] ?? Self.free("")
      if case .map? = inner.value { inner.addSwitch(path.dropFirst(), comment) }
      children[key] = inner
    } else if children[key] == nil {
      children[key] = ValuesOutline()
      children[key]?.types = ["boolean"]
      children[key]?.comment = comment
    }
  }

  private mutating func addSchema(_ file: ChartFile) {
    do throws(ChartFailure) { add(.read(try file.bytes())) } catch {
      // A schema that cannot be read fails the render; without it there are just fewer types.
      return
    }
  }

  private mutating func add(_ schema: SchemaOutline) {
    if !schema.types.isEmpty { types = schema.types }
    if !schema.itemTypes.isEmpty { itemTypes = schema.itemTypes }
    if !schema.choices.isEmpty { choices = schema.choices }
    if comment.isEmpty { comment = KeyComments.shortened(schema.text) }
    if case .list? = value { return }
    for (key, property) in schema.properties {
      var child = children[key] ?? ValuesOutline()
      child.add(property)
      children[key] = child
    }
  }

  // MARK: Values files

  private mutating func addDefaults(_ text: ByteString) {
    let comments = KeyComments(text)
    for document in ValuesText.documentsWithPlaces(of: text) {
      var outline = ValuesOutline()
      outline.addEntries(of: document.values, document.places, comments, document.linesBefore, depth: 0)
      self = overlaid(with: outline)
    }
  }

  private mutating func addEntries(
    of map: FrozenMap, _ places: YAMLPlaces?, _ comments: KeyComments, _ linesBefore: Int, depth: Int
  ) {
    value = .map(map)
    guard depth < Self.deepest else { return }
    for (index, (key, value)) in map.enumerated() where !key.isEmpty {
      let place = places.flatMap { index < $0.children.count ? $0.children[index] : nil }
      var child = ValuesOutline()
      child.value = value
      if let place {
        let lines = (key: Int(place.keyLine) + linesBefore, value: Int(place.line) + linesBefore)
        child.comment = comments.text(of: key.string, line: lines.key, column: Int(place.keyColumn))
        if case .float = value { child.isFraction = comments.isFraction(line: lines.value, column: Int(place.column)) }
      }
      if case .map(let inner) = value {
        child.addEntries(of: inner, place, comments, linesBefore, depth: depth + 1)
      }
      children[key] = child
    }
  }

  /// With what a parent chart or a later document says over it; a null there removes a default and not its type.
  private func overlaid(with other: ValuesOutline) -> ValuesOutline {
    var sum = self
    switch (value, other.value) {
    case (_, nil), (_?, .null?): break
    case (let below?, let above?) where !below.isNull && (below.mapValue == nil) != (above.mapValue == nil):
      return other
    default:
      sum.value = other.value
      sum.isFraction = other.isFraction
    }
    if !other.comment.isEmpty { sum.comment = other.comment }
    for (key, child) in other.children { sum.children[key] = children[key].map { $0.overlaid(with: child) } ?? child }
    return sum
  }
}

extension ValuesOutline {
  /// How many keys stand at each depth.
  private func addCounts(_ depth: Int, to counts: inout [Int]) {
    if counts.count <= depth { counts.append(0) }
    counts[depth] += children.count
    for child in children.values { child.addCounts(depth + 1, to: &counts) }
  }

  /// The depth down to which there are at most so many keys; the first level always counts.
  func depth(ofAtMost keys: Int) -> Int {
    var counts: [Int] = []
    addCounts(0, to: &counts)
    var sum = 0
    for (depth, count) in counts.enumerated() {
      sum += count
      if sum > keys { return max(depth, 1) }
    }
    return counts.count
  }
}

/// What a setter takes.
enum SetterType: Equatable {
  case bool, int, double, string
  case list(of: String)
  /// A map with known keys.
  case map
  /// A map without.
  case freeMap
  case any
}

extension ValuesOutline {
  var setterType: SetterType {
    if !children.isEmpty { return .map }
    let named = types.subtracting(["null"])
    if named.isEmpty { return setterTypeOfDefault }
    if named == ["integer", "number"] { return .double }
    guard named.count == 1, let type = named.first else { return .any }
    switch type {
    case "boolean": return .bool
    case "integer": return .int
    case "number": return .double
    case "string": return .string
    case "array": return .list(of: itemType)
    case "object": return .freeMap
    default: return .any
    }
  }

  private var setterTypeOfDefault: SetterType {
    switch value {
    case .bool?: .bool
    case .integer?: .int
    case .float(let number)?:
      !isFraction && number == number.rounded() && number.magnitude < 9e15 ? .int : .double
    case .string?: .string
    case .list?: .list(of: itemType)
    case .map?: .freeMap
    case .null?, nil: .any
    }
  }

  /// The Swift type of a list's items.
  private var itemType: String {
    if itemTypes.count == 1, let type = itemTypes.first {
      switch type {
      case "boolean": return "Bool"
      case "integer": return "Int"
      case "number": return "Double"
      case "string": return "String"
      default: return "ChartValue"
      }
    }
    guard itemTypes.isEmpty, case .list(let items)? = value, !items.isEmpty else { return "ChartValue" }
    let areTexts = items.allSatisfy { if case .string = $0 { true } else { false } }
    return areTexts ? "String" : "ChartValue"
  }
}
