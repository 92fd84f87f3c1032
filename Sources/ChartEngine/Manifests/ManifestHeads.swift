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
    var heads: [DocumentKey: ManifestHead] = [:]
    var bytes = 0
  }

  /// - Unit: bytes of documents that are kept; all are dropped when there are more.
  private static let limit = 16 << 20

  package init() {}

  /// - Parameter work: what libyaml may do for this and other documents.
  package func head(of document: ByteString, work: YAMLWork = YAMLWork()) throws(CodingFailure) -> ManifestHead {
    let key = DocumentKey(document)
    if let head = known.withLock({ $0.heads[key] }) { return head }
    let head = try document.withBytes { bytes throws(CodingFailure) in try ManifestReader.read(bytes, work: work) }
    known.withLock { known in
      if known.bytes > Self.limit { known = Known() }
      known.heads[key] = head
      known.bytes += document.count
    }
    return head
  }
}
