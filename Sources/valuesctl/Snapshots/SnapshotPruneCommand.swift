import ArgumentParser
import Diagnostics
import Snapshots
import ValueTree

/// `valuesctl snapshot prune`
struct SnapshotPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove files below snapshots/ that no case refers to.",
    discussion: """
      Without names it only shows them. A golden file whose template renders nothing any more is a change to review, and \
      is not touched here.
      """)

  @Argument(help: ArgumentHelp("The files to remove, as the list shows them; a folder stands for all in it."))
  var paths: [String] = []

  @Flag(help: "Remove all of them.")
  var all = false

  @OptionGroup var options: SnapshotOptions
  @OptionGroup var mode: SnapshotModeOptions

  func run() throws {
    let store = try options.store()
    let known = try Failure.wrap { () throws(SnapshotFailure) in try SnapshotCheck(store, mode: .ci).unreferenced }
    if paths.isEmpty, !all { return try show(known, store, removed: false) }
    if mode.mode == .ci {
      throw Failure.unusable("nothing is removed in CI", hints: ["--no-ci says that this is none."])
    }
    let chosen = try Failure.wrap { () throws(SnapshotFailure) in
      let chosen = all ? known : try Self.chosen(paths, known, store)
      try store.prune(chosen)
      return chosen
    }
    try show(chosen, store, removed: true)
  }

  private static func chosen(
    _ paths: [String], _ known: [String], _ store: SnapshotStore
  ) throws(SnapshotFailure) -> [String] {
    var chosen: [String] = []
    for path in paths {
      let folder = path.hasSuffix("/") ? path : path + "/"
      let found = known.filter { store.shown($0) == path || store.shown($0).hasPrefix(folder) }
      if found.isEmpty {
        let name = Self.name(path)
        let nearest = known.first { Suggestion.nearest(name, in: [Self.name($0)]) != nil }
        throw SnapshotFailure(
          .unknown, "\(path) belongs to a case or is not there; nothing is removed",
          hints: [
            nearest.map { "Did you mean \(store.shown($0))?" }
              ?? "valuesctl snapshot prune shows what no case refers to."
          ])
      }
      chosen += found.filter { !chosen.contains($0) }
    }
    return chosen
  }

  private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func show(_ paths: [String], _ store: SnapshotStore, removed: Bool) throws(Failure) {
    if options.format == .json {
      let entries: [(String, FrozenValue)] = [
        ("unreferenced", .texts(paths.map { store.shown($0) })), ("removed", .bool(removed)),
      ]
      return try System.write(Array((JSONText.text(.object(entries)) + "\n").utf8))
    }
    var text = paths.map { (removed ? "removed " : "") + store.shown($0) + "\n" }.joined()
    if paths.isEmpty { text = "Every file below \(store.shown("")) belongs to a case.\n" }
    if !removed, !paths.isEmpty { text += "\nTo remove: valuesctl snapshot prune FILE…, or --all\n" }
    try System.write(Array(text.utf8))
  }
}
