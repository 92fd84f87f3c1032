import ChartEngine
import Synchronization
import ValueTree

/// Renders all cases of a repository and compares them: what `swift test` does for those that have a test.
package struct SnapshotCheck: Sendable {
  package struct Result: Sendable {
    package var name: CaseName
    package var outcome: Outcome
    /// Whether a second render of a case that differs came out otherwise than the first.
    package var isUnsteady = false
  }

  package enum Outcome: Sendable {
    case compared(SnapshotVerdict)
    /// The case does not render; its snapshot is left alone.
    case failed(SnapshotFailure)

    package var isMatch: Bool { if case .compared(let verdict) = self { verdict.isMatch } else { false } }
  }

  /// By name.
  package private(set) var results: [Result] = []
  /// Below `snapshots/`: files that no case refers to.
  package private(set) var unreferenced: [String] = []
  /// The rules of `valuesctl.yaml` that replaced nothing in any case, and those of cases that replaced nothing there.
  package private(set) var staleRules: [(rule: RedactionRule, name: CaseName?)] = []
  /// Pending files that are there in CI, where nobody writes them: somebody put them under version control.
  package private(set) var strayPending: [String] = []

  /// What differs, as a review will show it.
  package var decisions: [Decision] {
    Review.decisions(
      in: results.compactMap { if case .compared(let verdict) = $0.outcome, !verdict.isMatch { verdict } else { nil } })
  }

  /// Whether every case was rendered or said why it cannot be, and what differs is pending.
  package var isWhole: Bool {
    results.allSatisfy { result in
      switch result.outcome {
      case .compared(let verdict): verdict.unwritten == nil
      case .failed(let failure): failure.cause != .system && failure.cause != .unreadable
      }
    }
  }

  package var isMatch: Bool { strayPending.isEmpty && results.allSatisfy { $0.outcome.isMatch } }

  /// - Parameter names: the cases to check; nil for all.
  package init(_ store: SnapshotStore, names: Set<CaseName>? = nil, mode: SnapshotMode) throws(SnapshotFailure) {
    let cases = try Self.cases(of: store, mode: mode)
    var chosen: [SnapshotCase] = []
    for (name, inputs) in cases.sorted(by: { $0.key < $1.key }) {
      if let names, !names.contains(name) { continue }
      if let inputs { chosen.append(inputs) }
    }
    let renderer = CaseRenderer(root: store.root)
    let comparisons = Mutex<[(index: Int, result: Result, hits: [RedactionRule: Int])]>([])
    let all = chosen
    EngineThread.forEach(all.count) { index in
      let (result, hits) = Self.compare(all[index], store, renderer, mode)
      comparisons.withLock { $0.append((index, result, hits)) }
    }
    let sorted = comparisons.withLock { $0.sorted { $0.index < $1.index } }
    results = sorted.map(\.result)
    noteStaleRules(sorted.map(\.hits), store, isWhole: names == nil)
    if mode == .local, names == nil {
      let compared = results.filter { if case .compared = $0.outcome { true } else { false } }.map(\.name)
      try store.removeAbandoned(besides: Set(compared))
    }
    try noteUnreferenced(store, names)
    if mode == .ci {
      for stored in try store.stored() {
        strayPending += stored.changes.map { "\(stored.name)/\($0.path)\(PendingName.suffix)" }
      }
    }
  }

  /// What each case renders: what the configuration declares, else what its test said last, else what is accepted.
  private static func cases(
    of store: SnapshotStore, mode: SnapshotMode
  ) throws(SnapshotFailure) -> [CaseName: SnapshotCase?] {
    var cases: [CaseName: SnapshotCase?] = [:]
    for stored in try store.stored() {
      cases[stored.name] = .some(stored.snapshot)
      // A test that found other inputs than the accepted ones left them there: to forget them would undo its finding.
      if mode == .local, let text = stored.changes.first(where: \.isInputs)?.rendered {
        let file = "\(SnapshotStore.folder)/\(stored.name)/\(SnapshotCase.fileName)\(PendingName.suffix)"
        cases[stored.name] = .some(
          try SnapshotCase(stored.name, reading: text, file: SnapshotStore.join(store.root, file)))
      }
    }
    for declared in store.configuration.cases { cases[declared.name] = .some(declared) }
    return cases
  }

  private static func compare(
    _ snapshot: SnapshotCase, _ store: SnapshotStore, _ renderer: CaseRenderer, _ mode: SnapshotMode
  ) -> (Result, [RedactionRule: Int]) {
    do throws(SnapshotFailure) {
      let redactions = snapshot.redactions.over(store.configuration.redactions)
      func golden() throws(SnapshotFailure) -> GoldenFiles {
        try GoldenFiles(renderer.render(snapshot), includesCRDs: snapshot.includesCRDs, redactions: redactions)
      }
      let first = try golden()
      let verdict = try store.compare(snapshot, first, mode: mode)
      var result = Result(name: snapshot.name, outcome: .compared(verdict))
      if !verdict.isMatch { result.isUnsteady = try golden().files != first.files }
      return (result, first.hits)
    } catch {
      return (Result(name: snapshot.name, outcome: .failed(error.located(in: snapshot, store))), [:])
    }
  }

  private mutating func noteStaleRules(_ hits: [[RedactionRule: Int]], _ store: SnapshotStore, isWhole: Bool) {
    for case .compared(let verdict) in results.map(\.outcome) {
      staleRules += verdict.staleRules.map { ($0, verdict.name) }
    }
    // A rule of the repository may be for the cases that were not asked for, or did not render.
    guard isWhole, !hits.contains(where: \.isEmpty) || store.configuration.redactions.rules.isEmpty else { return }
    for rule in store.configuration.redactions.rules where hits.allSatisfy({ $0[rule] ?? 0 == 0 }) {
      staleRules.append((rule, nil))
    }
  }

  private mutating func noteUnreferenced(_ store: SnapshotStore, _ names: Set<CaseName>?) throws(SnapshotFailure) {
    for case .compared(let verdict) in results.map(\.outcome) {
      unreferenced += verdict.unreferenced.map { "\(verdict.name)/\($0)" }
    }
    for stored in try store.stored() where names?.contains(stored.name) ?? true {
      if results.contains(where: { $0.name == stored.name }) { continue }
      unreferenced += stored.unreferenced.map { "\(stored.name)/\($0)" }
    }
    if names == nil { unreferenced += try store.strayFiles() }
    unreferenced.sort()
  }
}
