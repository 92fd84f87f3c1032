import Foundation

/// The real Helm, where there is one.
enum HelmProcess {
  static var path: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/helm" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  struct Failed: Error {
    var status: Int32
  }

  static func run(_ path: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failed(status: process.terminationStatus) }
  }
}
