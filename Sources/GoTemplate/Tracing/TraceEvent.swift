/// How much of a render is kept beside its output.
package enum Tracing: Sendable {
  case off
  /// Which action wrote which bytes, and how often each action ran.
  case sources
  /// The same, and which values were read: several times slower, for explaining one result.
  case values
}

/// One thing that happened while templates were executed.
///
/// Only numbers, appended and never looked at while templates run: ``SourceMap`` makes sense of them afterwards.
struct TraceEvent {
  enum Kind: UInt32 {
    /// Literal text was printed. place: its op.
    case text
    /// A value was printed. place: its op.
    case print
    /// A template began whose output goes straight on (`{{template}}`), or becomes a value (`include`, `tpl`).
    /// place: the calling node. detail: the row of the set, or `late(…)`.
    case template, include, expansion
    /// It ended. detail: the number of its result, or `TraceEvent.none`.
    case leave
    /// A value was read. place: the node that read it. detail: the number of its path.
    case read
  }

  var kind: Kind
  var place: UInt32
  /// How much the buffer held.
  ///
  /// - Unit: bytes.
  var offset: UInt32
  var detail: UInt32

  static let none = UInt32.max

  /// The detail for a template of a `tpl` text, by its number among those.
  static func late(_ number: Int) -> UInt32 { UInt32(number) | 1 << 31 }

  /// The number among the templates of `tpl` texts; nil for a row of the set.
  var lateTemplate: Int? { detail & 1 << 31 == 0 ? nil : Int(detail & ~(1 << 31)) }
}
