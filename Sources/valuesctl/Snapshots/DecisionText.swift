import ManifestDiff
import Snapshots
import ValueTree

/// A decision as people and tools see it.
struct DecisionText {
  var decision: Decision
  var isColoured = false

  init(_ decision: Decision, isColoured: Bool = false) {
    self.decision = decision
    self.isColoured = isColoured
  }

  /// `3 files in 3 cases of web: default, production, tls`
  var title: String {
    let files = "\(decision.changes.count) file\(decision.changes.count == 1 ? "" : "s")"
    switch decision.kind {
    case .newCase: return "the new case \(decision.cases[0]), \(files)"
    case .inputs: return "other inputs of \(cases)"
    case .files: return "\(files) in \(cases)"
    }
  }

  /// `web/default`, or `12 cases of web: default, production, tls, …`
  private var cases: String {
    let names = decision.cases
    guard names.count > 1 else { return names[0].description }
    let isOneChart = names.allSatisfy { $0.chart == names[0].chart }
    let shown = names.prefix(4).map { isOneChart ? $0.name : $0.description }.joined(separator: ", ")
    return "\(names.count) cases\(isOneChart ? " of \(names[0].chart)" : ""): \(shown)\(names.count > 4 ? ", …" : "")"
  }

  /// What changed, by meaning.
  var text: String {
    switch decision.kind {
    case .newCase: return newCase
    case .inputs: return unified(decision.changes[0])
    case .files:
      if decision.shown.isEmpty { return unified(decision.changes[0]) }
      var form = DiffText()
      form.isColoured = isColoured
      return decision.shown.map { form.text(of: $0) }.joined(separator: "\n") + comments
    }
  }

  private var newCase: String {
    var text = ""
    for change in decision.changes {
      if change.isInputs {
        for line in (change.rendered ?? "").string.split(separator: "\n") { text += "  + \(line)\n" }
        continue
      }
      let objects = DiffObject.read(change.rendered ?? "", source: change.path).map { ObjectKey(of: $0).description }
      text += "  \(change.path)  \(objects.joined(separator: ", "))\n"
    }
    return text
  }

  /// The comments that changed, which a comparison of values does not show.
  private var comments: String {
    // A text that is compared line by line has shown them.
    guard decision.shown.allSatisfy({ $0.kind == .changed }) else { return "" }
    let first = decision.changes.prefix { $0.name == decision.changes[0].name }
    var text = ""
    for change in first where change.kind == .changed {
      let lines = LineChanges.comments(change)
      for line in lines.lost { text += painted("  - \(Self.visible(line.string))", "31") + "\n" }
      for line in lines.won { text += painted("  + \(Self.visible(line.string))", "32") + "\n" }
    }
    return text
  }

  /// The lines that differ, of every file; those that differ in the same lines once.
  var details: String {
    var bodies: [String: Int] = [:]
    var shown: [(change: SnapshotChange, body: String, others: Int)] = []
    for change in decision.changes {
      let body = hunks(change)
      if let known = bodies[body] {
        shown[known].others += 1
      } else {
        bodies[body] = shown.count
        shown.append((change, body, 0))
      }
    }
    return shown.map { change, body, others in
      let same = others == 0 ? "" : "and the same in \(others) more file\(others == 1 ? "" : "s")\n"
      return header(change) + body + same + "\n"
    }.joined()
  }

  private func unified(_ change: SnapshotChange) -> String { header(change) + hunks(change) }

  private func header(_ change: SnapshotChange) -> String {
    """
    --- \(change.accepted == nil ? "/dev/null" : "\(change.name)/\(change.path)")
    +++ \(change.rendered == nil ? "/dev/null" : "\(change.name)/\(change.path)")

    """
  }

  private func hunks(_ change: SnapshotChange) -> String {
    var text = ""
    let diff = LineDiff(change.accepted ?? "", change.rendered ?? "")
    for hunk in diff.hunks(context: 3) {
      text += "@@\n"
      for line in diff.lines[hunk] {
        let content = Self.visible(line.mark.rawValue + line.text.string)
        switch line.mark {
        case .same: text += content + "\n"
        case .added: text += painted(content, "32") + "\n"
        case .removed: text += painted(content, "31") + "\n"
        }
      }
    }
    return text
  }

  private func painted(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A chart's text must not move the cursor.
  private static func visible(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\t" || 0x7F..<0xA0 ~= scalar.value
      view.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(view)
  }

  var frozen: FrozenValue {
    let files = decision.changes.map { change in
      FrozenValue.object([
        ("case", .text(change.name.description)), ("path", .text(change.path)), ("kind", .text(change.kind.rawValue)),
      ])
    }
    return .object([
      ("id", .text(decision.id)), ("kind", .text(decision.kind.rawValue)), ("title", .text(title)),
      ("files", .list(files)), ("text", .text(text)),
    ])
  }
}
