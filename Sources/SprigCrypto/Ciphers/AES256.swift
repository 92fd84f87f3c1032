/// AES with a key of 256 bits (FIPS 197), in the mode CBC.
///
/// Plain table look-ups: right for a renderer on its own machine, not for a server that others can time.
struct AES256 {
  private static let rounds = 14

  /// 15 round keys of 16 bytes.
  private let keys: [UInt8]

  /// - Parameter key: 32 bytes.
  init(key: [UInt8]) {
    precondition(key.count == 32, "a key of AES-256 has 32 bytes")
    var keys = key
    var constant: UInt8 = 1
    while keys.count < 16 * (Self.rounds + 1) {
      var word = Array(keys.suffix(4))
      switch keys.count % 32 {
      case 0:
        word = [word[1], word[2], word[3], word[0]].map { Self.boxes.forward[Int($0)] }
        word[0] ^= constant
        constant = Self.doubled(constant)
      case 16: word = word.map { Self.boxes.forward[Int($0)] }
      default: break
      }
      let start = keys.count - 32
      for index in 0..<4 { keys.append(keys[start + index] ^ word[index]) }
    }
    self.keys = keys
  }

  /// - Parameters:
  ///   - bytes: whole blocks.
  ///   - start: the initial block.
  func encrypted(_ bytes: [UInt8], from start: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var block = start
    for offset in stride(from: 0, to: bytes.count, by: 16) {
      for index in 0..<16 { block[index] ^= bytes[offset + index] }
      encrypt(&block)
      output += block
    }
    return output
  }

  func decrypted(_ bytes: [UInt8], from start: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var previous = start[...]
    for offset in stride(from: 0, to: bytes.count, by: 16) {
      let encrypted = bytes[offset..<offset + 16]
      var block = Array(encrypted)
      decrypt(&block)
      for (byte, mask) in zip(block, previous) { output.append(byte ^ mask) }
      previous = encrypted
    }
    return output
  }

  // MARK: One block, column by column

  func encrypt(_ block: inout [UInt8]) {
    addKey(0, to: &block)
    for round in 1...Self.rounds {
      var moved = block
      for column in 0..<4 {
        for row in 0..<4 {
          moved[4 * column + row] = Self.boxes.forward[Int(block[4 * ((column + row) & 3) + row])]
        }
      }
      block = moved
      if round < Self.rounds { Self.mixColumns(&block) }
      addKey(round, to: &block)
    }
  }

  func decrypt(_ block: inout [UInt8]) {
    for round in (1...Self.rounds).reversed() {
      addKey(round, to: &block)
      if round < Self.rounds {
        // Three times forward is once back.
        for _ in 0..<3 { Self.mixColumns(&block) }
      }
      var moved = block
      for column in 0..<4 {
        for row in 0..<4 {
          moved[4 * ((column + row) & 3) + row] = Self.boxes.backward[Int(block[4 * column + row])]
        }
      }
      block = moved
    }
    addKey(0, to: &block)
  }

  private func addKey(_ round: Int, to block: inout [UInt8]) {
    for index in 0..<16 { block[index] ^= keys[16 * round + index] }
  }

  private static func mixColumns(_ block: inout [UInt8]) {
    for column in stride(from: 0, to: 16, by: 4) {
      let (a, b, c, d) = (block[column], block[column + 1], block[column + 2], block[column + 3])
      let all = a ^ b ^ c ^ d
      block[column] = a ^ all ^ doubled(a ^ b)
      block[column + 1] = b ^ all ^ doubled(b ^ c)
      block[column + 2] = c ^ all ^ doubled(c ^ d)
      block[column + 3] = d ^ all ^ doubled(d ^ a)
    }
  }

  /// Twice `byte` in the field of AES.
  private static func doubled(_ byte: UInt8) -> UInt8 { byte << 1 ^ (byte & 0x80 == 0 ? 0 : 0x1B) }

  /// The substitution of bytes and its inverse, worked out from the inverses in the field.
  private static let boxes: (forward: [UInt8], backward: [UInt8]) = {
    var forward = [UInt8](repeating: 0x63, count: 256)
    var backward = [UInt8](repeating: 0, count: 256)
    var value: UInt8 = 1
    var inverse: UInt8 = 1
    func turned(_ byte: UInt8, _ count: UInt8) -> UInt8 { byte << count | byte >> (8 - count) }
    repeat {
      // 3 generates the field; its inverse is 0xF6.
      value ^= doubled(value)
      inverse ^= inverse << 1
      inverse ^= inverse << 2
      inverse ^= inverse << 4
      if inverse & 0x80 != 0 { inverse ^= 0x09 }
      forward[Int(value)] =
        inverse ^ turned(inverse, 1) ^ turned(inverse, 2) ^ turned(inverse, 3) ^ turned(inverse, 4) ^ 0x63
    } while value != 1
    for index in 0..<256 { backward[Int(forward[index])] = UInt8(index) }
    return (forward, backward)
  }()
}
