import ChartEngine
import Charts
import Diagnostics
import ValueTree

extension SnapshotFailure {
  /// The failure with the line of the case that it is about.
  func located(in snapshot: SnapshotCase, _ store: SnapshotStore) -> SnapshotFailure {
    guard let key else { return self }
    var failure = self
    if let place = store.configuration.place(of: key, of: snapshot.name) ?? Self.place(of: key, snapshot.name, store) {
      failure.diagnostic.places.insert(place, at: 0)
    }
    failure.diagnostic.hints += Self.pathHint(key, snapshot, store.root)
    return failure
  }

  private static func place(of key: ValuePath, _ name: CaseName, _ store: SnapshotStore) -> Diagnostic.Place? {
    let below = "\(name)/\(SnapshotCase.fileName)"
    do throws(SnapshotFailure) {
      for path in [below + PendingName.suffix, below] {
        guard let text = try store.read(path) else { continue }
        return try ConfigurationNode(file: store.path(path), text: text).place(of: key)
      }
    } catch {
      // It was read a moment ago; without it there is no line to show.
      return nil
    }
    return nil
  }

  /// For a path that leads nowhere: one that leads somewhere.
  private static func pathHint(_ key: ValuePath, _ snapshot: SnapshotCase, _ root: String) -> [String] {
    let path: String
    switch (key.first, key.last) {
    case (.key("chart")?, _): path = snapshot.chart
    case (.key("values")?, .index(let index)?):
      guard snapshot.values.indices.contains(index), case .file(let file) = snapshot.values[index] else { return [] }
      path = file
    default: return []
    }
    if FileSystem.exists(ByteString(SnapshotStore.join(root, path))) { return [] }
    let inChart = SnapshotStore.join(snapshot.chart, path)
    if key.first != .key("chart"), FileSystem.exists(ByteString(SnapshotStore.join(root, inChart))) {
      return ["Paths start at the repository's folder: \(inChart)."]
    }
    let hints = NearbyFiles.hint(for: path, in: root)
    return hints.isEmpty ? ["Paths start at the repository's folder."] : hints
  }
}
