/// Where the bytes of one or more byte strings live.
@usableFromInline
package final class ByteStorage: ManagedBuffer<Int, UInt8> {
  /// Uninitialised room for `count` bytes.
  @inlinable
  package static func room(_ count: Int) -> ByteStorage {
    unsafeDowncast(ByteStorage.create(minimumCapacity: count) { _ in count }, to: ByteStorage.self)
  }

  @inlinable
  package var base: UnsafeMutablePointer<UInt8> { withUnsafeMutablePointerToElements { $0 } }
}

/// A string as Go has it: bytes that are usually UTF-8 and need not be.
///
/// Equality, order and hashing go by bytes: Swift's `String` compares by canonical equivalence, which would merge map
/// keys that Go tells apart. A slice shares its storage.
///
/// - Unit: every offset and count is in bytes. At most 4 GiB.
@frozen
package struct ByteString: @unchecked Sendable {
  @usableFromInline let storage: ByteStorage?
  @usableFromInline let start: UInt32
  @usableFromInline let length: UInt32

  @inlinable
  init(storage: ByteStorage?, start: UInt32, length: UInt32) {
    self.storage = storage
    self.start = start
    self.length = length
  }

  /// The empty string.
  @inlinable
  package init() {
    self.init(storage: nil, start: 0, length: 0)
  }

  /// A copy of the bytes.
  @inlinable
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else {
      self.init()
      return
    }
    precondition(bytes.count <= Int(UInt32.max), "a byte string holds at most 4 GiB")
    let storage = ByteStorage.room(bytes.count)
    storage.base.initialize(from: source, count: bytes.count)
    self.init(storage: storage, start: 0, length: UInt32(truncatingIfNeeded: bytes.count))
  }

  @inlinable
  package init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { ByteString($0) }
  }

  @inlinable
  package init(_ bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { ByteString($0) }
  }

  @inlinable
  package init(_ string: String) {
    var string = string
    self = string.withUTF8 { ByteString($0) }
  }

  /// Fills new storage of at most `capacity` bytes in place; `fill` returns how many it wrote.
  @inlinable
  package init(capacity: Int, fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    guard capacity > 0 else {
      self.init()
      return
    }
    precondition(capacity <= Int(UInt32.max), "a byte string holds at most 4 GiB")
    let storage = ByteStorage.room(capacity)
    let count = fill(storage.base)
    self.init(storage: storage, start: 0, length: UInt32(truncatingIfNeeded: count))
  }

  @inlinable package var count: Int { Int(length) }
  @inlinable package var isEmpty: Bool { length == 0 }

  /// Calls `body` with the bytes; the pointer is good only inside.
  @inlinable
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let storage else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    defer { extendLifetime(storage) }
    return try body(UnsafeBufferPointer(start: storage.base + Int(start), count: Int(length)))
  }

  /// The bytes without a reference to them: good only while something else keeps this text alive.
  ///
  /// For hot loops over texts in a map or list, where taking and dropping references costs more than the work.
  @inlinable
  package var unretainedBytes: UnsafeBufferPointer<UInt8> {
    guard let storage else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: storage.base + Int(start), count: Int(length))
  }

  @inlinable
  package subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < Int(length), "byte index out of range")
    return withBytes { $0[index] }
  }

  /// A slice that shares the storage.
  @inlinable
  package subscript(range: Range<Int>) -> ByteString {
    precondition(range.lowerBound >= 0 && range.upperBound <= Int(length), "byte range out of bounds")
    if range.isEmpty { return ByteString() }
    return ByteString(
      storage: storage, start: start + UInt32(truncatingIfNeeded: range.lowerBound),
      length: UInt32(truncatingIfNeeded: range.count))
  }

  /// The bytes as an array.
  @inlinable
  package var bytes: [UInt8] { withBytes { Array($0) } }

  /// The text as a Swift string; bytes that are not UTF-8 become U+FFFD, so this is for showing and for names.
  @inlinable
  package var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  @inlinable
  package func append(to output: inout [UInt8]) {
    withBytes { output.append(contentsOf: $0) }
  }

  /// Whether both are the very same bytes in memory; false says nothing.
  @inlinable
  package func isSameStorage(as other: ByteString) -> Bool {
    storage === other.storage && start == other.start && length == other.length
  }

  /// Where this text starts in another one that it was cut from; nil for any other text.
  @inlinable
  package func offset(inside other: ByteString) -> Int? {
    guard storage === other.storage, start >= other.start, start + length <= other.start + other.length else {
      return nil
    }
    return Int(start - other.start)
  }

  /// Whether every byte is ASCII.
  @inlinable
  package var isASCII: Bool { withBytes { $0.allSatisfy { $0 < 0x80 } } }
}

extension ByteString: Equatable, Hashable, Comparable {
  @inlinable
  package static func == (left: ByteString, right: ByteString) -> Bool {
    guard left.length == right.length else { return false }
    return left.withBytes { a in
      right.withBytes { b in a.count == 0 || compareBytes(a.baseAddress!, b.baseAddress!, a.count) == 0 }
    }
  }

  /// Order by bytes, a prefix first: Go's order of strings.
  @inlinable
  package static func < (left: ByteString, right: ByteString) -> Bool {
    left.withBytes { a in right.withBytes { b in compareLexically(a, b) < 0 } }
  }

  @inlinable
  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(length)
  }
}

extension ByteString: ExpressibleByStringLiteral {
  @inlinable
  package init(stringLiteral value: StaticString) {
    self.init(UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }
}

extension ByteString: CustomStringConvertible {
  package var description: String { string }
}

/// `memcmp`, without a call: keys and words are short. For long texts there is ``ByteString/isEqualText(_:)``.
@inlinable
package func compareBytes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var index = 0
  let left = UnsafeRawPointer(a)
  let right = UnsafeRawPointer(b)
  while index + 8 <= count {
    let x = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let y = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if x != y { return UInt64(bigEndian: x) < UInt64(bigEndian: y) ? -1 : 1 }
    index += 8
  }
  while index < count {
    if a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
    index += 1
  }
  return 0
}

/// Negative, zero or positive as `a` sorts before, with or after `b` by bytes.
@inlinable
package func compareLexically(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
  let shared = Swift.min(a.count, b.count)
  if shared > 0 {
    let order = compareBytes(a.baseAddress!, b.baseAddress!, shared)
    if order != 0 { return order }
  }
  return a.count - b.count
}
