import Charts
import ValueTree

/// The calls to the file system that the store makes, one by one: what a test replaces to interrupt it anywhere.
package protocol SnapshotFiles: Sendable {
  /// The bytes of a file; nil where there is none.
  func read(_ path: String) throws(SystemFailure) -> ByteString?
  /// What stands in a folder, sorted; nothing where there is no folder. Links are no folders.
  func entries(in folder: String) throws(SystemFailure) -> [FolderEntry]
  /// Makes a file and the folders around it, where nothing stands.
  func writeNew(_ path: String, _ text: ByteString) throws(SystemFailure)
  /// In one step; a file that has the name is replaced.
  func rename(_ from: String, to path: String) throws(SystemFailure)
  /// A file that is not there is as good as removed.
  func remove(_ path: String) throws(SystemFailure)
  /// Removes a folder, unless it holds something.
  func removeEmptyFolder(_ path: String) throws(SystemFailure)
}

package struct FolderEntry: Sendable, Equatable {
  package var name: String
  package var isFolder: Bool

  package init(name: String, isFolder: Bool) {
    self.name = name
    self.isFolder = isFolder
  }
}

/// The files of this machine.
package struct DiskFiles: SnapshotFiles {
  package init() {}

  package func read(_ path: String) throws(SystemFailure) -> ByteString? {
    do throws(SystemFailure) { return try FileSystem.read(ByteString(path)) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  package func entries(in folder: String) throws(SystemFailure) -> [FolderEntry] {
    do throws(SystemFailure) { return try FileSystem.entries(in: ByteString(folder)) } catch {
      if error.isMissing { return [] }
      throw error
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
}

extension FileSystem {
  /// What stands in a folder, sorted by name; links are no folders.
  fileprivate static func entries(in path: ByteString) throws(SystemFailure) -> [FolderEntry] {
    var entries: [FolderEntry] = []
    for name in try names(in: path) {
      let isFolder = isFolderItself(path + "/" + name)
      entries.append(FolderEntry(name: name.string, isFolder: isFolder))
    }
    return entries
  }
}
