/// One line of a text with a part of it marked.
package struct SourceLine: Equatable, Sendable {
  package var text: String
  /// - Unit: characters from the start of the line.
  package var start: Int
  package var length: Int

  /// The line around `range`, shortened to what fits a screen, and the place of the range for people.
  ///
  /// - Parameter range: a part of `text`; what is beyond the end of its line is not marked.
  package static func find(
    _ range: SourceRange, in text: [UInt8], file: String
  ) -> (place: SourcePlace, line: SourceLine) {
    let start = min(Int(range.start), text.count)
    var number = 1
    var first = 0
    for index in 0..<start where text[index] == 0x0A {
      number += 1
      first = index + 1
    }
    var last = start
    while last < text.count, text[last] != 0x0A { last += 1 }
    if last > first, text[last - 1] == 0x0D { last -= 1 }
    let end = max(start, min(Int(range.end), last))
    let place = SourcePlace(file: file, line: number, column: start - first + 1)
    let before = scalars(text[first..<max(first, min(start, last))])
    let marked = scalars(text[min(start, last)..<max(min(start, last), end)])
    let after = scalars(text[end..<max(end, last)])
    return (place, SourceLine(before: before, marked: marked, after: after))
  }

  /// The same for a line and a column that count from one, as YAML readers give them.
  ///
  /// - Parameters:
  ///   - column: counts characters; the place that comes back counts bytes, as every ``SourcePlace``.
  ///   - length: counts bytes.
  package static func find(
    line: Int, column: Int, length: Int, in text: [UInt8], file: String
  ) -> (place: SourcePlace, line: SourceLine) {
    var offset = text.starts(with: [0xEF, 0xBB, 0xBF]) && line == 1 ? 3 : 0
    var number = 1
    while number < line, let end = text[offset...].firstIndex(of: 0x0A) {
      offset = end + 1
      number += 1
    }
    var left = column - 1
    while left > 0, offset < text.count, text[offset] != 0x0A {
      offset += 1
      while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return find(SourceRange(offset, offset + length), in: text, file: file)
  }

  /// - Unit: characters.
  private static let room = 110

  private init(before: [Unicode.Scalar], marked: [Unicode.Scalar], after: [Unicode.Scalar]) {
    var before = before
    var marked = marked
    var after = after
    if marked.count > Self.room { (marked, after) = (Array(marked.prefix(Self.room)), ["…"]) }
    let left = max(0, Self.room - marked.count)
    if before.count + after.count > left {
      let keptBefore = max(min(before.count, left / 2), left - after.count)
      if before.count > keptBefore { before = ["…"] + before.suffix(keptBefore) }
      let keptAfter = left - min(before.count, left)
      if after.count > keptAfter { after = after.prefix(keptAfter) + ["…"] }
    }
    start = before.count
    length = max(1, marked.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: before)
    view.append(contentsOf: marked)
    view.append(contentsOf: after)
    text = String(view)
  }

  /// Control characters, which would move a terminal's cursor, become visible ones; tabs stay.
  private static func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F ? "\u{FFFD}" : scalar
    }
  }

  /// What stands below the line: blanks, with its own tabs, and carets, as wide as what stands above them.
  var marker: (blanks: String, carets: String) {
    let scalars = text.unicodeScalars
    var blanks = ""
    for scalar in scalars.prefix(start) {
      blanks += scalar == "\t" ? "\t" : String(repeating: " ", count: scalar.displayWidth)
    }
    let width = scalars.dropFirst(start).prefix(length).reduce(0) { $0 + $1.displayWidth }
    return (blanks, String(repeating: "^", count: max(1, width)))
  }
}
