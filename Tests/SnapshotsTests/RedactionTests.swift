import ChartEngine
import Charts
import Manifests
import Testing
import ValueTree

@testable import Snapshots

@Suite struct RedactionTests {
  private static let chart: (name: ByteString, bytes: ByteString) = (
    "Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.2.3\nappVersion: 4.5.6\n"
  )

  /// What becomes of a document that is the whole of one template.
  static func redacted(
    _ document: String, _ redactions: Redactions
  ) throws -> String {
    let chart = try ChartLoader.load(files: [
      Self.chart, ("templates/a.yaml", ByteString("{{ .Files.Get \"a.yaml\" }}")), ("a.yaml", ByteString(document)),
    ])
    let rendered = try Renderer(chart).render(RenderRequest())
    let golden = try GoldenFiles(rendered, includesCRDs: false, redactions: redactions)
    let text = try #require(golden.files["web/templates/a.yaml"]).string
    #expect(text.hasPrefix("---\n# Source: web/templates/a.yaml\n"))
    return String(text.dropFirst("---\n# Source: web/templates/a.yaml\n".count).dropLast())
  }

  static func plain(_ paths: String...) throws -> Redactions {
    var redactions = Redactions()
    redactions.secrets = .plain
    redactions.rules = try paths.map { RedactionRule(try RedactionPath($0)) }
    return redactions
  }

  @Test(
    arguments: [
      // document                            path        wanted                             why
      ("a: x\nb: 1", "a", "a: <redacted>\nb: 1", "a plain text"),
      ("a: 1 # one\nb: 1", "a", "a: <redacted> # one\nb: 1", "a comment stays"),
      ("a: \"x \\\" y\"  # z", "a", "a: \"<redacted>\"  # z", "double quotes with an escape"),
      ("a: 'it''s'\nb: c", "a", "a: '<redacted>'\nb: c", "single quotes with a quote"),
      ("a: x y\n  z\nb: 1", "a", "a: <redacted>\nb: 1", "a plain text of two lines"),
      ("a: \"x\n  y\"\nb: 1", "a", "a: \"<redacted>\"\nb: 1", "a quoted text of two lines"),
      ("a: |\n  x\n\n  y\nb: 1", "a", "a: <redacted>\nb: 1", "a literal block"),
      (
        "a: |2-\n   x\n  y\n\nb: 1", "a", "a: <redacted>\n\nb: 1", "a block with indicators; blank lines behind it stay"
      ),
      ("a: >-\n  x\n  y\n# c\nb: 1", "a", "a: <redacted>\n# c\nb: 1", "a folded block; a comment behind it stays"),
      ("- x\n- y", "[0]", "- <redacted>\n- y", "an item; the document is a list"),
      ("l:\n- a: |\n    x\n  b: 1", "l[*].a", "l:\n- a: <redacted>\n  b: 1", "a block in a map in a list"),
      ("l:\n- |\n  x\n- y", "l[0]", "l:\n- <redacted>\n- y", "a block that is an item"),
      ("l:\n  - - x\n    - y", "l[0][1]", "l:\n  - - x\n    - <redacted>", "a list in a list"),
      ("m: {a: x, b: [y, z]}", "m.b[-1]", "m: {a: x, b: [y, \"<redacted>\"]}", "flow style"),
      ("m: {\"a\":\"x\",\"b\":2}", "m.b", "m: {\"a\":\"x\",\"b\":\"<redacted>\"}", "JSON"),
      ("m: {a: x\n  y, b: 1}", "m.a", "m: {a: \"<redacted>\", b: 1}", "a plain text of two lines in flow style"),
      ("a: &n x\nb: *n", "b", "a: &n x\nb: <redacted>", "an alias"),
      ("a: &n x\nb: *n", "[*]", "a: &n <redacted>\nb: <redacted>", "an anchor and its alias"),
      ("a: !!binary eHg=\nb: 1", "a", "a: <redacted>\nb: 1", "a tag goes with its value"),
      ("a:\nb: 1", "a", "a:\nb: 1", "an empty value holds nothing"),
      ("a: \"\"", "a", "a: \"<redacted>\"", "an empty text is a text"),
      ("größe: x\nb: {ä: ö, a: x}", "b.a", "größe: x\nb: {ä: ö, a: \"<redacted>\"}", "columns count characters"),
      ("a:\n  b: x\n  c:\n    d: y", "a..*", "a:\n  b: <redacted>\n  c:\n    d: <redacted>", "everything below"),
      ("a:\n  k: x\nk: y\nl:\n- k: z", "..k", "a:\n  k: <redacted>\nk: <redacted>\nl:\n- k: <redacted>", "any depth"),
      (
        "m:\n  checksum/a: x\n  checksum/b: y\n  z: 1", "m[\"checksum/*\"]",
        "m:\n  checksum/a: <redacted>\n  checksum/b: <redacted>\n  z: 1", "a pattern in a key"
      ),
      ("l: [a, b, c]", "l[1:]", "l: [a, \"<redacted>\", \"<redacted>\"]", "a slice"),
      (
        "c:\n- {p: 80, v: 1}\n- {p: 81, v: 2}", "c[?p > 80].v", "c:\n- {p: 80, v: 1}\n- {p: 81, v: \"<redacted>\"}",
        "a condition"
      ),
      (
        "c:\n- name: a\n  v: 1\n- name: b\n  v: 2", "c[name=b].v", "c:\n- name: a\n  v: 1\n- name: b\n  v: <redacted>",
        "an entry"
      ),
      ("a: x\r\nb: 1\r\n", "a", "a: <redacted>\r\nb: 1\r\n", "line ends of Windows"),
      ("\"\\x61\": x\nb: 1", "a", "\"\\x61\": <redacted>\nb: 1", "a key that an escape hides"),
      ("a:\n  - x\n  - |\n    y\n\n    z\n  - w", "a[1]", "a:\n  - x\n  - <redacted>\n  - w", "a block between items"),
      ("? a\n: x\nb: 1", "a", "? a\n: <redacted>\nb: 1", "a key of its own line"),
      ("a: x#y", "a", "a: <redacted>", "no comment without a blank"),
      ("a: http://x:1/\nb: 2", "a", "a: <redacted>\nb: 2", "colons in a plain text"),
    ] as [(String, String, String, String)])
  func `only the bytes of the value change`(document: String, path: String, wanted: String, why: String) throws {
    let kinded = document.hasPrefix("- ") ? document : "kind: X\n" + document
    let wantedKinded = document.hasPrefix("- ") ? wanted : "kind: X\n" + wanted
    if document.hasPrefix("- ") { return }
    // A pattern for all keys would take the kind too.
    let found = try Self.redacted(path == "[*]" ? document : kinded, try Self.plain(path))
    #expect(found == (path == "[*]" ? wanted : wantedKinded), "\(why)")
  }

  @Test func `a value that cannot be replaced alone is an error`() throws {
    let failure = #expect(throws: SnapshotFailure.self) {
      try Self.redacted("kind: X\nmetadata: {name: x}\na: &n x\nb: *n", try Self.plain("a"))
    }
    #expect(failure?.message == "web/templates/a.yaml (X/x): a cannot be replaced without changing something else")
  }

  @Test func `a map is no value`() throws {
    let failure = #expect(throws: SnapshotFailure.self) {
      try Self.redacted("kind: X\nmetadata: {name: x}\na: {b: 1}", try Self.plain("a"))
    }
    #expect(failure?.message == "web/templates/a.yaml (X/x): the redaction of a finds a map at a")
    #expect(failure?.diagnostic.hints == ["A redaction replaces single values: a..* is everything below."])
  }

  @Test func `selectors choose`() throws {
    var redactions = try Self.plain("a")
    redactions.rules[0].selector.kind = TextPattern("Config*")
    redactions.rules[0].selector.name = TextPattern("*-b")
    redactions.rules[0].selector.labels = ["app": TextPattern("w*")]
    redactions.rules[0].value = "it's \"x\""
    func text(_ kind: String, _ name: String, _ app: String) -> String {
      "kind: \(kind)\nmetadata:\n  name: \(name)\n  labels: {app: \(app)}\na: x"
    }
    let yes = try Self.redacted(text("ConfigMap", "a-b", "web"), redactions)
    #expect(yes.hasSuffix("\na: \"it's \\\"x\\\"\""))
    for other in [text("Secret", "a-b", "web"), text("ConfigMap", "b-a", "web"), text("ConfigMap", "a-b", "db")] {
      #expect(try Self.redacted(other, redactions) == other)
    }
  }

  @Test func `Secrets are digests unless asked otherwise`() throws {
    let secret =
      "kind: Secret\nmetadata: {name: s}\ndata:\n  a: cGFzcw==\n  b: \"cGFzcw==\"\nstringData: {a: pass}\ntype: Opaque"
    let found = try Self.redacted(secret, Redactions())
    #expect(!found.contains("cGFzcw") && !found.contains("pass"))
    #expect(found.hasPrefix("kind: Secret\nmetadata: {name: s}\ndata:\n  a: sha256:"))
    #expect(found.hasSuffix("\"}\ntype: Opaque"))
    // Of key and value: known on every machine.
    #expect(found.contains("\n  a: sha256:bdeb019a915d0d09\n"))
    #expect(try Self.redacted(secret, try Self.plain()) == secret)
    let list = "kind: List\nitems:\n- kind: Secret\n  data: {a: x}\n- kind: X\n  data: {a: y}"
    let inList = try Self.redacted(list, Redactions())
    #expect(inList.contains("data: {a: \"sha256:") && inList.hasSuffix("data: {a: y}"))
  }

  @Test func `the preset chart-version takes the version of the chart and nothing else`() throws {
    var redactions = try Self.plain()
    redactions.presets = [.chartVersion]
    let document = """
      kind: Deployment
      metadata:
        labels:
          helm.sh/chart: web-1.2.3
          chart: "web-1.2.3"
          app.kubernetes.io/version: 4.5.6
          version: v1.2.3
      spec:
        version: 1.2.3
        selector: {matchLabels: {helm.sh/chart: web-1.2.3}}
        template:
          metadata:
            annotations:
              checksum/config: abc
      """
    let found = try Self.redacted(document, redactions)
    #expect(
      found == """
        kind: Deployment
        metadata:
          labels:
            helm.sh/chart: <chart-version>
            chart: "<chart-version>"
            app.kubernetes.io/version: 4.5.6
            version: <chart-version>
        spec:
          version: 1.2.3
          selector: {matchLabels: {helm.sh/chart: "<chart-version>"}}
          template:
            metadata:
              annotations:
                checksum/config: <checksum>
        """)
  }

  @Test func `the preset certificates takes keys and PEM blocks`() throws {
    var redactions = try Self.plain()
    redactions.presets = [.certificates]
    let document = """
      kind: ValidatingWebhookConfiguration
      webhooks:
      - name: a
        clientConfig:
          caBundle: LS0t
      data:
        tls.crt: x
        other: |
          -----BEGIN CERTIFICATE-----
          abc
          -----END CERTIFICATE-----
        b64: LS0tLS1CRUdJTiBDRVJU
        no: y
      """
    let found = try Self.redacted(document, redactions)
    #expect(
      found == """
        kind: ValidatingWebhookConfiguration
        webhooks:
        - name: a
          clientConfig:
            caBundle: <certificate>
        data:
          tls.crt: <certificate>
          other: <certificate>
          b64: <certificate>
          no: y
        """)
  }

  @Test(arguments: [
    ("", "the path is empty"),
    ("data.a.yaml().b", ".yaml() leads into a text; a redaction replaces it as a whole"),
  ])
  func `paths that no redaction can have are told`(path: String, message: String) {
    #expect(throws: ManifestPath.Failure(message: message)) { try RedactionPath(path) }
  }

  @Test(arguments: [
    ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "ab", false), ("*", "", true), ("a\\*", "a*", true),
    ("a\\*", "ab", false), ("*a*b*", "xaybz", true), ("*a*b*", "xbya", false), ("aa*aa", "aaa", false),
  ])
  func `stars stand for anything`(pattern: String, text: String, fits: Bool) {
    #expect(TextPattern(pattern).fits(ByteString(text)) == fits)
  }
}
