import Charts
import ValueTree

/// The calls to the file system that the store makes, one by one: what a test replaces to interrupt it anywhere.
package protocol SnapshotFiles: Sendable {
  /// The bytes of a file; nil where there is none.
  func read(_ path: String) throws(SystemFailure) -> ByteString?
  /// What stands in a folder, sorted; nothing where there is nothing.
  func entries(in folder: String) throws(SystemFailure) -> [FolderEntry]
  /// Makes a file and the folders around it, where nothing stands.
  func writeNew(_ path: String, _ text: ByteString) throws(SystemFailure)
  /// In one step; a file that has the name is replaced.
  func rename(_ from: String, to path: String) throws(SystemFailure)
  /// A file that is not there is as good as removed.
  func remove(_ path: String) throws(SystemFailure)
  /// Removes a folder, unless it holds something.
  func removeEmptyFolder(_ path: String) throws(SystemFailure)
  /// Whether a file is one that a process has begun to write, and that nobody will finish.
  func isAbandoned(_ path: String) -> Bool
  /// Does something while no other process and no other thread does something with the same folder, if there is one.
  func whileLocked<Value>(
    _ folder: String, _ body: () throws(SnapshotFailure) -> Value
  ) throws(SnapshotFailure) -> Value
}

extension SnapshotFiles {
  package func isAbandoned(_ path: String) -> Bool {
    let name = ByteString(path.split(separator: "/").last.map(String.init) ?? "")
    return UnfinishedFile(name: name, suffix: PendingName.suffixBytes)?.isAbandoned(age: nil) ?? false
  }

  package func whileLocked<Value>(
    _ folder: String, _ body: () throws(SnapshotFailure) -> Value
  ) throws(SnapshotFailure) -> Value {
    try body()
  }
}

package struct FolderEntry: Sendable, Equatable {
  package var name: String
  /// Whether it is a folder, or a link to one.
  package var isFolder: Bool
  package var isLink: Bool

  package init(name: String, isFolder: Bool, isLink: Bool = false) {
    self.name = name
    self.isFolder = isFolder
    self.isLink = isLink
  }
}

/// The files of this machine.
package struct DiskFiles: SnapshotFiles {
  package init() {}

  package func read(_ path: String) throws(SystemFailure) -> ByteString? {
    do throws(SystemFailure) {
      if FileSystem.kind(ByteString(path)) == .link {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try RepositoryBounds.check(path, in: folder)
      }
      return try FileSystem.read(ByteString(path), isStreamFine: false)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  package func entries(in folder: String) throws(SystemFailure) -> [FolderEntry] {
    do throws(SystemFailure) { return try FileSystem.entries(in: ByteString(folder)) } catch {
      guard error.isMissing else { throw error }
      switch FileSystem.kind(ByteString(folder)) {
      // It may have come in between.
      case nil, .folder: return []
      case .link: throw SystemFailure("open", error.path, reason: "this is a link that leads to no folder")
      default: throw error
      }
    }
  }

  package func writeNew(_ path: String, _ text: ByteString) throws(SystemFailure) {
    // Another process may remove the empty folder between the two calls.
    for attempt in 0... {
      try FileSystem.makeFolders(around: ByteString(path))
      do throws(SystemFailure) { return try FileSystem.writeNew(ByteString(path), text.bytes) } catch {
        if !error.isMissing || attempt == 20 { throw error }
      }
    }
  }

  package func rename(_ from: String, to path: String) throws(SystemFailure) {
    try FileSystem.rename(ByteString(from), to: ByteString(path))
  }

  package func remove(_ path: String) throws(SystemFailure) {
    do throws(SystemFailure) { try FileSystem.remove(ByteString(path)) } catch {
      if !error.isMissing { throw error }
    }
  }

  package func removeEmptyFolder(_ path: String) throws(SystemFailure) {
    do throws(SystemFailure) { try FileSystem.removeFolder(ByteString(path)) } catch {
      if !error.isMissing, !error.isTaken { throw error }
    }
  }

  package func isAbandoned(_ path: String) -> Bool {
    FileSystem.isAbandoned(ByteString(path), suffix: PendingName.suffixBytes)
  }

  package func whileLocked<Value>(
    _ folder: String, _ body: () throws(SnapshotFailure) -> Value
  ) throws(SnapshotFailure) -> Value {
    let lock = FileSystem.lock(ByteString(folder))
    defer { lock.map(FileSystem.unlock) }
    return try body()
  }
}

extension FileSystem {
  /// What stands in a folder, sorted by name.
  fileprivate static func entries(in path: ByteString) throws(SystemFailure) -> [FolderEntry] {
    var entries: [FolderEntry] = []
    for name in try names(in: path) {
      let place = path + "/" + name
      let kind = kind(place)
      entries.append(
        FolderEntry(
          name: name.string, isFolder: kind == .folder || kind == .link && isFolder(place), isLink: kind == .link))
    }
    return entries
  }
}
