import GoRegexp
import ValueTree

/// A regular expression of Go's syntax, read once for all the texts that a check holds it against.
package struct CheckPattern: Sendable, Equatable {
  package let text: ByteString
  let regexp: Result<Regexp, RegexpFailure>

  package init(_ text: ByteString) {
    self.text = text
    regexp = Result { () throws(RegexpFailure) in try Regexp(text) }
  }

  package static func == (left: CheckPattern, right: CheckPattern) -> Bool { left.text == right.text }
}
