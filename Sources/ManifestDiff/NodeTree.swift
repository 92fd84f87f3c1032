import ValueTree

/// A value laid out flat, so that parts of two values are compared in one step.
///
/// - Shape: nodes level by level; the children of a node stand together, a map's in the order of its keys.
/// - Complexity: O(size) to make, without recursion.
struct NodeTree {
  struct Node {
    let value: FrozenValue
    /// Equal for equal trees within one process.
    var hash = 0
    /// Scalars and empty collections below and including this one.
    var leaves = 1
    var first = 0
    var count = 0
  }

  private(set) var nodes: [Node]

  init(_ root: FrozenValue) {
    nodes = [Node(value: root)]
    var index = 0
    while index < nodes.count {
      let value = nodes[index].value
      switch value {
      case .list(let items): adopt(items, by: index)
      case .map(let map): adopt(map.values, by: index)
      default: break
      }
      index += 1
    }
    for index in nodes.indices.reversed() { summarise(index) }
  }

  private mutating func adopt(_ children: [FrozenValue], by index: Int) {
    nodes[index].first = nodes.count
    nodes[index].count = children.count
    for child in children { nodes.append(Node(value: child)) }
  }

  private mutating func summarise(_ index: Int) {
    let node = nodes[index]
    var hasher = Hasher()
    switch node.value {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value ? 1 : 2)
    case .integer(let value): hasher.combine(Double(value))
    case .float(let value): hasher.combine(value.isNaN ? 0.5 : value)
    case .string(let text): hasher.combine(text)
    case .list: hasher.combine(3)
    case .map(let map):
      hasher.combine(4)
      for key in map.keys { hasher.combine(key) }
    }
    var leaves = node.count == 0 ? 1 : 0
    for child in node.first..<node.first + node.count {
      hasher.combine(nodes[child].hash)
      leaves += nodes[child].leaves
    }
    nodes[index].hash = hasher.finalize()
    nodes[index].leaves = leaves
  }

  /// Whether two parts are equal; numbers are by what they are worth.
  ///
  /// - Complexity: O(1) where they differ, O(size) where they are equal: no answer rests on a hash alone.
  func isSame(_ index: Int, as other: Int, of tree: NodeTree) -> Bool {
    if nodes[index].hash != tree.nodes[other].hash { return false }
    var stack = [(index, other)]
    while let (left, right) = stack.popLast() {
      let (a, b) = (nodes[left], tree.nodes[right])
      guard a.hash == b.hash, a.count == b.count else { return false }
      switch (a.value, b.value) {
      case (.map(let x), .map(let y)): if x.keys != y.keys { return false }
      case (.list, .list): break
      default: if !Self.isSameScalar(a.value, b.value) { return false }
      }
      for child in 0..<a.count { stack.append((a.first + child, b.first + child)) }
    }
    return true
  }

  static func isSameScalar(_ left: FrozenValue, _ right: FrozenValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.float(let a), .float(let b)): a == b || a.isNaN && b.isNaN
    case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): Int64(exactly: b) == a
    case (.string(let a), .string(let b)): a == b
    default: false
    }
  }
}

extension NodeTree.Node {
  var isScalar: Bool {
    switch value {
    case .list, .map: false
    default: true
    }
  }
}
