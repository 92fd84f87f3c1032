import ChartTesting
import Testing

/// Settings of suites and tests add up, the inner over the outer.
@Suite(.chart("Examples/chart-repo/charts/web"), .release("shop", namespace: "web"), .set("replicas", 5))
struct TraitTests {
  @Test func `a test has the settings of its suite`() throws {
    try expect { deployment("shop-web").at("spec.replicas").equals(5) }
  }

  @Test(.set("replicas", 6), .set("image.tag=next"))
  func `a test's own settings come over those of its suite`() throws {
    try expect {
      deployment("shop-web").at("spec.replicas").equals(6)
      deployment("shop-web").at("..image").equals("registry.local/web:next")
    }
    try expect(.set("replicas", 7), .release("other")) { deployment("other-web").at("spec.replicas").equals(7) }
  }

  @Suite(.set("greeting", "hi")) struct Inner {
    @Test(.values(yaml: "replicas: 8"))
    func `an inner suite adds to the outer one`() throws {
      try expect {
        notes.contains("hi")
        deployment("shop-web").at("spec.replicas").equals(8)
      }
    }
  }

  @Test(.values(file: "ci/production-values.yaml"))
  func `a values file is found beside the chart`() throws {
    try expect { ingress("shop-web").at("spec.rules[0].host").equals("shop.example.com") }
  }

  @Test(arguments: Cases.files(in: "Examples/chart-repo/charts/web/ci") * Cases.kubernetes("1.31", "1.33"))
  func `a matrix has a case for each pair`(values: ValuesCase) throws {
    #expect(["production on 1.31", "production on 1.33", "small on 1.31", "small on 1.33"].contains(values.name))
    try expect(values.settings) { every(.deployment).at("..resources.requests.cpu").exists() }
  }

  @Test(
    .lookup(yaml: "apiVersion: v1\nkind: Secret\nmetadata: {name: old, namespace: web}\ndata: {token: YWJj}"),
    .seed(1), .time("2026-01-02T03:04:05Z"), .upgrade(), .apiVersions("example.com/v1"), .kubernetes("1.30"))
  func `what lookup, chance, clock and cluster give can be said`() throws {
    try expect {
      evaluated("{{ (lookup \"v1\" \"Secret\" \"web\" \"old\").data.token | b64dec }}").equals("abc")
      evaluated("{{ (lookup \"v1\" \"Secret\" \"\" \"\").items | len }}").equals("1")
      evaluated("{{ lookup \"v1\" \"Secret\" \"web\" \"new\" }}").equals("map[]")
      evaluated("{{ now | date \"2006-01-02\" }}").equals("2026-01-02")
      evaluated("{{ randAlphaNum 5 }}").matches("^[A-Za-z0-9]{5}$")
      evaluated("{{ .Release.IsUpgrade }} {{ .Capabilities.KubeVersion }}").equals("true v1.30")
      evaluated("{{ .Capabilities.APIVersions.Has \"example.com/v1\" }}").equals("true")
    }
  }

  @Test func `what is missing is said`() throws {
    #expect(throws: (any Error).self) { try expect(.values(file: "ci/none.yaml")) { notes.contains("x") } }
    withKnownIssue { try expect {} }
    withKnownIssue { try expect(.set("name", nil)) { notes.contains("x") } }
    withKnownIssue { try expectFailure { $0.says("x") } }
    withKnownIssue { try expect { deployment("shop-web").at("spec.replicas").equals(1) } }
    withKnownIssue { try expectNoChange(to: .set("replicas", 6)) }
    withKnownIssue { try expectManifests(in: "Examples/chart-repo/manifests/beside-the-chart.yaml") {} }
    #expect(throws: (any Error).self) { try expectManifests(in: "none.yaml") { the(.service) } }
    #expect(throws: (any Error).self) { try expectManifests(in: "Package.swift") { the(.service) } }
  }
}
