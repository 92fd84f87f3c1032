import ArgumentParser
import Diagnostics
import Snapshots
import ValueTree

/// `valuesctl snapshot check`
struct SnapshotCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Render every case and compare it with its golden files.",
    discussion: """
      The cases are those with a case.yaml below snapshots/ and those that valuesctl.yaml declares. What differs waits in \
      pending files afterwards; in CI nothing is written, and what differs is shown at once as a review shows it.

      Exit statuses: 0 all cases match; 1 one differs, is missing or does not render; 2 could not run: a file cannot be \
      read, or what differs cannot be written.
      """)

  @Argument(help: ArgumentHelp("Only these cases: chart/case, or a chart's name for all of its cases."))
  var cases: [String] = []

  @OptionGroup var options: SnapshotOptions
  @OptionGroup var mode: SnapshotModeOptions

  func run() throws {
    let store = try options.store()
    let names = try store.cases(named: cases)
    let check: SnapshotCheck
    do throws(SnapshotFailure) { check = try SnapshotCheck(store, names: names, mode: mode.mode) } catch {
      throw Failure(error)
    }
    if check.results.isEmpty, names == nil {
      throw Failure.unusable(
        "there are no cases to check",
        hints: ["A case is a test with expectSnapshot, or an item of cases in valuesctl.yaml."])
    }
    let report = CheckReport(check: check, store: store, mode: mode.mode)
    switch options.format {
    case .text: try System.write(Array(report.text.utf8))
    case .json: try System.write(Array((report.json + "\n").utf8))
    }
    if !check.isWhole { throw Ending(status: 2) }
    if !check.isMatch { throw Ending(status: 1) }
  }
}

/// What a check found, for people and for tools.
struct CheckReport {
  var check: SnapshotCheck
  var store: SnapshotStore
  var mode: SnapshotMode

  var text: String {
    var text = ""
    for result in check.results where !result.outcome.isMatch { text += self.text(of: result) + "\n" }
    for (name, failure) in unwritten {
      text += "\(name) is compared, but its pending files cannot be written\n\(shown(failure))\n"
    }
    for path in check.strayPending {
      text += "\(store.shown(path)) is a pending file, which does not belong under version control\n"
    }
    if mode == .ci { text += decisions }
    text += summary
    if !check.unreferenced.isEmpty {
      text += "\nNo case refers to\n"
      for path in check.unreferenced { text += "  \(store.shown(path))\n" }
      text += "valuesctl snapshot prune removes what you name.\n"
    }
    for (rule, name) in check.staleRules {
      let place = name.map { store.shown("\($0)/\(SnapshotCase.fileName)") } ?? Configuration.fileName
      text += "\nThe redaction of \(rule.description) in \(place) replaces nothing any more.\n"
    }
    return text
  }

  private func text(of result: SnapshotCheck.Result) -> String {
    switch result.outcome {
    case .failed(let failure):
      let word = failure.cause == .render ? "does not render" : "cannot be compared"
      return "\(result.name) \(word)\n" + shown(failure)
    case .compared(let verdict):
      var text = verdict.state == .missing ? "\(result.name) is new\n" : "\(result.name) differs\n"
      let width = verdict.changes.map { Self.word($0).count }.max() ?? 0
      for change in verdict.changes {
        text += "  \(Self.word(change).padded(to: width))  \(change.path)\n"
      }
      if result.isUnsteady {
        text += "  Each render comes out otherwise: give the case a seed and a time, or redact what is random.\n"
      }
      return text
    }
  }

  private func shown(_ failure: SnapshotFailure) -> String {
    failure.diagnostic.text(isColoured: Terminal.isColoured(System.outputIsTerminal))
  }

  /// The cases that were compared and whose pending files are not as they should be.
  private var unwritten: [(name: CaseName, failure: SnapshotFailure)] {
    check.results.compactMap { result in
      guard case .compared(let verdict) = result.outcome, let failure = verdict.unwritten else { return nil }
      return (result.name, failure)
    }
  }

  /// Nobody can start a review in CI: what it would show stands in the log.
  private var decisions: String {
    check.decisions.map { decision in
      let shown = DecisionText(decision, isColoured: Terminal.isColoured(System.outputIsTerminal))
      return "\(shown.title)\n\(shown.text)\n"
    }.joined()
  }

  private static func word(_ change: SnapshotChange) -> String {
    switch change.kind {
    case .added: "new"
    case .changed: change.isInputs ? "other inputs" : "changed"
    case .removed: "no longer rendered"
    }
  }

  private var summary: String {
    var counts = (matching: 0, missing: 0, different: 0, failed: 0, other: 0)
    for result in check.results {
      switch result.outcome {
      case .failed(let failure) where failure.cause == .render: counts.failed += 1
      case .failed: counts.other += 1
      case .compared(let verdict):
        switch verdict.state {
        case .matches: counts.matching += 1
        case .missing: counts.missing += 1
        case .different: counts.different += 1
        }
      }
    }
    var parts = ["\(counts.matching) case\(counts.matching == 1 ? " matches" : "s match")"]
    if counts.different > 0 { parts.append("\(counts.different) \(counts.different == 1 ? "differs" : "differ")") }
    if counts.missing > 0 { parts.append("\(counts.missing) \(counts.missing == 1 ? "is" : "are") new") }
    if counts.failed > 0 { parts.append("\(counts.failed) \(counts.failed == 1 ? "does" : "do") not render") }
    if counts.other > 0 { parts.append("\(counts.other) cannot be compared") }
    var text = parts.joined(separator: ", ") + ".\n"
    if !unwritten.isEmpty {
      text += "What differs is not all pending: run valuesctl snapshot check again once it can be written.\n"
    } else if counts.different + counts.missing > 0 {
      text +=
        mode == .ci
        ? "Nothing is written in CI. Run valuesctl snapshot check at home, then valuesctl snapshot review.\n"
        : "Look at what changed: valuesctl snapshot review\n"
    }
    return text
  }

  var json: String {
    JSONText.text(
      .object([
        ("matches", .bool(check.isMatch)),
        (
          "cases",
          .list(check.results.map { json(of: $0) })
        ),
        ("decisions", .list(check.decisions.map { DecisionText($0).frozen })),
        ("unreferenced", .texts(check.unreferenced.map { store.shown($0) })),
        ("strayPending", .texts(check.strayPending.map { store.shown($0) })),
        (
          "staleRedactions",
          .list(
            check.staleRules.map { rule, name in
              .object([("path", .text(rule.path.text)), ("case", name.map { .text($0.description) } ?? .null)])
            })
        ),
      ]))
  }

  private func json(of result: SnapshotCheck.Result) -> FrozenValue {
    switch result.outcome {
    case .failed(let failure):
      return .object([
        ("case", .text(result.name.description)), ("state", .text("failed")), ("message", .text(failure.message)),
        ("error", JSONText.value(of: failure.diagnostic.json)),
      ])
    case .compared(let verdict):
      let changes = verdict.changes.map { change in
        FrozenValue.object([("path", .text(change.path)), ("kind", .text(change.kind.rawValue))])
      }
      return .object(
        [
          ("case", .text(result.name.description)), ("state", .text(verdict.state.rawValue)), ("files", .list(changes)),
          ("unsteady", .bool(result.isUnsteady)),
        ] + (verdict.unwritten.map { [("unwritten", .text($0.message))] } ?? []))
    }
  }
}
