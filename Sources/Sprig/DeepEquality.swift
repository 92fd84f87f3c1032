import TemplateFunctions
import ValueTree

/// `reflect.DeepEqual`: same types all the way down, nil and empty collections told apart.
///
/// Pairs wait on a list of their own and not on the stack, so that no depth of values can overflow it.
struct DeepEquality {
  let context: FunctionContext

  /// Whether some item of `items` equals `needle`.
  func contains(_ needle: Value, in items: some Collection<Value>) throws(FunctionFailure) -> Bool {
    try context.charge(steps: items.count >> 1)
    for item in items where try areEqual(needle, item) { return true }
    return false
  }

  func areEqual(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    var pending: [(left: [Value], right: [Value], depth: Int)] = []
    guard try areAlike(left, right, context.limits.valueDepth, &pending) else { return false }
    while let (lefts, rights, depth) = pending.popLast() {
      try Nesting.check(depth, "deepEqual", context.limits)
      try context.charge(steps: 16 + lefts.count >> 3)
      for index in lefts.indices where !(try areAlike(lefts[index], rights[index], depth - 1, &pending)) {
        return false
      }
    }
    return true
  }

  /// Whether both are equal as far as can be seen without going into them; what they hold is left in `pending`.
  private func areAlike(
    _ left: Value, _ right: Value, _ depth: Int, _ pending: inout [(left: [Value], right: [Value], depth: Int)]
  ) throws(FunctionFailure) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a, let first), .integer(let b, let second)): return a == b && first == second
    case (.float(let a), .float(let b)): return a == b
    case (.string(let a), .string(let b)):
      if a.count > 1024 { try context.charge(steps: a.count >> 6) }
      return a == b
    case (.list(let a), .list(let b)):
      if a === b { return true }
      guard a.element == b.element, a.isNil == b.isNil, a.count == b.count else { return false }
      if a.count != 0 { pending.append((a.items, b.items, depth)) }
      return true
    case (.map(let a), .map(let b)):
      if a === b { return true }
      guard a.type == b.type, a.isNil == b.isNil, a.count == b.count else { return false }
      for index in a.keys.indices {
        guard try areAlike(.string(a.keys[index]), .string(b.keys[index]), depth, &pending) else { return false }
      }
      if a.count != 0 { pending.append((a.values, b.values, depth)) }
      return true
    case (.object(let a), .object(let b)):
      return a === b || (a.typeName == b.typeName && a.isEqual(to: b) ?? false)
    default: return false
    }
  }
}

/// The bound on nested values, which also ends walks over maps that hold themselves.
enum Nesting {
  static func check(_ depth: Int, _ function: String, _ limits: Limits) throws(FunctionFailure) {
    if depth <= 0 {
      throw limits.tooMuch("\(function) met values that nest too deep", .valueDepth)
    }
  }
}
