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
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes to standard output, all or words for why not.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    let code = write(bytes, to: STDOUT_FILENO)
    if code != 0 { throw .unusable("cannot write the output: \(words(code))") }
  }

  static func writeError(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  static func warn(_ warnings: [String]) {
    for warning in warnings { writeError(warning + "\n") }
  }

  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  /// - Returns: 0, or the system's number for what went wrong.
  private static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        guard let base = buffer.baseAddress else { return 0 }
        let count = systemWrite(file, base + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return errno }
        done += count
      }
      return 0
    }
  }

  private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #elseif canImport(Musl)
      Musl.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }

  private static func words(_ code: Int32) -> String {
    switch code {
    case EPIPE: "broken pipe"
    case ENOSPC: "no space left on device"
    case EACCES: "permission denied"
    case EISDIR: "is a directory"
    case ENOTDIR: "not a directory"
    case EROFS: "read-only file system"
    case EFBIG: "file too large"
    case EBADF: "the stream is closed"
    default: strerror(code).map { String(cString: $0) } ?? "errno \(code)"
    }
  }

  // MARK: Files

  /// Puts a file of these bytes at `path`, all or nothing; folders are made as needed.
  ///
  /// - Throws: words for why not; what stood there is then untouched.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    try makeFolders(around: path)
    var mode: mode_t?
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw .unusable("open \(path): \(words(EISDIR))") }
      // A file that may not be written stays; a device or pipe is written to, not replaced.
      guard access(path, W_OK) == 0 else { throw .unusable("open \(path): \(words(errno))") }
      if status.st_mode & S_IFMT != S_IFREG { return try overwrite(path, with: bytes) }
      mode = status.st_mode & 0o7777
    }
    let (file, temporary) = try temporaryFile(beside: path)
    var code = write(bytes, to: file)
    if let mode, fchmod(file, mode) != 0, code == 0 { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0, rename(temporary, path) != 0 { code = errno }
    if code != 0 {
      unlink(temporary)
      throw .unusable("write \(path): \(words(code))", hints: ["What was there before is unchanged."])
    }
  }

  private static func makeFolders(around path: String) throws(Failure) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      if folder.hasPrefix("//") { folder.removeFirst() }
      if folder.isEmpty || folder == "/" || mkdir(folder, 0o755) == 0 { continue }
      // Whatever is asked next may change what went wrong.
      let code = errno
      if code != EEXIST, !isFolder(folder) { throw .unusable("mkdir \(folder): \(words(code))") }
    }
  }

  private static func overwrite(_ path: String, with bytes: [UInt8]) throws(Failure) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unusable("open \(path): \(words(errno))") }
    let code = write(bytes, to: file)
    if close(file) != 0 || code != 0 { throw .unusable("write \(path): \(words(code == 0 ? errno : code))") }
  }

  /// A new file that no other process has, in the folder of `path`.
  private static func temporaryFile(beside path: String) throws(Failure) -> (file: Int32, name: String) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    for attempt in 0..<100 {
      let name = "\(folder).valuesctl-\(getpid())-\(attempt)"
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 { return (file, name) }
      if errno != EEXIST { throw .unusable("open \(path): \(words(errno))") }
    }
    throw .unusable("open \(path): there are too many unfinished files beside it")
  }

  /// The bytes of a file; none when there is no such file.
  static func contents(ofFile path: String) throws(Failure) -> [UInt8] {
    guard exists(path) else { return [] }
    do throws(SystemFailure) { return try FileSystem.read(ByteString(path)).bytes } catch {
      throw .unusable(error.message)
    }
  }

  /// Whether two paths lead to one file.
  static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard left != right, stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

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
