/// SHA-1 (FIPS 180-4).
enum SHA1 {
  /// The 20 bytes of a whole message.
  static func digest(_ message: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    state.withUnsafeMutableBufferPointer { state in
      PaddedBlocks.feed(message, block: 64, lengthBytes: 8) { blocks, count in
        for index in 0..<count { compress(blocks + 64 * index, state) }
      }
    }
    return state.flatMap(\.bigEndianBytes)
  }

  private static func compress(_ block: UnsafePointer<UInt8>, _ state: UnsafeMutableBufferPointer<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { schedule in
      for index in 0..<16 { schedule[index] = UInt32(bigEndianAt: block + 4 * index) }
      for index in 16..<80 {
        schedule[index] =
          (schedule[index - 3] ^ schedule[index - 8] ^ schedule[index - 14] ^ schedule[index - 16]).rotatedLeft(1)
      }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for index in 0..<80 {
        let mixed: UInt32
        let constant: UInt32
        switch index {
        case ..<20: (mixed, constant) = ((c ^ d) & b ^ d, 0x5A82_7999)
        case ..<40: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: (mixed, constant) = (b & c | d & (b | c), 0x8F1B_BCDC)
        default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
        }
        let next = a.rotatedLeft(5) &+ mixed &+ e &+ constant &+ schedule[index]
        (e, d, c, b, a) = (d, c, b.rotatedLeft(30), a, next)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
    }
  }
}
