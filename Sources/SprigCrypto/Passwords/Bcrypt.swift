import CCrypt
import TemplateFunctions
import ValueTree

/// bcrypt of cost 10, as Go's `bcrypt` makes it, by the system's libcrypt.
enum Bcrypt {
  /// A hash of `password` with a salt from `random`, so that a seeded render repeats it.
  ///
  /// - Throws: for a password that holds a zero byte, which libcrypt would take for its end.
  /// - Quirk: a password of more than 72 bytes is not an error: sprig returns the text of one.
  static func hash(_ password: ByteString, _ random: inout any RandomSource) throws(FunctionFailure) -> ByteString {
    if password.count > 72 {
      return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
    }
    let salt = encoded(CryptoTable.randomBytes(16, &random))
    return try hash(password, salt: salt)
  }

  /// - Parameter salt: 22 characters of bcrypt's base64.
  static func hash(_ password: ByteString, salt: String) throws(FunctionFailure) -> ByteString {
    let bytes = password.bytes
    if bytes.contains(0) { throw FunctionFailure("cannot hash a password that holds a zero byte") }
    let room = UnsafeMutablePointer<crypt_data>.allocate(capacity: 1)
    defer { room.deallocate() }
    let phrase = (bytes + [0]).map { CChar(bitPattern: $0) }
    // libcrypt answers $2a$ with a guard against an old bug, which changes some hashes; $2b$ is what Go calls $2a$.
    guard let result = crypt_rn(phrase, "$2b$10$" + salt, room, Int32(MemoryLayout<crypt_data>.size)) else {
      throw FunctionFailure("the system's libcrypt cannot make bcrypt hashes")
    }
    var hash = Array(String(cString: result).utf8)
    guard hash.count == 60, hash[2] == UInt8(ascii: "b") else {
      throw FunctionFailure("the system's libcrypt cannot make bcrypt hashes")
    }
    hash[2] = UInt8(ascii: "a")
    return ByteString(hash)
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    let alphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }
}
