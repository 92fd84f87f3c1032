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
  /// The values that made it.
  package var values: [Influence]
  /// The values that the templates read on the way and that change nothing here.
  package var idleReads: [ValuePath]

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
    /// From the root chart's values: `image.tag`.
    package var path: ValuePath
    package var value: FrozenValue
    /// Whether what was printed is the value itself.
    package var isWhole: Bool
  }
}
