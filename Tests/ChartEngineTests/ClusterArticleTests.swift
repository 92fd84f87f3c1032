import TestSupport
import Testing
import ValueCoding
import ValueTree

private let federation = "prometheus-federation"
private let egress = "deny-external-egress"

/// Article 003: federation across clusters.
@Suite struct FederationArticleTests {
  private let article = "\(federation)/manifests-of-articles/003-main.yaml"

  @Test func `S3-1 S3-3 the worker's Service finds pods by the name of the Prometheus resource`() throws {
    let stack = try RenderedObjects("kube-prometheus-stack").one("Prometheus").at("metadata", "name")
    let worker = try RenderedObjects(federation, set: ["worker.prometheus=demo-kube-prometheus-stack-prometheus"])
      .one("Service")
    #expect(worker.at("spec", "selector", "operator.prometheus.io/name") == stack)
    #expect(worker.at("spec", "ports", "0", "name") == .text("http-web"))
    #expect(worker.at("spec", "ports", "0", "targetPort") == .float(9090))
  }

  @Test func `S3-4 S3-5 an address is no name: a Service without selector instead`() throws {
    #expect(try RenderedObjects(manifest: article).one("Service").at("spec", "type") == .text("ExternalName"))
    let spec = try RenderedObjects(federation, "one-worker").one("Service").at("spec")
    #expect(spec?.at("type") == .text("ClusterIP") && spec?.at("selector") == nil)
    let words = try RenderedObjects.refusal(federation, set: ["role=main", "workers.a.hostname=10.0.0.1"])
    #expect(words.contains("at '/workers/a/hostname': not failed"), "an address is no host name: \(words)")
  }

  @Test(arguments: [("one-worker", "EndpointSlice"), ("endpoints", "Endpoints")])
  func `S3-6 S3-7 S3-8 the addresses are tied to the Service and name its port`(values: String, kind: String) throws {
    let render = try RenderedObjects(federation, values)
    let service = try render.one("Service")
    let addresses = try render.one(kind)
    let owner =
      kind == "Endpoints"
      ? addresses.at("metadata", "name") : addresses.at("metadata", "labels", "kubernetes.io/service-name")
    #expect(owner == service.at("metadata", "name"))
    let port = addresses.at("ports", "0", "name") ?? addresses.at("subsets", "0", "ports", "0", "name")
    #expect(port == service.at("spec", "ports", "0", "name"))
    #expect(port == (try render.one("ServiceMonitor").at("spec", "endpoints", "0", "port")))
  }

  @Test func `S3-9 S3-16 the monitor's labels stand on the Service, in the article they do not`() throws {
    for (render, isFound) in [
      (try RenderedObjects(manifest: article), false), (try RenderedObjects(federation, "one-worker"), true),
    ] {
      let monitor = try render.one("ServiceMonitor")
      let wanted = try #require(monitor.at("spec", "selector", "matchLabels")?.mapValue)
      let labels = try render.one("Service").at("metadata", "labels")?.mapValue ?? FrozenMap()
      #expect(wanted.allSatisfy { labels[$0.0] == $0.1 } == isFound)
      for label in monitor.at("spec", "targetLabels")?.texts ?? [] { #expect(labels[ByteString(label)] != nil) }
    }
  }

  @Test func `S3-11 to S3-15 path, selectors, honour and time of the scrape`() throws {
    let monitor = try RenderedObjects(federation, "one-worker").one("ServiceMonitor")
    #expect(monitor.at("metadata", "labels", "release") == .text("monitoring"))
    let endpoint = try #require(monitor.at("spec", "endpoints", "0"))
    #expect(endpoint.at("path") == .text("/federate"))
    #expect(endpoint.at("params", "match[]")?.texts == [#"{__name__=~"[a-z_]+:.*"}"#, "up"])
    #expect(endpoint.at("honorLabels") == .bool(true))
    #expect(endpoint.at("interval") == .text("1m") && endpoint.at("scrapeTimeout") == .text("50s"))
    let article = try RenderedObjects(manifest: article).one("ServiceMonitor").at("spec", "endpoints", "0")
    #expect(article?.at("path") == .text("/federate") && article?.at("params", "match[]")?.items.count == 1)
    #expect(article?.at("honorLabels") == nil && article?.at("interval") == nil)
  }

  @Test func `S3-19 an empty selector is refused, /federate would answer with nothing`() throws {
    let words = try RenderedObjects.refusal(federation, "one-worker", set: ["workers.worker-cluster.match={}"])
    #expect(words.contains("at '/workers/worker-cluster/match/0': minLength: got 0, want 1"), "\(words)")
  }
}

/// Article 004: no egress to the world.
@Suite struct EgressArticleTests {
  private func rules(_ values: String...) throws -> [FrozenValue] {
    let render = values.isEmpty ? try RenderedObjects(egress) : try RenderedObjects(egress, values[0])
    return try render.one("NetworkPolicy", "egress").at("spec", "egress")?.items ?? []
  }

  @Test func `S4-1 S4-2 S4-3 S4-11 the default is the article's policy, in the release's namespace`() throws {
    let article = try RenderedObjects(manifest: "\(egress)/manifests-of-articles/004-deny-external-egress.yaml")
    let ours = try RenderedObjects(egress).one("NetworkPolicy")
    #expect(ours.at("spec") == (try article.one("NetworkPolicy").at("spec")))
    #expect(ours.at("spec", "egress")?.items.count == 1, "DNS, and nothing else")
    #expect(ours.at("metadata", "namespace") == .text("monitoring"))
    #expect(try article.one("NetworkPolicy").at("metadata", "namespace") == nil)
  }

  @Test func `S4-2 one item with both selectors, UDP and TCP`() throws {
    let dns = try #require(try rules().first)
    #expect(dns.at("to")?.items.count == 1)
    #expect(dns.at("to", "0", "namespaceSelector") != nil && dns.at("to", "0", "podSelector") != nil)
    #expect(FrozenValue.list([dns]).rulePorts == ["53/UDP", "53/TCP"])
  }

  @Test func `S4-4 neighbours need a rule of their own`() throws {
    let neighbours = FrozenValue.map(FrozenMap([("podSelector", .map(FrozenMap()))]))
    #expect(try !rules().contains { $0.at("to")?.items.contains(neighbours) == true })
    #expect(try rules("same-namespace").contains { $0.at("to")?.items == [neighbours] })
  }

  @Test func `S4-6 the private ranges are the article's, on every port`() throws {
    let text = try Repository.read("charts-under-test/\(egress)/manifests-of-articles/004-private-ranges.yaml")
    let article = try YAMLReader.read(text).items
    let ours = try rules("private-ranges")
    #expect(ours.suffix(1) == article.suffix(1))
    #expect(ours.last?.at("ports") == nil)
  }

  @Test func `S4-8 DNS on the node and on OpenShift`() throws {
    let rules = try rules("every-dns")
    #expect(FrozenValue.list(rules).rulePorts == ["53/UDP", "53/TCP", "53/UDP", "53/TCP", "5353/UDP", "5353/TCP"])
    #expect(rules[1].at("to", "0", "ipBlock", "cidr") == .text("169.254.20.10/32"))
  }
}
