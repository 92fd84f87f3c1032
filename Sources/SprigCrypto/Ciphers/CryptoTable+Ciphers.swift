import TemplateFunctions
import ValueTree

extension CryptoTable {
  /// - Source: sprig 3.3.0, `crypto.go`, `encryptAES` and `decryptAES`: the key is the password, cut or filled with
  ///   zero bytes to 32, and the first block of the result is the random initial one.
  static let ciphers: [Function] = [
    Function("encryptAES", [.string, .string]) { arguments, context throws(FunctionFailure) in
      let text = arguments.string(1)
      if text.isEmpty { return .text("") }
      let padding = 16 - text.count % 16
      let padded = text.bytes + [UInt8](repeating: UInt8(padding), count: padding)
      let start = randomBytes(16, &context.random)
      let encrypted = start + cipher(arguments.string(0)).encrypted(padded, from: start)
      return .string(encrypted.withUnsafeBufferPointer { Base64.encoded($0) })
    },
    Function("decryptAES", [.string, .string]) { arguments, _ throws(FunctionFailure) in
      let text = arguments.string(1)
      if text.isEmpty { return .text("") }
      switch text.withBytes({ Base64.decoded($0) }) {
      case .success(let encrypted):
        return .text(try decrypted(encrypted.bytes, room: text.count / 4 * 3, cipher(arguments.string(0))))
      case .failure(let corrupt): throw FunctionFailure(corrupt.text(of: "base64"))
      }
    },
  ]

  private static func cipher(_ password: ByteString) -> AES256 {
    let key = password.bytes.prefix(32)
    return AES256(key: key + [UInt8](repeating: 0, count: 32 - key.count))
  }

  /// - Parameter room: what Go has set aside for `bytes`, which its panic tells.
  /// - Quirk: `sprig/encoding/100`. What is too short or not well padded panics in Go; the words are those of its runtime.
  private static func decrypted(_ bytes: [UInt8], room: Int, _ cipher: AES256) throws(FunctionFailure) -> [UInt8] {
    if bytes.count < 16 {
      throw .panic(
        room < 16
          ? "runtime error: slice bounds out of range [:16] with capacity \(room)"
          : "runtime error: slice bounds out of range [16:\(bytes.count)]")
    }
    if bytes.count % 16 != 0 { throw .panic("crypto/cipher: input not full blocks") }
    var text = cipher.decrypted(Array(bytes[16...]), from: Array(bytes[..<16]))
    guard let padding = text.last else { throw .panic("runtime error: index out of range [-1]") }
    if Int(padding) > text.count {
      throw .panic("runtime error: slice bounds out of range [:\(text.count - Int(padding))]")
    }
    text.removeLast(Int(padding))
    return text
  }
}
