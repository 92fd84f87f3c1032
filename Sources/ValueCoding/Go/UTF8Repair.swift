/// Bytes made valid UTF-8 as Go's `encoding/json` does: each byte that is no part of a character becomes U+FFFD.
enum UTF8Repair {
  /// U+FFFD.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let width = width(of: bytes, at: index)
        if width == 0 {
          output.append(contentsOf: replacement)
          index += 1
        } else {
          output.append(contentsOf: bytes[index..<index + width])
          index += width
        }
      }
    }
    return output
  }

  /// How many bytes the character at `index` has; 0 when there is no valid one.
  @inline(__always)
  static func width(of bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    if first < 0xC2 || first > 0xF4 { return 0 }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + width <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    switch first {
    case 0xE0: if second < 0xA0 || second > 0xBF { return 0 }
    case 0xED: if second < 0x80 || second > 0x9F { return 0 }
    case 0xF0: if second < 0x90 || second > 0xBF { return 0 }
    case 0xF4: if second < 0x80 || second > 0x8F { return 0 }
    default: if second & 0xC0 != 0x80 { return 0 }
    }
    if width > 2, bytes[index + 2] & 0xC0 != 0x80 { return 0 }
    if width > 3, bytes[index + 3] & 0xC0 != 0x80 { return 0 }
    return width
  }
}
