import ManifestDiff
import Manifests
import ValueTree

/// One statement about what differs between two renders.
package struct ExpectedChange: Sendable {
  package enum Kind: Sendable, Equatable {
    /// A value is another one; nil where any will do.
    case changes(from: FrozenValue?, to: FrozenValue?)
    /// A manifest, or a value in it, comes or goes.
    case appears
    case disappears
  }

  package var query: ManifestQuery
  /// Empty for the whole manifest.
  package var path: ManifestPath
  package var kind: Kind

  package init(_ query: ManifestQuery, _ path: ManifestPath, _ kind: Kind) {
    self.query = query
    self.path = path
    self.kind = kind
  }
}

/// Two renders compared: what changed, and which statements cover it.
package struct RenderComparison {
  private let old: RenderedManifests
  private let new: RenderedManifests
  package let diff: ObjectDiff

  package init(_ old: RenderedManifests, _ new: RenderedManifests) {
    self.old = old
    self.new = new
    var options = DiffOptions()
    options.reports = []
    diff = ObjectDiff.compare(Self.objects(old), Self.objects(new), options: options)
  }

  private static func objects(_ manifests: RenderedManifests) -> [DiffObject] {
    manifests.objects.map { DiffObject(source: $0.file.string, value: $0.value, text: $0.text) }
  }

  /// What is wrong with each statement, nil where it holds, and the changes that none of them names.
  package func verdict(on expected: [ExpectedChange]) -> (mismatches: [Mismatch?], unexpected: ObjectDiff) {
    var left = diff.changes.map { Remaining(change: $0) }
    var mismatches: [Mismatch?] = []
    for change in expected {
      let covered = left.indices.filter { fits(change.query, left[$0].change) }
      if covered.isEmpty {
        mismatches.append(nothing(change))
        continue
      }
      var mismatch: Mismatch? = nothing(change)
      for index in covered {
        switch cover(&left[index], by: change) {
        case .covered: mismatch = nil
        case .wrong(let words): mismatch = Mismatch(words)
        case .none: break
        }
      }
      mismatches.append(mismatch)
    }
    return (mismatches, ObjectDiff(changes: left.filter { !$0.isCovered }.map(\.change)))
  }

  private func nothing(_ change: ExpectedChange) -> Mismatch {
    let place = change.path.steps.isEmpty ? "\(change.query)" : "\(change.query) \(change.path)"
    let verb =
      switch change.kind {
      case .changes: "to change"
      case .appears: "to appear"
      case .disappears: "to disappear"
      }
    var mismatch = Mismatch("\(place): wanted it \(verb), and it does not")
    let known = (old.objects + new.objects).contains {
      change.query.fits($0, namespaceOfRelease: new.release.namespace)
    }
    if !known { mismatch.hints = ["Neither render has \(change.query)."] }
    return mismatch
  }

  private func fits(_ query: ManifestQuery, _ change: ObjectChange) -> Bool {
    [change.old, change.new].contains { object in
      guard let object else { return false }
      return (old.objects + new.objects).contains {
        $0.text == object.text && query.fits($0, namespaceOfRelease: new.release.namespace)
      }
    }
  }

  /// A change with the edits that no statement has named yet.
  private struct Remaining {
    var change: ObjectChange
    var isCovered = false
  }

  private enum Cover {
    case covered, none
    case wrong(String)
  }

  private func cover(_ remaining: inout Remaining, by expected: ExpectedChange) -> Cover {
    switch (expected.kind, remaining.change.kind) {
    case (.appears, .added) where expected.path.steps.isEmpty,
      (.disappears, .removed) where expected.path.steps.isEmpty:
      remaining.isCovered = true
      return .covered
    case (_, .changed), (_, .renamed):
      return coverEdits(&remaining, by: expected)
    default: return .none
    }
  }

  private func coverEdits(_ remaining: inout Remaining, by expected: ExpectedChange) -> Cover {
    let change = remaining.change
    let places = (
      old: Self.places(expected.path, change.old?.value), new: Self.places(expected.path, change.new?.value)
    )
    let words = wrongValue(change, expected, places)
    remaining.change.edits.removeAll { edit in
      places.old.contains { edit.place(isNew: false).starts(with: $0.place) }
        || places.new.contains { edit.place(isNew: true).starts(with: $0.place) }
    }
    if remaining.change.edits.isEmpty { remaining.isCovered = true }
    if let words { return .wrong(words) }
    return remaining.change.edits.count < change.edits.count ? .covered : .none
  }

  private static func places(_ path: ManifestPath, _ value: FrozenValue?) -> [ManifestMatch] {
    guard let value else { return [] }
    do throws(ManifestPathEnd) { return try path.matches(in: value) } catch { return [] }
  }

  /// What a statement says of the values, when it is not so.
  private func wrongValue(
    _ change: ObjectChange, _ expected: ExpectedChange, _ places: (old: [ManifestMatch], new: [ManifestMatch])
  ) -> String? {
    let name = "\(change.key.kind)/\(change.key.name) \(expected.path)"
    switch expected.kind {
    case .changes(let from, let to):
      if let from, !(places.old.first.map { $0.value.isSame(as: from) } ?? false) {
        return "\(name): wanted it to change from \(ValueWords.short(from)), it was \(Self.words(places.old))"
      }
      if let to, !(places.new.first.map { $0.value.isSame(as: to) } ?? false) {
        return "\(name): wanted it to change to \(ValueWords.short(to)), it is \(Self.words(places.new))"
      }
    case .appears:
      if !places.old.isEmpty { return "\(name): wanted it to appear, it was there: \(Self.words(places.old))" }
    case .disappears:
      if !places.new.isEmpty { return "\(name): wanted it to disappear, it is there: \(Self.words(places.new))" }
    }
    return nil
  }

  private static func words(_ matches: [ManifestMatch]) -> String {
    matches.isEmpty ? "nothing" : matches.map { ValueWords.short($0.value) }.joined(separator: ", ")
  }
}

extension Edit {
  /// The place in the old or the new object, as far as it is not inside a decoded text.
  fileprivate func place(isNew: Bool) -> [ManifestMatch.Step] {
    var place: [ManifestMatch.Step] = []
    for step in path {
      switch step {
      case .key(let key): place.append(.key(key))
      case .item(let item):
        guard let index = isNew ? item.new : item.old else { return place }
        place.append(.index(index))
      case .decoded(.base64): place.append(.decoded(.base64))
      case .decoded(.yaml): place.append(.decoded(.yaml))
      case .decoded(.json): place.append(.decoded(.json))
      }
    }
    return place
  }
}
