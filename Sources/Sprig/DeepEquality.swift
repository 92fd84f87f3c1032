import TemplateFunctions
import ValueTree

/// `reflect.DeepEqual`: same types all the way down, nil and empty collections told apart.
struct DeepEquality {
  let limits: Limits

  func areEqual(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    try areEqual(left, right, limits.valueDepth)
  }

  /// Whether some item of `items` equals `needle`.
  func contains(_ needle: Value, in items: some Collection<Value>) throws(FunctionFailure) -> Bool {
    for item in items where try areEqual(needle, item, limits.valueDepth) { return true }
    return false
  }

  private func areEqual(_ left: Value, _ right: Value, _ depth: Int) throws(FunctionFailure) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a, let first), .integer(let b, let second)): return a == b && first == second
    case (.float(let a), .float(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.list(let a), .list(let b)): return try areEqual(a, b, depth)
    case (.map(let a), .map(let b)): return try areEqual(a, b, depth)
    case (.object(let a), .object(let b)):
      return a === b || (a.typeName == b.typeName && a.isEqual(to: b) ?? false)
    default: return false
    }
  }

  private func areEqual(_ left: List, _ right: List, _ depth: Int) throws(FunctionFailure) -> Bool {
    if left === right { return true }
    guard left.element == right.element, left.isNil == right.isNil, left.count == right.count else { return false }
    try Nesting.check(depth, "deepEqual", limits)
    for index in 0..<left.count where !(try areEqual(left.items[index], right.items[index], depth - 1)) {
      return false
    }
    return true
  }

  private func areEqual(_ left: Map, _ right: Map, _ depth: Int) throws(FunctionFailure) -> Bool {
    if left === right { return true }
    guard left.type == right.type, left.isNil == right.isNil, left.keys == right.keys else { return false }
    try Nesting.check(depth, "deepEqual", limits)
    for index in 0..<left.count where !(try areEqual(left.values[index], right.values[index], depth - 1)) {
      return false
    }
    return true
  }
}

/// The bound on nested values, which also ends walks over maps that hold themselves.
enum Nesting {
  static func check(_ depth: Int, _ function: String, _ limits: Limits) throws(FunctionFailure) {
    if depth <= 0 {
      throw FunctionFailure(
        ByteString("\(function) met values nested deeper than the limit of \(limits.valueDepth)"), origin: .limit)
    }
  }
}
