import ValueTree

extension Regexp {
  /// The text of the leftmost match, or nil.
  package func first(in text: ByteString) -> ByteString? {
    let subject = Subject(text)
    var offsets = [0, 0]
    guard subject.searched.withBytes({ find(in: $0, from: 0, &offsets) }) else { return nil }
    return text[subject.origin(offsets[0])..<subject.origin(offsets[1])]
  }

  /// The texts of at most `limit` successive matches; all of them when `limit` is negative.
  ///
  /// - Parameter work: how much searching it may take; what is left comes back. Below zero the matches are not all.
  package func all(in text: ByteString, limit: Int, work: inout Int) -> [ByteString] {
    ranges(in: text, limit: limit, work: &work).map { text[$0] }
  }

  package func all(in text: ByteString, limit: Int) -> [ByteString] {
    var work = Int.max
    return all(in: text, limit: limit, work: &work)
  }

  /// What one search from `position` counts as, in steps of a render, beside what it passes over.
  ///
  /// A pattern may look ahead to the end of the text for each match (`a+b|a`), which makes all matches quadratic; most
  /// stop where their match does, and a long text with many matches costs them little.
  func work(_ count: Int, from position: Int) -> Int { 2 + min(count - position, reach) >> 5 * workPerByte }

  /// `FindAllStringIndex`: an empty match right after another match does not count.
  func ranges(in text: ByteString, limit: Int, work: inout Int) -> [Range<Int>] {
    let subject = Subject(text)
    let limit = limit < 0 ? Int.max : limit
    var found: [Range<Int>] = []
    var offsets = [0, 0]
    subject.searched.withBytes { bytes in
      var position = 0
      var lastEnd = -1
      while found.count < limit, position <= bytes.count, work >= 0, find(in: bytes, from: position, &offsets) {
        work -= self.work(bytes.count, from: position)
        let start = offsets[0]
        let end = offsets[1]
        var accepted = true
        if end == position {
          accepted = start != lastEnd
          position += position < bytes.count ? Runes.decode(bytes, at: position).width : 1
        } else {
          position = end
        }
        lastEnd = end
        if accepted { found.append(subject.origin(start)..<subject.origin(end)) }
      }
    }
    return found
  }

  /// The parts of `text` between matches, at most `limit` of them when it is positive; nil when it is 0.
  ///
  /// - Source: Go 1.26.6, `regexp`, `Split`.
  /// - Quirk: `sprig/regex/186`: a match at the start of `text` that is empty yields no part.
  package func split(_ text: ByteString, limit: Int) -> [ByteString]? {
    var work = Int.max
    return split(text, limit: limit, work: &work)
  }

  package func split(_ text: ByteString, limit: Int, work: inout Int) -> [ByteString]? {
    if limit == 0 { return nil }
    if !pattern.isEmpty, text.isEmpty { return [text] }
    var parts: [ByteString] = []
    var begin = 0
    var end = 0
    for range in ranges(in: text, limit: limit, work: &work) {
      if limit > 0, parts.count >= limit - 1 { break }
      end = range.lowerBound
      if range.upperBound != 0 { parts.append(text[begin..<end]) }
      begin = range.upperBound
    }
    if end != text.count { parts.append(text[begin..<text.count]) }
    return parts
  }

  /// `text` with a backslash before each character that means something in a pattern.
  package static func quoteMeta(_ text: ByteString) -> ByteString {
    var output: [UInt8] = []
    text.withBytes { bytes in
      output.reserveCapacity(bytes.count + 8)
      for byte in bytes {
        if isMeta(byte) { output.append(UInt8(ascii: "\\")) }
        output.append(byte)
      }
    }
    return output.count == text.count ? text : ByteString(output)
  }

  private static func isMeta(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}
