/// HMAC with SHA-256 (RFC 2104). The key is hashed once for any number of messages.
struct HMACSHA256 {
  private var inner = SHA256()
  private var outer = SHA256()

  init(key: [UInt8]) {
    var block = key.count > 64 ? key.withUnsafeBufferPointer { SHA256.digest($0) } : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    inner.compress(block.map { $0 ^ 0x36 }, 1)
    outer.compress(block.map { $0 ^ 0x5C }, 1)
  }

  func code(of message: [UInt8]) -> [UInt8] {
    let digest = message.withUnsafeBufferPointer { inner.finished($0, prior: 64) }
    return digest.withUnsafeBufferPointer { outer.finished($0, prior: 64) }
  }

  /// PBKDF2 with one iteration (RFC 8018).
  func derivedKey(salt: [UInt8], count: Int) -> [UInt8] {
    var key: [UInt8] = []
    var number: UInt32 = 1
    while key.count < count {
      key += code(of: salt + number.bigEndianBytes)
      number += 1
    }
    return Array(key.prefix(count))
  }
}
