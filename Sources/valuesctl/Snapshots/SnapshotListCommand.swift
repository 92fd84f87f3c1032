import ArgumentParser
import Snapshots
import ValueTree

/// `valuesctl snapshot list`
struct SnapshotListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the cases and what is pending, without rendering anything.")

  @OptionGroup var options: SnapshotOptions

  func run() throws {
    let store = try options.store()
    var cases = try Failure.wrap { () throws(SnapshotFailure) in try store.stored() }
    let known = Set(cases.map(\.name))
    for declared in store.configuration.cases where !known.contains(declared.name) {
      cases.append(SnapshotStore.Stored(declared: declared.name))
    }
    cases.sort { $0.name < $1.name }
    let decisions = Review.decisions(in: cases)
    switch options.format {
    case .text: try System.write(Array(text(cases, decisions).utf8))
    case .json: try System.write(Array((json(cases, decisions) + "\n").utf8))
    }
  }

  private func state(_ stored: SnapshotStore.Stored) -> String {
    if stored.snapshot == nil {
      if !stored.changes.isEmpty { return "new" }
      return stored.unreferenced.isEmpty ? "declared" : "without case.yaml"
    }
    return stored.changes.isEmpty ? "accepted" : "pending"
  }

  private func text(_ cases: [SnapshotStore.Stored], _ decisions: [Decision]) -> String {
    let width = cases.map { $0.name.description.count }.max() ?? 0
    var text = ""
    for stored in cases {
      text += "\(stored.name.description.padded(to: width))  \(state(stored))"
      if !stored.changes.isEmpty {
        text += ", \(stored.changes.count) file\(stored.changes.count == 1 ? "" : "s")"
      }
      text += "\n"
    }
    if cases.isEmpty { text = "There are no cases.\n" }
    if !decisions.isEmpty {
      text += "\n\(decisions.count) decision\(decisions.count == 1 ? "" : "s") open: valuesctl snapshot review\n"
    }
    return text
  }

  private func json(_ cases: [SnapshotStore.Stored], _ decisions: [Decision]) -> String {
    let list = cases.map { stored in
      FrozenValue.object([
        ("case", .text(stored.name.description)), ("state", .text(state(stored))),
        (
          "pending",
          .list(
            stored.changes.map {
              .object([("path", .text($0.path)), ("kind", .text($0.kind.rawValue))])
            })
        ),
      ])
    }
    return JSONText.text(
      .object([("cases", .list(list)), ("decisions", .list(decisions.map { DecisionText($0).frozen }))]))
  }
}
