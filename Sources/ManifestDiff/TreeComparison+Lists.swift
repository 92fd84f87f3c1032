import ValueTree

extension TreeComparison {
  mutating func compareLists(_ left: Int, _ right: Int) {
    let rule = ListRule.rule(for: field)
    let (a, b) = (old.nodes[left], new.nodes[right])
    var matching = ListMatching(a.count, b.count)
    let names = (ItemIdentities(old, left, rule), ItemIdentities(new, right, rule))
    for (name, place) in names.0.places {
      if let other = names.1.places[name] { matching.match(place, other) }
    }
    matchEqual(&matching, a, b)
    matchFlags(&matching, a, b)
    matchSimilar(&matching, a, b, names, isOrdered: rule.isOrdered)
    report(matching, a, b, names, isOrdered: rule.isOrdered)
  }

  /// The nearest key above, inside a decoded text too.
  private var field: ByteString? {
    for step in path.reversed() {
      if case .key(let key) = step { return key }
      // A list right in a list has no name.
      if case .item = step { return nil }
    }
    return nil
  }

  // MARK: Matching

  /// Equal items, in order first, then wherever they stand.
  private func matchEqual(_ matching: inout ListMatching, _ a: NodeTree.Node, _ b: NodeTree.Node) {
    var (left, right) = (matching.freeOld, matching.freeNew)
    if left.isEmpty || right.isEmpty { return }
    let numbers = numbered(left.map { a.first + $0 }, right.map { b.first + $0 })
    for pair in SequenceDiff.matches(numbers.old, numbers.new) { matching.match(left[pair.old], right[pair.new]) }
    var waiting: [Int: [Int]] = [:]
    for (index, place) in left.enumerated().reversed() where matching.newPlace[place] < 0 {
      waiting[numbers.old[index], default: []].append(place)
    }
    if waiting.isEmpty { return }
    (left, right) = ([], right)
    for (index, place) in right.enumerated() where matching.oldPlace[place] < 0 {
      if let other = waiting[numbers.new[index]]?.popLast() { matching.match(other, place) }
    }
  }

  /// A number for each node: equal numbers exactly for equal trees.
  private func numbered(_ left: [Int], _ right: [Int]) -> (old: [Int], new: [Int]) {
    var known: [Int: [(number: Int, node: Int, isOld: Bool)]] = [:]
    var next = 0
    func number(_ node: Int, isOld: Bool) -> Int {
      let tree = isOld ? old : new
      let hash = tree.nodes[node].hash
      for entry in known[hash] ?? [] {
        if tree.isSame(node, as: entry.node, of: entry.isOld ? old : new) { return entry.number }
      }
      known[hash, default: []].append((next, node, isOld))
      next += 1
      return next - 1
    }
    return (left.map { number($0, isOld: true) }, right.map { number($0, isOld: false) })
  }

  /// Arguments by what stands before their `=`: `--level=info` and `--level=debug` are one that changed.
  private func matchFlags(_ matching: inout ListMatching, _ a: NodeTree.Node, _ b: NodeTree.Node) {
    func flags(_ places: [Int], _ tree: NodeTree, _ first: Int) -> [ByteString: [Int]] {
      var flags: [ByteString: [Int]] = [:]
      for place in places {
        guard case .string(let text) = tree.nodes[first + place].value, let end = text.offset(of: "=") else { continue }
        flags[text[0..<end], default: []].append(place)
      }
      return flags
    }
    let left = flags(matching.freeOld, old, a.first)
    if left.isEmpty { return }
    let right = flags(matching.freeNew, new, b.first)
    for (flag, places) in left {
      for (place, other) in zip(places, right[flag] ?? []) { matching.match(place, other) }
    }
  }

  /// What is left: by similarity, then by place.
  private mutating func matchSimilar(
    _ matching: inout ListMatching, _ a: NodeTree.Node, _ b: NodeTree.Node, _ names: (ItemIdentities, ItemIdentities),
    isOrdered: Bool
  ) {
    let (left, right) = (matching.freeOld, matching.freeNew)
    if left.isEmpty || right.isEmpty { return }
    if left.count * right.count <= DiffBounds.pairs {
      var scores: [(score: Double, old: Int, new: Int)] = []
      for x in left {
        for y in right {
          let score = similarity.score(old, a.first + x, new, b.first + y)
          let isNamed = names.0.fields[x] != nil || names.1.fields[y] != nil
          if score >= (isNamed ? DiffBounds.renamedItem : DiffBounds.similarItem) { scores.append((score, x, y)) }
        }
      }
      scores.sort { ($1.score, $0.old, $0.new) < ($0.score, $1.old, $1.new) }
      for (_, x, y) in scores where matching.newPlace[x] < 0 && matching.oldPlace[y] < 0 { matching.match(x, y) }
    }
    let restOld = matching.freeOld.filter { names.0.fields[$0] == nil }
    let restNew = matching.freeNew.filter { names.1.fields[$0] == nil }
    if restOld.count == restNew.count {
      for (x, y) in zip(restOld, restNew) {
        let (left, right) = (old.nodes[a.first + x], new.nodes[b.first + y])
        // In a set of texts nothing takes the place of another.
        if Self.isAlike(left, right), isOrdered || !left.isScalar { matching.match(x, y) }
      }
    }
  }

  private static func isAlike(_ left: NodeTree.Node, _ right: NodeTree.Node) -> Bool {
    switch (left.value, right.value) {
    case (.map, .map), (.list, .list): true
    default: left.isScalar && right.isScalar
    }
  }

  // MARK: Reporting

  private mutating func report(
    _ matching: ListMatching, _ a: NodeTree.Node, _ b: NodeTree.Node, _ names: (ItemIdentities, ItemIdentities),
    isOrdered: Bool
  ) {
    for place in matching.freeOld {
      path.append(.item(ItemStep(identity: shown(names.0.fields[place]), old: place, new: nil)))
      add(.removed(old.nodes[a.first + place].value))
      path.removeLast()
    }
    let moved = isOrdered ? matching.moved : []
    for place in 0..<b.count {
      let before = matching.oldPlace[place]
      let name = names.1.fields[place]
      if before < 0 {
        path.append(.item(ItemStep(identity: shown(name), old: nil, new: place)))
        add(.added(new.nodes[b.first + place].value))
      } else {
        let identity = shown(name == names.0.fields[before] ? name : nil)
        path.append(.item(ItemStep(identity: identity, old: before, new: place)))
        if moved.contains(before) { add(.moved(from: before, to: place)) }
        compare(a.first + before, b.first + place)
      }
      path.removeLast()
    }
  }

  /// What names an item; in a Secret only a `name` is shown as it is.
  private func shown(_ identity: [ItemStep.Field]?) -> [ItemStep.Field] {
    guard let identity, isSecret else { return identity ?? [] }
    return identity.map { field in
      field.key == "name" ? field : ItemStep.Field(key: field.key, value: ByteString(Digest.short(field.value)))
    }
  }
}
