import Diagnostics

// Decisions by their id, for tools and for people without a terminal.
extension SnapshotStore {
  /// All decisions that are open.
  package func decisions() throws(SnapshotFailure) -> [Decision] { Review.decisions(in: try stored()) }

  /// Those with these ids.
  ///
  /// - Throws: at an id that is not there, or that showed something else.
  package func decisions(_ ids: [String]) throws(SnapshotFailure) -> [Decision] {
    let open = try decisions()
    var chosen: [Decision] = []
    for id in ids {
      if let found = open.first(where: { $0.id == id }) {
        if !chosen.contains(where: { $0.id == id }) { chosen.append(found) }
        continue
      }
      throw Self.unknown(id, open)
    }
    return chosen
  }

  private static func unknown(_ id: String, _ open: [Decision]) -> SnapshotFailure {
    if open.isEmpty {
      return SnapshotFailure(.unknown, "there is no decision \(id): nothing is pending")
    }
    if let changed = open.first(where: { Decision.stem(of: $0.id) == Decision.stem(of: id) && id.utf8.count == 17 }) {
      return SnapshotFailure(
        .decision, "decision \(id) is about something that has changed since; nothing is done",
        hints: ["Look at it again: it is \(changed.id) now."])
    }
    return SnapshotFailure(
      .unknown, "there is no decision \(id); nothing is done",
      hints: [
        Suggestion.nearest(id, in: open.map(\.id)).map { "Did you mean \($0)?" }
          ?? "valuesctl snapshot review lists them."
      ])
  }

  /// Accepts decisions, each file as it was shown.
  package func accept(_ decisions: [Decision]) throws(SnapshotFailure) {
    // Removals first: a file system that does not tell capitals apart takes `A.yaml` for the `a.yaml` that goes.
    let changes = decisions.flatMap(\.changes)
    for change in changes where change.kind == .removed { try accept(change) }
    for change in changes where change.kind != .removed { try accept(change) }
  }

  package func reject(_ decisions: [Decision]) throws(SnapshotFailure) {
    for change in decisions.flatMap(\.changes) { try reject(change) }
  }
}
