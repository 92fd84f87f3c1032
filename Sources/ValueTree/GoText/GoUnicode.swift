/// Go's `unicode` package: what class a code point has and its simple case mappings.
///
/// Swift's own properties follow another version of Unicode and map `ß` to two scalars; Go maps one to one.
package enum GoUnicode {
  /// What a run in ``classRuns`` holds. The last two are runs in which upper and lower case letters take turns.
  private enum Class {
    static let upper: UInt32 = 1
    static let lower: UInt32 = 2
    static let title: UInt32 = 3
    static let letter: UInt32 = 4
    static let digit: UInt32 = 6
    static let number: UInt32 = 7
    static let punctuation: UInt32 = 8
    static let upperWhenEven: UInt32 = 10
    static let upperWhenOdd: UInt32 = 11
  }

  /// The class of a code point, with runs of turns resolved.
  private static func classOf(_ rune: UInt32) -> UInt32 {
    let found = classRuns.withUnsafeBufferPointer { runs in
      var low = 0
      var high = runs.count
      while low < high {
        let middle = (low + high) >> 1
        if runs[middle] >> 4 <= rune { low = middle + 1 } else { high = middle }
      }
      return runs[low - 1] & 15
    }
    switch found {
    case Class.upperWhenEven: return rune & 1 == 0 ? Class.upper : Class.lower
    case Class.upperWhenOdd: return rune & 1 == 1 ? Class.upper : Class.lower
    default: return found
    }
  }

  package static func isUpper(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune &- 0x41 < 26 : classOf(rune) == Class.upper
  }

  package static func isLower(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune &- 0x61 < 26 : classOf(rune) == Class.lower
  }

  package static func isTitle(_ rune: UInt32) -> Bool { rune >= 0x80 && classOf(rune) == Class.title }

  package static func isLetter(_ rune: UInt32) -> Bool {
    if rune < 0x80 { return (rune | 0x20) &- 0x61 < 26 }
    return 1...Class.letter ~= classOf(rune)
  }

  package static func isDigit(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune &- 0x30 < 10 : classOf(rune) == Class.digit
  }

  package static func isNumber(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune &- 0x30 < 10 : Class.digit...Class.number ~= classOf(rune)
  }

  package static func isPunctuation(_ rune: UInt32) -> Bool { classOf(rune) == Class.punctuation }

  /// Letters, marks, numbers, punctuation, symbols and the ASCII space: what `%q` shows as it is.
  package static func isPrintable(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune &- 0x20 < 0x5F : classOf(rune) != 0
  }

  @inlinable
  package static func isSpace(_ rune: UInt32) -> Bool {
    if rune <= 0xFF { return rune == 0x20 || rune &- 9 < 5 || rune == 0x85 || rune == 0xA0 }
    switch rune {
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  package static func upper(_ rune: UInt32) -> UInt32 {
    rune < 0x80 ? (rune &- 0x61 < 26 ? rune &- 0x20 : rune) : mapped(rune, 0)
  }

  package static func lower(_ rune: UInt32) -> UInt32 {
    rune < 0x80 ? (rune &- 0x41 < 26 ? rune &+ 0x20 : rune) : mapped(rune, 1)
  }

  package static func title(_ rune: UInt32) -> UInt32 {
    rune < 0x80 ? (rune &- 0x61 < 26 ? rune &- 0x20 : rune) : mapped(rune, 2)
  }

  /// `rune` in upper (0), lower (1) or title (2) case.
  private static func mapped(_ rune: UInt32, _ column: Int) -> UInt32 {
    caseRuns.withUnsafeBufferPointer { runs in
      var low = 0
      var high = runs.count / 5
      while low < high {
        let middle = (low + high) >> 1
        if runs[middle * 5 + 1] < Int32(rune) { low = middle + 1 } else { high = middle }
      }
      guard low * 5 < runs.count, runs[low * 5] <= Int32(rune) else { return rune }
      let first = UInt32(runs[low * 5])
      let delta = runs[low * 5 + 2 + column]
      if delta == 0x110000 { return first + ((rune - first) & ~1 | (column == 1 ? 1 : 0)) }
      return UInt32(Int32(rune) + delta)
    }
  }
}
