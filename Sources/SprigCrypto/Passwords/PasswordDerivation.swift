import ValueTree

/// The master password algorithm, as sprig has it.
///
/// - Source: sprig 3.3.0, `crypto.go`, `derivePassword`.
struct PasswordDerivation {
  var counter: UInt32
  var password: ByteString
  var user: ByteString
  var site: ByteString

  private static let scope = Array("com.lyndir.masterpassword".utf8)

  /// The password of the kind `type`, or the text of an error: sprig returns no other (`sprig/encoding/067`).
  func text(of type: ByteString) -> ByteString {
    guard let templates = Self.templates[type] else {
      var words = Array("cannot find password template ".utf8)
      type.append(to: &words)
      return ByteString(words)
    }
    let seed = self.seed
    let template = Array(templates[Int(seed[0]) % templates.count].utf8)
    return ByteString(
      template.enumerated().map { index, element in
        let characters = Self.characters(of: element)
        return characters[Int(seed[index + 1]) % characters.count]
      })
  }

  private var seed: [UInt8] {
    let salt = Self.scope + UInt32(truncatingIfNeeded: user.count).bigEndianBytes + user.bytes
    let key = Scrypt(cost: 32768, blockSize: 8, parallelization: 2).key(password: password.bytes, salt: salt, count: 64)
    let message =
      Self.scope + UInt32(truncatingIfNeeded: site.count).bigEndianBytes + site.bytes + counter.bigEndianBytes
    return HMACSHA256(key: key).code(of: message)
  }

  private static let templates: [ByteString: [String]] = [
    "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
    "long": [
      "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
      "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
      "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
      "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
    ],
    "medium": ["CvcnoCvc", "CvcCvcno"],
    "short": ["Cvcn"],
    "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
    "pin": ["nnnn"],
  ]

  /// What a letter of a template stands for.
  private static func characters(of element: UInt8) -> [UInt8] {
    let text =
      switch element {
      case UInt8(ascii: "C"): "BCDFGHJKLMNPQRSTVWXYZ"
      case UInt8(ascii: "v"): "aeiou"
      case UInt8(ascii: "c"): "bcdfghjklmnpqrstvwxyz"
      case UInt8(ascii: "a"): "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"
      case UInt8(ascii: "n"): "0123456789"
      case UInt8(ascii: "o"): "@&%?,=[]_:-+*$#!'^~;()/."
      default: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()"
      }
    return Array(text.utf8)
  }
}
