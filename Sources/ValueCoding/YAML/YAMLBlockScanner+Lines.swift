extension YAMLBlockScanner {
  /// The extent of one line whose characters are all fit for YAML.
  struct Line {
    /// The line feed, or the end of the text.
    var end: Int
    var next: Int
    var hasTab = false

    /// nil when the line holds a character that YAML forbids or that breaks a line in another way.
    @inline(__always)
    init?(_ bytes: UnsafePointer<UInt8>, from start: Int, to count: Int) {
      var place = start
      while true {
        // Eight bytes at a time while they are printable ASCII.
        while place + 8 <= count {
          let word = UInt64(littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
          let odd = ((word &- 0x2020_2020_2020_2020) | word | (word &+ 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
          if odd != 0 {
            place += odd.trailingZeroBitCount >> 3
            break
          }
          place += 8
        }
        if place == count {
          end = place
          next = place
          return
        }
        let byte = bytes[place]
        switch byte {
        case .lineFeed:
          end = place
          next = place + 1
          return
        case 0x20...0x7E: place += 1
        case 0x09:
          hasTab = true
          place += 1
        default:
          guard byte >= 0xC2, let width = Self.width(bytes, place, count) else { return nil }
          place += width
        }
      }
    }

    /// The width of a character past ASCII; nil for bad UTF-8 and for characters that the scanner leaves alone.
    @inline(never)
    private static func width(_ bytes: UnsafePointer<UInt8>, _ place: Int, _ count: Int) -> Int? {
      let width = UTF8Repair.width(of: UnsafeBufferPointer(start: bytes, count: count), at: place)
      let first = bytes[place]
      switch width {
      // Controls and the next line character.
      case 2 where first == 0xC2 && bytes[place + 1] < 0xA0: return nil
      // The line and paragraph separators.
      case 3 where first == 0xE2 && bytes[place + 1] == 0x80 && bytes[place + 2] & 0xFE == 0xA8: return nil
      // The byte order mark, and U+FFFE and U+FFFF.
      case 3 where first == 0xEF && (bytes[place + 1] == 0xBB || bytes[place + 1] == 0xBF):
        if bytes[place + 1] == 0xBB { return bytes[place + 2] == 0xBF ? nil : 3 }
        return bytes[place + 2] >= 0xBE ? nil : 3
      case 2, 3, 4: return width
      default: return nil
      }
    }
  }
}
