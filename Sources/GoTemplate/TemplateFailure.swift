import TemplateFunctions
import ValueTree

/// Why a template could not be executed: Go's error, link by link.
package struct TemplateFailure: Error {
  /// Where text/template says it happened.
  package struct Place: Equatable, Sendable {
    /// The file's name in messages, or `gotpl`.
    package var file: ByteString
    /// - Unit: counts from one.
    package var line: Int
    /// - Unit: bytes, from zero, as Go prints it.
    package var column: Int
    /// - Unit: bytes from the start of the text.
    package var offset: Int
    /// The template that was being executed.
    package var template: ByteString
    /// The node, printed: `.Values.a.b`.
    package var node: ByteString
    /// What the offset counts in.
    package var text: ByteString
  }

  /// Nil for an error that has no place, such as a missing template.
  package var place: Place?
  /// Go's words without the place: `error calling include: …` with the whole text of what it wraps.
  package var message: ByteString
  /// What the message wraps, as Go's `errors.Unwrap` finds it.
  package var underlying: FunctionFailure?
  package var origin: FunctionFailure.Origin
  /// What it is about, where that is known.
  package var cause: FailureCause?
  /// What stands nil in the pipeline that failed.
  package var nilOperands: [ValueReference] = []
  /// The call that failed, or in which an argument failed, as it prints: the function, then what it is given but for what
  /// is piped in.
  package var command: [ByteString] = []
  /// The `{{template}}` calls between the failure and the text that was executed, innermost first.
  package var calls: [Place] = []

  /// The error as Go prints it: `template: c/templates/t:1:2: executing "c/templates/t" at <.x>: …`.
  package var goText: ByteString {
    guard let place else { return message }
    var text = Array("template: ".utf8)
    place.file.append(to: &text)
    text.append(contentsOf: ":\(place.line):\(place.column): executing ".utf8)
    GoQuote.append(place.template, to: &text)
    text.append(contentsOf: " at <".utf8)
    place.node.append(to: &text)
    text.append(contentsOf: ">: ".utf8)
    message.append(to: &text)
    return ByteString(text)
  }
}
