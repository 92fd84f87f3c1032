import ArgumentParser
import Snapshots

/// `valuesctl snapshot accept`
struct SnapshotAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Make pending changes the accepted ones.",
    discussion: """
      An id is what review and list show. It covers every byte of what it showed: when a file has changed since, nothing is \
      accepted. With --all everything is accepted as it is now.
      """)

  @OptionGroup var choice: DecisionChoice

  func run() throws {
    try choice.decide("accepted") { store, choice throws(SnapshotFailure) in try store.accept(choice) }
  }
}

/// `valuesctl snapshot reject`
struct SnapshotRejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Drop pending changes; accepted files stay as they are.")

  @OptionGroup var choice: DecisionChoice

  func run() throws {
    try choice.decide("rejected") { store, choice throws(SnapshotFailure) in try store.reject(choice) }
  }
}

/// What is accepted or rejected.
struct DecisionChoice: ParsableArguments {
  @Argument(help: ArgumentHelp("The ids of decisions."))
  var ids: [String] = []

  @Flag(help: "All that is pending.")
  var all = false

  @OptionGroup var options: SnapshotOptions
  @OptionGroup var mode: SnapshotModeOptions

  func decide(
    _ word: String, _ body: (SnapshotStore, SnapshotStore.Choice) throws(SnapshotFailure) -> [Decision]
  ) throws(Failure) {
    if ids.isEmpty, !all {
      throw .unusable(
        "nothing is said to be \(word)", hints: ["Give ids, which valuesctl snapshot review shows, or --all."])
    }
    if !ids.isEmpty, all { throw .unusable("ids and --all do not go together") }
    if mode.mode == .ci {
      throw .unusable(
        "nothing is \(word) in CI", hints: ["Review at home and commit the files. --no-ci says that this is none."])
    }
    let store = try options.store()
    let decisions = try Failure.wrap { () throws(SnapshotFailure) in
      try body(store, all ? .all : .ids(ids))
    }
    try report(word, decisions, store)
  }

  private func report(_ word: String, _ decisions: [Decision], _ store: SnapshotStore) throws(Failure) {
    let paths = decisions.flatMap { $0.changes.map { store.shown("\($0.name)/\($0.path)") } }
    if options.format == .json {
      return try System.write(Array((JSONText.text(.object([(word, .texts(paths))])) + "\n").utf8))
    }
    let text = paths.map { "\(word) \($0)\n" }.joined()
    try System.write(Array((paths.isEmpty ? "Nothing is pending.\n" : text).utf8))
  }
}
