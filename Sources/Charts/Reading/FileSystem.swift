import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system refused, in Go's words: `open x.yaml: no such file or directory`.
package struct SystemFailure: Error, Equatable {
  package var operation: String
  package var path: ByteString
  package var reason: String
  /// The system's number; 0 where it is not the system that refused.
  package var code: Int32 = 0

  package var message: String { "\(operation) \(path.string): \(reason)" }

  package init(_ operation: String, _ path: ByteString, _ code: Int32) {
    self.init(operation, path, reason: SystemFailure.words(code))
    self.code = code
  }

  /// Whether there is nothing at the path.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Whether something stands there already.
  package var isTaken: Bool { code == EEXIST || code == ENOTEMPTY }

  package init(_ operation: String, _ path: ByteString, reason: String) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  package static func words(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or directory"
    case EACCES: "permission denied"
    case EISDIR: "is a directory"
    case ENOTDIR: "not a directory"
    case ELOOP: "too many levels of symbolic links"
    case ENAMETOOLONG: "file name too long"
    case EMFILE: "too many open files"
    case EIO: "input/output error"
    case EPIPE: "broken pipe"
    case ENOSPC: "no space left on device"
    case EROFS: "read-only file system"
    case EFBIG: "file too large"
    case EBADF: "the stream is closed"
    default: strerror(code).map { String(cString: $0) } ?? "errno \(code)"
    }
  }
}

/// What identifies one state of one file.
package struct FileStatus: Equatable, Sendable {
  package enum Kind: Sendable { case regular, folder, link, other }
  var kind: Kind
  var size: Int
  var device: UInt64
  var inode: UInt64
  var seconds: Int
  var nanoseconds: Int

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(status.st_size)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
      seconds = status.st_mtimespec.tv_sec
      nanoseconds = status.st_mtimespec.tv_nsec
    #else
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    #endif
  }
}

/// The few calls that reading charts needs.
package enum FileSystem {
  /// The whole file at `path`; links are followed.
  ///
  /// - Parameters:
  ///   - limit: how many bytes it may have.
  ///   - name: the option that moves this limit.
  ///   - isStreamFine: whether it may be a pipe or a device, which nobody may ever fill.
  /// - Throws: also when `expecting` is given and the file is not in that state, and when it changes meanwhile.
  package static func read(
    _ path: ByteString, expecting: FileStatus? = nil, limit: Int = 1 << 30, named name: LimitName? = nil,
    isStreamFine: Bool = true
  ) throws(SystemFailure) -> ByteString {
    // What was listed as a file may be a pipe by now.
    let waits = expecting == nil && isStreamFine
    let flags = waits ? O_RDONLY | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK
    let file = withPath(path) { open($0, flags) }
    guard file >= 0 else { throw SystemFailure("open", path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SystemFailure("stat", path, errno) }
    let found = FileStatus(status)
    if found.kind == .folder { throw SystemFailure("read", path, EISDIR) }
    if let expecting, expecting != found {
      throw SystemFailure("read", path, reason: "the file changed while the chart was in use")
    }
    if found.kind != .regular {
      if !isStreamFine { throw SystemFailure("read", path, reason: "this is no regular file") }
      return try readStream(file, path, limit, name)
    }
    if found.size > limit { throw tooLarge(path, limit, name) }
    var failure: Int32 = 0
    let bytes = ByteString(capacity: found.size) { room in
      var done = 0
      while done < found.size {
        let count = readSome(file, room + done, found.size - done)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { failure = errno }
        if count <= 0 { break }
        done += count
      }
      return done
    }
    if failure != 0 { throw SystemFailure("read", path, failure) }
    if bytes.count != found.size { throw SystemFailure("read", path, reason: "the file shrank while being read") }
    guard fstat(file, &status) == 0, FileStatus(status) == found else {
      throw SystemFailure("read", path, reason: "the file changed while being read")
    }
    return bytes
  }

  package static func exists(_ path: ByteString) -> Bool {
    do throws(SystemFailure) { _ = try status(path, followsLinks: true) } catch { return false }
    return true
  }

  /// The bytes of a file that is nothing else, a pipe say, and not too large; nil otherwise.
  package static func contents(ofRegularFile path: ByteString, limit: Int) -> ByteString? {
    do throws(SystemFailure) {
      let status = try status(path, followsLinks: true)
      guard status.kind == .regular, status.size <= limit else { return nil }
      return try read(path, expecting: status, limit: limit)
    } catch { return nil }
  }

  /// Standard input until its end.
  package static func readStandardInput(
    limit: Int = 1 << 30, named name: LimitName? = nil
  ) throws(SystemFailure) -> ByteString {
    try readStream(STDIN_FILENO, "/dev/stdin", limit, name)
  }

  /// A pipe or device until its end.
  private static func readStream(
    _ file: Int32, _ path: ByteString, _ limit: Int, _ name: LimitName?
  ) throws(SystemFailure) -> ByteString {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { readSome(file, $0.baseAddress!, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 { throw SystemFailure("read", path, errno) }
      if count == 0 { return ByteString(bytes) }
      bytes += block[0..<count]
      if bytes.count > limit { throw tooLarge(path, limit, name) }
    }
  }

  private static func tooLarge(_ path: ByteString, _ limit: Int, _ name: LimitName?) -> SystemFailure {
    SystemFailure("read", path, reason: "it has more than \(limit) bytes" + (name?.flag ?? ""))
  }

  /// The state of what stands at `path`, or of what a link there leads to.
  static func status(_ path: ByteString, followsLinks: Bool) throws(SystemFailure) -> FileStatus {
    var status = stat()
    let result = withPath(path) { fstatat(AT_FDCWD, $0, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else { throw SystemFailure(followsLinks ? "stat" : "lstat", path, errno) }
    return FileStatus(status)
  }

  /// The names in a folder, sorted by bytes.
  package static func names(in path: ByteString) throws(SystemFailure) -> [ByteString] {
    guard let folder = withPath(path, { opendir($0) }) else { throw SystemFailure("open", path, errno) }
    defer { closedir(folder) }
    var names: [ByteString] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          ByteString(UnsafeBufferPointer(start: $0, count: strlen($0)))
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The absolute path without links.
  package static func resolved(_ path: ByteString) throws(SystemFailure) -> ByteString {
    guard let found = withPath(path, { realpath($0, nil) }) else { throw SystemFailure("lstat", path, errno) }
    defer { free(found) }
    return ByteString(
      UnsafeBufferPointer(start: UnsafeRawPointer(found).assumingMemoryBound(to: UInt8.self), count: strlen(found)))
  }

  static func withPath<Result>(_ path: ByteString, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var bytes = path.bytes
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { body($0.baseAddress!) }
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
}

extension FileSystem {
  /// Whether two paths lead to one file.
  package static func isSameFile(_ left: ByteString, _ right: ByteString) -> Bool {
    do throws(SystemFailure) {
      let (first, second) = (try status(left, followsLinks: true), try status(right, followsLinks: true))
      return first.device == second.device && first.inode == second.inode
    } catch {
      return false
    }
  }

  /// What stands at a path itself, be it a link; nil for nothing.
  package static func kind(_ path: ByteString) -> FileStatus.Kind? {
    do throws(SystemFailure) { return try status(path, followsLinks: false).kind } catch { return nil }
  }
}
