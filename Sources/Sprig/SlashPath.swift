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
    let isRooted = isAbsolute(path)
    var output: [UInt8] = isRooted ? [slash] : []
    // Where the output of each element that `..` may take back begins.
    var starts: [Int] = []
    var index = 0
    while index < path.count {
      let start = index
      while index < path.count, path[index] != slash { index += 1 }
      let element = path[start..<index]
      index += 1
      if element.isEmpty || element == "." { continue }
      let isUp = element == ".."
      if isUp, let last = starts.popLast() {
        output.removeLast(output.count - last)
        continue
      }
      if isUp, isRooted { continue }
      if !isUp { starts.append(output.count) }
      if output.count > (isRooted ? 1 : 0) { output.append(slash) }
      element.append(to: &output)
    }
    return output.isEmpty ? "." : ByteString(output)
  }
}
