import TemplateFunctions
import ValueTree

extension CryptoTable {
  static let sums: [Function] = [
    Function("sha1sum", [.string]) { arguments, _ throws(FunctionFailure) in
      .string(Hexadecimal.encoded(arguments.string(0).withBytes { SHA1.digest($0) }))
    },
    Function("sha256sum", [.string]) { arguments, _ throws(FunctionFailure) in
      .string(Hexadecimal.encoded(arguments.string(0).withBytes { SHA256.digest($0) }))
    },
    Function("sha512sum", [.string]) { arguments, _ throws(FunctionFailure) in
      .string(Hexadecimal.encoded(arguments.string(0).withBytes { SHA512.digest($0) }))
    },
    Function("adler32sum", [.string]) { arguments, _ throws(FunctionFailure) in
      .text(String(arguments.string(0).withBytes { Adler32.checksum($0) }))
    },
  ]
}

enum Hexadecimal {
  /// Two small digits for each byte.
  static func encoded(_ bytes: [UInt8]) -> ByteString {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value - 10 + 0x61 }
    return ByteString(capacity: bytes.count * 2) { output in
      for (index, byte) in bytes.enumerated() {
        output[2 * index] = digit(byte >> 4)
        output[2 * index + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }
}
