import ValueTree

/// Standard base32 with padding, and Go's words for what is none.
enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  static func encoded(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteString {
    ByteString(capacity: (bytes.count + 4) / 5 * 8) { output in
      var place = 0
      for start in stride(from: 0, to: bytes.count, by: 5) {
        let used = min(5, bytes.count - start)
        var group: UInt64 = 0
        for offset in 0..<5 { group = group << 8 | (offset < used ? UInt64(bytes[start + offset]) : 0) }
        let shown = (used * 8 + 4) / 5
        for digit in 0..<8 {
          output[place + digit] = digit < shown ? alphabet[Int(group >> (35 - 5 * UInt64(digit)) & 31)] : 0x3D
        }
        place += 8
      }
      return place
    }
  }

  /// The bytes, or where Go's decoder gives up: an offset into the text without its line ends.
  static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> Result<ByteString, CorruptInput> {
    let digits = text.filter { $0 != 0x0A && $0 != 0x0D }
    var output: [UInt8] = []
    output.reserveCapacity(digits.count / 8 * 5)
    var index = 0
    var isAtEnd = false
    while index < digits.count, !isAtEnd {
      var group: UInt64 = 0
      var count = 0
      while count < 8 {
        guard index < digits.count else { return .failure(CorruptInput(offset: index - count)) }
        let byte = digits[index]
        index += 1
        if byte == 0x3D, count >= 2, digits.count - index < 8 {
          if let corrupt = padding(digits, index, count) { return .failure(corrupt) }
          isAtEnd = true
          break
        }
        let value = values[Int(byte)]
        guard value != 0xFF else { return .failure(CorruptInput(offset: index - 1)) }
        group |= UInt64(value) << (35 - 5 * UInt64(count))
        count += 1
      }
      for byte in 0..<(count * 5 / 8) { output.append(UInt8(truncatingIfNeeded: group >> (32 - 8 * UInt64(byte)))) }
    }
    return .success(ByteString(output))
  }

  /// What is wrong with the padding whose first `=` stands before `index`, after `count` characters.
  private static func padding(_ digits: [UInt8], _ index: Int, _ count: Int) -> CorruptInput? {
    let left = digits.count - index
    if left + count < 7 { return CorruptInput(offset: digits.count) }
    for offset in 0..<(7 - count) where left > offset && digits[index + offset] != 0x3D {
      return CorruptInput(offset: index + offset - 1)
    }
    return [1, 3, 6].contains(count) ? CorruptInput(offset: index - 1) : nil
  }
}
