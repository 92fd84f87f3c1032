/// The key derivation scrypt (RFC 7914).
struct Scrypt {
  /// CPU and memory cost, a power of two.
  var cost: Int
  var blockSize: Int
  var parallelization: Int

  private var wordsPerBlock: Int { 32 * blockSize }

  /// - Complexity: `cost * blockSize * parallelization`; memory 128 bytes * `cost * blockSize`.
  func key(password: [UInt8], salt: [UInt8], count: Int) -> [UInt8] {
    let mac = HMACSHA256(key: password)
    var bytes = mac.derivedKey(salt: salt, count: parallelization * wordsPerBlock * 4)
    let table = UnsafeMutablePointer<UInt32>.allocate(capacity: cost * wordsPerBlock)
    let room = UnsafeMutablePointer<UInt32>.allocate(capacity: 2 * wordsPerBlock)
    defer {
      table.deallocate()
      room.deallocate()
    }
    bytes.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      for lane in 0..<parallelization { mix(base + lane * wordsPerBlock * 4, table, room) }
    }
    return mac.derivedKey(salt: bytes, count: count)
  }

  /// `scryptROMix` over one block of bytes.
  private func mix(
    _ block: UnsafeMutableRawPointer, _ table: UnsafeMutablePointer<UInt32>, _ room: UnsafeMutablePointer<UInt32>
  ) {
    let count = wordsPerBlock
    var x = room
    var y = room + count
    for index in 0..<count {
      x[index] = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }
    for step in 0..<cost {
      (table + step * count).update(from: x, count: count)
      mixBlock(x, into: y)
      swap(&x, &y)
    }
    for _ in 0..<cost {
      let chosen = table + (Int(x[count - 16]) & (cost - 1)) * count
      var index = 0
      while index < count {
        x[index] ^= chosen[index]
        index &+= 1
      }
      mixBlock(x, into: y)
      swap(&x, &y)
    }
    for index in 0..<count {
      block.storeBytes(of: x[index].littleEndian, toByteOffset: 4 * index, as: UInt32.self)
    }
  }

  /// `scryptBlockMix`: even results go to the first half, odd ones to the second.
  private func mixBlock(_ input: UnsafePointer<UInt32>, into output: UnsafeMutablePointer<UInt32>) {
    var previous = input + (wordsPerBlock - 16)
    for index in 0..<2 * blockSize {
      let target = output + 16 * (index / 2 + (index % 2) * blockSize)
      Self.salsa(previous, input + 16 * index, into: target)
      previous = UnsafePointer(target)
    }
  }

  /// Salsa20/8 of `a ^ b`. The locals keep the whole state in registers.
  @inline(__always)
  private static func salsa(
    _ a: UnsafePointer<UInt32>, _ b: UnsafePointer<UInt32>, into output: UnsafeMutablePointer<UInt32>
  ) {
    var (x0, x1, x2, x3) = (a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3])
    var (x4, x5, x6, x7) = (a[4] ^ b[4], a[5] ^ b[5], a[6] ^ b[6], a[7] ^ b[7])
    var (x8, x9, x10, x11) = (a[8] ^ b[8], a[9] ^ b[9], a[10] ^ b[10], a[11] ^ b[11])
    var (x12, x13, x14, x15) = (a[12] ^ b[12], a[13] ^ b[13], a[14] ^ b[14], a[15] ^ b[15])
    let start = (x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15)
    for _ in 0..<4 {
      quarter(&x0, &x4, &x8, &x12)
      quarter(&x5, &x9, &x13, &x1)
      quarter(&x10, &x14, &x2, &x6)
      quarter(&x15, &x3, &x7, &x11)
      quarter(&x0, &x1, &x2, &x3)
      quarter(&x5, &x6, &x7, &x4)
      quarter(&x10, &x11, &x8, &x9)
      quarter(&x15, &x12, &x13, &x14)
    }
    output[0] = x0 &+ start.0
    output[1] = x1 &+ start.1
    output[2] = x2 &+ start.2
    output[3] = x3 &+ start.3
    output[4] = x4 &+ start.4
    output[5] = x5 &+ start.5
    output[6] = x6 &+ start.6
    output[7] = x7 &+ start.7
    output[8] = x8 &+ start.8
    output[9] = x9 &+ start.9
    output[10] = x10 &+ start.10
    output[11] = x11 &+ start.11
    output[12] = x12 &+ start.12
    output[13] = x13 &+ start.13
    output[14] = x14 &+ start.14
    output[15] = x15 &+ start.15
  }

  @inline(__always)
  private static func quarter(_ a: inout UInt32, _ b: inout UInt32, _ c: inout UInt32, _ d: inout UInt32) {
    b ^= (a &+ d).rotatedLeft(7)
    c ^= (b &+ a).rotatedLeft(9)
    d ^= (c &+ b).rotatedLeft(13)
    a ^= (d &+ c).rotatedLeft(18)
  }
}
