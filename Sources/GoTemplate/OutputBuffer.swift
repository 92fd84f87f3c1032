import ValueTree

/// A growing buffer of bytes that appending never checks for uniqueness.
struct OutputBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 4_096) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    if count + length > capacity { grow(length) }
    (base + count).update(from: source, count: length)
    count += length
  }

  mutating func append(_ text: ByteString) {
    text.withBytes { bytes in if let source = bytes.baseAddress { append(source, bytes.count) } }
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { if let source = $0.baseAddress { append(source, $0.count) } }
  }

  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.moveUpdate(from: base, count: count)
    base.deallocate()
    base = memory
    capacity = larger
  }

  /// Everything from `start` on, which is then removed.
  mutating func take(from start: Int) -> ByteString {
    let text = ByteString(UnsafeBufferPointer(start: base + start, count: count - start))
    count = start
    return text
  }
}
