import ValueTree

/// The way to a value in a manifest: `spec.template.spec.containers[0].image`.
///
/// Steps are keys between dots, `["a.b/c"]` for keys with dots in them, `[0]` and `[-1]` for items, and `[name=web]` for the
/// item of a list with that entry.
package struct ObjectPath: Equatable, Sendable, CustomStringConvertible {
  package enum Step: Equatable, Sendable {
    case key(ByteString)
    /// Negative indexes count from the end.
    case index(Int)
    /// The first item whose `key` holds `value`.
    case entry(key: ByteString, value: ByteString)
  }

  package var steps: [Step]

  package struct Failure: Error {
    package var message: String
  }

  /// - Throws: what is wrong with the text, in words.
  package init(_ text: String) throws(Failure) {
    var reader = Reader(bytes: Array(text.utf8)[...], steps: [])
    try reader.read()
    steps = reader.steps
  }

  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key) where Self.isPlain(key): text += (text.isEmpty ? "" : ".") + key.string
      case .key(let key): text += "[\"\(key.string)\"]"
      case .index(let index): text += "[\(index)]"
      case .entry(let key, let value): text += "[\(key.string)=\(value.string)]"
      }
    }
    return text
  }

  private static func isPlain(_ key: ByteString) -> Bool {
    !key.isEmpty && !key.bytes.contains { ".[]\"= ".utf8.contains($0) }
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>
    var steps: [Step]

    mutating func read() throws(Failure) {
      // A leading dot does no harm: `.spec.replicas`.
      if bytes.first == UInt8(ascii: ".") { bytes.removeFirst() }
      while let byte = bytes.first {
        switch byte {
        case UInt8(ascii: "["):
          bytes.removeFirst()
          steps.append(try bracket())
          if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            if bytes.isEmpty { throw Failure(message: "the path ends with a dot") }
          }
        default:
          let key = bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
          if key.isEmpty { throw Failure(message: "a key is missing between two dots") }
          steps.append(.key(ByteString(key)))
          bytes = bytes[key.endIndex...]
          if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            if bytes.isEmpty { throw Failure(message: "the path ends with a dot") }
          }
        }
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
        return .key(ByteString(bytes[..<end]))
      }
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { throw Failure(message: "a ] is missing") }
      let inner = bytes[..<end]
      bytes = bytes[(end + 1)...]
      if let equals = inner.firstIndex(of: UInt8(ascii: "=")) {
        return .entry(key: ByteString(inner[..<equals]), value: ByteString(inner[(equals + 1)...]))
      }
      guard let index = Int(String(decoding: inner, as: UTF8.self)) else {
        let text = String(decoding: inner, as: UTF8.self)
        throw Failure(message: "[\(text)] is no index: write [0], [-1], [name=web] or [\"a.key\"]")
      }
      return .index(index)
    }
  }
}

/// Which manifest somebody means: `Deployment/web`, or `Deployment` when there is one.
package struct ObjectAddress: Equatable, Sendable, CustomStringConvertible {
  package var kind: ByteString
  package var name: ByteString?

  package init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
    kind = parts.first.map { ByteString(Array($0)) } ?? ByteString()
    name = parts.count > 1 ? ByteString(Array(parts[1])) : nil
  }

  package init(_ manifest: Manifest) {
    kind = manifest.head.kind
    name = manifest.head.name
  }

  package var description: String { name.map { "\(kind.string)/\($0.string)" } ?? kind.string }

  /// Kinds may be written in lower case, as kubectl takes them.
  func fits(_ manifest: Manifest) -> Bool {
    let wanted = kind.string.lowercased()
    guard manifest.head.kind.string.lowercased() == wanted else { return false }
    return name.map { $0 == manifest.head.name } ?? true
  }
}
