import ValueTree

/// Cutting text off at its ends.
enum TextTrimming {
  /// `strings.TrimSpace`
  static func trimmed(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      var start = 0
      var end = bytes.count
      while start < end {
        let (rune, width) = Runes.decode(bytes, at: start)
        guard GoUnicode.isSpace(rune) else { break }
        start += width
      }
      while end > start {
        let (rune, width) = Runes.decodeLast(bytes, before: end)
        guard GoUnicode.isSpace(rune) else { break }
        end -= width
      }
      return text[start..<end]
    }
  }

  /// `strings.Trim`: takes every code point of `cutset` off both ends.
  static func trimmed(_ text: ByteString, of cutset: ByteString) -> ByteString {
    let unwanted = cutset.withBytes { bytes in
      var runes: Set<UInt32> = []
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        runes.insert(rune)
        index += width
      }
      return runes
    }
    return text.withBytes { bytes in
      var start = 0
      var end = bytes.count
      while start < end {
        let (rune, width) = Runes.decode(bytes, at: start)
        guard unwanted.contains(rune) else { break }
        start += width
      }
      while end > start {
        let (rune, width) = Runes.decodeLast(bytes, before: end)
        guard unwanted.contains(rune) else { break }
        end -= width
      }
      return text[start..<end]
    }
  }

  /// `trunc`: the first `count` bytes, or the last `-count`.
  ///
  /// - Quirk: `sprig/strings/041`: bytes, so a letter may be cut in two.
  static func truncated(_ text: ByteString, to count: Int64) -> ByteString {
    let length = Int64(text.count)
    if count < 0 {
      let (start, overflow) = length.addingReportingOverflow(count)
      return !overflow && start > 0 ? text[Int(start)..<text.count] : text
    }
    return length > count ? text[0..<Int(count)] : text
  }

  /// `substr`: bytes from `start` to before `end`; a negative start is 0, a negative or large end is the text's end.
  ///
  /// - Throws: what Go's runtime says about slice bounds.
  static func part(of text: ByteString, from start: Int64, to end: Int64) throws(FunctionFailure) -> ByteString {
    let length = Int64(text.count)
    if start < 0 {
      if end < 0 { throw outOfBounds("[:\(end)]") }
      if end > length { throw outOfBounds("[:\(end)] with length \(length)") }
      return text[0..<Int(end)]
    }
    if end < 0 || end > length {
      if start > length { throw outOfBounds("[\(start):\(length)]") }
      return text[Int(start)..<text.count]
    }
    if start > end { throw outOfBounds("[\(start):\(end)]") }
    return text[Int(start)..<Int(end)]
  }

  private static func outOfBounds(_ bounds: String) -> FunctionFailure {
    .panic("runtime error: slice bounds out of range \(bounds)")
  }

  /// `nospace`: the text without white space.
  ///
  /// - Source: goutils, `DeleteWhiteSpace`.
  /// - Quirk: `sprig/strings/011`: each byte is taken for a code point, so all text beyond ASCII is garbled, unless
  ///   there is nothing to delete.
  static func withoutSpace(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      guard bytes.contains(where: { GoUnicode.isSpace(UInt32($0)) }) else { return text }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      for byte in bytes where !GoUnicode.isSpace(UInt32(byte)) { Runes.append(UInt32(byte), to: &output) }
      return ByteString(output)
    }
  }

  /// `initials`: the first byte of every word.
  ///
  /// - Source: goutils, `Initials`.
  /// - Quirk: `sprig/strings/127`: bytes again, each written as a code point.
  static func initials(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      var output: [UInt8] = []
      var isAfterGap = true
      for byte in bytes {
        if GoUnicode.isSpace(UInt32(byte)) {
          isAfterGap = true
        } else if isAfterGap {
          Runes.append(UInt32(byte), to: &output)
          isAfterGap = false
        }
      }
      return ByteString(output)
    }
  }
}
