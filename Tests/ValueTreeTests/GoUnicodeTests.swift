import Testing
import ValueTree

@Suite struct GoUnicodeTests {
  @Test(
    arguments: [
      // rune   upper   lower   title   why
      (0x61, 0x41, 0x61, 0x41, "ASCII"),
      (0xDF, 0xDF, 0xDF, 0xDF, "ß has no single upper case"),
      (0x131, 0x49, 0x131, 0x49, "dotless i"),
      (0x130, 0x130, 0x69, 0x130, "İ loses its dot"),
      (0x1C6, 0x1C4, 0x1C6, 0x1C5, "ǆ has a title case of its own"),
      (0x1F80, 0x1F88, 0x1F80, 0x1F88, "the simple mapping, not Swift's two scalars"),
      (0x101, 0x100, 0x101, 0x100, "a run of turns"),
      (0x3A3, 0x3A3, 0x3C3, 0x3A3, "Σ without regard to where it stands"),
    ] as [(UInt32, UInt32, UInt32, UInt32, String)])
  func maps(rune: UInt32, upper: UInt32, lower: UInt32, title: UInt32, why: String) {
    #expect(GoUnicode.upper(rune) == upper, "\(why)")
    #expect(GoUnicode.lower(rune) == lower, "\(why)")
    #expect(GoUnicode.title(rune) == title, "\(why)")
  }

  @Test func countsOfClasses() {
    // Counted with Go 1.26 over all code points.
    var counts = [String: Int]()
    for rune in UInt32(0)...0x10FFFF where !(0xD800..<0xE000 ~= rune) {
      if GoUnicode.isUpper(rune) { counts["upper", default: 0] += 1 }
      if GoUnicode.isLower(rune) { counts["lower", default: 0] += 1 }
      if GoUnicode.isLetter(rune) { counts["letter", default: 0] += 1 }
      if GoUnicode.isPrintable(rune) { counts["printable", default: 0] += 1 }
      if GoUnicode.isPunctuation(rune) { counts["punctuation", default: 0] += 1 }
    }
    #expect(
      counts == ["upper": 1831, "lower": 2233, "letter": 136_104, "punctuation": 842, "printable": 148_998])
  }

  @Test(
    arguments: [
      // bytes                  rune     width  why
      ([0xE2, 0x9C, 0x93], 0x2713, 3, "three bytes"),
      ([0xC0, 0x80], 0xFFFD, 1, "overlong"),
      ([0xED, 0xA0, 0x80], 0xFFFD, 1, "surrogate"),
      ([0xF0, 0x9F, 0x98], 0xFFFD, 1, "cut short"),
      ([0xF0, 0x9F, 0x98, 0x80], 0x1F600, 4, "four bytes"),
    ] as [([UInt8], UInt32, Int, String)])
  func decodes(bytes: [UInt8], rune: UInt32, width: Int, why: String) {
    bytes.withUnsafeBufferPointer {
      #expect(Runes.decode($0, at: 0) == (rune, width), "\(why)")
      let last = Runes.decodeLast($0, before: $0.count)
      #expect(last == (rune == 0xFFFD ? (0xFFFD, 1) : (rune, width)), "\(why)")
    }
  }
}
