import Foundation
import ChartEngine
import Charts
import TestSupport
import Testing
import ValueCoding
import ValueTree

@testable import Snapshots

@Suite struct StoreTests {
  private static let templates = "snapshots/web/default/web/templates"

  @Test func `a new case waits, whole, until it is accepted`() throws {
    let sandbox = try Sandbox()
    for _ in 0..<2 {
      let check = try sandbox.check()
      #expect(check.states == ["web/default: missing"] && !check.isMatch)
    }
    #expect(
      try sandbox.files() == [
        "snapshots/web/default/case.yaml.pending", "\(Self.templates)/deployment.yaml.pending",
        "\(Self.templates)/service.yaml.pending",
      ])
    try sandbox.acceptAll()
    #expect(
      try sandbox.files() == [
        "snapshots/web/default/case.yaml", "\(Self.templates)/deployment.yaml", "\(Self.templates)/service.yaml",
      ])
    #expect(
      try sandbox.read("snapshots/web/default/case.yaml")
        == "chart: web\nrelease: release-name\nnamespace: default\n")
    #expect(
      try sandbox.read("\(Self.templates)/service.yaml")
        == """
        ---
        # Source: web/templates/service.yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: release-name
          labels:
            helm.sh/chart: web-1.0.0
        spec:
          ports:
            - name: http
              port: 80


        """)
    #expect(try sandbox.check(.ci).isMatch)
  }

  @Test func `nothing is written in CI, and a missing snapshot does not pass there`() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.check(.ci).states == ["web/default: missing"])
    #expect(try sandbox.files().isEmpty)
  }

  @Test func `a template that stops rendering is a difference`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("web/values.yaml", "replicas: 1\nservice: false\nport: 80\n")
    let check = try sandbox.check()
    #expect(check.states == ["web/default: different"])
    #expect(try sandbox.read("\(Self.templates)/service.yaml.pending") == PendingName.removal.string)
    #expect(try sandbox.read("\(Self.templates)/service.yaml") != nil)
    try sandbox.acceptAll()
    #expect(try sandbox.files() == ["snapshots/web/default/case.yaml", "\(Self.templates)/deployment.yaml"])
  }

  @Test func `what is pending no more goes away`() throws {
    let sandbox = try Sandbox.accepted()
    let before = try sandbox.files()
    try sandbox.write("web/values.yaml", "replicas: 2\nservice: true\nport: 80\n")
    try sandbox.check()
    #expect(try sandbox.files().count == before.count + 1)
    try sandbox.write("web/values.yaml", "replicas: 1\nservice: true\nport: 80\n")
    #expect(try sandbox.check().isMatch)
    #expect(try sandbox.files() == before)
  }

  @Test func `a case that does not render keeps its snapshot`() throws {
    let sandbox = try Sandbox.accepted()
    let before = try sandbox.files()
    try sandbox.write("web/templates/service.yaml", "{{ fail \"no\" }}")
    #expect(try sandbox.check().states == ["web/default: failed"])
    #expect(try sandbox.files() == before)
  }

  @Test func `a case of other inputs is a difference, whatever it renders`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("valuesctl.yaml", "cases:\n  - {chart: web, seed: 1}\n")
    let check = try sandbox.check()
    #expect(check.states == ["web/default: different"])
    #expect(try sandbox.read("snapshots/web/default/case.yaml.pending")?.hasSuffix("seed: 1\n") == true)
    // The same inputs in other words are the same.
    try sandbox.write("snapshots/web/default/case.yaml", "# Mine.\nseed: '1'\nchart: web\nset: []\n")
    #expect(try sandbox.check().isMatch)
  }

  @Test func `files of no case are told and stay`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("snapshots/web/default/notes.txt", "mine")
    try sandbox.write("snapshots/web/old/web/templates/a.yaml", "---\n# Source: web/templates/a.yaml\n")
    try sandbox.write("snapshots/web/x.txt", "mine")
    try sandbox.write("snapshots/README.md", "mine")
    let check = try sandbox.check()
    #expect(check.isMatch)
    #expect(check.unreferenced == ["web/default/notes.txt", "web/old/web/templates/a.yaml", "web/x.txt"])
    try sandbox.store().prune(["web/old/web/templates/a.yaml"])
    #expect(try sandbox.check().unreferenced == ["web/default/notes.txt", "web/x.txt"])
    #expect(try !sandbox.files().contains { $0.hasPrefix("snapshots/web/old/") })
  }

  @Test func `what another process left unfinished goes away`() throws {
    let sandbox = try Sandbox.accepted()
    // No process has this number.
    try sandbox.write("\(Self.templates)/.valuesctl-99999999-1.pending", "half")
    try sandbox.write("\(Self.templates)/.valuesctl-1-1.pending", "half, and somebody is at it")
    let check = try sandbox.check()
    #expect(check.isMatch && check.unreferenced.isEmpty)
    #expect(try sandbox.files().filter { $0.contains(".valuesctl-") } == ["\(Self.templates)/.valuesctl-1-1.pending"])
  }

  @Test func `pending files in CI are told`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("web/values.yaml", "replicas: 2\nservice: true\nport: 80\n")
    try sandbox.check()
    try sandbox.write("web/values.yaml", "replicas: 1\nservice: true\nport: 80\n")
    let check = try sandbox.check(.ci)
    #expect(check.states == ["web/default: matches"] && !check.isMatch)
    #expect(check.strayPending == ["web/default/web/templates/deployment.yaml.pending"])
  }

  @Test func `a case that renders otherwise each time is told`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("web/templates/service.yaml", "kind: X\nid: {{ uuidv4 }}\n")
    #expect(try sandbox.check().results[0].isUnsteady)
    try sandbox.write("valuesctl.yaml", "cases:\n  - {chart: web, seed: 1}\n")
    #expect(try !sandbox.check().results[0].isUnsteady)
    try sandbox.acceptAll()
    #expect(try sandbox.check().isMatch)
  }

  @Test func `a rule that replaces nothing is told`() throws {
    let sandbox = try Sandbox.accepted(
      """
      redactions: [{path: spec.replicas}, {path: spec.nothing}]
      cases:
        - chart: web
          redactions: [{path: metadata.name}, {selector: {kind: Pod}, path: metadata.name}]
      """)
    let check = try sandbox.check()
    #expect(check.isMatch)
    #expect(
      check.staleRules.map { "\($0.rule.description), \($0.name?.description ?? "all")" } == [
        "metadata.name of Pod, web/default", "spec.nothing, all",
      ])
  }

  @Test func `the file that was shown is the file that is accepted`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("web/values.yaml", "replicas: 2\nservice: true\nport: 80\n")
    try sandbox.check()
    let store = try sandbox.store()
    let seen = try store.decisions()
    try sandbox.write("web/values.yaml", "replicas: 3\nservice: true\nport: 80\n")
    try sandbox.check()
    let failure = #expect(throws: SnapshotFailure.self) { try store.accept(seen) }
    #expect(
      failure?.message
        == "snapshots/web/default/web/templates/deployment.yaml has changed since it was shown; nothing is accepted"
    )
    #expect(try sandbox.read("\(Self.templates)/deployment.yaml")?.contains("replicas: 1") == true)
    let stale = #expect(throws: SnapshotFailure.self) { try store.decisions([seen[0].id]) }
    let now = try store.decisions()[0].id
    #expect(stale?.message == "decision \(seen[0].id) is about something that has changed since; nothing is done")
    #expect(stale?.diagnostic.hints == ["Look at it again: it is \(now) now."])
    try store.reject(store.decisions())
    #expect(try store.decisions().isEmpty)
  }

  @Test func `layers of values are laid over each other in their order`() throws {
    let sandbox = try Sandbox()
    try sandbox.write("a.yaml", "replicas: 2\nlist: [{a: 1}]\n")
    var snapshot = SnapshotCase(try CaseName("web/a"), chart: "web")
    snapshot.values = [
      .file("a.yaml"), .set(.plain, "list[0].b=2"), .inline(FrozenMap([("replicas", .float(3))])),
      .set(.json, "replicas=4"), .inline(FrozenMap([("port", .null)])),
    ]
    snapshot.set = [.string: ["port=x"]]
    let sources = try snapshot.sources { path throws(SystemFailure) in
      try DiskFiles().read("\(sandbox.folder.path)/\(path)") ?? ""
    }
    let values = try SnapshotCase.merged(sources) { _ throws(SystemFailure) in "" }.values
    #expect(
      FrozenValue.map(values)
        == (try YAMLReader.read("replicas: 4\nlist: [{a: 1, b: 2}]\nport: x")))
  }

  // MARK: Names

  @Test(
    arguments: [
      ("a", nil), ("a b-c_d.e", nil), ("größe", nil), ("", "it is empty"), ("..", "it means another folder"),
      ("a/b", "/ separates folders"), ("a\\b", "\\ separates folders"), ("a:b", "Windows allows no : in names"),
      ("a\u{7}", "it holds a control character"), ("a ", "Windows drops spaces at the ends of names"),
      (" a", "Windows drops spaces at the ends of names"), ("a.", "Windows drops a dot at the end of a name"),
      (".a", "names that start with a dot are hidden"), ("con", "Windows keeps con for a device"),
      ("NUL.txt", "Windows keeps nul for a device"), ("com1", "Windows keeps com1 for a device"), ("com10", nil),
      ("console", nil), ("gro\u{308}ße", "it holds a combining mark, which file systems write in different ways"),
      ("a?", "Windows allows no ? in names"), ("a|b", "Windows allows no | in names"),
    ] as [(String, String?)])
  func `names that a file system would confuse are refused`(name: String, problem: String?) throws {
    #expect(FileName.problem(with: name) == problem)
    if problem != nil { #expect(throws: SnapshotFailure.self) { try CaseName(chart: "web", name: name) } }
    #expect(FileName.problem(with: CaseName.slug(name)) == nil)
  }

  private func golden(_ files: String...) throws -> GoldenFiles {
    try GoldenFiles(files: Dictionary(uniqueKeysWithValues: files.map { ($0, ByteString("---\n# Source: \($0)\n")) }))
  }

  @Test func `two cases with one name are an error`() throws {
    let sandbox = try Sandbox()
    let store = try sandbox.store()
    let snapshot = SnapshotCase(try CaseName("web/a"), chart: "web")
    let files = try golden("web/templates/a.yaml")
    #expect(try store.compare(snapshot, files, mode: .local).state == .missing)
    #expect(try store.compare(snapshot, files, mode: .local).state == .missing, "the same test twice is fine")
    var other = snapshot
    other.release = "other"
    let failure = #expect(throws: SnapshotFailure.self) { try store.compare(other, files, mode: .local) }
    #expect(failure?.message == "two cases are named web/a, and they render from different inputs")
    let folded = SnapshotCase(try CaseName("web/A"), chart: "web")
    let clash = #expect(throws: SnapshotFailure.self) { try store.compare(folded, files, mode: .local) }
    #expect(
      clash?.message == "the cases web/A and web/a are one folder where file systems do not tell capitals apart")
    // Another process knows it from the folder.
    let later = try sandbox.store()
    let again = #expect(throws: SnapshotFailure.self) { try later.compare(folded, files, mode: .local) }
    #expect(again?.message == clash?.message)
  }

  @Test(arguments: [
    (["web/templates/a.yaml.pending"], ".pending is the mark of a pending file"),
    (["web/templates/../a.yaml"], "it means another folder"),
    (["web/templates/con.yaml"], "Windows keeps con for a device"),
    (["web/templates/.valuesctl-1"], "names that start with a dot are hidden"),
  ])
  func `source files that cannot be golden files are refused`(paths: [String], problem: String) throws {
    let failure = #expect(throws: SnapshotFailure.self) { try golden(paths[0]) }
    #expect(failure?.message.hasSuffix("cannot be the name of a golden file: \(problem)") == true)
  }

  @Test func `source files that differ in capitals are refused`() throws {
    let failure = #expect(throws: SnapshotFailure.self) { try golden("web/templates/a.yaml", "web/templates/A.yaml") }
    #expect(failure?.cause == .name)
  }

  /// Swift takes them for one text.
  @Test func `source files that differ in how a letter is written are refused`() throws {
    let chart = try ChartLoader.load(files: [
      ("Chart.yaml", "apiVersion: v2\nname: tiny\nversion: 0.1.0\n"), ("templates/\u{E9}.yaml", "kind: A\n"),
      ("templates/e\u{301}.yaml", "kind: B\n"),
    ])
    let rendered = try Renderer(chart).render(RenderRequest())
    let failure = #expect(throws: SnapshotFailure.self) {
      try GoldenFiles(rendered, includesCRDs: false, redactions: Redactions())
    }
    #expect(failure?.cause == .name)
  }

  @Test(
    arguments: [
      ([:], nil), (["CI": "true"], "CI"), (["CI": "1"], "CI"), (["CI": "false", "GITHUB_ACTIONS": "true"], nil),
      (["GITLAB_CI": "true"], "GITLAB_CI"), (["JENKINS_URL": ""], nil), (["CI": ""], nil), (["HOME": "/ci"], nil),
    ] as [([String: String], String?)])
  func `CI is known by its variables`(environment: [String: String], variable: String?) {
    #expect(SnapshotMode.ciVariable(in: { environment[$0] }) == variable)
  }
}

/// A case says what is rendered, and a check shows it: neither may reach beyond the repository.
@Suite struct RepositoryBoundsTests {
  @Test(arguments: [
    // case.yaml                                                what leads out
    ("chart: web\nvalues: ../outside.yaml\n", "a values file"),
    ("chart: web\nsetFile: port=../outside.yaml\n", "a file given to a value"),
    ("chart: web\nvalues: link.yaml\n", "a link"),
    ("chart: ../outside\n", "a chart"),
  ])
  func `a case reads nothing outside`(text: String, why: String) throws {
    let sandbox = try Sandbox("")
    let folder = try TemporaryFolder()
    try folder.write("port: 81\n", to: "outside.yaml")
    try folder.write("apiVersion: v2\nname: web\nversion: 1.0.0\n", to: "outside/Chart.yaml")
    for name in ["Chart.yaml", "values.yaml", "templates/service.yaml"] {
      try folder.write(ByteString(try #require(try sandbox.read("web/\(name)"))), to: "package/web/\(name)")
    }
    try folder.link("package/link.yaml", to: "../outside.yaml")
    try folder.write(ByteString(text), to: "package/snapshots/web/default/case.yaml")
    let store = try SnapshotStore(readingFrom: folder.path + "/package")
    let check = try SnapshotCheck(store, mode: .ci)
    guard case .failed(let failure) = try #require(check.results.first).outcome else {
      Issue.record("\(why) is read")
      return
    }
    #expect(failure.message.contains("it leads out of the repository"), "\(why)")
  }

  @Test func `charts beside the package are in its repository`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    try folder.write("apiVersion: v2\nname: web\nversion: 1.0.0\n", to: "charts/web/Chart.yaml")
    try folder.write("kind: X\nmetadata: {name: x}\n", to: "charts/web/templates/x.yaml")
    try folder.write("chart: ../charts/web\n", to: "tests/snapshots/web/default/case.yaml")
    let check = try SnapshotCheck(SnapshotStore(readingFrom: folder.path + "/tests"), mode: .ci)
    #expect(check.states == ["web/default: different"])
  }

  @Test func `a golden file that is a link out of the repository is not read`() throws {
    let sandbox = try Sandbox.accepted()
    let golden = "snapshots/web/default/web/templates/service.yaml"
    try FileManager.default.removeItem(atPath: "\(sandbox.folder.path)/\(golden)")
    try sandbox.folder.link(golden, to: "/etc/hostname")
    let check = try sandbox.check(.ci)
    #expect(check.states == ["web/default: failed"])
  }
}
