import ValueTree

/// Fits a decoded value into a Go type as `encoding/json` does.
///
/// Struct fields keep their JSON names; unknown ones are dropped. A value of the wrong kind is left out, the rest goes on.
///
/// - Source: Go 1.26, `encoding/json/decode.go`; sigs.k8s.io/yaml 1.6.0, `yaml.go` (`convertToJSONableObject`).
struct GoDecoder {
  /// The first mismatch, in Go's words; decoding went on after it.
  private(set) var failure: String?
  private var structure: String?
  private var path: [String] = []

  /// Deeper than any Go type that Helm decodes into.
  private static let depthLimit = 500

  mutating func decode(_ value: FrozenValue, as shape: GoShape) -> FrozenValue? {
    decode(value, as: shape, depth: 0)
  }

  private mutating func decode(_ value: FrozenValue, as shape: GoShape, depth: Int) -> FrozenValue? {
    guard depth < Self.depthLimit else { return value }
    let shape = shape.pointee
    switch (value, shape) {
    case (_, .any): return generic(value, depth: depth)
    case (.null, .map), (.null, .list): return .null
    case (.null, _): return nil
    case (.string, .string), (.bool, .bool), (.integer, .int), (.float, .float): return value
    case (.integer(let number), .float): return .float(Double(number))
    case (.float(let number), .int): return whole(number, shape)
    case (.map(let map), .map(let element)): return decode(map, elements: element, depth: depth)
    case (.list(let items), .list(let element)):
      return .list(items.map { decode($0, as: element, depth: depth + 1) ?? element.zero })
    case (.map(let map), .structure(let structure)): return decode(map, into: structure, depth: depth)
    case (.bool, .string), (.integer, .string), (.float, .string): return .string(Self.text(value))
    default:
      mismatch(value.jsonKind, shape)
      return nil
    }
  }

  private mutating func decode(_ map: FrozenMap, elements: GoShape, depth: Int) -> FrozenValue {
    var values: [FrozenValue] = []
    values.reserveCapacity(map.count)
    for value in map.values { values.append(decode(value, as: elements, depth: depth + 1) ?? elements.zero) }
    return .map(FrozenMap(sortedKeys: map.keys, values: values))
  }

  private mutating func decode(_ map: FrozenMap, into structure: GoStructure, depth: Int) -> FrozenValue {
    let outer = self.structure
    var output = FrozenMap()
    for (key, value) in map {
      guard let field = structure.field(key) else { continue }
      self.structure = structure.name
      path.append(field.name)
      if let decoded = decode(value, as: field.shape, depth: depth + 1) { output[ByteString(field.name)] = decoded }
      path.removeLast()
      self.structure = outer
    }
    return .map(output)
  }

  /// Numbers as floats, which is what `interface {}` holds after JSON.
  private mutating func generic(_ value: FrozenValue, depth: Int) -> FrozenValue {
    guard depth < Self.depthLimit else { return value }
    switch value {
    case .integer(let number): return .float(Double(number))
    case .list(let items): return .list(items.map { generic($0, depth: depth + 1) })
    case .map(let map):
      return .map(FrozenMap(sortedKeys: map.keys, values: map.values.map { generic($0, depth: depth + 1) }))
    default: return value
    }
  }

  private mutating func whole(_ number: Double, _ shape: GoShape) -> FrozenValue? {
    if number.magnitude < 1e15, let whole = Int64(exactly: number) { return .integer(whole) }
    var text: [UInt8] = Array("number ".utf8)
    JSONNumber.append(number, to: &text)
    mismatch(String(decoding: text, as: UTF8.self), shape)
    return nil
  }

  /// The words for a whole text of the wrong kind; nil when it fits.
  static func mismatch(_ value: FrozenValue, _ shape: GoShape) -> String? {
    switch (value, shape.pointee) {
    case (.null, _), (_, .any), (.map, .map), (.map, .structure), (.list, .list), (.string, .string), (.bool, .bool),
      (.integer, .int), (.float, .int), (.integer, .float), (.float, .float):
      nil
    default: "json: cannot unmarshal \(value.jsonKind) into Go value of type \(shape.pointee.typeName)"
    }
  }

  private mutating func mismatch(_ kind: String, _ shape: GoShape) {
    guard failure == nil else { return }
    if let structure {
      failure =
        "json: cannot unmarshal \(kind) into Go struct field \(structure).\(path.joined(separator: ".")) of type "
        + shape.typeName
    } else {
      failure = "json: cannot unmarshal \(kind) into Go value of type \(shape.typeName)"
    }
  }

  /// The text that a number or truth becomes where a Go string waits.
  static func text(_ value: FrozenValue) -> ByteString {
    var output: [UInt8] = []
    switch value {
    case .bool(let value): return value ? "true" : "false"
    case .integer(let number): return ByteString(String(number))
    case .float(let number) where number.isNaN: return "NaN"
    case .float(let number) where Float(number).isInfinite: return number < 0 ? "-Inf" : "+Inf"
    case .float(let number): GoNumber.append(number, format: UInt8(ascii: "g"), precision: -1, bits: 32, to: &output)
    case .string(let text): return text
    case .null, .list, .map: break
    }
    return ByteString(output)
  }
}

extension GoShape {
  /// The zero value of the type, as far as a ``FrozenValue`` can say it.
  fileprivate var zero: FrozenValue {
    switch self {
    case .any, .pointer, .map, .list: .null
    case .string: .string(ByteString())
    case .bool: .bool(false)
    case .int: .integer(0)
    case .float: .float(0)
    case .structure: .map(FrozenMap())
    }
  }
}

extension FrozenValue {
  /// What `encoding/json` calls the kind of the value in its messages.
  var jsonKind: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .integer, .float: "number"
    case .string: "string"
    case .list: "array"
    case .map: "object"
    }
  }

  /// The first infinity or NaN in the order in which JSON is written, where no Go string takes it.
  func firstNonFinite(as shape: GoShape) -> Double? {
    var open: [(FrozenValue, GoShape)] = [(self, shape)]
    while let (value, shape) = open.popLast() {
      switch (value, shape.pointee) {
      case (.float, .string): break
      case (.float(let number), _) where !number.isFinite: return number
      case (.list(let items), let shape):
        var element = GoShape.any
        if case .list(let inner) = shape { element = inner }
        for item in items.reversed() { open.append((item, element)) }
      case (.map(let map), let shape):
        for index in map.keys.indices.reversed() {
          var element = GoShape.any
          if case .map(let inner) = shape { element = inner }
          if case .structure(let structure) = shape { element = structure.field(map.keys[index])?.shape ?? .any }
          open.append((map.values[index], element))
        }
      default: break
      }
    }
    return nil
  }
}
