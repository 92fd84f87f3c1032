import Charts
import ValueTree

/// What the files of cases may lead to: nothing outside of their repository, since a snapshot and the log of a check show
/// what was read.
///
/// The repository is the folder with `.git` around the package, whose charts may stand beside it; without one the package.
enum RepositoryBounds {
  /// - Parameters:
  ///   - path: a file or folder; one that is not there is somebody else's failure.
  ///   - root: the folder of the package.
  static func check(_ path: String, in root: String) throws(SystemFailure) {
    guard let target = resolved(path), let package = resolved(root.isEmpty ? "." : root) else { return }
    let folder = repository(around: package)
    guard target == folder || target.hasPrefix(folder == "/" ? "/" : folder + "/") else {
      throw SystemFailure("open", ByteString(path), reason: "it leads out of the repository, to \(target)")
    }
  }

  private static func repository(around package: ByteString) -> ByteString {
    var folder = package
    while true {
      if FileSystem.kind(folder + "/.git") != nil { return folder }
      guard let slash = folder.bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return package }
      folder = folder[0..<slash]
    }
  }

  private static func resolved(_ path: String) -> ByteString? {
    do { return try FileSystem.resolved(ByteString(path)) } catch { return nil }
  }
}
