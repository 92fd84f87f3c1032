import Testing
import ValueTree

@testable import SprigCrypto

private func hex(_ bytes: [UInt8]) -> String { Hexadecimal.encoded(bytes).string }
private func bytes(_ hex: String) -> [UInt8] {
  let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

@Suite struct Sums {
  @Test(
    arguments: [
      // letters "a"  sha1                              sha256                                 why
      (
        0, "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "nothing"
      ),
      (
        55, "c1c8bbdc22796e28c0e15163d20899b65621d65a",
        "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318", "the padding just fits"
      ),
      (
        56, "c2db330f6083854c99d4b5bfb6e8f29f201be699",
        "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a", "the padding takes a block more"
      ),
      (
        64, "0098ba824b5c16427bd7a1122a5a442a25ec644d",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb", "a whole block"
      ),
      (
        1_000_000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f",
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", "FIPS 180, a million letters"
      ),
    ] as [(Int, String, String, String)])
  func digests(count: Int, sha1: String, sha256: String, why: String) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    #expect(message.withUnsafeBufferPointer { hex(SHA1.digest($0)) } == sha1, "\(why)")
    #expect(message.withUnsafeBufferPointer { hex(SHA256.digest($0)) } == sha256, "\(why)")
  }

  @Test(
    arguments: [
      // text  sha512 begins with  why
      ("", "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce", "nothing"),
      ("abc", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a", "FIPS 180"),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018", "two blocks"
      ),
    ] as [(String, String, String)])
  func longDigests(text: String, beginning: String, why: String) {
    #expect(hex(Array(text.utf8).withUnsafeBufferPointer { SHA512.digest($0) }).hasPrefix(beginning), "\(why)")
  }

  @Test func checksum() {
    #expect(Array("Wikipedia".utf8).withUnsafeBufferPointer { Adler32.checksum($0) } == 300_286_872)
    let many = [UInt8](repeating: 0xFF, count: 100_000)
    #expect(many.withUnsafeBufferPointer { Adler32.checksum($0) } == 345_649_196)
  }
}

@Suite struct Keys {
  @Test func messageCodes() {
    // RFC 4231, cases 1, 2 and 6.
    let first = HMACSHA256(key: [UInt8](repeating: 0x0B, count: 20)).code(of: Array("Hi There".utf8))
    #expect(hex(first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let second = HMACSHA256(key: Array("Jefe".utf8)).code(of: Array("what do ya want for nothing?".utf8))
    #expect(hex(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let long = HMACSHA256(key: [UInt8](repeating: 0xAA, count: 131))
      .code(of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
    #expect(hex(long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func scrypt() {
    // RFC 7914, section 12; the larger examples take seconds in a debug build.
    let empty = Scrypt(cost: 16, blockSize: 1, parallelization: 1).key(password: [], salt: [], count: 64)
    #expect(hex(empty).hasPrefix("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"))
    let lanes = Scrypt(cost: 64, blockSize: 8, parallelization: 2)
      .key(password: Array("password".utf8), salt: Array("NaCl".utf8), count: 16)
    #expect(hex(lanes) == "3de56034cc30842967daf99f62c41fca")
  }

  @Test func aes() {
    // FIPS 197, appendix C.3.
    let cipher = AES256(key: bytes("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"))
    var block = bytes("00112233445566778899aabbccddeeff")
    cipher.encrypt(&block)
    #expect(hex(block) == "8ea2b7ca516745bfeafc49904b496089")
    cipher.decrypt(&block)
    #expect(hex(block) == "00112233445566778899aabbccddeeff")
  }

  @Test func chaining() {
    // NIST SP 800-38A, F.2.5: the first two blocks.
    let cipher = AES256(key: bytes("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"))
    let start = bytes("000102030405060708090a0b0c0d0e0f")
    let plain = bytes("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
    let encrypted = cipher.encrypted(plain, from: start)
    #expect(hex(encrypted) == "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d")
    #expect(cipher.decrypted(encrypted, from: start) == plain)
  }

  @Test func bcrypt() throws {
    // A vector of Go's own bcrypt package, and one with letters that libcrypt's $2a$ treats apart.
    #expect(
      try Bcrypt.hash("allmine", salt: "XajjQvNhvvRt5GSeFk1xFe").string
        == "$2a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga")
  }
}
