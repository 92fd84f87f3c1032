import ValueCoding
import ValueTree

/// Changes for people, as short as they can be without losing an edit.
///
/// ```
/// ~ Deployment/web  web/templates/deployment.yaml
///     spec.replicas: 1 → 2
///   + spec.template.spec.containers[web].env[DEBUG]:
///   +   name: DEBUG
///   +   value: "1"
/// ```
package struct DiffText: Sendable {
  /// - Unit: characters of a line, the marks before it included. At least 40.
  package var width = 100
  package var isColoured = false
  /// Lines around each change of a long text.
  package var context = 2
  /// Lines of an added or removed value, and of one long text; nil for all. What is left out is counted.
  package var linesPerValue: Int? = 40
  package var showsSecrets = false

  package init() {}

  /// One paragraph for each change; empty when there is none.
  package func text(of diff: ObjectDiff) -> String {
    diff.changes.map(text).joined(separator: "\n")
  }

  /// The changes of one group under a line that says whom they are about.
  package func text(of group: ChangeGroup) -> String {
    var page = DiffPage(form: self)
    page.writeHeader(of: group)
    return page.text + group.changes.map(text).joined(separator: "\n")
  }

  package func text(of change: ObjectChange) -> String {
    var page = DiffPage(form: self)
    page.write(change)
    return page.text
  }
}

/// The lines written so far.
struct DiffPage {
  let form: DiffText
  private(set) var text = ""

  init(form: DiffText) { self.form = form }

  enum Colour: String {
    case none = ""
    case red = "\u{1B}[31m"
    case green = "\u{1B}[32m"
    case bold = "\u{1B}[1m"
    case faint = "\u{1B}[2m"
  }

  /// One line, cut to the width.
  mutating func line(_ content: String, _ colour: Colour = .none) {
    let cut = Self.cut(content, max(40, form.width))
    if form.isColoured, colour != .none {
      text += colour.rawValue + cut + "\u{1B}[0m\n"
    } else {
      text += cut + "\n"
    }
  }

  static func cut(_ content: String, _ width: Int) -> String {
    let scalars = content.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: width, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return content }
    return String(scalars[..<scalars.index(before: end)]) + "…"
  }

  // MARK: Headers

  mutating func writeHeader(of group: ChangeGroup) {
    let snapshots = Set(group.members.map(\.snapshot)).sorted()
    let files = group.members.reduce(0) { $0 + $1.sources.count }
    let count = "\(snapshots.count) snapshot\(snapshots.count == 1 ? "" : "s"), \(files) file\(files == 1 ? "" : "s")"
    line("[\(group.id.prefix(8))] \(count): \(visible(snapshots.joined(separator: ", ")))", .bold)
  }

  mutating func write(_ change: ObjectChange) {
    let name = visible(change.key.description)
    switch change.kind {
    case .added: header("+ \(name)", change, .green)
    case .removed: header("- \(name)", change, .red)
    case .changed: header("~ \(name)", change)
    case .renamed: header("~ \(visible(change.oldKey?.description ?? "")) → \(name)", change)
    case .moved: header("> \(name)", change)
    case .formatting: header("= \(name)", change, note: "same values, other text")
    case .order: header("=", change, note: "documents in another order")
    }
    switch change.kind {
    case .added: if let new = change.new { write(new.value, mark: "+", path: nil) }
    case .removed: if let old = change.old { write(old.value, mark: "-", path: nil) }
    case .formatting: writeFormatting(change)
    default: for edit in change.edits { write(edit) }
    }
  }

  /// What it is about, and the source on the same line where there is room.
  private mutating func header(_ title: String, _ change: ObjectChange, _ colour: Colour = .bold, note: String = "") {
    let sources = change.sources.map(visible)
    let source = sources.joined(separator: " → ") + (note.isEmpty ? "" : "  \(note)")
    if title.unicodeScalars.count + source.unicodeScalars.count + 2 <= form.width {
      return line("\(title)  \(source)", colour)
    }
    line(title, colour)
    for (index, source) in sources.enumerated() { line("    \(index == 0 ? "in" : "→ ") \(source)", .faint) }
    if !note.isEmpty { line("    \(note)", .faint) }
  }

  private mutating func writeFormatting(_ change: ObjectChange) {
    if change.isSecret, !form.showsSecrets {
      line("    the text of a Secret is not shown", .faint)
    } else if let lines = change.lines {
      write(lines)
    }
  }

  func visible(_ text: String) -> String { VisibleText.of(ByteString(text)) }

  // MARK: Values

  /// A whole value behind `mark`, under its path where it has one.
  mutating func write(_ value: FrozenValue, mark: String, path: String?) {
    let colour: Colour = mark == "+" ? .green : .red
    let shown = HiddenValue.shown(value, showsSecrets: form.showsSecrets)
    var lines: [String]
    switch shown {
    case .map(let map) where !map.isEmpty: lines = yaml(shown)
    case .list(let items) where !items.isEmpty: lines = yaml(shown)
    case .string(let text) where text.contains("\n"): lines = LineDiff.split(text).map(VisibleText.of)
    default:
      line("  \(mark) \(path.map { $0 + ": " } ?? "")\(ScalarText.of(shown))", colour)
      return
    }
    while lines.last == "" { lines.removeLast() }
    if let path { line("  \(mark) \(path):", colour) }
    let room = form.linesPerValue ?? lines.count
    for content in lines.prefix(room) { line("  \(mark) \(path == nil ? "" : "  ")\(content)", colour) }
    if lines.count > room { line("    … \(lines.count - room) more lines", .faint) }
  }

  private func yaml(_ value: FrozenValue) -> [String] {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try YAMLWriter.appendPretty(Value(thawing: value), to: &output)
    } catch {
      var canonical = CanonicalBytes()
      canonical.append(value)
      return ["a value that is too large to show, sha256:\(canonical.digest.prefix(12))"]
    }
    return LineDiff.split(ByteString(output)).map(VisibleText.of)
  }

  /// The hunks of a long text.
  mutating func write(_ diff: LineDiff) {
    var room = form.linesPerValue ?? Int.max
    let hunks = diff.hunks(context: form.context)
    for (number, hunk) in hunks.enumerated() {
      if number > 0 { line("      …", .faint) }
      for index in hunk {
        if room == 0 {
          let left = diff.lines[index...].count { $0.mark != .same }
          if left > 0 { line("    … \(left) more changed lines", .faint) }
          return
        }
        room -= 1
        let item = diff.lines[index]
        // The empty line behind the last line feed.
        let isEnd =
          item.text.isEmpty && !diff.lines[(index + 1)...].contains { $0.mark == item.mark || $0.mark == .same }
        if isEnd, item.mark == .same { continue }
        let content = isEnd ? "(line feed at the end)" : Self.seen(item)
        line(
          "    \(item.mark.rawValue) \(content)", item.mark == .added ? .green : item.mark == .removed ? .red : .none)
      }
    }
  }

  /// A line whose blanks at the end can be seen where they may be the difference.
  private static func seen(_ line: LineDiff.Line) -> String {
    let text = VisibleText.of(line.text)
    guard line.mark != .same, let last = text.unicodeScalars.last, last == " " || last == "\t" else { return text }
    let kept = String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    return kept + text.dropFirst(kept.count).map { $0 == " " ? "·" : "⇥" }.joined()
  }
}
