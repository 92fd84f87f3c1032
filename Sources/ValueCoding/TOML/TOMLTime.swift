import ValueTree

/// Times as TOML has them: with a zone, or local in one of three ways.
///
/// Local ones are `time.Time` in a zone of that name, which is how they print: `1979-05-27 00:00:00 +0000 date-local`.
enum TOMLTime {
}

extension TOMLParser {
  /// A time, whose first digits are taken.
  mutating func readTime(from start: Int) throws(CodingFailure) -> Value {
    throw failure("not yet")
  }
}
