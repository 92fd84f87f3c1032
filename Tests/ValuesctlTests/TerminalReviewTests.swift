import TestSupport
import Testing
import ValueTree

/// `valuesctl snapshot review` on a terminal, where a person presses one key for each decision.
@Suite struct TerminalReviewTests {
  private static let prompt = "[a]ccept  [r]eject  [s]kip  [d]etails  [q]uit > "

  /// A repository in which three unlike edits are pending.
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: v2\nname: web\nversion: 1.0.0\n", to: "web/Chart.yaml")
    try folder.write("chart: web\n", to: "snapshots/web/default/case.yaml")
    for (name, new) in [("a", "one"), ("b", "two"), ("c", "three")] {
      try folder.write(manifest(name, "before"), to: snapshot(name))
      try folder.write(manifest(name, new), to: snapshot(name) + ".pending")
    }
    return folder
  }

  private func snapshot(_ name: String) -> String { "snapshots/web/default/web/templates/\(name).yaml" }

  private func manifest(_ name: String, _ value: String) -> ByteString {
    ByteString(
      "---\n# Source: web/templates/\(name).yaml\nkind: ConfigMap\nmetadata:\n  name: \(name)\ndata:\n  \(name): \(value)\n"
    )
  }

  /// What each file that is there holds, accepted and pending.
  private func state(_ folder: TemporaryFolder) throws -> [String] {
    try ["a", "b", "c"].flatMap { name in
      try ["", ".pending"].compactMap { ending in
        let text = try folder.text(of: snapshot(name) + ending)
        guard let value = text?.split(whereSeparator: \.isWhitespace).last else { return nil }
        return "\(name)\(ending): \(value)"
      }
    }
  }

  private func review(_ folder: TemporaryFolder) throws -> TerminalProgram {
    try TerminalProgram("valuesctl", arguments: ["snapshot", "review", "--no-ci"], in: folder.path)
  }

  @Test func `each key decides one edit`() throws {
    let folder = try repository()
    let review = try review(folder)
    for key in "dxars" { try review.press(key, at: Self.prompt) }
    #expect(try review.end() == 0)
    #expect(review.said.contains("1 of 3: "))
    #expect(review.said.contains("3 of 3: "))
    #expect(review.said.contains("1 accepted, 1 rejected, 1 left."))
    #expect(
      try state(folder) == ["a: one", "b: before", "c: before", "c.pending: three"])
    #expect(review.isAsBefore)
  }

  @Test(arguments: ["q", "\u{4}"] as [Character])
  func `what is not decided stays`(key: Character) throws {
    let folder = try repository()
    let review = try review(folder)
    try review.press("a", at: Self.prompt)
    try review.press(key, at: Self.prompt)
    #expect(try review.end() == 0)
    #expect(review.said.contains("1 accepted, 0 rejected, 2 left."))
    #expect(
      try state(folder) == [
        "a: one", "b: before", "b.pending: two", "c: before", "c.pending: three",
      ])
    #expect(review.isAsBefore)
  }

  @Test func `a review that is ended from outside leaves the terminal as it was`() throws {
    let folder = try repository()
    let before = try state(folder)
    let review = try review(folder)
    try review.wait(for: Self.prompt)
    review.terminate()
    let status = try review.end()
    #expect(status == 128 + 15)
    #expect(try state(folder) == before)
    #expect(review.isAsBefore)
  }

  @Test func `an edit that changed while it was looked at is not decided`() throws {
    let folder = try repository()
    let review = try review(folder)
    try review.wait(for: "1 of 3: ")
    try folder.write(manifest("a", "other"), to: snapshot("a") + ".pending")
    for key in "aaa" { try review.press(key, at: Self.prompt) }
    #expect(try review.end() == 0)
    #expect(review.said.contains("changed since"))
    #expect(try state(folder).prefix(2) == ["a: before", "a.pending: other"])
  }

  /// One edit in three files, one of which changes while it is looked at.
  @Test func `an edit of several files is accepted whole or not at all`() throws {
    let folder = try repository()
    for name in ["a", "b", "c"] {
      let text = manifest(name, "before").string
      try folder.write(ByteString(text + "  all: new\n"), to: snapshot(name) + ".pending")
    }
    let review = try review(folder)
    try review.wait(for: "1 of 1: ")
    try folder.write(manifest("c", "other"), to: snapshot("c") + ".pending")
    try review.press("a", at: Self.prompt)
    #expect(try review.end() == 0)
    #expect(review.said.contains("c.yaml has changed since it was shown; nothing is accepted"))
    #expect(review.said.contains("0 accepted, 0 rejected, 1 left."))
    #expect(
      try state(folder) == [
        "a: before", "a.pending: new", "b: before", "b.pending: new", "c: before", "c.pending: other",
      ])
  }
}
