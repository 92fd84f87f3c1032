import ValueTree

/// Which entries of one map or list no keyword has looked at yet.
struct Unevaluated {
  /// One flag for each entry; empty when nobody asks.
  private(set) var flags: [Bool] = []

  init() {}

  init(of value: FrozenValue, for node: SchemaNode, isWanted: Bool) {
    switch value {
    case .map(let map) where !node.evaluatesAllProperties && (isWanted || node.unevaluatedProperties != nil):
      flags = Array(repeating: true, count: map.count)
    case .list(let list)
    where !node.evaluatesAllItems && (isWanted || node.unevaluatedItems != nil) && node.evaluatedItems < list.count:
      flags = list.indices.map { $0 >= node.evaluatedItems }
    default: break
    }
  }

  var isEmpty: Bool { !flags.contains(true) }

  mutating func evaluate(_ index: Int) {
    if index < flags.count { flags[index] = false }
  }

  mutating func evaluateAll() { flags = [] }

  /// Keeps only what `other` left over too.
  mutating func formIntersection(_ other: Unevaluated) {
    for index in flags.indices where flags[index] && !(index < other.flags.count && other.flags[index]) {
      flags[index] = false
    }
  }
}
