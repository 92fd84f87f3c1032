import Testing
import ValueTree

@testable import ChartEngine

@Suite struct ManifestSplitterTests {
  @Test(
    arguments: [
      // text                          documents            why
      ("", [], "nothing"),
      ("---\n---\n \n", [], "only separators"),
      ("a: 1\n---\nb: 2\n", ["a: 1\n", "b: 2\n"], "two documents"),
      ("a: 1\n---b: 2\n", ["a: 1\n", "b: 2\n"], "whatever follows the dashes"),
      ("---- x\n", ["- x\n"], "a fourth dash belongs to the document"),
      ("a: |\n  x\n---\n  y\n", ["a: |\n  x\n", "y\n"], "through a block scalar"),
      ("\n\n  a: 1\n", ["a: 1\n"], "white space in front goes"),
      ("--- \t # x\n", ["# x\n"], "a comment alone is a document"),
      ("a: b --- c\n", ["a: b --- c\n"], "only at the start of a line"),
      ("---\r\na: 1\r\n", ["a: 1\r\n"], "carriage returns"),
    ] as [(String, [String], String)])
  func cuts(text: String, documents: [String], why: String) {
    #expect(ManifestSplitter.documents(of: ByteString(text)).map(\.string) == documents, "\(why)")
  }
}

@Suite struct InstallOrderTests {
  @Test(
    arguments: [
      ("Deployment Service ConfigMap", "ConfigMap Service Deployment", "Helm's order"),
      ("Widget Service Apple", "Service Apple Widget", "unknown kinds last and by name"),
      ("service Service", "Service service", "letters count"),
    ] as [(String, String, String)])
  func sorts(kinds: String, order: String, why: String) {
    let items = kinds.split(separator: " ").map(String.init)
    #expect(InstallOrder.sorted(items) { ByteString($0) }.joined(separator: " ") == order, "\(why)")
  }
}

@Suite struct ReleaseTextTests {
  private func sorted(_ files: [(String, String)]) throws -> SortedManifests {
    try SortedManifests(files.map { (ByteString($0.0), ByteString($0.1)) }, chartName: "demo")
  }

  @Test func printsHooksLastAndNoPartialsOrNotes() throws {
    let release = ReleaseText(
      try sorted([
        ("demo/templates/b.yaml", "kind: Service\n"), ("demo/templates/a.yaml", "kind: Deployment\n"),
        ("demo/templates/h.yaml", "kind: Job\nmetadata: {annotations: {helm.sh/hook: test}}\n"),
        ("demo/templates/_p.yaml", "nope"), ("demo/templates/NOTES.txt", "hello"),
        ("demo/templates/u.yaml", "metadata: {annotations: {helm.sh/hook: \"pre-install,\"}}\n"),
      ]))
    #expect(release.sorted.notes == "hello")
    #expect(
      String(decoding: release.text(), as: UTF8.self) == """
        ---
        # Source: demo/templates/b.yaml
        kind: Service

        ---
        # Source: demo/templates/a.yaml
        kind: Deployment
        ---
        # Source: demo/templates/h.yaml
        kind: Job
        metadata: {annotations: {helm.sh/hook: test}}


        """)
    var untested = release
    untested.includesTests = false
    #expect(!String(decoding: untested.text(), as: UTF8.self).contains("h.yaml"))
  }

  @Test func showsOnlyWhatIsAskedFor() throws {
    let release = ReleaseText(try sorted([("demo/templates/a.yaml", "a: 1\n"), ("demo/templates/b.yaml", "b: 1\n")]))
    let text = try release.text(showing: ["templates/b.yaml", "templates/*"])
    #expect(
      String(decoding: text, as: UTF8.self)
        == "---\n# Source: demo/templates/b.yaml\nb: 1\n\n---\n# Source: demo/templates/a.yaml\na: 1\n\n\n"
        + "---\n# Source: demo/templates/b.yaml\nb: 1\n\n")
    #expect(throws: TemplateNotFound(pattern: "templates/c.yaml")) {
      try release.text(showing: ["templates/c.yaml"])
    }
  }

  @Test func namesTheFileThatIsNoYAML() {
    #expect {
      try sorted([("demo/templates/a.yaml", "- 1\n")])
    } throws: { error in
      (error as? ManifestFailure)?.message
        == "YAML parse error on demo/templates/a.yaml: error unmarshaling JSON: while decoding JSON: "
        + "json: cannot unmarshal array into Go value of type util.SimpleHead"
    }
  }
}
