import ValueTree

/// Standard base64 with padding.
enum Base64 {
  static func encode(_ text: ByteString) -> ByteString {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return text.withBytes { bytes in
      ByteString(capacity: (bytes.count + 2) / 3 * 4) { output in
        var written = 0
        var index = 0
        while index < bytes.count {
          let rest = bytes.count - index
          let group =
            UInt32(bytes[index]) << 16 | (rest > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
            | (rest > 2 ? UInt32(bytes[index + 2]) : 0)
          output[written] = alphabet[Int(group >> 18)]
          output[written + 1] = alphabet[Int(group >> 12 & 63)]
          output[written + 2] = rest > 1 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "=")
          output[written + 3] = rest > 2 ? alphabet[Int(group & 63)] : UInt8(ascii: "=")
          written += 4
          index += 3
        }
        return written
      }
    }
  }
}
