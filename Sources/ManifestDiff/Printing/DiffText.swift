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
  /// - Unit: characters of a line, the marks before it included. At least 40. What is longer goes on in the next row.
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

  /// One line; what does not fit the width goes on in the next rows.
  mutating func line(_ content: String, _ colour: Colour = .none) {
    for row in Self.rows(content, max(40, form.width)) {
      text += form.isColoured && colour != .none ? colour.rawValue + row + "\u{1B}[0m\n" : row + "\n"
    }
  }

  /// A line and up to three rows that go on with it; more is counted and left out.
  private static func rows(_ content: String, _ width: Int) -> [String] {
    if content.utf8.count <= width { return [content] }
    var rest = content.unicodeScalars[...]
    var rows: [String] = []
    while rows.count < 4, !rest.isEmpty {
      let start = rows.isEmpty ? "" : "      ↳ "
      var row = rest.prefix(width - start.unicodeScalars.count)
      // Rather behind a word or a step of a path, where one ends near.
      if row.endIndex < rest.endIndex,
        let end = row.suffix(24).lastIndex(where: { " .,/[".unicodeScalars.contains($0) }),
        end > rest.startIndex
      {
        row = rest[...end]
      }
      rows.append(start + String(row))
      rest = rest[row.endIndex...]
    }
    if !rest.isEmpty { rows.append("      … \(rest.count) more characters") }
    return rows
  }

  // MARK: Headers

  mutating func writeHeader(of group: ChangeGroup) {
    let snapshots = Set(group.members.map(\.snapshot)).sorted()
    let files = group.members.reduce(0) { $0 + $1.sources.count }
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    var content = "[\(group.id.prefix(8))] \(count(files, "file")) in \(count(snapshots.count, "snapshot")):"
    for (index, snapshot) in snapshots.enumerated() {
      let name = " " + visible(snapshot) + (index + 1 < snapshots.count ? "," : "")
      if content.unicodeScalars.count + name.unicodeScalars.count > form.width {
        line(content, .bold)
        content = "   "
      }
      content += name
    }
    line(content, .bold)
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
    case .order: header("= \(name)", change, note: "documents in another order")
    }
    switch change.kind {
    case .added: if let new = change.new { write(new.value, mark: "+", path: nil) }
    case .removed: if let old = change.old { write(old.value, mark: "-", path: nil) }
    case .formatting: writeFormatting(change)
    case .order:
      for edit in change.edits {
        guard case .moved(let from, let to) = edit.kind, case .item(let item)? = edit.path.first else { continue }
        let name = item.identity.map { VisibleText.of($0.value) }.joined(separator: "/")
        line("    \(name): moved from place \(from + 1) to \(to + 1)")
      }
    default: for edit in change.edits { write(edit) }
    }
  }

  /// What it is about, and the source on the same line where there is room.
  private mutating func header(_ title: String, _ change: ObjectChange, _ colour: Colour = .bold, note: String = "") {
    // What is no object is called by its source.
    let isSource = change.key.kind.isEmpty && change.key.name.string == change.source && change.sources.count == 1
    let sources = isSource ? [] : change.sources.map(visible)
    let parts = [sources.joined(separator: " → "), note].filter { !$0.isEmpty }
    if parts.isEmpty { return line(title, colour) }
    let source = parts.joined(separator: "  ")
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
    let shown = HiddenValue.shown(value, showsSecrets: form.showsSecrets, levels: max(10, (form.width - 40) / 2))
    var lines: [String]
    switch shown {
    case .map(let map) where !map.isEmpty: lines = yaml(shown)
    case .list(let items) where !items.isEmpty: lines = yaml(shown)
    case .string(let text) where text.contains("\n"): lines = LineDiff.split(text).map(VisibleText.of)
    default:
      let content = ScalarText.of(shown)
      let label = path.map { $0 + ": " } ?? ""
      if path == nil || label.unicodeScalars.count + content.unicodeScalars.count + 4 <= form.width {
        return line("  \(mark) \(label)\(content)", colour)
      }
      lines = [content]
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
    var skipped: [Int: Int] = [:]
    for (number, hunk) in diff.hunks(context: form.context).enumerated() {
      if number > 0 { line("      …", .faint) }
      for index in hunk {
        let item = diff.lines[index]
        if diff.endsText(index), item.mark == .same { continue }
        if room == 0 {
          let left = diff.lines[index...].count { $0.mark != .same }
          if left > 0 { line("    … \(left) more changed lines", .faint) }
          return
        }
        room -= 1
        if item.mark == .removed, let partner = diff.partner(of: index) {
          let count = Self.skipped(item.text.string, diff.lines[partner].text.string, max(40, form.width) - 6)
          (skipped[index], skipped[partner]) = (count, count)
        }
        let content = Self.cutLeft(Self.seen(item), skipped[index] ?? 0)
        let colour: Colour = item.mark == .added ? .green : item.mark == .removed ? .red : .none
        line("    \(item.mark.rawValue) \(diff.endsText(index) ? "(line feed at the end)" : content)", colour)
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
