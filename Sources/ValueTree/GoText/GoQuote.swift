/// Go's `strconv.Quote` and `Unquote`.
package enum GoQuote {
  /// Appends `text` in double quotes with Go's escapes, as `%q` does.
  package static func append(_ text: ByteString, to output: inout [UInt8]) {}

  /// What a Go string literal (interpreted or raw) or rune literal stands for, with its quotes; nil when it is no literal.
  package static func unquote(_ literal: ByteString) -> ByteString? { nil }
}
