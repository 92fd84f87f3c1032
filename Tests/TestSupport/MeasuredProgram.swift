#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Foundation

extension BuiltProgram {
  /// What a run took of the machine.
  package struct Usage: Sendable {
    package var status: Int32
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
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("valuesctl-\(UUID().uuidString)")
    defer { do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") } }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (given, said) = (folder.appendingPathComponent("in").path, folder.appendingPathComponent("err").path)
    try Data(input.utf8).write(to: URL(fileURLWithPath: given))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, given, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, said, O_WRONLY | O_CREAT, 0o600)
    // The system ends a program that takes too much of the processor, so that no test hangs.
    let words = ["sh", "-c", "ulimit -t \(deadline); exec \"$0\" \"$@\"", try path(name)] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", &actions, nil, &pointers, environ) == 0 else { throw Missing(name: name) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    #if canImport(Darwin)
      let megabytes = Int(usage.ru_maxrss) >> 20
    #else
      let megabytes = Int(usage.ru_maxrss) >> 10
    #endif
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: said)), as: UTF8.self)
    return Usage(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F, error: String(text.suffix(2000)),
      seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), megabytes: megabytes)
  }
}
