import Charts
import Synchronization
import ValueTree

// Everything that writes below `snapshots/`.
extension SnapshotStore {
  /// Leaves exactly the pending files that a verdict asks for.
  func write(_ verdict: SnapshotVerdict, _ folder: CaseFolder) throws(SnapshotFailure) {
    var wanted: Set<String> = []
    for change in verdict.changes {
      wanted.insert(change.path)
      let pending = "\(verdict.name)/\(change.path)\(PendingName.suffix)"
      let text = change.rendered ?? PendingName.removal
      if try read(pending) != text { try put(text, at: pending) }
    }
    for path in folder.pending where !wanted.contains(path) { try removePending("\(verdict.name)/\(path)") }
    for path in folder.unfinished where Self.isAbandoned(path) { try remove("\(verdict.name)/\(path)") }
  }

  /// Writes a file under another name and puts it in its place: it is there whole or not at all.
  private func put(_ text: ByteString, at below: String) throws(SnapshotFailure) {
    let slash = below.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(below[..<$0]) } ?? ""
    do throws(SystemFailure) {
      for attempt in 0... {
        let number = UnfinishedNumber.next()
        let temporary = path("\(folder)/\(PendingName.unfinished)\(FileSystem.process)-\(number)\(PendingName.suffix)")
        do throws(SystemFailure) {
          try files.writeNew(temporary, text)
        } catch {
          // What a process of this number left behind once.
          if error.isTaken, attempt < 1_000 { continue }
          throw error
        }
        do throws(SystemFailure) {
          return try files.rename(temporary, to: path(below))
        } catch {
          try files.remove(temporary)
          throw error
        }
      }
    } catch {
      throw SnapshotFailure(error)
    }
  }

  /// Whether an unfinished file's process is gone, by its name `.valuesctl-PROCESS-NUMBER.pending`.
  private static func isAbandoned(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.dropFirst(PendingName.unfinished.count).split(separator: "-")
    guard let process = parts.first.flatMap({ Int($0) }) else { return false }
    return !FileSystem.isRunning(process)
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
  ///
  /// - Throws: when the pending or the accepted file is not what `change` says: nobody has seen what is there now.
  package func accept(_ change: SnapshotChange) throws(SnapshotFailure) {
    try check(change)
    let place = "\(change.name)/\(change.path)"
    if let text = change.rendered { try put(text, at: place) } else { try remove(place) }
    try removePending(place)
  }

  /// Drops a pending change.
  package func reject(_ change: SnapshotChange) throws(SnapshotFailure) {
    try check(change)
    try removePending("\(change.name)/\(change.path)")
  }

  private func check(_ change: SnapshotChange) throws(SnapshotFailure) {
    let place = "\(change.name)/\(change.path)"
    let pending = try read(place + PendingName.suffix)
    if pending == change.rendered ?? PendingName.removal, try read(place) == change.accepted { return }
    throw SnapshotFailure(
      .decision, "\(Self.folder)/\(place) has changed since it was shown; nothing is done with it",
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
