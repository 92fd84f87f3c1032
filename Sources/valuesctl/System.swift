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

  /// Writes a file whose folders are made as needed.
  static func write(_ bytes: [UInt8], toFile path: String, appending: Bool) throws(Failure) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      if folder.hasPrefix("//") { folder.removeFirst() }
      if !folder.isEmpty, folder != "/", mkdir(folder, 0o755) != 0, errno != EEXIST {
        throw .unusable("mkdir \(folder): \(words(errno))")
      }
    }
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : O_TRUNC)
    let file = open(path, flags, 0o666)
    guard file >= 0 else { throw .unusable("open \(path): \(words(errno))") }
    let code = write(bytes, to: file)
    if close(file) != 0 || code != 0 { throw .unusable("write \(path): \(words(code == 0 ? errno : code))") }
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
