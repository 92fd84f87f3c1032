import Synchronization

/// Which cases a run has compared: two with one name are an error, from any thread.
///
/// Across processes the accepted `case.yaml` does the same: it fits one of the two at most, and the other differs.
package final class SnapshotSession: Sendable {
  private struct State {
    var cases: [CaseName: SnapshotCase] = [:]
    var folded: [String: CaseName] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Notes that the case is compared.
  ///
  /// - Throws: when the run has a case of this name, or of one that a file system takes for it, that renders otherwise.
  package func claim(_ snapshot: SnapshotCase) throws(SnapshotFailure) {
    let clash: CaseName?? = state.withLock { state in
      if let other = state.folded[snapshot.name.folded],
        other.description.utf8.elementsEqual(
          snapshot.name.description.utf8) == false
      {
        return .some(.some(other))
      }
      if let known = state.cases[snapshot.name] { return known == snapshot ? nil : .some(nil) }
      state.cases[snapshot.name] = snapshot
      state.folded[snapshot.name.folded] = snapshot.name
      return nil
    }
    guard let clash else { return }
    if let other = clash { throw Self.collision(snapshot.name, other) }
    throw SnapshotFailure(
      .duplicate, "two cases are named \(snapshot.name), and they render from different inputs",
      hints: ["Give one of them another name: each case has its own folder of golden files."])
  }

  static func collision(_ name: CaseName, _ other: CaseName) -> SnapshotFailure {
    SnapshotFailure(
      .name, "the cases \(name) and \(other) are one folder where file systems do not tell capitals apart",
      hints: ["Give one of them another name."])
  }

  /// The cases that have been compared.
  package var referenced: Set<CaseName> { state.withLock { Set($0.cases.keys) } }
}
