import ValueTree

/// Paths with slashes, taken as text: nothing looks at a file.
///
/// - Source: Go's packages `path` and `path/filepath`, which agree on Unix.
enum SlashPath {
  private static let slash = UInt8(ascii: "/")

  /// The last element: `c.txt` of `a/b/c.txt`, `.` of nothing, `/` of slashes alone.
  static func base(_ path: ByteString) -> ByteString {
    if path.isEmpty { return "." }
    var end = path.count
    while end > 0, path[end - 1] == slash { end -= 1 }
    if end == 0 { return "/" }
    var start = end
    while start > 0, path[start - 1] != slash { start -= 1 }
    return path[start..<end]
  }

  /// All but the last element, cleaned.
  static func directory(_ path: ByteString) -> ByteString {
    var end = path.count
    while end > 0, path[end - 1] != slash { end -= 1 }
    return cleaned(path[0..<end])
  }

  /// The last element from its last point on.
  static func ending(_ path: ByteString) -> ByteString {
    var index = path.count
    while index > 0, path[index - 1] != slash {
      index -= 1
      if path[index] == UInt8(ascii: ".") { return path[index..<path.count] }
    }
    return ByteString()
  }

  static func isAbsolute(_ path: ByteString) -> Bool { !path.isEmpty && path[0] == slash }

  /// The shortest path that means the same, as far as text can tell.
  static func cleaned(_ path: ByteString) -> ByteString {
    let cleaned = path.withBytes { path in ByteString(capacity: path.count) { clean(path, into: $0) } }
    return cleaned.isEmpty ? "." : cleaned
  }

  /// - Returns: how many bytes it wrote.
  private static func clean(_ path: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) -> Int {
    let isRooted = path.first == slash
    if isRooted { output[0] = slash }
    let root = isRooted ? 1 : 0
    var count = root
    // What stands before can no `..` take back.
    var floor = root
    var index = 0
    while index < path.count {
      let start = index
      while index < path.count, path[index] != slash { index += 1 }
      let length = index - start
      index += 1
      let points = UInt8(ascii: ".")
      if length == 0 || length == 1 && path[start] == points { continue }
      let isUp = length == 2 && path[start] == points && path[start + 1] == points
      if isUp, count > floor {
        count -= 1
        while count > floor, output[count] != slash { count -= 1 }
        continue
      }
      if isUp, isRooted { continue }
      if count > root {
        output[count] = slash
        count += 1
      }
      for offset in start..<start + length {
        output[count] = path[offset]
        count += 1
      }
      if isUp { floor = count }
    }
    return count
  }
}
