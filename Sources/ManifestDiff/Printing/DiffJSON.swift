import ValueCoding
import ValueTree

/// Changes for tools: one JSON object for each change, on one line each.
///
/// ```
/// {"change":"changed","object":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},"source":"…",
///  "fingerprint":"…","edits":[{"edit":"replaced","path":"spec.replicas","steps":["spec","replicas"],
///  "old":1,"new":2,"fingerprint":"…"}]}
/// ```
///
/// - `change`: `added`, `removed`, `changed`, `renamed`, `moved`, `formatting`, `order`. `edit`: `added`, `removed`,
///   `replaced`, `moved` (with `from` and `to`).
/// - `was` is the old object where its key differs, `oldSource` the old source where it does. `namespace` only where given.
/// - A step is a key, or `{"item":{"name":"web"},"index":0}`, `{"index":0}`, `{"decoded":"yaml"}`.
/// - Added and removed objects have `value`; `formatting` has `lines`, each with its mark. Values of Secrets are digests,
///   and the edit says `"secret":true`.
package struct DiffJSON: Sendable {
  package var showsSecrets = false

  package init() {}

  /// One line for each change.
  package func lines(of diff: ObjectDiff) -> String { diff.changes.map { line($0) + "\n" }.joined() }

  package func line(_ change: ObjectChange) -> String { Self.text(value(of: change)) }

  /// One group on one line: `id`, `members` (`snapshot`, `sources`, `objects`) and the `changes` of the first member.
  package func line(_ group: ChangeGroup) -> String {
    let members = group.members.map { member in
      Self.map([
        ("snapshot", Self.string(member.snapshot)), ("sources", .list(member.sources.map(Self.string))),
        ("objects", .list(member.changes.map { Self.string($0.key.description) })),
      ])
    }
    return Self.text(
      Self.map([
        ("id", Self.string(group.id)), ("members", .list(members)), ("changes", .list(group.changes.map(value))),
      ]))
  }

  private func value(of change: ObjectChange) -> FrozenValue {
    var entries: [(ByteString, FrozenValue)] = [
      ("change", Self.string(change.kind.rawValue)), ("object", Self.object(change.key)),
      ("source", Self.string(change.source)), ("fingerprint", Self.string(change.fingerprint)),
    ]
    if let old = change.oldKey, old != change.key { entries.append(("was", Self.object(old))) }
    if let old = change.oldSource, old != change.source { entries.append(("oldSource", Self.string(old))) }
    switch change.kind {
    case .added, .removed:
      if let object = change.new ?? change.old {
        entries.append(("value", HiddenValue.shown(object.value, showsSecrets: showsSecrets, levels: DiffBounds.depth)))
      }
    case .formatting:
      if let lines = change.lines, showsSecrets || !change.isSecret {
        let changed = lines.lines.filter { $0.mark != .same }
        entries.append(("lines", .list(changed.map { .string(ByteString($0.mark.rawValue + $0.text.string)) })))
      }
    default: entries.append(("edits", .list(change.edits.map(value))))
    }
    return Self.map(entries)
  }

  private func value(of edit: Edit) -> FrozenValue {
    var entries: [(ByteString, FrozenValue)] = [
      ("path", Self.string(edit.path.text)), ("steps", .list(edit.path.map(Self.step))),
      ("fingerprint", Self.string(edit.fingerprint)),
    ]
    switch edit.kind {
    case .added: entries.append(("edit", .string("added")))
    case .removed: entries.append(("edit", .string("removed")))
    case .replaced: entries.append(("edit", .string("replaced")))
    case .moved(let from, let to):
      entries += [("edit", .string("moved")), ("from", .integer(Int64(from))), ("to", .integer(Int64(to)))]
    }
    if let old = edit.old { entries.append(("old", shown(old, edit))) }
    if let new = edit.new { entries.append(("new", shown(new, edit))) }
    if edit.isSecret { entries.append(("secret", .bool(true))) }
    return Self.map(entries)
  }

  private func shown(_ value: FrozenValue, _ edit: Edit) -> FrozenValue {
    let value = edit.isSecret && !showsSecrets ? HiddenValue.digests(value, isBase64: edit.isBase64) : value
    return HiddenValue.shown(value, showsSecrets: showsSecrets, levels: DiffBounds.depth)
  }

  private static func step(_ step: EditStep) -> FrozenValue {
    switch step {
    case .key(let key): return .string(key)
    case .decoded(let encoding): return map([("decoded", string(encoding.rawValue))])
    case .item(let item):
      var entries: [(ByteString, FrozenValue)] = [("index", .integer(Int64(item.index)))]
      if !item.identity.isEmpty { entries.append(("item", map(item.identity.map { ($0.key, .string($0.value)) }))) }
      return map(entries)
    }
  }

  private static func object(_ key: ObjectKey) -> FrozenValue {
    let parts: [(ByteString, ByteString)] = [
      ("apiVersion", key.apiVersion), ("kind", key.kind), ("namespace", key.namespace), ("name", key.name),
    ]
    return map(parts.filter { !$1.isEmpty }.map { ($0, .string($1)) })
  }

  private static func string(_ text: String) -> FrozenValue { .string(ByteString(text)) }

  private static func map(_ entries: [(ByteString, FrozenValue)]) -> FrozenValue { .map(FrozenMap(entries)) }

  private static func text(_ value: FrozenValue) -> String {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(Value(thawing: value), escapesHTML: false, to: &output, limit: Int.max)
    } catch {
      preconditionFailure("shown values have no depth and no number that JSON refuses: \(error.message)")
    }
    return String(decoding: output, as: UTF8.self)
  }
}
