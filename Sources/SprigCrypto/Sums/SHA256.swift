/// SHA-256 (FIPS 180-4).
///
/// The words are eight locals and each loop turn does eight rounds, so that no word moves from one local to another.
package struct SHA256 {
  /// The chaining value: what has been hashed so far, in whole blocks.
  var state: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19
  )

  /// The 32 bytes of a whole message. Bench: `sums/sha256`.
  package static func digest(_ message: UnsafeBufferPointer<UInt8>) -> [UInt8] { SHA256().finished(message) }

  /// The digest of what went in before, `prior` bytes in whole blocks, and `message`.
  func finished(_ message: UnsafeBufferPointer<UInt8>, prior: Int = 0) -> [UInt8] {
    var copy = self
    PaddedBlocks.feed(message, block: 64, lengthBytes: 8, prior: prior) { copy.compress($0, $1) }
    return copy.bytes
  }

  var bytes: [UInt8] {
    [state.0, state.1, state.2, state.3, state.4, state.5, state.6, state.7].flatMap(\.bigEndianBytes)
  }

  /// Takes in `count` blocks of 64 bytes.
  mutating func compress(_ blocks: UnsafePointer<UInt8>, _ count: Int) {
    Self.constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        guard let schedule = schedule.baseAddress, let constants = constants.baseAddress else { return }
        var block = blocks
        for _ in 0..<count {
          Self.expand(block, into: schedule)
          rounds(schedule, constants)
          block += 64
        }
      }
    }
  }

  @inline(__always)
  private static func expand(_ block: UnsafePointer<UInt8>, into schedule: UnsafeMutablePointer<UInt32>) {
    var index = 0
    while index < 16 {
      schedule[index] = UInt32(bigEndianAt: block + 4 &* index)
      index &+= 1
    }
    while index < 64 {
      let a = schedule[index &- 15]
      let b = schedule[index &- 2]
      let small = a.rotatedRight(7) ^ a.rotatedRight(18) ^ a &>> 3
      let large = b.rotatedRight(17) ^ b.rotatedRight(19) ^ b &>> 10
      schedule[index] = schedule[index &- 16] &+ small &+ schedule[index &- 7] &+ large
      index &+= 1
    }
  }

  @inline(__always)
  private mutating func rounds(_ schedule: UnsafePointer<UInt32>, _ constants: UnsafePointer<UInt32>) {
    var (a, b, c, d, e, f, g, h) = state
    var i = 0
    while i < 64 {
      Self.round(a, b, c, &d, e, f, g, &h, schedule[i] &+ constants[i])
      Self.round(h, a, b, &c, d, e, f, &g, schedule[i &+ 1] &+ constants[i &+ 1])
      Self.round(g, h, a, &b, c, d, e, &f, schedule[i &+ 2] &+ constants[i &+ 2])
      Self.round(f, g, h, &a, b, c, d, &e, schedule[i &+ 3] &+ constants[i &+ 3])
      Self.round(e, f, g, &h, a, b, c, &d, schedule[i &+ 4] &+ constants[i &+ 4])
      Self.round(d, e, f, &g, h, a, b, &c, schedule[i &+ 5] &+ constants[i &+ 5])
      Self.round(c, d, e, &f, g, h, a, &b, schedule[i &+ 6] &+ constants[i &+ 6])
      Self.round(b, c, d, &e, f, g, h, &a, schedule[i &+ 7] &+ constants[i &+ 7])
      i &+= 8
    }
    state.0 &+= a
    state.1 &+= b
    state.2 &+= c
    state.3 &+= d
    state.4 &+= e
    state.5 &+= f
    state.6 &+= g
    state.7 &+= h
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let choice = (f ^ g) & e ^ g
    let first = h &+ word &+ choice &+ (e.rotatedRight(6) ^ e.rotatedRight(11) ^ e.rotatedRight(25))
    let majority = a & b | c & (a | b)
    d &+= first
    h = first &+ majority &+ (a.rotatedRight(2) ^ a.rotatedRight(13) ^ a.rotatedRight(22))
  }

  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]
}
