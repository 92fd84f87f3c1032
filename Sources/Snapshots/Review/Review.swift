import ManifestDiff
import ValueTree

/// Puts what differs into decisions.
package enum Review {
  /// What differs in one case.
  private struct Difference {
    var name: CaseName
    var isNew: Bool
    var changes: [SnapshotChange]
  }

  /// The decisions about what is pending, those about most files first.
  package static func decisions(in stored: [SnapshotStore.Stored]) -> [Decision] {
    decisions(in: stored.map { Difference(name: $0.name, isNew: $0.snapshot == nil, changes: $0.changes) })
  }

  /// The same of what a check found, with the ids that it will have once it is pending.
  package static func decisions(in verdicts: [SnapshotVerdict]) -> [Decision] {
    decisions(in: verdicts.map { Difference(name: $0.name, isNew: $0.state == .missing, changes: $0.changes) })
  }

  /// Acceptance goes by files: a file with one more edit than others is a decision of its own.
  private static func decisions(in differences: [Difference]) -> [Decision] {
    var decisions: [Decision] = []
    var units: [String: [Unit]] = [:]
    for difference in differences where !difference.changes.isEmpty {
      if difference.isNew {
        decisions.append(Decision(kind: .newCase, changes: difference.changes, shown: []))
        continue
      }
      for unit in Self.units(of: difference) { units[unit.signature, default: []].append(unit) }
    }
    for group in units.values {
      let first = group.min { $0.order < $1.order } ?? group[0]
      decisions.append(
        Decision(kind: first.kind, changes: group.flatMap(\.changes), shown: first.shown))
    }
    return decisions.sorted { a, b in
      (-a.changes.count, a.changes[0].name.description, a.changes[0].path, a.id)
        < (-b.changes.count, b.changes[0].name.description, b.changes[0].path, b.id)
    }
  }

  /// Files of one case that can only be accepted together: one, or those between which an object moved.
  private struct Unit {
    var kind: Decision.Kind
    var changes: [SnapshotChange]
    var shown: [ObjectChange]
    /// Equal for equal edits.
    var signature: String

    var order: (String, String) { (changes[0].name.description, changes[0].path) }
  }

  private static func units(of difference: Difference) -> [Unit] {
    var units: [Unit] = []
    var files: [String: SnapshotChange] = [:]
    for change in difference.changes {
      if change.isInputs {
        let signature = "inputs " + LineChanges(change).signature
        units.append(Unit(kind: .inputs, changes: [change], shown: [], signature: signature))
      } else {
        files[change.path] = change
      }
    }
    let sorted = files.values.sorted { $0.path < $1.path }
    let diff = ObjectDiff.compare(
      sorted.flatMap { change in change.accepted.map { DiffObject.read($0, source: change.path) } ?? [] },
      sorted.flatMap { change in change.rendered.map { DiffObject.read($0, source: change.path) } ?? [] })
    for group in ChangeGroups.make(of: [(difference.name.description, diff)], reach: .anyFile) {
      for member in group.members {
        let changes = member.sources.compactMap { files.removeValue(forKey: $0) }
        if changes.isEmpty { continue }
        units.append(
          Unit(
            kind: .files, changes: changes, shown: member.changes,
            signature: signature(of: member.changes, group.id, changes)))
      }
    }
    // What no object shows: files without objects, or changes that mean nothing.
    for change in files.values.sorted(by: { $0.path < $1.path }) {
      let signature = "text \(change.kind) " + LineChanges(change).signature
      units.append(Unit(kind: .files, changes: [change], shown: [], signature: signature))
    }
    return units
  }

  /// Objects that only changed are told apart by their edits alone: a label that a helper adds to all kinds is one edit.
  ///
  /// Comments count too, since nobody sees them in a comparison of values.
  private static func signature(of objects: [ObjectChange], _ group: String, _ changes: [SnapshotChange]) -> String {
    let comments = changes.map { LineChanges.comments($0).signature }.joined(separator: " ")
    guard objects.allSatisfy({ $0.kind == .changed }) else { return "group \(group) \(comments)" }
    let edits = Set(objects.flatMap { $0.edits.map(\.fingerprint) }).sorted()
    return "edits \(edits.joined(separator: " ")) \(comments)"
  }
}

/// The lines that a text lost and won, whatever their order and indentation.
package struct LineChanges: Sendable {
  package private(set) var lost: [ByteString] = []
  package private(set) var won: [ByteString] = []

  init(_ change: SnapshotChange) { self.init(change) { $0 } }

  /// Only the comments, be it behind a value, but those that name the source.
  package static func comments(_ change: SnapshotChange) -> LineChanges {
    LineChanges(change) { line in
      if line.hasPrefix("# Source: ") { return nil }
      if line.hasPrefix("#") { return line }
      return line.offset(of: " #").map { line[$0 + 1..<line.count] }
    }
  }

  /// - Parameter part: what of a line counts.
  private init(_ change: SnapshotChange, _ part: (ByteString) -> ByteString?) {
    var numbers: [ByteString: Int] = [:]
    for line in Self.lines(change.accepted) { if let line = part(line) { numbers[line, default: 0] -= 1 } }
    for line in Self.lines(change.rendered) { if let line = part(line) { numbers[line, default: 0] += 1 } }
    lost = numbers.filter { $0.value < 0 }.keys.sorted()
    won = numbers.filter { $0.value > 0 }.keys.sorted()
  }

  private static func lines(_ text: ByteString?) -> [ByteString] {
    (text ?? "").bytes.split(separator: 0x0A).map { ByteString($0.drop { $0 == 0x20 }) }
  }

  var signature: String {
    if lost.isEmpty, won.isEmpty { return "-" }
    var message: [UInt8] = []
    for (mark, lines) in [("-", lost), ("+", won)] {
      for line in lines {
        message += mark.utf8
        line.append(to: &message)
        message.append(0x0A)
      }
    }
    return Hex.digest(message, bytes: 16)
  }
}
