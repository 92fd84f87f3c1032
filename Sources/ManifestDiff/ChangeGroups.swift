import ValueTree

/// Files of one or more snapshots that changed in the same way: one decision.
package struct ChangeGroup: Sendable {
  /// A file of a snapshot with all that changed in it.
  package struct Member: Sendable {
    package var snapshot: String
    /// One file; more only where an object went from one to another, which is accepted in both or in none.
    package var sources: [String]
    package var changes: [ObjectChange]
  }

  /// 32 hexadecimal digits that depend on nothing but what changed and, by default, the end of the files' path.
  package var id: String
  /// By snapshot, then by source; never empty.
  package var members: [Member]

  /// The changes to show: those of the first member. The others differ from them in names only.
  package var changes: [ObjectChange] { members[0].changes }
}

/// Puts equal changes of many snapshots together.
///
/// Acceptance goes by files, so a group is a set of files: each changed file stands in exactly one group, that of all
/// files with the same changes as a whole. A file with one more edit than others is a group of its own.
package enum ChangeGroups {
  /// Which files may be one decision.
  package enum Reach: Sendable {
    /// Those at the same place in their chart: `templates/service.yaml`.
    case sameFile
    /// Any: a label that a helper adds to all files is one decision.
    case anyFile
  }

  /// The groups by source, then by id. Nothing depends on the order of `diffs`.
  package static func make(of diffs: [(snapshot: String, diff: ObjectDiff)], reach: Reach = .sameFile) -> [ChangeGroup]
  {
    var groups: [String: [ChangeGroup.Member]] = [:]
    for (snapshot, diff) in diffs {
      for (sources, changes) in units(of: diff) {
        let member = ChangeGroup.Member(snapshot: snapshot, sources: sources, changes: changes)
        groups[id(of: member, reach), default: []].append(member)
      }
    }
    return groups.map { id, members in
      ChangeGroup(id: id, members: members.sorted { ($0.snapshot, $0.sources[0]) < ($1.snapshot, $1.sources[0]) })
    }
    .sorted { ($0.members[0].sources[0], $0.id) < ($1.members[0].sources[0], $1.id) }
  }

  private static func id(of member: ChangeGroup.Member, _ reach: Reach) -> String {
    var canonical = CanonicalBytes()
    if reach == .sameFile {
      for source in member.sources.map(tail).sorted() { canonical.append(source, tag: "s") }
    }
    for fingerprint in member.changes.map(\.fingerprint).sorted() { canonical.append(fingerprint, tag: "c") }
    return canonical.digest
  }

  /// The changes file by file; files that share a change are one.
  private static func units(of diff: ObjectDiff) -> [(sources: [String], changes: [ObjectChange])] {
    var parents: [String: String] = [:]
    func root(_ source: String) -> String {
      var source = source
      while let parent = parents[source], parent != source { source = parent }
      return source
    }
    for change in diff.changes {
      let sources = change.sources
      for source in sources {
        let (a, b) = (root(source), root(sources[0]))
        parents[max(a, b)] = min(a, b)
        parents[min(a, b)] = min(a, b)
      }
    }
    var units: [String: (sources: Set<String>, changes: [ObjectChange])] = [:]
    for change in diff.changes {
      units[root(change.source), default: ([], [])].sources.formUnion(change.sources)
      units[root(change.source), default: ([], [])].changes.append(change)
    }
    return units.sorted { $0.key < $1.key }.map { ($1.sources.sorted(), $1.changes) }
  }

  /// What is left of a path from its last `templates` or `crds` folder on; all of it where there is none.
  package static func tail(of source: String) -> String {
    let parts = source.split(separator: "/", omittingEmptySubsequences: false)
    guard let start = parts.lastIndex(where: { $0 == "templates" || $0 == "crds" }) else { return source }
    return parts[start...].joined(separator: "/")
  }
}
