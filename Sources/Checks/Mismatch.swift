import Manifests
import ValueTree

/// Why a check does not hold.
package struct Mismatch: Sendable {
  /// One line: `Deployment/web spec.replicas: wanted 3, found 2`.
  package var summary: String
  /// What differs, line by line; empty when the summary says it all.
  package var difference: [String] = []
  /// What may help.
  package var hints: [String] = []
  /// The manifest at fault; nil where there is none.
  package var object: ManifestObject?
  /// The value at fault.
  package var match: ManifestMatch?

  package init(_ summary: String, hints: [String] = []) {
    self.summary = summary
    self.hints = hints
  }

  /// The message without what only a render knows: the template's line and the values.
  package var text: String {
    var text = summary
    for line in difference { text += "\n  " + line }
    for hint in hints { text += "\nHint: " + hint }
    return text
  }
}
