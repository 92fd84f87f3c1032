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

  /// `3 files in 3 cases: web/default, web/production, web/tls`
  var title: String {
    let cases = decision.cases.map(\.description)
    let files = decision.changes.count
    let shown = cases.prefix(6).joined(separator: ", ") + (cases.count > 6 ? ", … (\(cases.count) in all)" : "")
    switch decision.kind {
    case .newCase: return "the new case \(shown), \(files) file\(files == 1 ? "" : "s")"
    case .inputs: return "other inputs of \(shown)"
    case .files:
      return "\(files) file\(files == 1 ? "" : "s") in \(cases.count) case\(cases.count == 1 ? "" : "s"): \(shown)"
    }
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
      return decision.shown.map { form.text(of: $0) }.joined(separator: "\n")
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

  /// The lines that differ, of every file.
  var details: String { decision.changes.map { unified($0) }.joined() }

  private func unified(_ change: SnapshotChange) -> String {
    var text = "--- \(change.accepted == nil ? "/dev/null" : "\(change.name)/\(change.path)")\n"
    text += "+++ \(change.rendered == nil ? "/dev/null" : "\(change.name)/\(change.path)")\n"
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
