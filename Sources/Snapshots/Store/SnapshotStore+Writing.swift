import Charts
import Synchronization
import ValueTree

// Everything that writes below `snapshots/`.
extension SnapshotStore {
  /// Leaves exactly the pending files that a verdict asks for.
  func write(_ verdict: SnapshotVerdict, _ folder: CaseFolder) throws(SnapshotFailure) {
    if verdict.changes.isEmpty, folder.pending.isEmpty, folder.unfinished.isEmpty { return }
    try whileLocked { () throws(SnapshotFailure) in
      var wanted: Set<String> = []
      for change in verdict.changes {
        wanted.insert(change.path)
        let pending = "\(verdict.name)/\(change.path)\(PendingName.suffix)"
        let text = change.rendered ?? PendingName.removal
        if try read(pending) != text { try put(text, at: pending) }
      }
      for path in folder.pending where !wanted.contains(path) { try removePending("\(verdict.name)/\(path)") }
      for path in folder.unfinished { removeAbandoned("\(verdict.name)/\(path)") }
    }
  }

  /// What writes waits for whatever else writes: nothing comes between the look at a file and the change of it.
  func whileLocked<Value>(
    _ body: () throws(SnapshotFailure) -> Value
  ) throws(SnapshotFailure) -> Value {
    try files.whileLocked(path(""), body)
  }

  /// Writes a file under another name and puts it in its place: it is there whole or not at all.
  private func put(_ text: ByteString, at below: String) throws(SnapshotFailure) { try finish(try begin(text, below)) }

  /// A file that is whole, and not in its place yet.
  private struct Begun {
    var temporary: String
    /// From `snapshots/`.
    var place: String
  }

  private func begin(_ text: ByteString, _ below: String) throws(SnapshotFailure) -> Begun {
    let slash = below.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(below[..<$0]) } ?? ""
    var attempts = 0
    while true {
      let file = UnfinishedFile(
        process: FileSystem.process, number: UnfinishedNumber.next(), suffix: PendingName.suffixBytes)
      let temporary = path("\(folder)/\(file.name.string)")
      do throws(SystemFailure) {
        try files.writeNew(temporary, text)
        return Begun(temporary: temporary, place: below)
      } catch {
        // What a process of this number left behind once.
        attempts += 1
        if error.isTaken, attempts < 1_000 { continue }
        throw failure(error, of: temporary, meaning: below)
      }
    }
  }

  private func finish(_ file: Begun) throws(SnapshotFailure) {
    do throws(SystemFailure) {
      try files.rename(file.temporary, to: path(file.place))
    } catch {
      drop(file)
      throw failure(error, of: file.temporary, meaning: file.place)
    }
  }

  private func drop(_ file: Begun) {
    do throws(SystemFailure) { try files.remove(file.temporary) } catch {
      // The next comparison removes it.
      return
    }
  }

  /// Nobody knows the names that unfinished files have.
  private func failure(_ error: SystemFailure, of temporary: String, meaning below: String) -> SnapshotFailure {
    var error = error
    if error.path == ByteString(temporary) { error.path = ByteString(path(below)) }
    return SnapshotFailure(error)
  }

  /// Removes files of processes that ended in the middle of a write, where no comparison of a case does.
  ///
  /// - Parameter compared: the cases whose folders have been looked at.
  func removeAbandoned(besides compared: Set<CaseName>) throws(SnapshotFailure) {
    func removeFiles(in below: String) throws(SnapshotFailure) {
      for entry in try entries(in: below) where !entry.isFolder {
        removeAbandoned(below.isEmpty ? entry.name : "\(below)/\(entry.name)")
      }
    }
    try removeFiles(in: "")
    for chart in try folders(in: "") { try removeFiles(in: chart) }
    for name in try names() where !compared.contains(name) {
      for path in try CaseFolder(name, self).unfinished { removeAbandoned("\(name)/\(path)") }
    }
  }

  private func removeAbandoned(_ below: String) {
    guard files.isAbandoned(path(below)) else { return }
    do throws(SnapshotFailure) { try remove(below) } catch {
      // What cannot be removed is in nobody's way: the next file has another name.
      return
    }
  }

  private func remove(_ below: String) throws(SnapshotFailure) {
    do throws(SystemFailure) {
      try files.remove(path(below))
      try removeEmptyFolders(around: below)
    } catch {
      throw SnapshotFailure(error)
    }
  }

  private func removePending(_ below: String) throws(SnapshotFailure) { try remove(below + PendingName.suffix) }

  private func removeEmptyFolders(around below: String) throws(SystemFailure) {
    var parts = below.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let folder = parts.joined(separator: "/")
      guard try files.entries(in: path(folder)).isEmpty else { return }
      try files.removeEmptyFolder(path(folder))
      parts.removeLast()
    }
  }

  // MARK: Decisions

  /// Makes a pending change accepted.
  package func accept(_ change: SnapshotChange) throws(SnapshotFailure) {
    try whileLocked { () throws(SnapshotFailure) in try acceptLocked([change]) }
  }

  /// Drops a pending change.
  package func reject(_ change: SnapshotChange) throws(SnapshotFailure) {
    try whileLocked { () throws(SnapshotFailure) in try rejectLocked([change]) }
  }

  /// Makes pending changes accepted: all, or none of them.
  ///
  /// - Throws: when a pending or accepted file is not what its change says: nobody has seen what is there now.
  func acceptLocked(_ changes: [SnapshotChange]) throws(SnapshotFailure) {
    for change in changes { try check(change, "accepted") }
    // All is written before the first file changes: a disk that is full says so here.
    var begun: [(change: SnapshotChange, file: Begun)] = []
    do throws(SnapshotFailure) {
      for change in changes {
        if let text = change.rendered { begun.append((change, try begin(text, change.place))) }
      }
    } catch {
      for (_, file) in begun { drop(file) }
      throw error
    }
    // Removals first: a file system that does not tell capitals apart takes `A.yaml` for the `a.yaml` that goes.
    let removed = changes.filter { $0.rendered == nil }
    var progress = Progress(word: "accepted", changes: removed + begun.map(\.change))
    for change in removed {
      try progress.next { () throws(SnapshotFailure) in try remove(change.place) }
    }
    for (index, (_, file)) in begun.enumerated() {
      do throws(SnapshotFailure) {
        try progress.next { () throws(SnapshotFailure) in try finish(file) }
      } catch {
        for (_, file) in begun[(index + 1)...] { drop(file) }
        throw error
      }
    }
    do throws(SnapshotFailure) { for change in changes { try removePending(change.place) } } catch {
      var failure = error
      failure.diagnostic.hints = ["All of it is accepted; only this pending file, which says the same, is left."]
      throw failure
    }
  }

  func rejectLocked(_ changes: [SnapshotChange]) throws(SnapshotFailure) {
    for change in changes { try check(change, "rejected") }
    var progress = Progress(word: "rejected", changes: changes)
    for change in changes {
      try progress.next { () throws(SnapshotFailure) in try removePending(change.place) }
    }
  }

  /// How far a decision about several files has come.
  private struct Progress {
    var word: String
    /// In the order in which it is done.
    var changes: [SnapshotChange]
    var done = 0

    /// - Throws: what `body` throws, with words for what was done before.
    mutating func next(_ body: () throws(SnapshotFailure) -> Void) throws(SnapshotFailure) {
      do throws(SnapshotFailure) { try body() } catch {
        if done == 0 { throw error }
        var failure = error
        let places = changes.prefix(done).map { "\(SnapshotStore.folder)/\($0.place)" }
        failure.diagnostic.hints = [
          "\(done) of \(changes.count) files \(done == 1 ? "is" : "are") \(word): \(places.joined(separator: ", ")). "
            + "The others are pending as before."
        ]
        throw failure
      }
      done += 1
    }
  }

  private func check(_ change: SnapshotChange, _ word: String) throws(SnapshotFailure) {
    let pending = try read(change.place + PendingName.suffix)
    if pending == change.rendered ?? PendingName.removal, try read(change.place) == change.accepted { return }
    throw SnapshotFailure(
      .decision, "\(Self.folder)/\(change.place) has changed since it was shown; nothing is \(word)",
      hints: ["Look at it again: valuesctl snapshot list"])
  }

  /// Removes files that no case refers to; whoever calls has shown them and was told to.
  package func prune(_ paths: [String]) throws(SnapshotFailure) {
    for path in paths { try remove(path) }
  }
}

/// Numbers of unfinished files, unique in this process.
private enum UnfinishedNumber {
  private static let last = Atomic<Int>(0)

  static func next() -> Int { last.wrappingAdd(1, ordering: .relaxed).newValue }
}
