import ValueTree

/// A rendered document as a key: told apart by all its bytes, which are hashed once. Whoever knew which bytes are looked at
/// could print many documents that differ elsewhere only.
package struct DocumentKey: Hashable, Sendable {
  private let text: ByteString
  private let hash: Int

  package init(_ text: ByteString) {
    self.text = text
    var hasher = Hasher()
    text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hash = hasher.finalize()
  }

  package static func == (left: DocumentKey, right: DocumentKey) -> Bool {
    left.hash == right.hash && left.text.isEqualText(right.text)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
