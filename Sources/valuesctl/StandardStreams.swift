#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes to standard output and words to standard error.
enum StandardStreams {
  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  static func warn(_ warnings: [String]) {
    for warning in warnings { writeError(warning + "\n") }
  }

  /// Stops silently when the reader is gone.
  private static func write(_ bytes: [UInt8], to stream: Int32) {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = systemWrite(stream, buffer.baseAddress! + done, buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        done += count
      }
    }
  }

  private static func systemWrite(_ stream: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(stream, bytes, count)
    #elseif canImport(Musl)
      Musl.write(stream, bytes, count)
    #else
      Darwin.write(stream, bytes, count)
    #endif
  }
}
