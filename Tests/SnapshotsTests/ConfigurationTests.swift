import JSONSchema
import TestSupport
import Testing
import ValueCoding
import ValueTree

@testable import Snapshots

@Suite struct ConfigurationTests {
  // MARK: case.yaml

  @Test func `a case is read back as it was written`() throws {
    var snapshot = SnapshotCase(try CaseName("web/full"), chart: "charts/web")
    snapshot.values = [
      .file("ci/a.yaml"), .inline(FrozenMap([("a", .map(FrozenMap([("b: c", .string("true"))]))), ("n", .float(3))])),
      .set(.plain, "a.x=1"), .set(.json, "b={\"c\": [1]}"), .file("ci/b.yaml"),
    ]
    snapshot.lookup = [FrozenMap([("kind", .string("Secret"))])]
    snapshot.set = [.plain: ["a=1", "b={x,y}"], .string: ["c=2"], .json: ["d=[1]"], .file: ["e=f"], .literal: ["g=#"]]
    snapshot.release = "true"
    snapshot.namespace = "12"
    snapshot.isUpgrade = true
    snapshot.kubeVersion = "1.30"
    snapshot.apiVersions = ["a/v1"]
    snapshot.includesCRDs = true
    snapshot.validatesSchema = false
    snapshot.seed = 18_446_744_073_709_551_615
    snapshot.time = -5
    snapshot.timeZone = "Europe/Berlin"
    snapshot.redactions.secrets = .plain
    snapshot.redactions.presets = [.chartVersion, .certificates]
    var rule = RedactionRule(try RedactionPath("metadata.annotations[\"checksum/*\"]"))
    rule.selector.kind = TextPattern("Deploy*")
    rule.selector.name = TextPattern("web")
    rule.selector.source = TextPattern("web/*")
    rule.selector.labels = ["a/b": TextPattern("c")]
    rule.value = "x: y"
    snapshot.redactions.rules = [rule, RedactionRule(try RedactionPath("..a"))]
    let text = CaseText.text(of: snapshot)
    #expect(try SnapshotCase(snapshot.name, reading: text, file: "case.yaml") == snapshot)
    #expect(try Self.problems(with: text.string, schema: "case").isEmpty)
  }

  /// What is wrong with a text in the words of this reader; the JSON Schema must refuse it too.
  @Test(
    arguments: [
      ("chart: a\nvalue: [b]", "the key value means nothing", "Did you mean values?"),
      ("chart: a\nzzzzzz: 1", "the key zzzzzz means nothing", "Known are chart, values"),
      ("values: [a]", "chart is missing", "chart: charts/web"),
      ("chart: [a]", "chart must be a text", nil),
      ("chart: a\nkubeVersion: 1.30", "kubeVersion must be a text", "Put it in quotes."),
      ("chart: a\nseed: x", "seed must be a whole number", nil),
      ("chart: a\nseed: 1.5", "seed must be a whole number", nil),
      ("chart: a\nlookup: [x]", "lookup[0] must be an object", nil),
      ("chart: a\nvalues: [1]", "values[0] must be a text", "Put it in quotes."),
      ("chart: a\nincludeCRDs: \"yes\"", "includeCRDs must be true or false", nil),
      ("chart: a\nsecrets: plan", "there is no way to keep Secrets \"plan\"", "Did you mean plain?"),
      (
        "chart: a\nredactions: [{preset: chart}]", "there is no preset \"chart\"",
        "There is chart-version, checksums, certificates."
      ),
      ("chart: a\nredactions: [{value: x}]", "redactions[0] has no path", nil),
      ("chart: a\nredactions: [{paht: x}]", "the key redactions[0].paht means nothing", "Did you mean path?"),
      (
        "chart: a\nredactions: [{path: x, selector: {kid: y}}]", "the key redactions[0].selector.kid means nothing",
        "Did you mean kind?"
      ),
      ("chart: a\nredactions: {path: x}", "redactions must be a list", nil),
      ("- a", "the file must be keys with values", nil),
    ] as [(String, String, String?)])
  func `mistakes in a case are told`(text: String, message: String, hint: String?) throws {
    let failure = #expect(throws: SnapshotFailure.self) {
      try SnapshotCase(CaseName("web/a"), reading: ByteString(text), file: "case.yaml")
    }
    #expect(failure?.message == "case.yaml: \(message)")
    if let hint { #expect(failure?.diagnostic.hints.first?.hasPrefix(hint) == true) }
    #expect(try !Self.problems(with: text, schema: "case").isEmpty, "the schema takes it")
  }

  @Test func `a mistake has its line`() throws {
    let failure = #expect(throws: SnapshotFailure.self) {
      try SnapshotCase(CaseName("web/a"), reading: "chart: a\nset:\n  - 1\n", file: "case.yaml")
    }
    #expect(failure?.diagnostic.places.first?.place.text == "case.yaml:3:5")
  }

  // MARK: valuesctl.yaml

  private func cases(_ text: String) throws -> [String] {
    let sandbox = try Sandbox(text)
    for name in ["a", "b", "b-2"] { try sandbox.write("web/ci/\(name)-values.yaml", "replicas: 2\n") }
    // A chart at the top, whose folder has any name.
    try sandbox.write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
    return try Configuration(readingFrom: sandbox.folder.path).cases.map { snapshot in
      let values = snapshot.values.map { if case .file(let path) = $0 { path } else { "inline" } }
      return ([snapshot.name.description] + values + [snapshot.kubeVersion].compactMap { $0 }).joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("cases: [{chart: web}]", ["web/default"]),
    ("cases: [{chart: web, name: x, values: [y.yaml, {a: 1}]}]", ["web/x y.yaml inline"]),
    (
      "cases: [{chart: web, values: base.yaml, each: web/ci/*-values.yaml, except: b*}]",
      ["web/a-values base.yaml web/ci/a-values.yaml"]
    ),
    (
      "cases: [{chart: web, kubeVersions: ['1.30', v1.31.2]}]",
      ["web/default-kube-1.30 1.30", "web/default-kube-1.31.2 v1.31.2"]
    ),
    ("cases: [{chart: .}]", ["shop/default"]), ("cases: [{chart: ./}]", ["shop/default"]),
    ("redactions:\ncases:\n", []), ("", []),
  ])
  func `cases are declared`(text: String, wanted: [String]) throws {
    #expect(try cases(text) == wanted)
    #expect(try Self.problems(with: text, schema: "valuesctl").isEmpty)
  }

  @Test(arguments: [
    ("case: [{chart: web}]", "the key case means nothing"),
    ("cases: [{chart: web, kubeversion: x}]", "the key cases[0].kubeversion means nothing"),
    ("cases: [{name: a}]", "cases[0] has no chart"),
    ("cases: [{chart: web, name: a, each: x/*}]", "cases[0] has a name and each: the files give the names"),
  ])
  func `mistakes in the configuration are told`(text: String, message: String) throws {
    let failure = #expect(throws: SnapshotFailure.self) { try cases(text) }
    #expect(failure?.message.hasSuffix("valuesctl.yaml: \(message)") == true, "\(failure?.message ?? "")")
    #expect(try !Self.problems(with: text, schema: "valuesctl").isEmpty, "the schema takes it")
  }

  @Test func `two declared cases with one name are an error`() throws {
    #expect(throws: SnapshotFailure.self) { try cases("cases: [{chart: web}, {chart: web, release: x}]") }
    #expect(throws: SnapshotFailure.self) { try cases("cases: [{chart: web, each: web/ci/*, except: nothing}]") }
    #expect(throws: SnapshotFailure.self) { try cases("cases: [{chart: web, each: web/none/*}]") }
  }

  // MARK: The schemas

  /// What the JSON Schema for editors says to a text.
  private static func problems(with text: String, schema: String) throws -> [String] {
    let schema = try Repository.read("schemas/\(schema).schema.json")
    let compiled = try schema.withBytes { try CompiledSchema($0) }
    return compiled.violation(of: try YAMLReader.read(ByteString(text)))?.findings.map(\.message) ?? []
  }

  @Test func `the files of this repository fit the schemas`() throws {
    #expect(try Self.problems(with: try Repository.read("valuesctl.yaml").string, schema: "valuesctl").isEmpty)
    for chart in try Repository.folders(in: "snapshots") {
      for name in try Repository.folders(in: "snapshots/\(chart)") {
        let text = try Repository.read("snapshots/\(chart)/\(name)/case.yaml").string
        #expect(try Self.problems(with: text, schema: "case").isEmpty, "\(chart)/\(name)")
      }
    }
  }
}
