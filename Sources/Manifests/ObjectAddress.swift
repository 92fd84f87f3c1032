import ValueTree

/// Which manifest somebody means: `Deployment/web`, or `Deployment` when there is one.
package struct ObjectAddress: Hashable, Sendable, CustomStringConvertible {
  package var kind: ByteString
  package var name: ByteString?

  package init(kind: ByteString, name: ByteString?) {
    self.kind = kind
    self.name = name
  }

  package init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
    kind = parts.first.map { ByteString(Array($0)) } ?? ByteString()
    name = parts.count > 1 ? ByteString(Array(parts[1])) : nil
  }

  package var description: String {
    // A file of settings is no manifest.
    if kind.isEmpty, name?.isEmpty ?? true { return "the document" }
    return name.map { "\(kind.string)/\($0.string)" } ?? kind.string
  }

  /// Kinds may be written in lower case, as kubectl takes them.
  package func fits(_ object: ManifestObject) -> Bool {
    guard object.kind.string.lowercased() == kind.string.lowercased() else { return false }
    return name.map { $0 == object.name } ?? true
  }
}
