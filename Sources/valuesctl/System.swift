import Charts
import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the command line needs of the operating system.
enum System {
  // MARK: Streams

  /// A reader that goes away is an error of writing, not the end of the process.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes to standard output, all or words for why not.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    let code = FileSystem.write(bytes, to: STDOUT_FILENO)
    if code != 0 { throw .unusable("cannot write the output: \(SystemFailure.words(code))") }
  }

  static func writeError(_ text: String) { _ = FileSystem.write(Array(text.utf8), to: STDERR_FILENO) }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  // MARK: Keys

  /// The next key on the terminal, without waiting for a line; nil at the end of input and for Control-C and Control-D.
  ///
  /// The terminal takes single keys only while this waits. Signals that end the process wait too, until the terminal is as
  /// it was.
  static func key() -> Character? {
    var saved = termios()
    guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return nil }
    var (waiting, before) = (sigset_t(), sigset_t())
    sigemptyset(&waiting)
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&waiting, signal) }
    sigprocmask(SIG_BLOCK, &waiting, &before)
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    defer {
      tcsetattr(STDIN_FILENO, TCSANOW, &saved)
      // What waited ends the process here.
      sigprocmask(SIG_SETMASK, &before, nil)
    }
    while true {
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let ready = poll(&input, 1, 200)
      var arrived = sigset_t()
      sigpending(&arrived)
      for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP] where sigismember(&arrived, signal) == 1 { return nil }
      if ready < 0, errno != EINTR { return nil }
      if ready <= 0 { continue }
      var byte: UInt8 = 0
      let count = withUnsafeMutableBytes(of: &byte) { readSome(STDIN_FILENO, $0.baseAddress!, 1) }
      if count == 0 || byte == 3 || byte == 4 { return nil }
      if count == 1 { return Character(Unicode.Scalar(byte < 0x80 ? byte : UInt8(ascii: "?"))) }
    }
  }

  private static func readSome(_ file: Int32, _ room: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(file, room, count)
    #elseif canImport(Musl)
      Musl.read(file, room, count)
    #else
      Darwin.read(file, room, count)
    #endif
  }

  // MARK: Files

  /// Puts a file of these bytes at `path`, all or nothing; folders are made as needed.
  ///
  /// - Throws: words for why not; what stood there is then untouched.
  static func replace(_ path: ByteString, with bytes: [UInt8]) throws(Failure) {
    do throws(SystemFailure) {
      try FileSystem.replace(path, with: bytes)
    } catch {
      throw .unusable(error.message, hints: error.operation == "write" ? ["What was there before is unchanged."] : [])
    }
  }

  /// The same for a file alone: what other runs left unfinished beside it goes away.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    FileSystem.removeAbandoned(beside: ByteString(path))
    try replace(ByteString(path), with: bytes)
  }

  /// The bytes of a file; none when there is no such file.
  static func contents(ofFile path: ByteString) throws(Failure) -> [UInt8] {
    do throws(SystemFailure) { return try FileSystem.read(path, isStreamFine: false).bytes } catch {
      if error.isMissing { return [] }
      throw .unusable(error.message)
    }
  }

  static func contents(ofFile path: String) throws(Failure) -> [UInt8] { try contents(ofFile: ByteString(path)) }

  /// Whether two paths lead to one file.
  static func isSameFile(_ left: ByteString, _ right: ByteString) -> Bool {
    left != right && FileSystem.isSameFile(left, right)
  }

  static func isSameFile(_ left: String, _ right: String) -> Bool { isSameFile(ByteString(left), ByteString(right)) }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isBrokenLink(_ path: String) -> Bool { FileSystem.kind(ByteString(path)) == .link && !exists(path) }

  static func isFolder(_ path: String) -> Bool { FileSystem.isFolder(ByteString(path)) }

  // MARK: Surroundings

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The IANA name of the time zone, as Go finds it: `TZ`, and without it the system's; nil is UTC.
  static var zone: String? {
    if let name = environment("TZ") {
      let name = name.hasPrefix(":") ? String(name.dropFirst()) : name
      return name.isEmpty || name == "UTC" ? nil : name
    }
    guard let resolved = realpath("/etc/localtime", nil) else { return nil }
    defer { free(resolved) }
    let path = String(cString: resolved)
    guard let start = path.utf8.firstRange(of: "/zoneinfo/".utf8) else { return nil }
    let name = String(path[start.upperBound...])
    return ["UTC", "Etc/UTC", "UCT", "Etc/UCT", "Zulu", "Etc/Zulu"].contains(name) ? nil : name
  }
}
