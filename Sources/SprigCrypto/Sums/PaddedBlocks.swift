/// Feeds a message to a hash function block by block: the whole blocks where they lie, then the padded rest.
enum PaddedBlocks {
  /// - Parameters:
  ///   - prior: bytes that went into the state before, whole blocks; they count in the length at the end.
  ///   - lengthBytes: how many bytes the length takes at the end of the last block.
  @inline(__always)
  static func feed(
    _ message: UnsafeBufferPointer<UInt8>, block: Int, lengthBytes: Int, prior: Int = 0,
    _ compress: (UnsafePointer<UInt8>, Int) -> Void
  ) {
    let whole = message.count / block
    if whole > 0, let base = message.baseAddress { compress(base, whole) }
    let rest = message.count - whole * block
    let blocks = rest + 1 + lengthBytes <= block ? 1 : 2
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: blocks * block) { tail in
      tail.initialize(repeating: 0)
      if rest > 0, let base = message.baseAddress, let target = tail.baseAddress {
        target.update(from: base + whole * block, count: rest)
      }
      tail[rest] = 0x80
      var bits = UInt64(message.count + prior) << 3
      for place in 1...8 {
        tail[blocks * block - place] = UInt8(truncatingIfNeeded: bits)
        bits >>= 8
      }
      if let target = tail.baseAddress { compress(target, blocks) }
    }
  }
}

extension UInt32 {
  @inline(__always)
  func rotatedRight(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }

  @inline(__always)
  func rotatedLeft(_ count: UInt32) -> UInt32 { self &<< count | self &>> (32 &- count) }

  @inline(__always)
  init(bigEndianAt pointer: UnsafePointer<UInt8>) {
    self = UInt32(bigEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt32.self))
  }

  /// The bytes, largest first.
  var bigEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (24 - 8 * UInt32($0))) } }
}

extension UInt64 {
  @inline(__always)
  func rotatedRight(_ count: UInt64) -> UInt64 { self &>> count | self &<< (64 &- count) }
}
