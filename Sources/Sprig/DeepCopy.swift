import TemplateFunctions
import ValueTree

/// `deepCopy`: new maps and lists all the way down, of the same types.
struct DeepCopy {
  let limits: Limits

  /// - Throws: for nil what Go's `reflect` says.
  func copied(_ value: Value) throws(FunctionFailure) -> Value {
    if value.isNull { throw .panic("reflect: call of reflect.Value.Type on zero Value") }
    return try copied(value, limits.valueDepth)
  }

  private func copied(_ value: Value, _ depth: Int) throws(FunctionFailure) -> Value {
    switch value {
    case .list(let list):
      return .list(List(try copied(list.items, depth), of: list.element, isNil: list.isNil))
    case .map(let map):
      let copy = Map(sortedKeys: map.keys, values: try copied(map.values, depth), type: map.type)
      copy.isNil = map.isNil
      return .map(copy)
    case .null, .bool, .integer, .float, .string, .object: return value
    }
  }

  private func copied(_ values: [Value], _ depth: Int) throws(FunctionFailure) -> [Value] {
    try Nesting.check(depth, "deepCopy", limits)
    var copies: [Value] = []
    copies.reserveCapacity(values.count)
    for value in values { copies.append(try copied(value, depth - 1)) }
    return copies
  }
}
