import ChartEngine
import Synchronization
import ValueCoding
import ValueTree

/// The values of manifests that have been read, by the whole text of the document.
///
/// The renders of a test run share most of their documents: reading each once is what makes a thousand tests cheap.
package final class ManifestValues: Sendable {
  private let known = Mutex(Known())

  private struct Known {
    var values: [DocumentKey: FrozenValue] = [:]
    var bytes = 0
  }

  /// - Unit: bytes of documents that are kept; all are dropped when there are more.
  private static let limit = 32 << 20

  package init() {}

  /// Null for a document that cannot be read.
  package func value(of document: ByteString) -> FrozenValue {
    let key = DocumentKey(document)
    if let value = known.withLock({ $0.values[key] }) { return value }
    let value: FrozenValue
    do throws(CodingFailure) { value = try YAMLReader.read(document) } catch { value = .null }
    known.withLock { known in
      if known.bytes > Self.limit { known = Known() }
      known.values[key] = value
      known.bytes += document.count
    }
    return value
  }
}
