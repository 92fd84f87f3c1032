import ValueTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files of this package: the only door through which tests read them.
///
/// Paths are relative to the package's folder, with slashes.
package enum Repository {
  /// The folder of Package.swift.
  package static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  package static func absolute(_ path: String) -> String { root + "/" + path }

  package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: absolute(path)) }

  package static func read(_ path: String) throws -> ByteString {
    ByteString([UInt8](try Data(contentsOf: URL(filePath: absolute(path)))))
  }

  /// The names in a folder, sorted; none when there is no such folder.
  package static func names(in folder: String) throws -> [String] {
    guard exists(folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: absolute(folder)).sorted()
  }

  package static func folders(in folder: String) throws -> [String] {
    try names(in: folder).filter { isFolder(folder + "/" + $0) }
  }

  /// Every file below a folder, by its path from there; sorted.
  package static func files(below folder: String) throws -> [String] {
    try names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      return isFolder(path) ? try files(below: path).map { name + "/" + $0 } : [name]
    }
  }

  package static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: absolute(path), isDirectory: &isFolder) && isFolder
  }

  /// Writes a file and the folders above it. No test calls this.
  package static func write(_ bytes: ByteString, to path: String) throws {
    let url = URL(filePath: absolute(path))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes.bytes).write(to: url)
  }

  package static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: absolute(path)) }
}
