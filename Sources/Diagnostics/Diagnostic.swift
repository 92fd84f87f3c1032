/// What went wrong and where: Helm's words for programs, the rest for people.
package struct Diagnostic: Error, Equatable, Sendable {
  /// What a mistake is about; tools see the raw value.
  package enum Kind: String, Sendable {
    case usage, file, chart, archive, dependency, values, schema, parse, template, manifest, limit
    case snapshot, configuration
    /// No mistake: the command goes on.
    case warning
    case kubeVersion = "kube-version"
  }

  /// A place with the part that it plays.
  package struct Place: Equatable, Sendable {
    package enum Role: String, Sendable {
      /// Where it failed.
      case failure
      /// The include, innermost first, that led there.
      case includedFrom = "included from"
      /// Where a value comes from.
      case value
      /// What a message refers to besides: where a block was opened.
      case related
      /// The template that wrote a line of what was rendered.
      case writtenAt = "written at"
    }

    package var role: Role
    package var place: SourcePlace
    /// Words before the place: `.Values.image is set at`.
    package var note: String
    /// What is wrong at this very place, where a failure has several.
    package var message = ""
    package var line: SourceLine?
    /// Whether the line counts in what the file, a template, rendered.
    package var isRendered = false
    /// Which of several documents that a template rendered the line counts in, from one; nil for an only one.
    package var document: Int?

    package init(_ role: Role, _ place: SourcePlace, note: String = "", line: SourceLine? = nil) {
      self.role = role
      self.place = place
      self.note = note
      self.line = line
    }
  }

  package var kind: Kind
  /// Exactly what Helm prints behind `Error: `, where Helm knows the mistake at all.
  package var helmText: String
  package var places: [Place]
  /// What to try, a sentence each.
  package var hints: [String]

  package init(_ kind: Kind, _ helmText: String, places: [Place] = [], hints: [String] = []) {
    self.kind = kind
    self.helmText = helmText
    self.places = places
    self.hints = hints
  }
}
