import ManifestDiff
import Testing
import ValueTree

/// Carries edits out, so that tests see whether they say everything.
enum EditApplication {
  /// The old value with all edits; lists whose order counts for nothing keep their old order.
  static func apply(_ edits: [Edit], to value: FrozenValue) -> FrozenValue {
    if let whole = edits.first(where: \.path.isEmpty) { return whole.new ?? .null }
    switch value {
    case .map(var map):
      for key in unique(edits.map { $0.path[0] }) {
        guard case .key(let name) = key else { continue }
        let inside = edits.filter { $0.path[0] == key }
        map[name] = result(inside, map[name])
      }
      return .map(map)
    case .list(let items): return .list(apply(edits, to: items))
    default:
      Issue.record("an edit leads into a scalar")
      return value
    }
  }

  /// What becomes of the one value that all edits start at; nil when it goes.
  private static func result(_ edits: [Edit], _ value: FrozenValue?) -> FrozenValue? {
    for edit in edits where edit.path.count == 1 {
      switch edit.kind {
      case .added(let value): return value
      case .removed: return nil
      case .replaced(let old, let new):
        #expect(value == old)
        return new
      case .moved: continue
      }
    }
    let inside = edits.filter { $0.path.count > 1 }.map { Edit(path: Array($0.path.dropFirst()), kind: $0.kind) }
    return inside.isEmpty ? value : value.map { apply(inside, to: $0) }
  }

  private static func apply(_ edits: [Edit], to items: [FrozenValue]) -> [FrozenValue] {
    var staying = items.map { Optional($0) }
    var placed: [Int: FrozenValue] = [:]
    for step in unique(edits.map { $0.path[0] }) {
      guard case .item(let item) = step else { continue }
      let inside = edits.filter { $0.path[0] == step }
      let value = result(inside, item.old.map { items[$0] })
      let isMoved = inside.contains { if case .moved = $0.kind, $0.path.count == 1 { true } else { false } }
      if let old = item.old { staying[old] = isMoved ? nil : value }
      if let new = item.new, isMoved || item.old == nil { placed[new] = value }
    }
    var rest = staying.compactMap { $0 }[...]
    let count = rest.count + placed.count
    return (0..<count).compactMap { placed[$0] ?? rest.popFirst() }
  }

  private static func unique(_ steps: [EditStep]) -> [EditStep] {
    var seen: Set<EditStep> = []
    return steps.filter { seen.insert($0).inserted }
  }
}
