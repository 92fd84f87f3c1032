import ArgumentParser
import Snapshots
import ValueTree

/// `valuesctl snapshot review`
struct SnapshotReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Go through what is pending, one key for each decision.",
    discussion: """
      The same edit in many files is one decision. Keys: a accepts, r rejects, s leaves it pending, d shows the lines of all \
      its files, q ends. Without a terminal it prints the decisions with their ids, for accept and reject.
      """)

  @OptionGroup var options: SnapshotOptions
  @OptionGroup var mode: SnapshotModeOptions

  func run() throws {
    let store = try options.store()
    let decisions = try Failure.wrap { () throws(SnapshotFailure) in try store.decisions() }
    if options.format == .json {
      let list = FrozenValue.object([("decisions", .list(decisions.map { DecisionText($0).frozen }))])
      try System.write(Array((JSONText.text(list) + "\n").utf8))
    } else if decisions.isEmpty {
      try System.write(Array("Nothing is pending.\n".utf8))
    } else if mode.mode == .local, System.outputIsTerminal, System.inputIsTerminal {
      try ReviewSession(store: store).run(decisions)
    } else {
      try System.write(Array(list(decisions).utf8))
    }
  }

  private func list(_ decisions: [Decision]) -> String {
    var text = ""
    for decision in decisions {
      let shown = DecisionText(decision, isColoured: Terminal.isColoured(System.outputIsTerminal))
      text += "\(decision.id)  \(shown.title)\n\(shown.text)\n"
    }
    return text + "\(decisions.count) decision\(decisions.count == 1 ? "" : "s"): valuesctl snapshot accept ID, "
      + "or reject ID; accept --all takes everything.\n"
  }
}

/// A review in a terminal.
struct ReviewSession {
  var store: SnapshotStore

  func run(_ decisions: [Decision]) throws(Failure) {
    var counts = (accepted: 0, rejected: 0)
    let isColoured = Terminal.isColoured(true)
    var failure: SnapshotFailure?
    review: for (number, decision) in decisions.enumerated() {
      let shown = DecisionText(decision, isColoured: isColoured)
      try say("\n\(number + 1) of \(decisions.count): \(shown.title)\n\n\(shown.text)\n")
      while true {
        try say("[a]ccept  [r]eject  [s]kip  [d]etails  [q]uit > ")
        let key = System.key()
        try say("\(key.map { String($0) } ?? "")\n")
        switch key {
        case "a", "r":
          guard let problem = decide(decision, accepts: key == "a") else {
            if key == "a" { counts.accepted += 1 } else { counts.rejected += 1 }
            continue review
          }
          if problem.cause != .decision {
            failure = problem
            break review
          }
          // A file has changed since; the review goes on with the others.
          try say(problem.diagnostic.text(isColoured: isColoured))
          continue review
        case "s": continue review
        case "d": try say("\n" + shown.details)
        case "q", nil: break review
        default: continue
        }
      }
    }
    let left = decisions.count - counts.accepted - counts.rejected
    try say("\n\(counts.accepted) accepted, \(counts.rejected) rejected, \(left) left.\n")
    if let failure { throw Failure(failure) }
  }

  /// - Returns: why nothing is done; nil where it is done.
  private func decide(_ decision: Decision, accepts: Bool) -> SnapshotFailure? {
    do throws(SnapshotFailure) {
      if accepts { try store.accept([decision]) } else { try store.reject([decision]) }
      return nil
    } catch {
      return error
    }
  }

  private func say(_ text: String) throws(Failure) { try System.write(Array(text.utf8)) }
}
