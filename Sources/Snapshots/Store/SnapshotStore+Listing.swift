import Charts
import ValueTree

// What stands below `snapshots/`, without rendering anything.
extension SnapshotStore {
  /// A folder of a case.
  package struct Stored: Sendable {
    package var name: CaseName
    /// What the accepted `case.yaml` says; nil without one.
    package var snapshot: SnapshotCase?
    /// The pending changes in it, by path.
    package var changes: [SnapshotChange]
    /// Files without a `case.yaml` that would say what they are.
    package var unreferenced: [String] = []

    /// A case of which nothing stands there yet.
    package init(declared name: CaseName) {
      self.name = name
      changes = []
    }
  }

  /// Every folder that holds a case, accepted or pending, or files that belong to none; sorted.
  package func stored() throws(SnapshotFailure) -> [Stored] {
    var all: [Stored] = []
    for name in try names() { all.append(try stored(name)) }
    return all
  }

  /// The folders `snapshots/<chart>/<case>`, sorted.
  package func names() throws(SnapshotFailure) -> [CaseName] {
    var names: [CaseName] = []
    var folded: [String: CaseName] = [:]
    for chart in try folders(in: "") {
      for folder in try folders(in: chart) {
        let name = try CaseName(chart: chart, name: folder)
        if let other = folded.updateValue(name, forKey: name.folded) { throw SnapshotSession.collision(name, other) }
        names.append(name)
      }
    }
    return names
  }

  package func stored(_ name: CaseName) throws(SnapshotFailure) -> Stored {
    let folder = try CaseFolder(name, self)
    var stored = Stored(declared: name)
    let file = SnapshotCase.fileName
    if let text = try read("\(name)/\(file)") {
      stored.snapshot = try SnapshotCase(
        name, reading: text, file: Self.join(root, "\(Self.folder)/\(name)/\(file)"))
    }
    for path in folder.pending {
      guard let pending = try read("\(name)/\(path)\(PendingName.suffix)") else { continue }
      let accepted = try read("\(name)/\(path)")
      let rendered = pending == PendingName.removal ? nil : pending
      // A pending file that would change nothing is pending no more: the next comparison removes it.
      if rendered == accepted { continue }
      stored.changes.append(SnapshotChange(name: name, path: path, accepted: accepted, rendered: rendered))
    }
    stored.changes.sort { ($0.isInputs ? 0 : 1, $0.path) < ($1.isInputs ? 0 : 1, $1.path) }
    if stored.snapshot == nil, !folder.pending.contains(file) { stored.unreferenced = folder.accepted }
    return stored
  }

  /// Files directly in the folder of a chart's cases, which belong to no case.
  package func strayFiles() throws(SnapshotFailure) -> [String] {
    var strays: [String] = []
    for chart in try folders(in: "") {
      strays += try entries(in: chart).filter { !$0.isFolder }.map { "\(chart)/\($0.name)" }
    }
    return strays
  }
}
