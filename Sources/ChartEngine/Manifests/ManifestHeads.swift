import Synchronization
import ValueCoding
import ValueTree

/// The heads of manifests that have been read, by the whole bytes of the document.
///
/// Two renders of a chart with other values share most of their documents: comparing bytes is several times faster
/// than reading them again. Only documents without a mistake are kept.
package final class ManifestHeads: Sendable {
  private let known = Mutex(Known())

  private struct Known {
    var heads: [Document: ManifestHead] = [:]
    var bytes = 0
  }

  /// A document as a key: told apart by all its bytes, but hashed by its length and a few of them, because to hash all
  /// would cost more than the comparison that follows anyway.
  private struct Document: Hashable {
    let text: ByteString

    func hash(into hasher: inout Hasher) {
      text.withBytes { bytes in
        hasher.combine(bytes.count)
        let step = max(1, bytes.count / 32)
        for index in stride(from: 0, to: bytes.count, by: step) { hasher.combine(bytes[index]) }
      }
    }
  }

  /// - Unit: bytes of documents that are kept; all are dropped when there are more.
  private static let limit = 16 << 20

  package init() {}

  package func head(of document: ByteString) throws(CodingFailure) -> ManifestHead {
    let key = Document(text: document)
    if let head = known.withLock({ $0.heads[key] }) { return head }
    let head = try document.withBytes { bytes throws(CodingFailure) in try ManifestReader.read(bytes) }
    known.withLock { known in
      if known.bytes > Self.limit { known = Known() }
      known.heads[key] = head
      known.bytes += document.count
    }
    return head
  }
}
