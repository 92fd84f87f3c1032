import ManifestDiff
import Testing
import ValueTree

@Suite struct MatchingObjects {
  private static func object(_ kind: String, _ name: String, _ rest: String = "", version: String = "v1") -> String {
    "---\napiVersion: \(version)\nkind: \(kind)\nmetadata:\n  name: \(name)\n\(rest)"
  }

  private static let web = object(
    "Service", "web", "spec: {type: ClusterIP, ports: [{port: 80}], selector: {app: web}}\n")
  private static let api = object(
    "Service", "api", "spec: {type: ClusterIP, ports: [{port: 80}], selector: {app: api}}\n")
  private static let other = object("Service", "db", "spec: {type: NodePort, clusterIP: None}\n")

  @Test(
    arguments: [
      (web + other, web + other, [], "the same"),
      (web, web + other, ["added Service/db"], "one more"),
      (web + other, other, ["removed Service/web"], "one less"),
      (web, other, ["added Service/db", "removed Service/web"], "two of one kind that are not alike"),
      (web, api, ["renamed Service/api 1"], "one with a new name, which stands in it elsewhere too"),
      (
        object("ConfigMap", "a"), object("ConfigMap", "b"), ["removed ConfigMap/a", "added ConfigMap/b"],
        "nothing but a name is like nothing"
      ),
      (
        object("Ingress", "a", "x: 1\n", version: "extensions/v1beta1"),
        object("Ingress", "a", "x: 1\n", version: "networking.k8s.io/v1"), ["changed Ingress/a 1"],
        "another version is an edit"
      ),
      (
        object("Job", "a", "x: 1\n") + object("Job", "a", "x: 2\n"),
        object("Job", "a", "x: 1\n") + object("Job", "a", "x: 3\n"), ["changed Job/a 1"],
        "two with one name, in order"
      ),
      (
        "kind: List\nitems: [{kind: A, metadata: {name: x}, v: 1}, {kind: B, metadata: {name: y}}]",
        "kind: List\nitems: [{kind: B, metadata: {name: y}}, {kind: A, metadata: {name: x}, v: 2}]",
        ["changed A/x 1", "order a.yaml"], "items of a List are objects"
      ),
      (
        "kind: Pod\nmetadata: {generateName: x-}\na: 1", "kind: Pod\nmetadata: {generateName: x-}\na: 2",
        ["changed Pod/x-* 1"], "a generated name"
      ),
      ("kind: Pod\na: 1", "kind: Pod\na: 2", ["changed Pod 1"], "no name: by the file"),
      ("Visit http://a\nnow", "Visit http://b\nnow", ["changed a.yaml 1"], "prose"),
      ("a: [\nb", "a: [\nc", ["changed a.yaml 1"], "what is no YAML is text"),
      (web, "# new\n" + web, ["formatting Service/web"], "a comment"),
      (web + "# end\n", web, ["formatting Service/web"], "a comment at the end"),
      ("# only\n", "# other\n", ["formatting a.yaml"], "a file of comments"),
      (web + other, other + web, ["order a.yaml"], "documents in another order"),
      (
        "kind: List\nitems: [{kind: A, metadata: {name: x}}]", "kind: List\nitems:\n- kind: A\n  metadata: {name: x}",
        ["formatting List"], "the text of a List"
      ),
      (
        "kind: List\nitems: [{kind: A}, {kind: B}]", "kind: A\n---\nkind: B", ["formatting a.yaml"],
        "a List taken apart: no object tells, so the file does"
      ),
      ("", web, ["added Service/web"], "a new file"),
    ] as [(String, String, [String], String)])
  func finds(old: String, new: String, want: [String], why: String) {
    let found = changes(old, new).changes.map { change in
      "\(change.kind.rawValue) \(change.key)" + (change.kind == .changed ? " \(change.edits.count)" : "")
        + (change.kind == .renamed ? " \(change.edits.count - 1)" : "")
    }
    #expect(found.sorted() == want.sorted(), "\(why)")
  }

  @Test func seesAnotherSource() {
    func side(_ source: String, _ value: String) -> [DiffObject] {
      let text = "---\n# Source: \(source)\nkind: A\nmetadata: {name: x, namespace: shop}\nv: \(value)\n"
      return DiffObject.read(ByteString(text), source: source)
    }
    let moved = ObjectDiff.compare(side("a.yaml", "1"), side("b.yaml", "1")).changes
    #expect(moved.map(\.kind) == [.moved] && moved[0].sources == ["a.yaml", "b.yaml"])
    #expect(moved[0].key.description == "A shop/x")
    let both = ObjectDiff.compare(side("a.yaml", "1"), side("b.yaml", "2")).changes
    #expect(both.map(\.kind) == [.changed] && both[0].sources == ["a.yaml", "b.yaml"])
    let text = ObjectDiff.compare(side("a.yaml", "1"), side("b.yaml", "1 # one")).changes
    #expect(text.map(\.kind) == [.formatting])
  }

  @Test func textsOfAFileAreTheFile() {
    for file in [
      "", "# a\n", "# a\n---\n# b\nx: 1\n---\n---\ny: 2\n---\n# end\n", "---\nx: |\n  a\n  --- b\n", "prose\n---more\n",
      "---\n", "x: 1\n---", "\n",
    ] {
      let texts = DiffObject.read(ByteString(file), source: "a").map(\.text.string).joined()
      #expect(texts == file)
    }
  }

  @Test func findsManyRenames() {
    func side(_ prefix: String) -> String {
      (0..<100).map { Self.object("ConfigMap", "\(prefix)-\($0)", "data: {a: \"\($0)\", b: \"\($0 * 7)\"}\n") }.joined()
    }
    let found = changes(side("old"), side("new"), options: .values).changes
    #expect(found.count == 100)
    for change in found {
      #expect(change.kind == .renamed && change.edits.count == 1)
      #expect(change.oldKey?.name.string.split(separator: "-")[1] == change.key.name.string.split(separator: "-")[1])
    }
  }
}
