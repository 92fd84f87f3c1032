import ManifestDiff
import TestSupport
import Testing
import ValueTree

/// One behaviour on one page: `-- why --`, `-- old --`, `-- new --`, `-- want --`, and perhaps `-- width --` or
/// `-- json --`.
struct Fixture {
  var sections: [String: String] = [:]

  init(_ text: String) {
    var name = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        name = String(line.dropFirst(3).dropLast(3))
        sections[name] = ""
      } else {
        sections[name, default: ""] += line + "\n"
      }
    }
    // What stands behind the last line feed.
    sections[name]?.removeLast()
  }

  var printed: String {
    let source = "web/templates/a.yaml"
    let diff = ObjectDiff.compare(
      DiffObject.read(ByteString(sections["old"] ?? ""), source: source),
      DiffObject.read(ByteString(sections["new"] ?? ""), source: source))
    if sections["json"] != nil { return DiffJSON().lines(of: diff) }
    var form = DiffText()
    form.width = sections["width"].flatMap { Int($0.dropLast()) } ?? form.width
    return form.text(of: diff)
  }
}

@Suite struct PrintedDifferences {
  static let folder = "Tests/ManifestDiffTests/Fixtures"

  @Test(arguments: try Repository.names(in: folder))
  func reads(name: String) throws {
    let fixture = Fixture(try Repository.read(Self.folder + "/" + name).string)
    #expect(fixture.printed == fixture.sections["want"], "\(fixture.sections["why"] ?? "")")
  }

  @Test func colours() {
    var form = DiffText()
    form.isColoured = true
    let text = form.text(of: changes("kind: A\na: 1\nb: 1", "kind: A\na: 2\nc: 1"))
    #expect(
      text == """
        \u{1B}[1m~ A  a.yaml\u{1B}[0m
            a: 1 → 2
        \u{1B}[31m  - b: 1\u{1B}[0m
        \u{1B}[32m  + c: 1\u{1B}[0m

        """)
  }

  @Test func noLineIsLonger() {
    let long = String(repeating: "x", count: 500)
    let old = "kind: A\nmetadata: {name: \(long)}\n\(long): 1\nb: {c: \(long)}\nd: \(long)"
    let new = "kind: A\nmetadata: {name: \(long)}\n\(long): 2\ne: {c: \(long)}\nd: \(long)y"
    var form = DiffText()
    form.width = 50
    let lines = form.text(of: changes(old, new)).split(separator: "\n")
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= 50 })
    #expect(lines.count >= 9)
  }

  @Test func countsWhatIsLeftOut() {
    let old = "kind: A\na: " + "\"" + (0..<50).map { "old \($0)\\n" }.joined() + "\"\nb: {x: 1}"
    let new = "kind: A\na: " + "\"" + (0..<50).map { "new \($0)\\n" }.joined() + "\"\nb: {x: 1, y: [1, 2, 3, 4, 5]}"
    var form = DiffText()
    form.linesPerValue = 3
    let text = form.text(of: changes(old, new))
    #expect(text.contains("… 97 more changed lines") && text.contains("… 2 more lines"))
    form.linesPerValue = nil
    #expect(!form.text(of: changes(old, new)).contains("…"))
  }
}
