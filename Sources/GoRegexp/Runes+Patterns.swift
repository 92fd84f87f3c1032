import ValueTree

extension Runes {
  /// Where the first invalid byte stands, or nil.
  ///
  /// - Complexity: O(n); ASCII goes by eight bytes at a time.
  static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index < bytes.count {
      while index + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < bytes.count else { return nil }
      let (rune, width) = decode(bytes, at: index)
      if rune == replacement, width == 1 { return index }
      index += width
    }
    return nil
  }

  /// Whether a group's name may hold `rune` where a replacement text refers to it.
  static func isNameRune(_ rune: UInt32) -> Bool {
    rune == UInt32(UInt8(ascii: "_")) || GoUnicode.isLetter(rune) || GoUnicode.isDigit(rune)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }
}
