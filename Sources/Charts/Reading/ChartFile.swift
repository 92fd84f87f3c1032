import Synchronization
import ValueTree

/// A file of a chart: its path below the chart's folder, with `/`, and its bytes.
package struct ChartFile: Sendable {
  package var name: ByteString
  package var content: FileContent

  package init(name: ByteString, content: FileContent) {
    self.name = name
    self.content = content
  }

  /// The bytes without a byte order mark.
  ///
  /// - Throws: when the file changed or vanished since the chart was loaded.
  package func bytes() throws(ChartFailure) -> ByteString { try content.bytes() }

  /// Whether both are the same file of one loading, not only equal ones; false says nothing.
  package func isSameFile(as other: ChartFile) -> Bool {
    switch (content, other.content) {
    case (.bytes(let a), .bytes(let b)): a.isSameStorage(as: b)
    case (.onDisk(let a), .onDisk(let b)): a === b
    default: false
    }
  }
}

/// The bytes of a file, or where to read them when somebody asks.
package enum FileContent: Sendable {
  case bytes(ByteString)
  case onDisk(FileOnDisk)

  package func bytes() throws(ChartFailure) -> ByteString {
    switch self {
    case .bytes(let bytes): bytes
    case .onDisk(let file): try file.bytes()
    }
  }
}

/// A file that is read at most once, when first needed.
///
/// A chart's folder can hold many times what its templates need. What was listed is what must be read: another inode,
/// size or time of change is an error, so that one render never mixes two states of a chart.
package final class FileOnDisk: Sendable {
  private let path: ByteString
  private let shownName: ByteString
  private let status: FileStatus
  private let kept = Mutex<ByteString?>(nil)

  init(path: ByteString, shownName: ByteString, status: FileStatus) {
    self.path = path
    self.shownName = shownName
    self.status = status
  }

  func bytes() throws(ChartFailure) -> ByteString {
    if let bytes = kept.withLock({ $0 }) { return bytes }
    let read: ByteString
    do {
      read = try FileSystem.read(path, expecting: status).withoutByteOrderMark
    } catch {
      throw .unreadable(file: shownName, error)
    }
    kept.withLock { $0 = read }
    return read
  }
}
