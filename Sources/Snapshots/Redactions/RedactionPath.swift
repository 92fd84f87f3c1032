import ValueTree

/// The values that a redaction replaces: `metadata.annotations["checksum/*"]`, `spec.containers[*].image`, `**.caBundle`.
///
/// Steps are keys between dots or `["in.quotes"]`, in which `*` stands for any characters; `[*]` for all items, `[0]` and
/// `[-1]` for one, `[name=web]` for those with this entry; `**` for any way down, at the end for everything below.
package struct RedactionPath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case key(TextPattern)
    case index(Int)
    case items
    case entry(key: ByteString, value: TextPattern)
    case anyDepth
  }

  package let text: String
  let steps: [Step]

  package struct Failure: Error, Equatable {
    package var message: String
  }

  package init(_ text: String) throws(Failure) {
    self.text = text
    var reader = Reader(bytes: Array(text.utf8)[...])
    try reader.read()
    if reader.steps.isEmpty { throw Failure(message: "the path is empty") }
    steps = reader.steps
  }

  /// A text that stands in every document with such a value, for not reading the others.
  var literal: ByteString {
    var longest = ByteString()
    for case .key(let pattern) in steps where pattern.literal.count > longest.count { longest = pattern.literal }
    return longest
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>
    var steps: [Step] = []

    mutating func read() throws(Failure) {
      if bytes.first == UInt8(ascii: ".") { bytes.removeFirst() }
      while let byte = bytes.first {
        if byte == UInt8(ascii: "[") {
          bytes.removeFirst()
          steps.append(try bracket())
        } else {
          let key = bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
          if key.isEmpty { throw Failure(message: "a key is missing between two dots") }
          let name = String(decoding: key, as: UTF8.self)
          steps.append(name == "**" ? .anyDepth : .key(TextPattern(name)))
          bytes = bytes[key.endIndex...]
        }
        guard bytes.first == UInt8(ascii: ".") else { continue }
        bytes.removeFirst()
        if bytes.isEmpty { throw Failure(message: "the path ends with a dot") }
      }
    }

    private mutating func bracket() throws(Failure) -> Step {
      if let quote = bytes.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        bytes.removeFirst()
        guard let end = bytes.firstIndex(of: quote), end + 1 < bytes.endIndex, bytes[end + 1] == UInt8(ascii: "]")
        else {
          throw Failure(message: "a quoted key ends with a quote and ]: [\"a.b\"]")
        }
        defer { bytes = bytes[(end + 2)...] }
        return .key(TextPattern(String(decoding: bytes[..<end], as: UTF8.self)))
      }
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { throw Failure(message: "a ] is missing") }
      let inner = String(decoding: bytes[..<end], as: UTF8.self)
      bytes = bytes[(end + 1)...]
      if inner == "*" { return .items }
      if let index = Int(inner) { return .index(index) }
      let parts = inner.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw Failure(message: "[\(inner)] is no step: write [*], [0], [-1], [name=web] or [\"a.key\"]")
      }
      return .entry(key: ByteString(String(parts[0])), value: TextPattern(String(parts[1])))
    }
  }
}
