import ChartEngine
import GoTemplate
import ValueTree

/// Why one value of a manifest is what it is.
package struct Explanation: Sendable {
  package var manifest: ObjectAddress
  /// The template file of the manifest.
  package var file: ByteString
  package var path: ManifestPath
  package var value: FrozenValue
  /// What wrote it, in the order of its bytes.
  package var parts: [Part]
  /// How many more there are of a text that many actions wrote.
  package var partsLeftOut = 0
  /// Of a text of many lines, parts of which actions wrote: what wrote its key.
  package var keyPart: Part?
  /// The values that made it.
  package var values: [Influence] = []
  /// The values that the templates read on the way, and that change nothing here.
  package var idleReads: [ValuePath] = []
  /// Those of which nothing is known: the chart refuses other values, or there are too many to try.
  package var untriedReads: [ValuePath] = []

  /// A part of the text that one action or one stretch of literal text wrote.
  package struct Part: Sendable {
    package var text: ByteString
    package var source: Source
    /// The blocks around it in its own template, outermost first: `{{ if .Values.x }}`.
    package var blocks: [Block]
    /// Whether the source is an action that printed nothing, behind the key of a null.
    package var printsNothing = false
  }

  package struct Block: Sendable {
    package var place: Source.Place
    /// Whether the part stands behind the block's `{{ else }}`.
    package var isElse: Bool
  }

  /// A value of the chart that takes part.
  package struct Influence: Sendable, Equatable {
    package enum Role: Sendable {
      /// What was printed is the value itself, and stays so when it changes.
      case whole
      case part
      /// It is read by a block around literal text.
      case decides
    }

    /// From the root chart's values, where it is to be set: `image.tag`, `global.registry` for a subchart's global too.
    package var path: ValuePath
    /// Where the templates read it: `kid.global.registry`.
    package var readPath: ValuePath
    /// Nil when it is set nowhere.
    package var value: FrozenValue?
    package var role: Role
  }
}
