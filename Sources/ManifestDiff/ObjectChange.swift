import ValueTree

/// What became of one object.
package struct ObjectChange: Sendable {
  package enum Kind: String, Sendable {
    case added, removed
    /// The same object with edits; perhaps from another source.
    case changed
    /// Another name or namespace, with the rest near enough to be the same object.
    case renamed
    /// The same values from another template.
    case moved
    /// The same values in another text: comments, quotes, order of keys. Where values differ too it is `changed`.
    case formatting
    /// The documents of one file in another order.
    case order
  }

  package var kind: Kind
  /// The new key where there is one.
  package var key: ObjectKey
  package var oldKey: ObjectKey?
  package var old: DiffObject?
  package var new: DiffObject?
  package var oldSource: String?
  package var newSource: String?
  /// Empty but for `changed`, `renamed` and `order`.
  package var edits: [Edit] = []

  /// The file to show it under.
  package var source: String { newSource ?? oldSource ?? "" }

  /// Every file that it touches, one or two.
  package var sources: [String] {
    guard let oldSource, oldSource != newSource else { return [source] }
    return newSource.map { [oldSource, $0] } ?? [oldSource]
  }

  /// Whether a text of it may hold what should not be shown.
  package var isSecret: Bool { [old, new].contains { $0?.isSecret == true } }

  /// The lines that differ when only the text did. They may hold Secret values where ``isSecret``.
  package var lines: LineDiff? {
    guard kind == .formatting, let old, let new else { return nil }
    return LineDiff(old.text, new.text)
  }

  /// 32 hexadecimal digits that are the same for the same change of another object or snapshot.
  ///
  /// - Shape: the kind of change and of object, and the edits' fingerprints. Of an added or removed object, its content
  ///   with its own name, namespace and release (label `app.kubernetes.io/instance`) taken out where they stand as
  ///   whole words. Of formatting, the lines.
  package var fingerprint: String {
    var canonical = CanonicalBytes()
    canonical.append(kind.rawValue, tag: "c")
    canonical.append(key.kind, tag: "o")
    switch kind {
    case .added, .removed:
      if let object = new ?? old {
        let names = OwnNames(of: object)
        canonical.append(object.value, replacing: names.masked)
      }
    case .changed, .renamed, .order:
      for edit in edits.map(\.fingerprint).sorted() { canonical.append(edit, tag: "e") }
    case .moved:
      for source in sources { canonical.append(ChangeGroups.tail(of: source), tag: "s") }
    case .formatting:
      for line in lines?.lines ?? [] where line.mark != .same && !line.text.hasPrefix("# Source: ") {
        canonical.append(line.text, tag: line.mark == .added ? "+" : "-")
      }
    }
    return canonical.digest
  }
}

extension DiffObject {
  /// Whether there is a Secret in it, or it could not be read and says it is one.
  var isSecret: Bool {
    if value.mapValue != nil { return value.holdsSecret(levels: DiffBounds.depth) }
    return LineDiff.split(text).contains { line in
      line.contains("kind") && ByteString(line.bytes.filter { !" \t\r\"',{".utf8.contains($0) }).contains("kind:Secret")
    }
  }
}
