import ValueTree

/// When two values are the same to a schema: numbers by their value, whatever their type.
enum JSONEquality {
  /// Deeper values are taken for different.
  private static let deepest = 1_000

  static func areEqual(_ value: FrozenValue, _ other: SchemaJSON) -> Bool {
    switch (value, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .number(let right)): right.exact == ExactNumber(left)
    case (.float(let left), .number(let right)): right.exact == ExactNumber(left)
    case (.string(let left), .string(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1) }
    case (.map(let left), .object(let right)):
      left.keys == right.keys && zip(left.values, right.values).allSatisfy { areEqual($0, $1) }
    default: false
    }
  }

  static func areEqual(_ left: FrozenValue, _ right: FrozenValue, depth: Int = 0) -> Bool {
    if depth > deepest { return false }
    switch (left, right) {
    case (.integer(let number), .float(let other)), (.float(let other), .integer(let number)):
      return ExactNumber(number) == ExactNumber(other)
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1, depth: depth + 1) }
    case (.map(let left), .map(let right)):
      return left.keys == right.keys
        && zip(left.values, right.values).allSatisfy { areEqual($0, $1, depth: depth + 1) }
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.float(let left), .float(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    default: return false
    }
  }

  /// What comparing `value` with another takes at most.
  ///
  /// - Unit: steps.
  static func work(_ value: FrozenValue, depth: Int = 0) -> Int {
    if depth > deepest { return 1 }
    switch value {
    case .string(let text): return 1 + text.count >> 6
    // Both are spelled out in digits.
    case .integer, .float: return 4
    case .list(let items): return items.reduce(1) { $0 + work($1, depth: depth + 1) }
    case .map(let map):
      return zip(map.keys, map.values).reduce(1) { $0 + 1 + $1.0.count >> 6 + work($1.1, depth: depth + 1) }
    default: return 1
    }
  }

  /// The first item that equals an earlier one, and that one.
  static func duplicates(in list: [FrozenValue]) -> (Int, Int)? {
    var seen: [Int: [Int]] = [:]
    for (index, item) in list.enumerated() {
      var hasher = Hasher()
      hash(item, into: &hasher, depth: 0)
      let key = hasher.finalize()
      for other in seen[key] ?? [] where areEqual(item, list[other]) { return (other, index) }
      seen[key, default: []].append(index)
    }
    return nil
  }

  private static func hash(_ value: FrozenValue, into hasher: inout Hasher, depth: Int) {
    if depth > deepest { return }
    switch value {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let number): hasher.combine(Double(number))
    case .float(let number): hasher.combine(number)
    case .string(let text): hasher.combine(text)
    case .list(let items):
      hasher.combine(items.count)
      for item in items { hash(item, into: &hasher, depth: depth + 1) }
    case .map(let map):
      for (key, value) in map {
        hasher.combine(key)
        hash(value, into: &hasher, depth: depth + 1)
      }
    }
  }
}
