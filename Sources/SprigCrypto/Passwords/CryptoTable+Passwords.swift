import TemplateFunctions
import ValueTree

extension CryptoTable {
  static let passwords: [Function] = [
    Function("bcrypt", [.string]) { arguments, context throws(FunctionFailure) in
      .string(try Bcrypt.hash(arguments.string(0), &context.random))
    },
    // Source: sprig 3.3.0, `crypto.go`. A bad name is not an error but the text of one; `sprig/encoding/069`.
    Function("htpasswd", [.string, .string]) { arguments, context throws(FunctionFailure) in
      let name = arguments.string(0)
      var line: [UInt8] = []
      if name.bytes.contains(UInt8(ascii: ":")) {
        line = Array("invalid username: ".utf8)
        name.append(to: &line)
        return .text(line)
      }
      name.append(to: &line)
      line.append(UInt8(ascii: ":"))
      try Bcrypt.hash(arguments.string(1), &context.random).append(to: &line)
      return .text(line)
    },
    Function("derivePassword", [.uint32, .string, .string, .string, .string]) { arguments, _ throws(FunctionFailure) in
      let derivation = PasswordDerivation(
        counter: UInt32(truncatingIfNeeded: arguments.int(0)), password: arguments.string(2),
        user: arguments.string(3), site: arguments.string(4))
      return .string(derivation.text(of: arguments.string(1)))
    },
    Function("uuidv4") { _, context throws(FunctionFailure) in .string(uuid(&context.random)) },
  ]

  /// A random UUID of version 4 (RFC 9562).
  private static func uuid(_ random: inout any RandomSource) -> ByteString {
    var bytes = randomBytes(16, &random)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Hexadecimal.encoded(bytes).bytes
    let parts = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
    return ByteString(Array(parts.joined(separator: [UInt8(ascii: "-")])))
  }

  static func randomBytes(_ count: Int, _ random: inout any RandomSource) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 7)
    while bytes.count < count {
      let word = random.next()
      for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(shift)))) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
