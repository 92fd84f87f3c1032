import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a process writes under another name before it takes its place: `.valuesctl-PROCESS-NUMBER`.
///
/// A process that is killed leaves it behind. Whoever writes into the folder next removes it.
package struct UnfinishedFile: Sendable {
  package var process: Int
  package var number: Int
  /// What stands behind the numbers.
  package var suffix: ByteString

  package init(process: Int, number: Int, suffix: ByteString) {
    self.process = process
    self.number = number
    self.suffix = suffix
  }

  /// - Parameter name: nil comes of a name that is none of these, byte for byte.
  package init?(name: ByteString, suffix: ByteString) {
    let start = Self.start
    guard name.hasPrefix(start), name.hasSuffix(suffix), start.count + suffix.count < name.count else { return nil }
    let numbers = name[start.count..<name.count - suffix.count].bytes.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard numbers.count == 2, let process = Int(String(decoding: numbers[0], as: UTF8.self)),
      let number = Int(String(decoding: numbers[1], as: UTF8.self))
    else { return nil }
    self.init(process: process, number: number, suffix: suffix)
    if self.name != name { return nil }
  }

  private static let start: ByteString = ".valuesctl-"

  package var name: ByteString { Self.start + ByteString("\(process)-\(number)") + suffix }

  /// Nobody takes as long to write one file: a process of that number that runs now is another one.
  ///
  /// - Unit: seconds.
  private static let longest = 600

  /// Whether nobody will finish it any more.
  ///
  /// - Parameter age: how long ago it was written, in seconds; nil where nobody knows.
  package func isAbandoned(age: Int?) -> Bool {
    !FileSystem.isRunning(process) || age.map { $0 > Self.longest } ?? false
  }
}

extension FileSystem {
  /// Whether a file of this name is one that nobody will finish any more.
  package static func isAbandoned(_ path: ByteString, suffix: ByteString) -> Bool {
    let name = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { path[$0 + 1..<path.count] } ?? path
    guard let file = UnfinishedFile(name: name, suffix: suffix) else { return false }
    do throws(SystemFailure) {
      let status = try status(path, followsLinks: false)
      return status.kind == .regular && file.isAbandoned(age: Int(time(nil)) - status.seconds)
    } catch {
      return false
    }
  }

  /// Removes what nobody will finish any more from the folder in which `path` stands.
  package static func removeAbandoned(beside path: ByteString) {
    let folder = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { path[0..<$0 + 1] } ?? ByteString()
    let names: [ByteString]
    do throws(SystemFailure) { names = try self.names(in: folder.isEmpty ? "." : folder) } catch { return }
    for name in names where isAbandoned(folder + name, suffix: "") {
      // What cannot be removed is in nobody's way: the next file has another name.
      _ = withPath(folder + name) { unlink($0) }
    }
  }
}
