import Charts
import Diagnostics
import ValueTree

/// Why a case cannot be named, read, rendered, compared or accepted.
package struct SnapshotFailure: Error, Equatable, CustomStringConvertible {
  package enum Cause: String, Sendable {
    /// A name that some file system would confuse with another.
    case name
    /// Two cases with one name and different inputs.
    case duplicate
    /// `case.yaml` or `valuesctl.yaml`.
    case unreadable
    case render
    case redaction
    case system
    /// Something to accept or reject is not what was shown.
    case decision
    /// An id or name of something that is not there.
    case unknown
  }

  package var cause: Cause
  package var diagnostic: Diagnostic
  /// The key of the case that it is about, for its line in `case.yaml` or `valuesctl.yaml`.
  package var key: ValuePath?

  package init(_ cause: Cause, _ diagnostic: Diagnostic) {
    self.cause = cause
    self.diagnostic = diagnostic
  }

  package init(_ cause: Cause, _ message: String, at key: ValuePath? = nil, hints: [String] = []) {
    self.init(cause, Diagnostic(.snapshot, message, hints: hints))
    self.key = key
  }

  package init(_ failure: SystemFailure) { self.init(.system, failure.message) }

  package var message: String { diagnostic.helmText }

  package var description: String { ([message] + diagnostic.hints).joined(separator: "\n") }
}
