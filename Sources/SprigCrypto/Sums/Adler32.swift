/// The checksum of zlib (RFC 1950).
enum Adler32 {
  static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    var index = 0
    while index < bytes.count {
      // So many bytes that `high` cannot overflow.
      let end = min(index + 5552, bytes.count)
      while index < end {
        low &+= UInt32(bytes[index])
        high &+= low
        index += 1
      }
      low %= 65521
      high %= 65521
    }
    return high << 16 | low
  }
}
