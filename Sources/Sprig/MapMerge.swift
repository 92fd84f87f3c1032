import TemplateFunctions
import ValueTree

/// `merge` and `mergeOverwrite`: fills the destination in place, and shares what it takes over.
///
/// - Source: mergo 1.0.1, `deepMerge`, for maps. What an entry of the destination holds counts as unset when it is
///   nil, false, 0, "" or empty (SURPRISES 27). Overwriting takes over such values from the source too (SURPRISES 28).
struct MapMerge {
  let overwrites: Bool
  let context: FunctionContext

  /// `destination`, or a new map when that is nil.
  ///
  /// - Throws: what mergo returns, which `merge` swallows and `mustMerge` does not, and panics.
  func merged(_ destination: Map, _ sources: some Sequence<Map>) throws(FunctionFailure) -> Map {
    var destination = destination
    for source in sources {
      if destination.isNil && !source.isNil { destination = Map() }
      try merge(source, into: destination)
    }
    return destination
  }

  /// Merges maps inside maps later, so that no depth of values can overflow the stack.
  private func merge(_ source: Map, into destination: Map) throws(FunctionFailure) {
    var pending = [(source: source, destination: destination, depth: context.limits.valueDepth)]
    while let (source, destination, depth) = pending.popLast() {
      if source === destination { continue }
      try Nesting.check(depth, overwrites ? "mergeOverwrite" : "merge", context.limits)
      try context.charge(steps: 32 + (source.count + destination.count) >> 3)
      try charge(comparing: source.keys)
      try charge(comparing: destination.keys)
      if destination.count == 0 { try context.charge(itemsOf: .map(source)) }
      try destination.update(from: source) { (old, new) throws(FunctionFailure) in
        if new.isNull && !overwrites { return nil }
        if case .map(let newMap) = new, case .map(let oldMap)? = old {
          if !oldMap.isNil { pending.append((newMap, oldMap, depth - 1)) }
          if oldMap.count != 0 || !oldMap.isNil && fills(newMap) { return nil }
        } else if let old {
          try checkStructures(old, new)
        }
        guard overwrites || !(old?.isTrue ?? false) else { return nil }
        try checkTypes(destination, source)
        return new
      }
    }
  }

  /// Long keys take their time, and nobody gave them to this call as texts, which are counted.
  private func charge(comparing keys: [ByteString]) throws(FunctionFailure) {
    var bytes = 0
    for key in keys { bytes &+= key.count }
    if bytes > 1024 { try context.charge(steps: bytes >> 6) }
  }

  /// Whether merging `source` into an empty map leaves something in it.
  private func fills(_ source: Map) -> Bool {
    overwrites ? source.count != 0 : source.values.contains { !$0.isNull }
  }

  /// Go's reflection puts no `interface {}` into a map of strings, whatever it holds.
  private func checkTypes(_ destination: Map, _ source: Map) throws(FunctionFailure) {
    if destination.type != source.type, let wanted = destination.type.ownElement {
      let given = source.type.ownElement ?? "interface {}"
      throw .panic(
        "reflect.Value.SetMapIndex: value of type \(given) is not assignable to type \(wanted)")
    }
  }

  /// mergo goes into structures and pointers too, and stumbles over what does not fit.
  private func checkStructures(_ old: Value, _ new: Value) throws(FunctionFailure) {
    guard case .object(let object) = old else { return }
    let kind = new.kind
    guard kind == .map || kind == .structure || kind == .pointer else { return }
    if object.kind == .pointer, kind != .pointer, !overwrites {
      throw FunctionFailure("src and dst must be of same type")
    }
    if object.kind == .structure, kind != .structure, object.fields.contains(where: isExported) {
      throw .panic("reflect: call of reflect.Value.Field on \(kind.name) Value")
    }
  }
}

/// Whether other packages of Go see the field: it starts with a capital.
private func isExported(_ field: (name: ByteString, value: Value)) -> Bool {
  !field.name.isEmpty && field.name[0] >= UInt8(ascii: "A") && field.name[0] <= UInt8(ascii: "Z")
}

extension MapType {
  /// The type of the values, unless it is `interface {}`.
  fileprivate var ownElement: String? {
    switch self {
    case .any, .values: nil
    case .strings: "string"
    case .stringLists: "[]string"
    }
  }
}
