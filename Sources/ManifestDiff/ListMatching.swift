import ValueTree

/// Which items of two lists belong together.
struct ListMatching {
  /// The place in the new list for each old item, -1 for none; and the other way round.
  private(set) var newPlace: [Int]
  private(set) var oldPlace: [Int]

  init(_ oldCount: Int, _ newCount: Int) {
    newPlace = [Int](repeating: -1, count: oldCount)
    oldPlace = [Int](repeating: -1, count: newCount)
  }

  mutating func match(_ old: Int, _ new: Int) {
    newPlace[old] = new
    oldPlace[new] = old
  }

  var freeOld: [Int] { newPlace.indices.filter { newPlace[$0] < 0 } }
  var freeNew: [Int] { oldPlace.indices.filter { oldPlace[$0] < 0 } }

  /// Old places whose items stand elsewhere among those that stayed: all but a longest rising row.
  var moved: Set<Int> {
    let kept = newPlace.indices.filter { newPlace[$0] >= 0 }
    let rising = SequenceDiff.longestRising(kept.map { newPlace[$0] })
    return Set(zip(kept, rising).compactMap { $1 ? nil : $0 })
  }
}

/// What names the items of one list.
struct ItemIdentities {
  /// For each item the fields that name it; nil where there are none, or where another item has the same.
  private(set) var fields: [[ItemStep.Field]?]
  private(set) var places: [[ItemStep.Field]: Int] = [:]

  init(_ tree: NodeTree, _ list: Int, _ rule: ListRule) {
    let node = tree.nodes[list]
    fields = (node.first..<node.first + node.count).map { Self.fields(tree.nodes[$0].value, rule) }
    var doubled: Set<[ItemStep.Field]> = []
    for (index, name) in fields.enumerated() {
      guard let name else { continue }
      if places.updateValue(index, forKey: name) != nil { doubled.insert(name) }
    }
    for index in fields.indices {
      if let name = fields[index], doubled.contains(name) { fields[index] = nil }
    }
    for name in doubled { places[name] = nil }
  }

  private static func fields(_ item: FrozenValue, _ rule: ListRule) -> [ItemStep.Field]? {
    guard case .map(let map) = item else { return nil }
    for keys in rule.identities {
      let fields = keys.compactMap { key in map[key].flatMap(text).map { ItemStep.Field(key: key, value: $0) } }
      if fields.count == keys.count { return fields }
    }
    return nil
  }

  private static func text(_ value: FrozenValue) -> ByteString? {
    switch value {
    case .string(let text): return text
    case .integer, .float: return ByteString(ScalarText.plain(value))
    default: return nil
    }
  }
}
