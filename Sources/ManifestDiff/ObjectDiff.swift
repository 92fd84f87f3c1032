import ValueTree

/// What differs between two sets of Kubernetes objects, by meaning.
///
/// Objects are matched by kind, namespace and name; of what is left, those that are alike are one object with a new
/// name. Inside, the order of keys says nothing, and list items are matched by what names them.
package struct ObjectDiff: Sendable {
  /// By source, then by key.
  package private(set) var changes: [ObjectChange] = []

  package init(changes: [ObjectChange] = []) { self.changes = changes }

  /// Whether nothing at all differs.
  package var isEmpty: Bool { changes.isEmpty }

  /// Whether any value differs, and not only texts, sources or order.
  package var changesValues: Bool {
    changes.contains { change in
      switch change.kind {
      case .added, .removed, .changed, .renamed: true
      case .moved, .formatting, .order: false
      }
    }
  }

  /// Compares two sides.
  ///
  /// - Complexity: O(size) for objects that are equal or whose lists have names; ``TreeComparison`` and
  ///   ``ObjectMatching`` say what the rest costs and where it is bounded. Bench: `diff/compare`.
  package static func compare(
    _ old: [DiffObject], _ new: [DiffObject], options: DiffOptions = DiffOptions()
  ) -> ObjectDiff {
    let sides = Sides(old, new, options)
    var changes = sides.values()
    if options.reports.contains(.formatting) { changes += sides.formatting() }
    if options.reports.contains(.order) { changes += sides.order() }
    if options.reports.contains(.formatting) { changes += sides.files(besides: changes) }
    changes.sort { ($0.source, $0.key, $0.kind.rank) < ($1.source, $1.key, $1.kind.rank) }
    return ObjectDiff(changes: changes)
  }
}

extension ObjectChange.Kind {
  fileprivate var rank: Int {
    switch self {
    case .removed: 0
    case .added: 1
    case .renamed: 2
    case .changed: 3
    case .moved: 4
    case .formatting: 5
    case .order: 6
    }
  }
}

/// Both sides with what belongs together.
private struct Sides {
  let old: [DiffObject]
  let new: [DiffObject]
  let options: DiffOptions
  let left: [ObjectEntry]
  let right: [ObjectEntry]
  let matching: ObjectMatching
  /// The edits of each pair of objects with one key.
  private var found: [[Edit]] = []

  init(_ old: [DiffObject], _ new: [DiffObject], _ options: DiffOptions) {
    (self.old, self.new, self.options) = (old, new, options)
    (left, right) = (ObjectEntry.entries(old), ObjectEntry.entries(new))
    matching = ObjectMatching(left, right, findsRenames: options.findsRenames)
    found = matching.pairs.map { isSameText($0) ? [] : edits($0) }
  }

  // MARK: Values

  /// Everything that changes a value, and objects that moved to another source.
  func values() -> [ObjectChange] {
    var changes: [ObjectChange] = []
    for index in matching.removed {
      let entry = left[index]
      changes.append(ObjectChange(kind: .removed, key: entry.key, old: entry.object, oldSource: entry.object.source))
    }
    for index in matching.added {
      let entry = right[index]
      changes.append(ObjectChange(kind: .added, key: entry.key, new: entry.object, newSource: entry.object.source))
    }
    for pair in matching.renames { changes.append(change(.renamed, pair, edits(pair))) }
    for (pair, edits) in zip(matching.pairs, found) {
      if !edits.isEmpty {
        changes.append(change(.changed, pair, edits))
      } else if isMoved(pair), options.reports.contains(.sources), !differsInText(pair) {
        changes.append(change(.moved, pair, []))
      }
    }
    return changes
  }

  private func edits(_ pair: (old: Int, new: Int)) -> [Edit] {
    let (a, b) = (left[pair.old], right[pair.new])
    var edits = TreeComparison.edits(a.object.value, b.object.value, kind: b.key.kind, options: options)
    if b.key.kind.isEmpty, a.object.isSecret || b.object.isSecret {
      for index in edits.indices { edits[index].isSecret = true }
    }
    return edits
  }

  private func change(_ kind: ObjectChange.Kind, _ pair: (old: Int, new: Int), _ edits: [Edit]) -> ObjectChange {
    let (a, b) = (left[pair.old], right[pair.new])
    return ObjectChange(
      kind: kind, key: b.key, oldKey: a.key, old: a.object, new: b.object, oldSource: a.object.source,
      newSource: b.object.source, edits: edits)
  }

  private func isMoved(_ pair: (old: Int, new: Int)) -> Bool {
    left[pair.old].object.source != right[pair.new].object.source
  }

  /// Equal texts have equal values.
  private func isSameText(_ pair: (old: Int, new: Int)) -> Bool {
    let (a, b) = (left[pair.old], right[pair.new])
    return a.isWhole && b.isWhole && !a.object.text.isEmpty && a.object.text == b.object.text
  }

  // MARK: Texts

  /// Documents whose objects are equal and whose texts are not.
  func formatting() -> [ObjectChange] {
    var changes: [ObjectChange] = []
    // A document that is a list speaks once, and only when all its objects are as they were.
    var partners: [Int: (new: Int, pairs: [(old: Int, new: Int)])] = [:]
    for (pair, edits) in zip(matching.pairs, found) {
      if left[pair.old].isWhole, right[pair.new].isWhole {
        if edits.isEmpty, differsInText(pair) { changes.append(change(.formatting, pair, [])) }
        continue
      }
      let (document, other) = (left[pair.old].document, right[pair.new].document)
      partners[document, default: (other, [])].pairs.append(pair)
      if partners[document]?.new != other || !edits.isEmpty { partners[document]?.new = -1 }
    }
    let counts = (Self.counts(left), Self.counts(right))
    for (document, partner) in partners.sorted(by: { $0.key < $1.key }) where partner.new >= 0 {
      let (a, b) = (old[document], new[partner.new])
      guard counts.0[document] == partner.pairs.count, counts.1[partner.new] == partner.pairs.count else { continue }
      guard differs(a, b) else { continue }
      var change = change(.formatting, partner.pairs[0], [])
      (change.old, change.new) = (a, b)
      (change.oldKey, change.key) = (ObjectKey(of: a), ObjectKey(of: b))
      changes.append(change)
    }
    return changes
  }

  /// Files whose bytes differ although no object says why: a List taken apart, say.
  func files(besides changes: [ObjectChange]) -> [ObjectChange] {
    let told = Set(changes.flatMap(\.sources))
    let (before, after) = (Self.texts(old), Self.texts(new))
    return before.keys.sorted().compactMap { source in
      guard !told.contains(source), let a = before[source], let b = after[source], a != b else { return nil }
      if a.isEmpty || b.isEmpty { return nil }
      let sides = [a, b].map { DiffObject(source: source, value: .null, text: ByteString($0)) }
      return ObjectChange(
        kind: .formatting, key: ObjectKey(of: sides[1]), old: sides[0], new: sides[1], oldSource: source,
        newSource: source)
    }
  }

  /// The text of each file; empty where a part of it is not known.
  private static func texts(_ objects: [DiffObject]) -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    for object in objects { object.text.append(to: &texts[object.source, default: []]) }
    for object in objects where object.text.isEmpty { texts[object.source] = [] }
    return texts
  }

  /// How many objects stand in each document.
  private static func counts(_ entries: [ObjectEntry]) -> [Int: Int] {
    entries.reduce(into: [:]) { $0[$1.document, default: 0] += 1 }
  }

  private func differsInText(_ pair: (old: Int, new: Int)) -> Bool {
    let (a, b) = (left[pair.old], right[pair.new])
    guard options.reports.contains(.formatting), a.isWhole, b.isWhole else { return false }
    return differs(a.object, b.object)
  }

  /// Whether two known texts differ; of objects that moved, by more than the comment that names their source.
  private func differs(_ left: DiffObject, _ right: DiffObject) -> Bool {
    if left.text.isEmpty || right.text.isEmpty || left.text == right.text { return false }
    if left.source == right.source { return true }
    func lines(_ text: ByteString) -> [ByteString] { LineDiff.split(text).filter { !$0.hasPrefix("# Source: ") } }
    return lines(left.text) != lines(right.text)
  }

  // MARK: Order

  /// Files whose documents stand in another order than before.
  func order() -> [ObjectChange] {
    var files: [String: [(old: Int, new: Int)]] = [:]
    for pair in matching.pairs + matching.renames where !isMoved(pair) {
      files[left[pair.old].object.source, default: []].append(pair)
    }
    return files.sorted { $0.key < $1.key }.compactMap { source, pairs in
      let sorted = pairs.sorted { $0.old < $1.old }
      let rising = SequenceDiff.longestRising(sorted.map(\.new))
      guard rising.contains(false) else { return nil }
      let places = Dictionary(uniqueKeysWithValues: sorted.map(\.new).sorted().enumerated().map { ($1, $0) })
      let edits = sorted.indices.filter { !rising[$0] }.map { index in
        let key = right[sorted[index].new].key
        let place = places[sorted[index].new] ?? 0
        let identity = [ItemStep.Field(key: "kind", value: key.kind), ItemStep.Field(key: "name", value: key.name)]
        return Edit(
          path: [.item(ItemStep(identity: identity, old: index, new: place))], kind: .moved(from: index, to: place))
      }
      let key = ObjectKey(apiVersion: "", kind: "", namespace: "", name: ByteString(source))
      return ObjectChange(kind: .order, key: key, oldSource: source, newSource: source, edits: edits)
    }
  }
}
