import TemplateFunctions
import ValueTree

/// `deepCopy`: new maps and lists all the way down, of the same types.
///
/// Copies wait on a list of their own and not on the stack, so that no depth of values can overflow it.
struct DeepCopy {
  private enum Pending {
    case list(List)
    case map(Map)
  }

  private let context: FunctionContext
  private var limits: Limits { context.limits }
  private var pending: [(Pending, depth: Int)] = []

  init(context: FunctionContext) { self.context = context }

  /// - Throws: for nil what Go's `reflect` says.
  mutating func copied(_ value: Value) throws(FunctionFailure) -> Value {
    if value.isNull { throw .panic("reflect: call of reflect.Value.Type on zero Value") }
    let copy = try shallow(value, depth: limits.valueDepth)
    while let (container, depth) = pending.popLast() {
      try Nesting.check(depth, "deepCopy", limits)
      switch container {
      case .list(let list): for index in list.items.indices { try replace(&list.items[index], depth - 1) }
      case .map(let map): for index in map.values.indices { try replace(&map.values[index], depth - 1) }
      }
    }
    return copy
  }

  private mutating func replace(_ value: inout Value, _ depth: Int) throws(FunctionFailure) {
    if Self.isCopied(value) { value = try shallow(value, depth: depth) }
  }

  private static func isCopied(_ value: Value) -> Bool {
    switch value {
    case .list, .map: true
    case .object(let object): object is SemverObject
    default: false
    }
  }

  /// A new container with the old contents, which are copied later.
  private mutating func shallow(_ value: Value, depth: Int) throws(FunctionFailure) -> Value {
    try context.charge(itemsOf: value)
    switch value {
    case .list(let list):
      let copy = List(list.items, of: list.element, isNil: list.isNil)
      if list.items.contains(where: Self.isCopied) { pending.append((.list(copy), depth)) }
      return .list(copy)
    case .map(let map):
      let copy = Map(copying: map)
      if map.values.contains(where: Self.isCopied) { pending.append((.map(copy), depth)) }
      return .map(copy)
    case .object(let object as SemverObject): return .object(object.copied)
    case .null, .bool, .integer, .float, .string, .object: return value
    }
  }
}
