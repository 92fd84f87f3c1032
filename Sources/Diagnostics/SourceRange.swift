/// A half-open range of one source text.
///
/// - Unit: UTF-8 bytes from the start of the text, zero-based. Lines and columns are worked out only when shown.
package struct SourceRange: Hashable, Sendable {
  package var start: UInt32
  package var end: UInt32

  package init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }
}

/// A place for people: a file, and in it line and column.
///
/// - Unit: line and column count from one; the column counts bytes of UTF-8, in templates as in YAML, as Go's messages do
///   (which count from zero). Carets below a line count what a terminal shows.
package struct SourcePlace: Hashable, Sendable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
