import ValueTree

/// An object on its side: a document, or an item of a document that is a list of objects.
struct ObjectEntry {
  var object: DiffObject
  var key: ObjectKey
  /// Which of the given documents it stands in, and whether it is all of it.
  var document: Int
  var isWhole: Bool

  /// The objects in order; `kind: List` and its kin give their items.
  static func entries(_ objects: [DiffObject]) -> [ObjectEntry] {
    var entries: [ObjectEntry] = []
    for (document, object) in objects.enumerated() {
      guard let (envelope, items) = unwrapped(object.value) else {
        entries.append(
          ObjectEntry(object: object, key: ObjectKey(of: object), document: document, isWhole: true))
        continue
      }
      for value in items + (envelope.map { [$0] } ?? []) {
        // The text belongs to the document, so the whole of it goes with none of the items.
        let item = DiffObject(source: object.source, value: value)
        entries.append(ObjectEntry(object: item, key: ObjectKey(of: item), document: document, isWhole: false))
      }
    }
    return entries
  }

  /// The items of a list of objects, and the rest of it where that says anything.
  private static func unwrapped(_ value: FrozenValue) -> (envelope: FrozenValue?, items: [FrozenValue])? {
    guard case .map(var map) = value, case .string(let kind)? = map["kind"], kind.hasSuffix("List"),
      case .list(let items)? = map["items"], !items.isEmpty, items.allSatisfy({ $0.mapValue?["kind"] != nil })
    else { return nil }
    map["items"] = nil
    let saysMore = map.keys.contains { $0 != "apiVersion" && $0 != "kind" }
    return (saysMore ? .map(map) : nil, items)
  }
}

/// Which objects of two sides belong together.
struct ObjectMatching {
  private(set) var pairs: [(old: Int, new: Int)] = []
  private(set) var renames: [(old: Int, new: Int)] = []
  private(set) var removed: [Int] = []
  private(set) var added: [Int] = []

  init(_ old: [ObjectEntry], _ new: [ObjectEntry], findsRenames: Bool) {
    matchKeys(old, new)
    if findsRenames { matchRenames(old, new) }
  }

  // MARK: By key

  private struct Name: Hashable {
    var kind: ByteString
    var namespace: ByteString
    var name: ByteString
    /// Only where there is no name.
    var source: String

    init(_ entry: ObjectEntry) {
      (kind, namespace, name) = (entry.key.kind, entry.key.namespace, entry.key.name)
      source = name.isEmpty ? entry.object.source : ""
    }
  }

  private mutating func matchKeys(_ old: [ObjectEntry], _ new: [ObjectEntry]) {
    var places: [Name: [Int]] = [:]
    for (index, entry) in new.enumerated() { places[Name(entry), default: []].append(index) }
    var ambiguous: [Name: [Int]] = [:]
    for (index, entry) in old.enumerated() {
      let name = Name(entry)
      if ambiguous[name] != nil || (places[name]?.count ?? 0) != 1 {
        ambiguous[name, default: []].append(index)
      } else if let place = places.removeValue(forKey: name)?.first {
        // Another old object of that name finds nothing.
        pairs.append((index, place))
      }
    }
    for (name, indices) in ambiguous { matchDoubles(indices, places.removeValue(forKey: name) ?? [], old, new) }
    added = places.values.joined() + added
    pairs.sort { $0.new < $1.new }
    removed.sort()
    added.sort()
  }

  /// Objects with one name: first those with the same source and version, then the same version, then in order.
  private mutating func matchDoubles(_ left: [Int], _ right: [Int], _ old: [ObjectEntry], _ new: [ObjectEntry]) {
    var (left, right) = (left, right)
    func key(_ entry: ObjectEntry, _ level: Int) -> [String] {
      [level < 1 ? entry.object.source : "", level < 2 ? entry.key.apiVersion.string : ""]
    }
    for level in 0...2 {
      var waiting: [[String]: [Int]] = [:]
      for place in right.reversed() { waiting[key(new[place], level), default: []].append(place) }
      var taken: Set<Int> = []
      left.removeAll { index in
        guard let place = waiting[key(old[index], level)]?.popLast() else { return false }
        pairs.append((index, place))
        taken.insert(place)
        return true
      }
      right.removeAll { taken.contains($0) }
    }
    removed += left
    added += right
  }

  // MARK: By content

  /// Removed and added objects of one kind that are alike, the most alike first.
  ///
  /// - Complexity: each with each up to ``DiffBounds/pairs`` per kind; beyond it, equal content first, then each with
  ///   the eight nearest in size.
  private mutating func matchRenames(_ old: [ObjectEntry], _ new: [ObjectEntry]) {
    var kinds: [ByteString: (old: [RenameCandidate], new: [RenameCandidate])] = [:]
    let shared = Set(removed.map { old[$0].key.kind }).intersection(added.map { new[$0].key.kind })
    for index in removed where shared.contains(old[index].key.kind) {
      guard let candidate = RenameCandidate(old[index], index) else { continue }
      kinds[old[index].key.kind, default: ([], [])].old.append(candidate)
    }
    for index in added where shared.contains(new[index].key.kind) {
      guard let candidate = RenameCandidate(new[index], index) else { continue }
      kinds[new[index].key.kind, default: ([], [])].new.append(candidate)
    }
    var scores: [(score: Double, old: Int, new: Int)] = []
    for kind in kinds.keys.sorted() {
      guard let candidates = kinds[kind] else { continue }
      var similarity = Similarity()
      for (x, y) in RenameCandidate.pairs(candidates.old, candidates.new) {
        let score = similarity.score(x.tree, 0, y.tree, 0)
        if score >= DiffBounds.renamedObject { scores.append((score, x.index, y.index)) }
      }
    }
    scores.sort { a, b in
      if a.score != b.score { return a.score > b.score }
      let (x, y) = (old[a.old].key, old[b.old].key)
      return x != y ? x < y : (new[a.new].key, a.old, a.new) < (new[b.new].key, b.old, b.new)
    }
    var (takenOld, takenNew) = (Set<Int>(), Set<Int>())
    for (_, x, y) in scores where !takenOld.contains(x) && !takenNew.contains(y) {
      takenOld.insert(x)
      takenNew.insert(y)
      renames.append((x, y))
    }
    removed.removeAll { takenOld.contains($0) }
    added.removeAll { takenNew.contains($0) }
  }
}

/// An object without what it calls itself, ready to be compared with others.
private struct RenameCandidate {
  let index: Int
  let tree: NodeTree

  /// - Returns: nil for what has no kind, or nothing beside its head.
  init?(_ entry: ObjectEntry, _ index: Int) {
    guard !entry.key.kind.isEmpty, case .map(var map) = entry.object.value else { return nil }
    let names = OwnNames(of: entry.object)
    map["apiVersion"] = nil
    map["kind"] = nil
    if case .map(var metadata)? = map["metadata"] {
      metadata["name"] = nil
      metadata["namespace"] = nil
      map["metadata"] = metadata.isEmpty ? nil : .map(metadata)
    }
    if map.isEmpty { return nil }
    tree = NodeTree(names.masked(.map(map)))
    self.index = index
  }

  /// Whether the sizes leave room for ``DiffBounds/renamedObject``.
  private func mayBe(_ other: RenameCandidate) -> Bool {
    let (a, b) = (tree.nodes[0].leaves, other.tree.nodes[0].leaves)
    return Double(min(a, b)) >= DiffBounds.renamedObject * Double(max(a, b))
  }

  /// The pairs worth a look.
  static func pairs(_ old: [RenameCandidate], _ new: [RenameCandidate]) -> [(RenameCandidate, RenameCandidate)] {
    if old.count * new.count <= DiffBounds.pairs {
      return old.flatMap { x in new.filter { $0.mayBe(x) }.map { (x, $0) } }
    }
    var places: [Int: [RenameCandidate]] = [:]
    for candidate in new.reversed() { places[candidate.tree.nodes[0].hash, default: []].append(candidate) }
    var pairs: [(RenameCandidate, RenameCandidate)] = []
    var rest: [RenameCandidate] = []
    var taken: Set<Int> = []
    for candidate in old {
      if let other = places[candidate.tree.nodes[0].hash]?.popLast() {
        pairs.append((candidate, other))
        taken.insert(other.index)
      } else {
        rest.append(candidate)
      }
    }
    let sorted = new.filter { !taken.contains($0.index) }
      .sorted { ($0.tree.nodes[0].leaves, $0.index) < ($1.tree.nodes[0].leaves, $1.index) }
    for candidate in rest {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) >> 1
        if sorted[middle].tree.nodes[0].leaves < candidate.tree.nodes[0].leaves {
          low = middle + 1
        } else {
          high = middle
        }
      }
      for place in max(0, low - 4)..<min(sorted.count, low + 4) { pairs.append((candidate, sorted[place])) }
    }
    return pairs
  }
}
