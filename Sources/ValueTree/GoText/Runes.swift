/// Walking UTF-8 as Go does: a byte that starts no valid sequence is U+FFFD of width 1.
package enum Runes {
  /// What Go makes of a byte that is not UTF-8.
  @inlinable package static var replacement: UInt32 { 0xFFFD }

  /// The code point at `index` and how many bytes it takes.
  @inlinable
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (rune: UInt32, width: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    return decodeLong(bytes, at: index)
  }

  @usableFromInline
  static func decodeLong(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (rune: UInt32, width: Int) {
    let first = bytes[index]
    let invalid = (rune: replacement, width: 1)
    func continuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> UInt32? {
      guard index + offset < bytes.count, range ~= bytes[index + offset] else { return nil }
      return UInt32(bytes[index + offset] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let b = continuation(1) else { return invalid }
      return (UInt32(first & 0x1F) << 6 | b, 2)
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> = first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      guard let b = continuation(1, second), let c = continuation(2) else { return invalid }
      return (UInt32(first & 0x0F) << 12 | b << 6 | c, 3)
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> = first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      guard let b = continuation(1, second), let c = continuation(2), let d = continuation(3) else { return invalid }
      return (UInt32(first & 0x07) << 18 | b << 12 | c << 6 | d, 4)
    default: return invalid
    }
  }

  /// The code point that ends before `end`, which is above 0, and how many bytes it takes.
  package static func decodeLast(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> (rune: UInt32, width: Int) {
    let last = bytes[end - 1]
    if last < 0x80 { return (UInt32(last), 1) }
    var start = end - 1
    while start > Swift.max(0, end - 4), bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let (rune, width) = decode(UnsafeBufferPointer(rebasing: bytes[..<end]), at: start)
    return start + width == end ? (rune, width) : (replacement, 1)
  }

  /// Whether UTF-8 can hold `rune`: no surrogate, nothing past U+10FFFF.
  @inlinable
  package static func isValid(_ rune: UInt32) -> Bool {
    rune < 0xD800 || (0xE000...0x10FFFF).contains(rune)
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

  /// Where code point number `count` starts, or the end.
  package static func offset(of count: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    var left = count
    while left > 0, index < bytes.count {
      index += decode(bytes, at: index).width
      left -= 1
    }
    return index
  }

  /// Appends a code point as UTF-8; surrogates and numbers past U+10FFFF become U+FFFD.
  @inlinable
  package static func append(_ rune: UInt32, to output: inout [UInt8]) {
    if rune < 0x80 {
      output.append(UInt8(truncatingIfNeeded: rune))
      return
    }
    appendLong(rune, to: &output)
  }

  @usableFromInline
  static func appendLong(_ rune: UInt32, to output: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: rune >> shift & 0x3F) | 0x80 }
    switch rune {
    case ..<0x800: output.append(contentsOf: [UInt8(truncatingIfNeeded: rune >> 6) | 0xC0, tail(0)])
    case 0xD800...0xDFFF, 0x110000...: output.append(contentsOf: [0xEF, 0xBF, 0xBD])
    case ..<0x10000: output.append(contentsOf: [UInt8(truncatingIfNeeded: rune >> 12) | 0xE0, tail(6), tail(0)])
    default: output.append(contentsOf: [UInt8(truncatingIfNeeded: rune >> 18) | 0xF0, tail(12), tail(6), tail(0)])
    }
  }
}
