import Foundation

extension BuiltProgram {
  /// What a run took of the machine.
  package struct Usage: Sendable {
    package var status: Int
    /// The end of what it said to standard error.
    package var error: String
    /// The processor's time, the system's included.
    package var seconds: Double
    package var megabytes: Int
  }

  /// Runs the program with `input`, and says what it took; its output is dropped.
  ///
  /// - Parameter deadline: seconds after which it is ended.
  package static func measure(_ name: String, arguments: [String], input: String, deadline: Int) throws -> Usage {
    let folder = try TemporaryFolder()
    let (given, said) = (folder.path + "/in", folder.path + "/err")
    try Data(input.utf8).write(to: URL(fileURLWithPath: given))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path("ProcessUsage"))
    process.arguments = [String(deadline), given, said, try path(name)] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let numbers = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    process.waitUntilExit()
    guard numbers.count == 3 else { throw Missing(name: name) }
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: said)), as: UTF8.self)
    return Usage(
      status: numbers[0], error: String(text.suffix(2000)), seconds: Double(numbers[1]) / 1e6,
      megabytes: numbers[2] >> 10)
  }
}
