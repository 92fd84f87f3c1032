/// What went wrong inside a function that a template called, without where.
package struct FunctionFailure: Error {
  package enum Origin: Sendable {
    /// The function returned an error.
    case returned
    /// The function panicked in Go; text/template turns that into an error with the same words.
    case panicked
    /// `fail` or `required`: the chart's author speaks. Helm prints only these words and the position.
    case author
    /// A limit of the render was reached.
    case limit
  }

  package var message: ByteString
  package var origin: Origin
  /// The failure of a template that the function ran (`include`, `tpl`), as Go wraps errors.
  package var underlying: (any Error)?
  /// Whether what this wraps was dropped, because its text had grown long.
  package var isCut = false

  package init(_ message: ByteString, origin: Origin = .returned, underlying: (any Error)? = nil) {
    self.message = message
    self.origin = origin
    self.underlying = underlying
  }

  package init(_ message: String, origin: Origin = .returned) {
    self.init(ByteString(message), origin: origin)
  }

  package static func panic(_ message: String) -> FunctionFailure { FunctionFailure(message, origin: .panicked) }
}
