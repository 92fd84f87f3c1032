import CTerminal
import Foundation

/// A program of this package on a terminal of its own, answered key by key as a person does.
package final class TerminalProgram {
  /// The program said nothing more for ten seconds, or ended, before it said what was waited for.
  package struct Silent: Error, CustomStringConvertible {
    package var wanted: String
    package var said: String
    package var description: String { "no \(wanted) in what was said:\n\(said)" }
  }

  private let process = Process()
  private let terminal: FileHandle
  /// The program's side; kept open, so that the terminal outlives the program.
  private let programSide: FileHandle
  /// All that the program has written, with the terminal's `\r\n` as `\n`.
  package private(set) var said = ""
  private var seen = 0

  /// Runs it in `folder`.
  package init(_ name: String, arguments: [String], in folder: String) throws {
    var path = [CChar](repeating: 0, count: 256)
    let person = terminal_open(&path, path.count)
    guard person >= 0 else { throw CocoaError(.fileNoSuchFile) }
    terminal = FileHandle(fileDescriptor: person, closeOnDealloc: true)
    programSide = FileHandle(fileDescriptor: open(path, O_RDWR | O_NOCTTY), closeOnDealloc: true)
    process.executableURL = URL(filePath: try BuiltProgram.path(name))
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = BuiltProgram.environment(["TZ": "UTC", "COLUMNS": "80", "NO_COLOR": "1"])
    process.standardInput = programSide
    process.standardOutput = programSide
    process.standardError = programSide
    // Tests run on threads that block signals, and a child inherits that; a shell's does not.
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }

  /// Whether the terminal is as people's shells want it: it shows what is typed and waits for whole lines.
  package var isAsBefore: Bool {
    var state = termios()
    let wanted = tcflag_t(ICANON | ECHO)
    return tcgetattr(terminal.fileDescriptor, &state) == 0 && state.c_lflag & wanted == wanted
  }

  /// Waits until the program has written `text` and takes single keys, then presses one.
  package func press(_ key: Character, at text: String) throws {
    try wait(for: text)
    // A key that comes before the terminal is set for it would wait for the end of a line.
    try until("a terminal that takes single keys") { !isAsBefore }
    try terminal.write(contentsOf: Data(String(key).utf8))
  }

  /// Waits until the program has written `text`, behind what was waited for before.
  package func wait(for text: String) throws {
    try until(text) {
      let rest = said.dropFirst(seen)
      guard let range = rest.range(of: text) else { return false }
      seen = said.distance(from: said.startIndex, to: range.upperBound)
      return true
    }
  }

  package func terminate() { process.terminate() }

  /// Waits for its end.
  ///
  /// - Returns: its exit status; 128 and the signal's number where one ended it.
  package func end() throws -> Int32 {
    try until("end") { !process.isRunning }
    process.waitUntilExit()
    read(milliseconds: 0)
    return process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
  }

  private func until(_ wanted: String, _ holds: () throws -> Bool) throws {
    for _ in 0..<500 {
      if try holds() { return }
      read(milliseconds: 20)
    }
    throw Silent(wanted: wanted, said: said)
  }

  private func read(milliseconds: Int32) {
    var waiting = pollfd(fd: terminal.fileDescriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return }
    said += String(decoding: terminal.availableData, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
  }

  deinit { if process.isRunning { process.terminate() } }
}
