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

  /// Which decisions are taken.
  package enum Choice: Sendable {
    /// Those that are open at this moment.
    case all
    case ids([String])
    case shown([Decision])
  }

  /// Accepts decisions, each file as it was shown: all or none of them.
  ///
  /// - Returns: what has been accepted.
  @discardableResult
  package func accept(_ choice: Choice) throws(SnapshotFailure) -> [Decision] {
    try whileLocked { () throws(SnapshotFailure) in
      let decisions = try decisions(choice)
      try acceptLocked(decisions.flatMap(\.changes))
      return decisions
    }
  }

  /// - Returns: what has been rejected.
  @discardableResult
  package func reject(_ choice: Choice) throws(SnapshotFailure) -> [Decision] {
    try whileLocked { () throws(SnapshotFailure) in
      let decisions = try decisions(choice)
      try rejectLocked(decisions.flatMap(\.changes))
      return decisions
    }
  }

  private func decisions(_ choice: Choice) throws(SnapshotFailure) -> [Decision] {
    switch choice {
    case .all: try decisions()
    case .ids(let ids): try decisions(ids)
    case .shown(let decisions): decisions
    }
  }

  package func accept(_ decisions: [Decision]) throws(SnapshotFailure) { try accept(.shown(decisions)) }
  package func reject(_ decisions: [Decision]) throws(SnapshotFailure) { try reject(.shown(decisions)) }
}
