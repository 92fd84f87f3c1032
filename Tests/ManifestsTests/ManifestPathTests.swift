import Manifests
import TestSupport
import Testing
import ValueCoding
import ValueTree

@Suite struct ManifestPathTests {
  private static let object = """
    spec:
      replicas: 3
      template:
        spec:
          containers:
            - {name: web, image: "a:1", ports: [{name: http, port: 80}, {name: https, port: 443}]}
            - {name: proxy, image: "b:2", ports: [], probe: null}
    metadata:
      labels: {app.kubernetes.io/name: web, "a b": c}
    data:
      config.yaml: "route: {receiver: ops}"
      config.json: '{"a": [1, 2]}'
      secret: cm91dGU6IHtyZWNlaXZlcjogdGVhbX0=
    limits: {memory: 512Mi, cpu: 250m}
    """

  private static func values(_ path: String) throws -> [String] {
    let root = try YAMLReader.read(ByteString(object))
    return try ManifestPath(path).matches(in: root).map { match in
      var bytes: [UInt8] = []
      try JSONWriter.append(match.value, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  @Test(
    arguments: [
      // path                                        values                          why
      ("spec.replicas", ["3"], "keys"),
      (".spec.replicas", ["3"], "a leading dot"),
      ("$.spec.replicas", ["3"], "JSONPath's root"),
      ("metadata.labels[\"app.kubernetes.io/name\"]", ["\"web\""], "a key with dots"),
      ("metadata.labels['a b']", ["\"c\""], "single quotes"),
      ("spec.template.spec.containers[0].name", ["\"web\""], "an index"),
      ("spec.template.spec.containers[-1].name", ["\"proxy\""], "an index from the end"),
      ("spec.template.spec.containers[*].image", ["\"a:1\"", "\"b:2\""], "all items"),
      ("spec.template.spec.containers[0:1].image", ["\"a:1\""], "a slice"),
      ("spec.template.spec.containers[-1:].image", ["\"b:2\""], "a slice from the end"),
      ("spec.template.spec.containers[::2].name", ["\"web\""], "a slice with a step"),
      ("limits.*", ["\"250m\"", "\"512Mi\""], "all values, by key"),
      ("spec.template.spec.containers[name=proxy].image", ["\"b:2\""], "an item by its name"),
      ("..port", ["80", "443"], "any depth"),
      ("..ports[name=https].port", ["443"], "a filter behind any depth"),
      ("spec..image", ["\"a:1\"", "\"b:2\""], "any depth below a key"),
      ("..containers[?name=='web'].image", ["\"a:1\""], "a filter in quotes"),
      ("..containers[?name == 'web' || name == 'proxy'].name", ["\"web\"", "\"proxy\""], "or"),
      ("..containers[?name == 'web' && image =~ '^b'].name", [], "and"),
      ("..containers[?image =~ '^b'].name", ["\"proxy\""], "a pattern"),
      ("..containers[?image !~ '^b'].name", ["\"web\""], "no pattern"),
      ("..ports[?port > 80].name", ["\"https\""], "numbers"),
      ("..ports[?port >= 80 && !(name != 'http')].name", ["\"http\""], "parentheses and not"),
      ("..containers[?probe].name", ["\"proxy\""], "a key that is there, with null"),
      ("..containers[?!probe].name", ["\"web\""], "a key that is not there"),
      ("..containers[?probe == null].name", ["\"proxy\""], "null"),
      ("..containers[?ports[0].port == 80].name", ["\"web\""], "a path in a filter"),
      ("..ports[*].name", ["\"http\"", "\"https\""], "items of all lists"),
      ("..ports[?@.port == 80].name", ["\"http\""], "the item by @"),
      ("limits[?@ == '512Mi']", ["\"512Mi\""], "the item itself"),
      ("limits[?@ > 300m]", ["\"512Mi\""], "a quantity"),
      ("data[\"config.yaml\"].yaml().route.receiver", ["\"ops\""], "YAML in a text"),
      ("data[\"config.json\"].json().a[1]", ["2"], "JSON in a text"),
      ("data.secret.base64().yaml().route.receiver", ["\"team\""], "base64"),
    ] as [(String, [String], String)])
  func finds(path: String, wanted: [String], why: String) throws {
    if wanted.isEmpty {
      #expect(throws: ManifestPathEnd.self, "\(why)") { try Self.values(path) }
    } else {
      #expect(try Self.values(path) == wanted, "\(why)")
    }
  }

  @Test(
    arguments: [
      // path                             where it ends       what is there           why
      ("spec.replica", "spec", ["replicas", "template"], "a misspelt key"),
      (
        "spec.template.spec.containers[5]", "spec.template.spec.containers", ["[name=web]", "[name=proxy]"], "an index"
      ),
      ("spec.replicas.x", "spec.replicas", [], "below a number"),
      ("nothing", "", ["data", "limits", "metadata", "spec"], "at the root"),
      ("data[\"config.yaml\"].base64()", "data[\"config.yaml\"]", [], "no base64"),
    ] as [(String, String, [String], String)])
  func ends(path: String, existing: String, known: [String], why: String) throws {
    let root = try YAMLReader.read(ByteString(Self.object))
    let end = #expect(throws: ManifestPathEnd.self) { try ManifestPath(path).matches(in: root) }
    #expect(end?.existing.description == existing, "\(why)")
    #expect(end?.known == known, "\(why)")
  }

  @Test(
    arguments: [
      // path                                  printed
      ("a.b[0].c", "a.b[0].c"), (".a", "a"), ("a[\"b.c/d\"].e", "a[\"b.c/d\"].e"), ("a['x'][-1]", "a.x[-1]"),
      ("c[name=web].d", "c[name=web].d"), ("c[?name=='web'].d", "c[name=web].d"), ("a[*].*", "a[*][*]"),
      ("..a", "..a"), ("a..*", "a..*"), ("a[1:2]", "a[1:2]"), ("a[:2]", "a[:2]"), ("a[::3]", "a[::3]"),
      ("a[?b>1&&c]", "a[?b > 1 && c]"), ("a[?(b||c)&&!d]", "a[?(b || c) && !d]"), ("a.yaml().b", "a.yaml().b"),
    ])
  func printsAsItIsRead(text: String, printed: String) throws {
    #expect(try ManifestPath(text).description == printed)
    #expect(try ManifestPath(printed) == ManifestPath(text), "what is printed reads the same")
  }

  @Test(arguments: [
    "a..", "a.", "a[", "a[x]", "a[\"b]", "a[0]b", "a[?]", "a[?b ==]", "a[?(b]", "a[1:2:0]", "a.zip()", "a...b",
    "a[?b == 'c]",
  ])
  func refusesBrokenPaths(text: String) {
    #expect(throws: ManifestPath.Failure.self) { try ManifestPath(text) }
  }

  @Test func `conditions inside each other end in words`() {
    let deep = "a[?" + String(repeating: "!", count: 10_000) + "b]"
    #expect(throws: ManifestPath.Failure.self) { try DeepStack.run { _ = try ManifestPath(deep) } }
  }
}

@Suite struct QuantityTests {
  @Test(
    arguments: [
      // smaller     larger      why
      ("250m", "1", "milli"), ("999Mi", "1Gi", "binary"), ("1M", "1Mi", "decimal and binary"),
      ("1e3", "1001", "exponents"),
      ("1k", "1Ki", "kilo"), ("0.1", "101m", "fractions"), ("-1", "0", "negative"), ("1n", "1u", "small ones"),
      ("1E", "1Ei", "the largest suffixes"), ("128974848", "129e6", "plain bytes"),
    ])
  func isLess(left: String, right: String, why: String) throws {
    let (a, b) = (try #require(Quantity(ByteString(left))), try #require(Quantity(ByteString(right))))
    #expect(a < b && !(b < a), "\(why)")
  }

  @Test(arguments: [("0.1", "100m"), ("1Gi", "1024Mi"), ("1e3", "1k"), ("1.5Ki", "1536"), ("+2", "2")])
  func isEqual(left: String, right: String) throws {
    #expect(Quantity(ByteString(left)) == Quantity(ByteString(right)))
  }

  @Test(arguments: ["", "Mi", "1 Mi", "1mi", "web", "1.2.3", "--1", "1e", "1e99", "99999999999999999999999999999"])
  func isNone(text: String) { #expect(Quantity(ByteString(text)) == nil) }
}
