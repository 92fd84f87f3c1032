import ValueTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder that goes away with its owner.
package final class TemporaryFolder: Sendable {
  /// Without a slash at its end.
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "valuesctl-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  /// Writes a file and the folders above it.
  package func write(_ bytes: ByteString, to name: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes.bytes).write(to: url)
  }

  /// What a file there holds; nil when there is none.
  package func text(of name: String) throws -> String? {
    let place = path + "/" + name
    guard FileManager.default.fileExists(atPath: place) else { return nil }
    return String(decoding: try Data(contentsOf: URL(filePath: place)), as: UTF8.self)
  }

  /// Makes a link there.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("\(path) stays: \(error)") }
  }
}
