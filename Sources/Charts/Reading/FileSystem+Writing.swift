import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The few calls that writing files needs, of everything that writes.
extension FileSystem {
  /// Puts a file of these bytes at `path`, all or nothing; folders are made as needed. A link stays, and what it leads to
  /// is replaced.
  ///
  /// - Throws: words for why not; what stood there is then untouched.
  package static func replace(_ path: ByteString, with bytes: [UInt8]) throws(SystemFailure) {
    try makeFolders(around: path)
    var mode: mode_t?
    var status = stat()
    if withPath(path, { stat($0, &status) }) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw SystemFailure("open", path, EISDIR) }
      // A file that may not be written stays; a device or pipe is written to, not replaced.
      guard withPath(path, { access($0, W_OK) }) == 0 else { throw SystemFailure("open", path, errno) }
      if status.st_mode & S_IFMT != S_IFREG { return try overwrite(path, with: bytes) }
      mode = status.st_mode & 0o7777
    }
    let path = try linked(path)
    let (file, temporary) = try temporaryFile(beside: path)
    var code = write(bytes, to: file)
    if let mode, fchmod(file, mode) != 0, code == 0 { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0, withPath(temporary, { from in withPath(path) { systemRename(from, $0) } }) != 0 { code = errno }
    if code != 0 {
      _ = withPath(temporary) { unlink($0) }
      throw SystemFailure("write", path, code)
    }
  }

  /// Makes a file where nothing stands; ``SystemFailure/isTaken`` tells when something does.
  package static func writeNew(_ path: ByteString, _ bytes: [UInt8]) throws(SystemFailure) {
    let file = withPath(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard file >= 0 else { throw SystemFailure("open", path, errno) }
    var code = write(bytes, to: file)
    if close(file) != 0, code == 0 { code = errno }
    if code == 0 { return }
    _ = withPath(path) { unlink($0) }
    throw SystemFailure("write", path, code)
  }

  /// Gives a file another name in one step; a file of that name is replaced.
  package static func rename(_ from: ByteString, to path: ByteString) throws(SystemFailure) {
    let status = withPath(from) { from in withPath(path) { systemRename(from, $0) } }
    if status != 0 { throw SystemFailure("rename", path, errno) }
  }

  /// Removes a file.
  package static func remove(_ path: ByteString) throws(SystemFailure) {
    if withPath(path, { unlink($0) }) != 0 { throw SystemFailure("remove", path, errno) }
  }

  /// Removes a folder that holds nothing.
  package static func removeFolder(_ path: ByteString) throws(SystemFailure) {
    if withPath(path, { rmdir($0) }) != 0 { throw SystemFailure("remove", path, errno) }
  }

  /// The folders in which `path` is to stand.
  package static func makeFolders(around path: ByteString) throws(SystemFailure) {
    var taken: ByteString?
    for (index, byte) in path.bytes.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      let folder = path[0..<index]
      if folder.hasSuffix("/") { continue }
      let failed = withPath(folder) { mkdir($0, 0o755) } != 0
      let code = errno
      if failed, code != EEXIST, !isFolder(folder) {
        if let taken { try checkFolder(taken) }
        throw SystemFailure("mkdir", folder, code)
      }
      taken = failed ? folder : nil
    }
    if let taken { try checkFolder(taken) }
  }

  /// - Throws: when something that is no folder stands where one is needed.
  private static func checkFolder(_ path: ByteString) throws(SystemFailure) {
    if isFolder(path) { return }
    switch kind(path) {
    case .link: throw SystemFailure("mkdir", path, reason: "this is a link that leads to no folder")
    case nil: throw SystemFailure("mkdir", path, ENOENT)
    default: throw SystemFailure("mkdir", path, ENOTDIR)
    }
  }

  /// Where the links at a path lead, be it to nothing; the path itself where no link stands.
  private static func linked(_ path: ByteString) throws(SystemFailure) -> ByteString {
    var place = path
    for _ in 0..<40 {
      guard kind(place) == .link else { return place }
      var room = [UInt8](repeating: 0, count: 4_096)
      let count = withPath(place) { from in
        room.withUnsafeMutableBytes { buffer in
          buffer.withMemoryRebound(to: CChar.self) { readlink(from, $0.baseAddress!, $0.count) }
        }
      }
      guard count >= 0 else { throw SystemFailure("readlink", place, errno) }
      let target = ByteString(room[0..<count])
      place = target.hasPrefix("/") ? target : folder(of: place) + target
    }
    throw SystemFailure("open", path, ELOOP)
  }

  /// With the slash at its end; empty for a name alone.
  private static func folder(of path: ByteString) -> ByteString {
    path.bytes.lastIndex(of: UInt8(ascii: "/")).map { path[0..<$0 + 1] } ?? ByteString()
  }

  package static func isFolder(_ path: ByteString) -> Bool {
    var status = stat()
    return withPath(path) { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Waits until no other process has locked a folder, and locks it until ``unlock(_:)`` or the end of this process.
  ///
  /// - Returns: nil where there is no such folder, or its file system knows no locks.
  package static func lock(_ folder: ByteString) -> Int32? {
    let file = withPath(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if file < 0 { return nil }
    while flock(file, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      close(file)
      return nil
    }
    return file
  }

  package static func unlock(_ lock: Int32) { close(lock) }

  /// This process's number.
  package static var process: Int { Int(getpid()) }

  /// Whether a process of this number runs.
  package static func isRunning(_ process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno == EPERM
  }

  private static func overwrite(_ path: ByteString, with bytes: [UInt8]) throws(SystemFailure) {
    // To open a pipe may wait for a reader for ever; without waiting it fails, and what is written then must wait again.
    let file = withPath(path) { open($0, O_WRONLY | O_CLOEXEC | O_NONBLOCK) }
    if file < 0, errno == ENXIO { throw SystemFailure("open", path, reason: "this is a pipe from which nobody reads") }
    guard file >= 0 else { throw SystemFailure("open", path, errno) }
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
    let code = write(bytes, to: file)
    if close(file) != 0 || code != 0 { throw SystemFailure("write", path, code == 0 ? errno : code) }
  }

  /// A new file that no other process has, in the folder of `path`.
  private static func temporaryFile(beside path: ByteString) throws(SystemFailure) -> (file: Int32, name: ByteString) {
    let folder = folder(of: path)
    for attempt in 0..<100 {
      let name = folder + UnfinishedFile(process: process, number: attempt, suffix: "").name
      let file = withPath(name) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      if file >= 0 { return (file, name) }
      if errno != EEXIST { throw SystemFailure("open", path, errno) }
    }
    throw SystemFailure("open", path, reason: "there are too many unfinished files beside it")
  }

  /// Writes everything to an open file.
  ///
  /// - Returns: 0, or the system's number for what went wrong.
  package static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
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

  private static func systemRename(_ from: UnsafePointer<CChar>, _ path: UnsafePointer<CChar>) -> Int32 {
    #if canImport(Glibc)
      Glibc.rename(from, path)
    #elseif canImport(Musl)
      Musl.rename(from, path)
    #else
      Darwin.rename(from, path)
    #endif
  }
}
