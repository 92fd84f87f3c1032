import ValueTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif
import Foundation

/// A program of this package, run as people run it.
package enum BuiltProgram {
  package struct Result: Sendable {
    package var status: Int32
    package var output: String
    package var error: String
  }

  package struct Missing: Error {
    package var name: String
  }

  /// The program beside the one that runs now.
  private static func url(_ name: String) throws -> URL {
    var folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    while let place = folder, place.path != "/" {
      let candidate = place.appendingPathComponent(name)
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = place.deletingLastPathComponent()
    }
    throw Missing(name: name)
  }

  /// With what sanitizers are told, and nothing else of the test's own: they look for names of functions on the path.
  static func environment(_ variables: [String: String]) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    guard own["ASAN_OPTIONS"] != nil || own["TSAN_OPTIONS"] != nil else { return variables }
    return own.filter { ["ASAN_OPTIONS", "TSAN_OPTIONS", "PATH"].contains($0.key) }.merging(variables) { $1 }
  }

  static func path(_ name: String) throws -> String { try url(name).path }

  /// Runs it in a fresh folder that holds `files`.
  package static func run(
    _ name: String, arguments: [String], files: [(path: String, text: ByteString)]
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("valuesctl-\(UUID().uuidString)")
    defer { do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") } }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      let place = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.bytes).write(to: place)
    }
    let process = Process()
    process.executableURL = try url(name)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment(["TZ": "UTC", "COLUMNS": "80"])
    process.standardInput = FileHandle.nullDevice
    let (output, error) = (folder.appendingPathComponent(".out"), folder.appendingPathComponent(".err"))
    for place in [output, error] { try Data().write(to: place) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
  }

  /// Runs it several times at the same moment, here, and waits for all.
  package static func runAtOnce(_ name: String, arguments: [[String]]) throws -> [Result] {
    let runs = try arguments.map { arguments in
      let process = Process()
      process.executableURL = try url(name)
      process.arguments = arguments
      process.environment = environment(["TZ": "UTC"])
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      let error = Pipe()
      process.standardError = error
      return (process, error)
    }
    for (process, _) in runs { try process.run() }
    return try runs.map { process, error in
      let words = try error.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return Result(status: process.terminationStatus, output: "", error: String(decoding: words, as: UTF8.self))
    }
  }
}

extension Repository {
  /// The bytes of a base64 text; none of a wrong one.
  package static func decodingBase64(_ text: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
  }
}
