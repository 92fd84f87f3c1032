import ManifestDiff
import ValueTree

/// What a file of a case and its render differ in.
package struct SnapshotChange: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// There is no accepted file.
    case added
    case changed
    /// The source file renders nothing any more.
    case removed
  }

  package var name: CaseName
  /// `web/templates/deployment.yaml`, or `case.yaml`.
  package var path: String
  /// What is accepted; nil where nothing is.
  package var accepted: ByteString?
  /// What the render gives; nil where it gives nothing.
  package var rendered: ByteString?

  package init(name: CaseName, path: String, accepted: ByteString?, rendered: ByteString?) {
    self.name = name
    self.path = path
    self.accepted = accepted
    self.rendered = rendered
  }

  /// From `snapshots/`.
  var place: String { "\(name)/\(path)" }

  package var kind: Kind { accepted == nil ? .added : rendered == nil ? .removed : .changed }

  /// Whether it is what the case says of itself, and no golden file.
  package var isInputs: Bool { path == SnapshotCase.fileName }
}

/// What comparing a case with its snapshot comes to.
package struct SnapshotVerdict: Sendable {
  package enum State: String, Sendable {
    case matches
    /// Nothing is accepted for this case.
    case missing
    case different
  }

  package var name: CaseName
  package var state: State
  /// By path, `case.yaml` first.
  package var changes: [SnapshotChange]
  /// Files below the case's folder that are no golden files of it, such as backups of an editor.
  package var unreferenced: [String]
  /// The rules of the case that replaced nothing.
  package var staleRules: [RedactionRule] = []
  /// Whether pending files for the changes are there now.
  package var isPending: Bool
  /// Why the pending files could not be brought up to date.
  package var unwritten: SnapshotFailure? { didSet { if unwritten != nil { isPending = false } } }

  /// A test passes for this alone.
  package var isMatch: Bool { state == .matches }

  /// A sentence and a line for each change.
  package var text: String {
    var text: String
    switch state {
    case .matches: return "snapshot \(name) matches"
    case .missing: text = "there is no accepted snapshot \(name)"
    case .different: text = "snapshot \(name) differs in \(changes.count) file\(changes.count == 1 ? "" : "s")"
    }
    for change in changes.prefix(12) {
      switch change.kind {
      case .added: text += "\n  \(change.path): rendered, but nothing is accepted"
      case .removed: text += "\n  \(change.path): no longer rendered"
      case .changed where change.isInputs: text += "\n  \(change.path): the case is rendered from other inputs"
      case .changed: text += "\n  \(change.path): " + Self.lines(of: change)
      }
    }
    if changes.count > 12 { text += "\n  … and \(changes.count - 12) more" }
    return text
  }

  /// Places of a file, and lines, that are shown before the rest is only counted.
  private static let most = (places: 6, lines: 40)

  /// The lines that differ, each place under its line of the accepted file, with the line in front of it.
  private static func lines(of change: SnapshotChange) -> String {
    let diff = LineDiff(change.accepted ?? "", change.rendered ?? "")
    let places = diff.changedRanges
    var shown = 0
    var text = ""
    for (number, place) in places.enumerated() {
      if number == most.places || shown >= most.lines {
        let left = places.count - number
        text += "\n    … and \(left) more place\(left == 1 ? "" : "s")"
        break
      }
      let line = 1 + diff.lines[..<place.lowerBound].count { $0.mark != .added }
      text += number == 0 ? "line \(line) differs" : "\n    line \(line)"
      if place.lowerBound > 0 { text += "\n      " + diff.visibleText(place.lowerBound - 1) }
      for index in place.prefix(most.lines - shown) {
        text += "\n    \(diff.lines[index].mark.rawValue) " + diff.visibleText(index)
      }
      if place.count > most.lines - shown { text += "\n      … \(place.count - most.lines + shown) more lines" }
      shown += place.count
    }
    return text
  }
}
