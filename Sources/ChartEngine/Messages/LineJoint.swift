import GoTemplate
import ValueCoding
import ValueTree

/// A place where `-}}` or `{{-` took a line break away, so that two lines of a template became one line of YAML.
struct LineJoint {
  /// The joined line.
  ///
  /// - Unit: bytes of the document, from what the second line wrote.
  var rendered: Range<Int>
  /// The dash with its braces.
  var trimmer: Source.Place
  var marker: String
  /// The action behind the line break, if the dash is its own.
  var action: Source.Place?
  /// What the second line starts with.
  var word: String

  /// Looks in the line where a reader gave up and in two lines above: what joined lines are read as shows only below them.
  static func find(above fault: YAMLFault, in document: TracedDocument) -> LineJoint? {
    guard case .syntax = fault.cause else { return nil }
    let lines = document.lines
    var line = lines.line(around: fault.offset)
    for _ in 0..<3 {
      let content = lines.content(ofLineAround: line.lowerBound)
      // What wrote a byte takes time to find out: few places are asked about.
      let seams = document.seams(in: content).prefix(200).lazy.filter {
        lines.entry(at: lines.skippingBlanks($0)) != nil
      }
      for seam in seams.prefix(8) {
        if let joint = find(at: seam, in: content, document) { return joint }
      }
      guard line.lowerBound > 0 else { return nil }
      line = lines.line(around: line.lowerBound - 1)
    }
    return nil
  }

  private static func find(at seam: Int, in content: Range<Int>, _ document: TracedDocument) -> LineJoint? {
    guard seam > content.lowerBound, let word = document.lines.entry(at: document.lines.skippingBlanks(seam)),
      let (left, right) = neighbours(document.source(at: seam - 1), document.source(at: seam))
    else { return nil }
    guard let trimmer = trimmer(before: right) ?? trimmer(behind: left) else { return nil }
    let isBehind = trimmer.text[trimmer.start] == UInt8(ascii: "-")
    return LineJoint(
      rendered: seam..<content.upperBound, trimmer: trimmer, marker: isBehind ? "-}}" : "{{-",
      action: trimmer.start == right.start ? right : nil, word: word)
  }

  /// The places in one text that both bytes come from: where a call wrote one of them, the calling action.
  private static func neighbours(_ left: Source?, _ right: Source?) -> (left: Source.Place, right: Source.Place)? {
    guard let left, let right else { return nil }
    let pairs = zip(
      ([left.place] + left.calls.map(\.place)).reversed(), ([right.place] + right.calls.map(\.place)).reversed())
    guard let found = pairs.first(where: { $0 != $1 }), found.0.text == found.1.text else { return nil }
    return found
  }

  /// `-}}` that took a line break away before a place, or the place's own `{{-`.
  private static func trimmer(before place: Source.Place) -> Source.Place? {
    place.text.withBytes { bytes in
      guard place.start <= bytes.count else { return nil }
      let end = (bytes[..<place.start].lastIndex { !isSpace($0) } ?? -1) + 1
      guard bytes[end..<place.start].contains(0x0A) else { return nil }
      if bytes[..<end].suffix(3).elementsEqual("-}}".utf8) { return place.moved(to: end - 3, end) }
      return bytes[place.start...].starts(with: "{{-".utf8) ? place.moved(to: place.start, place.start + 3) : nil
    }
  }

  /// `{{-` that took a line break away behind a place.
  private static func trimmer(behind place: Source.Place) -> Source.Place? {
    place.text.withBytes { bytes in
      guard place.end <= bytes.count else { return nil }
      let start = bytes[place.end...].firstIndex { !isSpace($0) } ?? bytes.count
      guard bytes[place.end..<start].contains(0x0A), bytes[start...].starts(with: "{{-".utf8) else { return nil }
      return place.moved(to: start, start + 3)
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
