import TemplateFunctions
import ValueTree

/// What a failed execution is about: facts for hints, no words.
package enum FailureCause: Error, Equatable, Sendable {
  /// A field of something that is nil.
  case fieldOfNil(ValueReference, field: ByteString)
  /// A field of something that has no fields: a text, a number, a list.
  case fieldOfOther(ValueReference, field: ByteString, typeName: String)
  case missingTemplate(ByteString, known: [ByteString])
  /// `eq` and its like over types that do not compare.
  case unlikeTypes(String, String)
  /// `=` for a variable that was never declared.
  case undeclaredVariable
  case wrongCount(function: ByteString, given: Int)
  case wrongType(wanted: String, found: String)
  case notIterable(typeName: String)
  /// A value that something is handed to, as if it were a function.
  case valueWithArguments(ValueReference, field: ByteString, typeName: String)
  /// Templates that include themselves, or each other, without an end, and the place of one such include.
  case endlessInclude([ByteString], at: TemplateFailure.Place)
}

/// A value as a template names it.
package struct ValueReference: Equatable, Sendable {
  /// `.Values.image` or `$item.name`
  package var text: ByteString
  /// The way from the scope, `["Values", "image"]`; nil when the value does not hang there.
  package var path: [ByteString]?
  /// The keys of the innermost map on the way that exists, and the first name that it does not have.
  package var knownKeys: [ByteString]
  package var missingKey: ByteString?
  /// How much of the way exists.
  package var existing: Int

  package init(text: ByteString, path: [ByteString]?, knownKeys: [ByteString], missingKey: ByteString?, existing: Int) {
    self.text = text
    self.path = path
    self.knownKeys = knownKeys
    self.missingKey = missingKey
    self.existing = existing
  }
}

extension FunctionSet {
  /// For hints: what a function takes.
  package func function(_ number: Int) -> Function { functions[number] }
}
