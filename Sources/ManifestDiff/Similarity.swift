/// How much two trees have in common.
///
/// - Complexity: O(size) for two trees, to a depth of 8; after ``DiffBounds/similaritySteps`` in all, only equal trees
///   are similar.
struct Similarity {
  private var steps = DiffBounds.similaritySteps

  /// Shared leaves over the leaves of the larger of two collections; 0 for scalars.
  mutating func score(_ old: NodeTree, _ left: Int, _ new: NodeTree, _ right: Int) -> Double {
    let (a, b) = (old.nodes[left], new.nodes[right])
    guard !a.isScalar, !b.isScalar else { return 0 }
    return Double(shared(old, left, new, right)) / Double(max(a.leaves, b.leaves))
  }

  /// How many leaves two trees have in common.
  mutating func shared(_ old: NodeTree, _ left: Int, _ new: NodeTree, _ right: Int, depth: Int = 0) -> Int {
    steps -= 1
    let (a, b) = (old.nodes[left], new.nodes[right])
    if a.hash == b.hash { return min(a.leaves, b.leaves) }
    if depth > 8 || steps <= 0 { return 0 }
    var pairs: [(Int, Int)] = []
    var sum = 0
    switch (a.value, b.value) {
    case (.map(let x), .map(let y)):
      steps -= x.count + y.count
      for pair in TreeComparison.merged(x.keys, y.keys) {
        if let x = pair.old, let y = pair.new { pairs.append((a.first + x, b.first + y)) }
      }
    case (.list, .list):
      steps -= a.count + b.count
      var waiting: [Int: [Int]] = [:]
      for child in (a.first..<a.first + a.count).reversed() {
        waiting[old.nodes[child].hash, default: []].append(child)
      }
      var others: [Int] = []
      for child in b.first..<b.first + b.count {
        if waiting[new.nodes[child].hash]?.popLast() != nil {
          sum += new.nodes[child].leaves
        } else {
          others.append(child)
        }
      }
      pairs = Array(zip(waiting.values.joined().sorted(), others))
    default: return 0
    }
    for (x, y) in pairs { sum += shared(old, x, new, y, depth: depth + 1) }
    return min(sum, a.leaves, b.leaves)
  }
}
