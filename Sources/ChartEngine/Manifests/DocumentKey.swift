import ValueTree

/// A rendered document as a key: told apart by all its bytes, but hashed by its length and a few of them, because to hash all
/// would cost more than the comparison that follows anyway.
package struct DocumentKey: Hashable, Sendable {
  private let text: ByteString

  package init(_ text: ByteString) { self.text = text }

  package static func == (left: DocumentKey, right: DocumentKey) -> Bool { left.text.isEqualText(right.text) }

  package func hash(into hasher: inout Hasher) {
    text.withBytes { bytes in
      hasher.combine(bytes.count)
      let step = max(1, bytes.count / 32)
      for index in stride(from: 0, to: bytes.count, by: step) { hasher.combine(bytes[index]) }
    }
  }
}
