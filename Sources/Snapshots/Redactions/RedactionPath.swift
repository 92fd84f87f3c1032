import Manifests
import ValueTree

/// The values that a redaction replaces: `metadata.annotations["checksum/*"]`, `spec.containers[*].image`, `..caBundle`.
///
/// It is a ``ManifestPath`` in whose keys `*` stands for any characters (`\\*` is a star), and whose `..*` leads to the single
/// values below and not to the maps and lists on the way. Decoding is no part of it: what is replaced must stand in the file.
package struct RedactionPath: Hashable, Sendable {
  package typealias Failure = ManifestPath.Failure

  package let text: String
  let steps: [Step]

  enum Step: Sendable {
    case key(TextPattern)
    /// Nil for all single values below.
    case descendants(TextPattern?)
    /// One of those that lead to children.
    case other(ManifestPath.Step)
  }

  package init(_ text: String) throws(ManifestPath.Failure) {
    self.text = text
    var steps: [Step] = []
    for step in try ManifestPath(text).steps {
      switch step {
      case .key(let key): steps.append(.key(TextPattern(key.string)))
      case .descendants(let key): steps.append(.descendants(key.map { TextPattern($0.string) }))
      case .decode(let decoding):
        throw ManifestPath.Failure(
          message: ".\(decoding.rawValue)() leads into a text; a redaction replaces it as a whole")
      case .index, .slice, .wildcard, .filter: steps.append(.other(step))
      }
    }
    if steps.isEmpty { throw ManifestPath.Failure(message: "the path is empty") }
    self.steps = steps
  }

  /// A text that stands in every document with such a value, for not reading the others.
  var literal: ByteString {
    var longest = ByteString()
    for step in steps {
      switch step {
      case .key(let pattern), .descendants(let pattern?):
        if pattern.literal.count > longest.count { longest = pattern.literal }
      default: continue
      }
    }
    return longest
  }

  package static func == (left: RedactionPath, right: RedactionPath) -> Bool { left.text == right.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
