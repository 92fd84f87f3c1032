import ValueTree

/// A shell pattern as Go's `filepath.Match` reads it: `*`, `?` and `[a-z]`, none of which crosses a `/`.
///
/// - Source: Go 1.26, `path/filepath/match.go`.
package struct PathPattern {
  /// `syntax error in pattern`: Go's `filepath.ErrBadPattern`.
  package struct Malformed: Error, Equatable {
    package static let message = "syntax error in pattern"
  }

  /// One stretch between stars.
  private struct Chunk {
    var followsStar: Bool
    var bytes: ArraySlice<UInt8>
  }

  private let chunks: [Chunk]
  private let plain: Plain?

  /// A pattern without classes, escapes and question marks, and with at most one star at an end: most of them.
  ///
  /// Such a one is decided by comparing bytes; a chart's hundreds of files meet some twenty patterns each.
  private enum Plain {
    case whole(ByteString)
    case suffix(ByteString)
    case prefix(ByteString)

    init?(_ pattern: ByteString) {
      let stars = pattern.withBytes { bytes -> Int? in
        var stars = 0
        for byte in bytes {
          switch byte {
          case UInt8(ascii: "*"): stars += 1
          case UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): return nil
          default: break
          }
        }
        return stars
      }
      switch stars {
      case 0: self = .whole(pattern)
      case 1 where pattern[0] == UInt8(ascii: "*"): self = .suffix(pattern[1..<pattern.count])
      case 1 where pattern[pattern.count - 1] == UInt8(ascii: "*"): self = .prefix(pattern[0..<pattern.count - 1])
      default: return nil
      }
    }

    func matches(_ name: ByteString) -> Bool {
      switch self {
      case .whole(let text): return name == text
      case .suffix(let text):
        return name.hasSuffix(text) && !Self.hasSlash(name, 0..<name.count - text.count)
      case .prefix(let text):
        return name.hasPrefix(text) && !Self.hasSlash(name, text.count..<name.count)
      }
    }

    private static func hasSlash(_ name: ByteString, _ range: Range<Int>) -> Bool {
      name.withBytes { bytes in range.contains { bytes[$0] == UInt8(ascii: "/") } }
    }
  }

  /// Whether comparing takes no longer for a longer name.
  var isPlain: Bool { plain != nil }

  package init(_ pattern: ByteString) {
    plain = Plain(pattern)
    var chunks: [Chunk] = []
    var rest = pattern.bytes[...]
    while !rest.isEmpty {
      let stars = rest.prefix { $0 == UInt8(ascii: "*") }
      rest = rest.dropFirst(stars.count)
      let end = PathPattern.endOfChunk(rest)
      chunks.append(Chunk(followsStar: !stars.isEmpty, bytes: rest[..<end]))
      rest = rest[end...]
    }
    self.chunks = chunks
  }

  private static func endOfChunk(_ bytes: ArraySlice<UInt8>) -> Int {
    var isInRange = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\"): if index + 1 < bytes.endIndex { index += 1 }
      case UInt8(ascii: "["): isInRange = true
      case UInt8(ascii: "]"): isInRange = false
      case UInt8(ascii: "*"): if !isInRange { return index }
      default: break
      }
      index += 1
    }
    return bytes.endIndex
  }

  /// Whether the whole of `name` fits.
  ///
  /// - Throws: where the pattern is malformed, as far as Go looks: a chunk after the first mismatch is not checked.
  package func matches(_ name: ByteString) throws(Malformed) -> Bool {
    if let plain { return plain.matches(name) }
    var rest = name.bytes[...]
    for (index, chunk) in chunks.enumerated() {
      let isLast = index == chunks.count - 1
      if chunk.followsStar && chunk.bytes.isEmpty { return !rest.contains(UInt8(ascii: "/")) }
      if let after = try after(chunk.bytes, in: rest), after.isEmpty || !isLast {
        rest = after
        continue
      }
      guard chunk.followsStar, let after = try afterSkipping(to: chunk.bytes, in: rest, isLast: isLast) else {
        return false
      }
      rest = after
    }
    return rest.isEmpty
  }

  /// What follows the first place, one byte or more on, where `chunk` fits.
  private func afterSkipping(
    to chunk: ArraySlice<UInt8>, in name: ArraySlice<UInt8>, isLast: Bool
  ) throws(Malformed) -> ArraySlice<UInt8>? {
    var start = name.startIndex
    while start < name.endIndex, name[start] != UInt8(ascii: "/") {
      start += 1
      if let after = try after(chunk, in: name[start...]), !isLast || after.isEmpty { return after }
    }
    return nil
  }

  /// What follows `chunk` at the start of `name`; nil when it does not fit. Reads the chunk to its end either way.
  private func after(
    _ chunk: ArraySlice<UInt8>, in name: ArraySlice<UInt8>
  ) throws(Malformed) -> ArraySlice<UInt8>? {
    var chunk = chunk
    var name = name
    var isFitting = true
    while let operation = chunk.popFirst() {
      if name.isEmpty { isFitting = false }
      switch operation {
      case UInt8(ascii: "["):
        let scalar = isFitting ? take(&name) : 0
        if try !takeClass(&chunk, contains: scalar) { isFitting = false }
      case UInt8(ascii: "?"):
        if isFitting, name.first == UInt8(ascii: "/") { isFitting = false }
        if isFitting { _ = take(&name) }
      default:
        var literal = operation
        if operation == UInt8(ascii: "\\") {
          guard let escaped = chunk.popFirst() else { throw Malformed() }
          literal = escaped
        }
        if isFitting, name.popFirst() != literal { isFitting = false }
      }
    }
    return isFitting ? name : nil
  }

  private func take(_ bytes: inout ArraySlice<UInt8>) -> UInt32 {
    let (scalar, width) = bytes.withUnsafeBufferPointer { Runes.decode($0, at: 0) }
    bytes = bytes.dropFirst(width)
    return scalar
  }

  /// Reads a class after its `[`.
  private func takeClass(
    _ chunk: inout ArraySlice<UInt8>, contains scalar: UInt32
  ) throws(Malformed) -> Bool {
    let isNegated = chunk.first == UInt8(ascii: "^")
    if isNegated { chunk = chunk.dropFirst() }
    var isFound = false
    var ranges = 0
    while true {
      if ranges > 0, chunk.first == UInt8(ascii: "]") {
        chunk = chunk.dropFirst()
        return isFound != isNegated
      }
      let low = try takeClassMember(&chunk)
      var high = low
      if chunk.first == UInt8(ascii: "-") {
        chunk = chunk.dropFirst()
        high = try takeClassMember(&chunk)
      }
      if low <= scalar && scalar <= high { isFound = true }
      ranges += 1
    }
  }

  private func takeClassMember(_ chunk: inout ArraySlice<UInt8>) throws(Malformed) -> UInt32 {
    guard let first = chunk.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "]") else { throw Malformed() }
    if first == UInt8(ascii: "\\") {
      chunk = chunk.dropFirst()
      if chunk.isEmpty { throw Malformed() }
    }
    let isByte = chunk.first.map { $0 >= 0x80 } ?? false
    let (scalar, width) = chunk.withUnsafeBufferPointer { Runes.decode($0, at: 0) }
    if isByte && width == 1 { throw Malformed() }
    chunk = chunk.dropFirst(width)
    if chunk.isEmpty { throw Malformed() }
    return scalar
  }
}
