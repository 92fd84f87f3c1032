import ValueTree

/// A rendered document as a key: told apart by all its bytes, which are hashed once. Whoever knew which bytes are looked at
/// could print many documents that differ elsewhere only.
///
/// The hash is a polynomial over a prime whose point is chosen by chance in each process, so that nobody can choose texts
/// that collide. `Hasher` promises the same and takes twice as long: a twentieth of a warm render.
package struct DocumentKey: Hashable, Sendable {
  private let text: ByteString
  private let hash: UInt64

  private static let prime: UInt64 = 1 << 61 - 1
  private static let point = UInt64.random(in: 1 << 32..<prime)

  package init(_ text: ByteString) {
    self.text = text
    hash = text.withBytes { Self.hash(UnsafeRawBufferPointer($0), Self.point) }
  }

  /// Seven bytes at a time: eight have more values than the prime has rests.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ point: UInt64) -> UInt64 {
    var hash = UInt64(bytes.count)
    var start = 0
    while start + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      hash = next(hash, word & 0xFF_FFFF_FFFF_FFFF, point)
      start += 7
    }
    while start < bytes.count {
      hash = next(hash, UInt64(bytes[start]), point)
      start += 1
    }
    return hash
  }

  @inline(__always)
  private static func next(_ hash: UInt64, _ word: UInt64, _ point: UInt64) -> UInt64 {
    let product = hash.multipliedFullWidth(by: point)
    // Rests of a prime that is all ones: the bits above it count once more.
    let sum = product.low & prime &+ (product.high << 3 | product.low >> 61) &+ word
    let folded = sum & prime &+ sum >> 61
    return folded >= prime ? folded &- prime : folded
  }

  package static func == (left: DocumentKey, right: DocumentKey) -> Bool {
    left.hash == right.hash && left.text.isEqualText(right.text)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
