import TemplateFunctions
import ValueTree

/// `merge` and `mergeOverwrite`: fills the destination in place, and shares what it takes over.
///
/// - Source: mergo 1.0.1, `deepMerge`, for maps. What an entry of the destination holds counts as unset when it is
///   nil, false, 0, "" or empty (SURPRISES 27). Overwriting takes over such values from the source too (SURPRISES 28).
struct MapMerge {
  let overwrites: Bool
  let limits: Limits

  /// `destination`, or a new map when that is nil.
  ///
  /// - Throws: what mergo returns, which `merge` swallows and `mustMerge` does not, and panics.
  func merged(_ destination: Map, _ sources: some Sequence<Map>) throws(FunctionFailure) -> Map {
    var destination = destination
    for source in sources {
      if destination.isNil && !source.isNil { destination = Map() }
      try merge(source, into: destination, limits.valueDepth)
    }
    return destination
  }

  private func merge(_ source: Map, into destination: Map, _ depth: Int) throws(FunctionFailure) {
    try Nesting.check(depth, overwrites ? "mergeOverwrite" : "merge", limits)
    let (keys, values) = (source.keys, source.values)
    for index in keys.indices {
      let (key, new) = (keys[index], values[index])
      if new.isNull {
        if overwrites { try assign(new, to: key, of: destination, from: source) }
        continue
      }
      let old = destination[key]
      if case .map(let new) = new, case .map(let old)? = old {
        if !old.isNil { try merge(new, into: old, depth - 1) }
        if old.count != 0 { continue }
      } else if let old {
        try checkStructures(old, new)
      }
      if overwrites || !(old?.isTrue ?? false) { try assign(new, to: key, of: destination, from: source) }
    }
  }

  private func assign(
    _ value: Value, to key: ByteString, of destination: Map, from source: Map
  ) throws(FunctionFailure) {
    if destination.type != source.type, let wanted = destination.type.ownElement {
      let given = source.type.ownElement ?? "interface {}"
      throw .panic(
        "reflect.Value.SetMapIndex: value of type \(given) is not assignable to type \(wanted)")
    }
    destination[key] = value
  }

  /// mergo goes into structures and pointers too, and stumbles over what does not fit.
  private func checkStructures(_ old: Value, _ new: Value) throws(FunctionFailure) {
    guard case .object(let object) = old else { return }
    let kind = new.kind
    guard kind == .map || kind == .structure || kind == .pointer else { return }
    if object.kind == .pointer, kind != .pointer, !overwrites {
      throw FunctionFailure("src and dst must be of same type")
    }
    if object.kind == .structure, kind != .structure, !object.fields.isEmpty {
      throw .panic("reflect: call of reflect.Value.Field on \(kind.name) Value")
    }
  }
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
