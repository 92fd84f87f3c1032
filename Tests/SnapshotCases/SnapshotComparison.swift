import TestSupport
import ValueTree

extension SnapshotCase {
  /// What the golden files and a render differ in, one entry for each file; none when they agree.
  package func differences() throws -> [String] {
    let found = try files()
    let wanted = Set(try Repository.files(below: folder)).subtracting([Self.fileName])
    var differences = wanted.subtracting(found.keys).sorted().map { "\($0): no longer rendered" }
    differences += Set(found.keys).subtracting(wanted).sorted().map { "\($0): rendered, but there is no golden file" }
    for path in wanted.intersection(found.keys).sorted() {
      let golden = try Repository.read(folder + "/" + path)
      guard let text = found[path], text != golden else { continue }
      differences.append("\(path): " + Self.firstDifference(wanted: golden, found: text))
    }
    return differences
  }

  /// The first line that differs, and the one in front of it.
  static func firstDifference(wanted: ByteString, found: ByteString) -> String {
    let wantedLines = wanted.string.split(separator: "\n", omittingEmptySubsequences: false)
    let foundLines = found.string.split(separator: "\n", omittingEmptySubsequences: false)
    var line = 0
    while line < wantedLines.count, line < foundLines.count, wantedLines[line] == foundLines[line] { line += 1 }
    var report = "line \(line + 1) differs"
    if line > 0 { report += "\n  \(wantedLines[line - 1])" }
    report += "\n- " + (line < wantedLines.count ? wantedLines[line] : "(the end)")
    report += "\n+ " + (line < foundLines.count ? foundLines[line] : "(the end)")
    return report
  }
}
