import ManifestDiff
import SprigCrypto
import ValueTree

/// Changes that are the same edit, wherever they stand: they are accepted or rejected together.
package struct Decision: Sendable {
  package enum Kind: String, Sendable {
    /// A case without an accepted `case.yaml`, with everything it renders.
    case newCase = "new-case"
    /// Cases that are rendered from other inputs.
    case inputs
    /// Files that differ.
    case files
  }

  /// `1f3c-9a8b7c6d5e4f`: which decision it is, and what it shows.
  ///
  /// The second half covers every byte, accepted and pending, of every file: an id that is still there means what it meant
  /// when it was shown.
  package let id: String
  package let kind: Kind
  /// Every file that the decision is about, by case and path; never empty.
  package let changes: [SnapshotChange]
  /// The changes to show, those of the first case; the others are the same. Empty where only text is compared.
  package let shown: [ObjectChange]

  init(kind: Kind, changes: [SnapshotChange], shown: [ObjectChange]) {
    self.kind = kind
    self.changes = changes.sorted { ($0.name, $0.isInputs ? 0 : 1, $0.path) < ($1.name, $1.isInputs ? 0 : 1, $1.path) }
    self.shown = shown
    id = Self.id(of: self.changes)
  }

  /// The part of an id that stays when only the contents change.
  package static func stem(of id: String) -> String { String(id.prefix(4)) }

  /// The cases that it is about, each once.
  package var cases: [CaseName] {
    changes.reduce(into: []) { names, change in if names.last != change.name { names.append(change.name) } }
  }

  private static func id(of changes: [SnapshotChange]) -> String {
    var message: [UInt8] = []
    for change in changes {
      message += "\(change.name)/\(change.path)\u{0}".utf8
      for text in [change.accepted, change.rendered] {
        message += "\(text?.count ?? -1)\u{0}".utf8
        text?.append(to: &message)
      }
    }
    let stem = Array("\(changes[0].name)/\(changes[0].path)".utf8)
    return Hex.digest(stem, bytes: 2) + "-" + Hex.digest(message, bytes: 6)
  }
}

extension Hex {
  static func digest(_ message: [UInt8], bytes: Int) -> String {
    text(message.withUnsafeBufferPointer { SHA256.digest($0) }.prefix(bytes))
  }
}
