import ValueTree

/// A text prepared for RE2, which in UTF-8 mode never matches a byte that is not UTF-8.
///
/// Go reads such a byte as U+FFFD. So each one is replaced by U+FFFD before the search, and offsets are mapped back.
struct Subject {
  let text: ByteString
  /// For each offset in ``searched`` the offset in ``text``; nil when both are the same.
  private let origins: [UInt32]?
  let searched: ByteString

  init(_ text: ByteString) {
    self.text = text
    guard let first = text.withBytes({ Runes.firstInvalid(in: $0) }) else {
      searched = text
      origins = nil
      return
    }
    var repaired: [UInt8] = []
    var origins: [UInt32] = []
    text.withBytes { bytes in
      repaired.reserveCapacity(bytes.count + 64)
      origins.reserveCapacity(bytes.count + 64)
      var index = 0
      while index < bytes.count {
        let (rune, width) = index < first ? (0, 1) : Runes.decode(bytes, at: index)
        if rune == 0xFFFD, width == 1 {
          repaired += [0xEF, 0xBF, 0xBD]
          for _ in 0..<3 { origins.append(UInt32(truncatingIfNeeded: index)) }
        } else {
          for offset in index..<index + width {
            repaired.append(bytes[offset])
            origins.append(UInt32(truncatingIfNeeded: offset))
          }
        }
        index += width
      }
    }
    origins.append(UInt32(truncatingIfNeeded: text.count))
    searched = ByteString(repaired)
    self.origins = origins
  }

  /// The offset in ``text`` of an offset in ``searched``, which lies on the border of a rune.
  @inline(__always)
  func origin(_ offset: Int) -> Int {
    guard let origins else { return offset }
    return Int(origins[offset])
  }
}
