/// Go's `unicode/utf8`: code points of bytes that may not be UTF-8.
package enum GoRune {
  /// U+FFFD, which a byte that is no UTF-8 counts as.
  package static let replacement: UInt32 = 0xFFFD

  /// The code point at `index` and how many bytes it takes; a byte that starts none is U+FFFD of width 1.
  ///
  /// `index` must be inside `bytes`.
  @inlinable
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (rune: UInt32, width: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    return decodeLong(bytes, at: index)
  }

  @usableFromInline
  static func decodeLong(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (rune: UInt32, width: Int) {
    let first = UInt32(bytes[index])
    let width: Int
    let lowest: UInt32
    switch first {
    case 0xC2...0xDF: (width, lowest) = (2, 0x80)
    case 0xE0...0xEF: (width, lowest) = (3, 0x800)
    case 0xF0...0xF4: (width, lowest) = (4, 0x10000)
    default: return (replacement, 1)
    }
    guard index + width <= bytes.count else { return (replacement, 1) }
    var rune = first & (0x7F >> UInt32(width))
    for place in 1..<width {
      let next = UInt32(bytes[index + place])
      guard next & 0xC0 == 0x80 else { return (replacement, 1) }
      rune = rune << 6 | next & 0x3F
    }
    guard rune >= lowest, isValid(rune) else { return (replacement, 1) }
    return (rune, width)
  }

  /// Whether `rune` is a code point that UTF-8 can hold: no surrogate, nothing past U+10FFFF.
  @inlinable
  package static func isValid(_ rune: UInt32) -> Bool {
    rune < 0xD800 || (0xE000...0x10FFFF).contains(rune)
  }

  /// Appends the UTF-8 of `rune`, U+FFFD when it is not valid.
  package static func append(_ rune: UInt32, to output: inout [UInt8]) {
    let rune = isValid(rune) ? rune : replacement
    func trailing(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (rune >> shift & 0x3F)) }
    switch rune {
    case ..<0x80: output.append(UInt8(truncatingIfNeeded: rune))
    case ..<0x800:
      output.append(UInt8(truncatingIfNeeded: 0xC0 | rune >> 6))
      output.append(trailing(0))
    case ..<0x10000:
      output.append(UInt8(truncatingIfNeeded: 0xE0 | rune >> 12))
      output.append(trailing(6))
      output.append(trailing(0))
    default:
      output.append(UInt8(truncatingIfNeeded: 0xF0 | rune >> 18))
      output.append(trailing(12))
      output.append(trailing(6))
      output.append(trailing(0))
    }
  }

  /// How many code points there are, as `utf8.RuneCount` counts.
  package static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = 0
    while index < bytes.count {
      index += decode(bytes, at: index).width
      count += 1
    }
    return count
  }

  /// Where the code point number `count` starts, or the end.
  package static func offset(of count: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    var left = count
    while left > 0, index < bytes.count {
      index += decode(bytes, at: index).width
      left -= 1
    }
    return index
  }
}
