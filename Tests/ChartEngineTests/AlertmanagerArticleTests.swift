import Testing
import ValueTree

private let stack = "kube-prometheus-stack"

/// Article 000: the network policy of Alertmanager.
@Suite struct AlertmanagerPolicyArticleTests {
  private func policy(_ values: String, set: [String] = []) throws -> FrozenValue {
    try RenderedObjects(stack, values, set: set).one("NetworkPolicy", "-alertmanager")
  }

  @Test func `S0-1 the key renders one policy over Alertmanager's pods`() throws {
    let render = try RenderedObjects(stack, "alertmanager-network-policy")
    #expect(render.all("NetworkPolicy").count == 1)
    let policy = try render.one("NetworkPolicy", "demo-kube-prometheus-stack-alertmanager")
    #expect(policy.at("spec", "podSelector", "matchLabels", "app.kubernetes.io/name") == .text("alertmanager"))
    #expect(policy.at("spec", "policyTypes")?.texts == ["Ingress"])
  }

  @Test func `S0-2 networkPolicy.ingress changes no byte`() throws {
    let article = try RenderedObjects(stack, "article-000-networkpolicy")
    #expect(article.text == (try RenderedObjects(stack, "alertmanager-network-policy").text))
  }

  @Test func `S0-3 extraDeploy changes no byte, extraManifests is the key`() throws {
    #expect(try RenderedObjects(stack, "article-000-extradeploy").text == RenderedObjects(stack).text)
    let render = try RenderedObjects(stack, "article-000-manifest-through-extra-manifests")
    #expect(throws: Never.self) { try render.one("NetworkPolicy", "custom-alertmanager-policy") }
  }

  @Test(
    arguments: [
      ("alertmanager-network-policy", false, "by default"),
      ("network-policy-with-gateway-namespace-only", false, "labels missing"),
      ("network-policy-with-gateway", true, "both set"),
    ] as [(String, Bool, String)])
  func `S0-5 a gateway comes in only with namespace and labels`(values: String, isLetIn: Bool, why: String) throws {
    let rules = try #require(try policy(values).at("spec", "ingress")).items
    #expect(rules.contains { $0.at("from", "0", "namespaceSelector") != nil } == isLetIn, "\(why)")
  }

  @Test func `S0-6 the article's labels are those of no pod that the operator makes`() throws {
    let selector = try #require(try RenderedObjects(stack).one("Service", "stack-prometheus").at("spec", "selector"))
    #expect(selector.at("app.kubernetes.io/name") == .text("prometheus"))
    #expect(selector.at("app") == nil && selector.at("component") == nil)
  }

  @Test func `S0-7 S0-10 gossip needs service.clusterPort and gets TCP alone`() throws {
    let three = ["alertmanager.alertmanagerSpec.replicas=3"]
    let without = try policy("alertmanager-network-policy", set: three)
    #expect(without.at("spec", "ingress")?.rulePorts == ["9093/TCP", "8080/TCP", "8080/TCP"])
    let with = try policy("alertmanager-network-policy", set: three + ["alertmanager.service.clusterPort=9094"])
    #expect(with.at("spec", "ingress")?.rulePorts == ["9093/TCP", "8080/TCP", "9094/TCP", "8080/TCP"])
  }

  @Test func `S0-9 Prometheus comes in by the chart's own rule`() throws {
    let rule = try policy("article-000-networkpolicy").at("spec", "ingress", "0")
    #expect(rule?.at("from", "0", "podSelector", "matchLabels", "app.kubernetes.io/name") == .text("prometheus"))
    #expect(rule?.at("from", "0", "namespaceSelector") == nil, "of the same namespace only")
  }

  @Test func `S0-11 S0-12 S0-13 the custom policy keeps its wrong label, no namespace and no protocol`() throws {
    let render = try RenderedObjects(stack, "article-000-manifest-through-extra-manifests")
    let policy = try render.one("NetworkPolicy", "custom-alertmanager-policy")
    #expect(policy.at("spec", "podSelector", "matchLabels", "app") == .text("alertmanager"))
    let selector = try render.one("Service", "stack-alertmanager").at("spec", "selector")
    #expect(selector?.at("app") == nil, "the pods are found by other labels")
    #expect(policy.at("metadata", "namespace") == nil)
    #expect(policy.at("spec", "ingress", "0", "ports", "0", "protocol") == nil)
  }

  @Test func `S0-14 a second policy takes nothing away from the first`() throws {
    let alone = try policy("alertmanager-network-policy")
    let both = try RenderedObjects(
      stack, "alertmanager-network-policy", "article-000-manifest-through-extra-manifests")
    #expect(try both.one("NetworkPolicy", "stack-alertmanager") == alone)
    #expect(both.all("NetworkPolicy").count == 2)
  }

  @Test func `S0-15 the Service has the API and the reloader, not the gossip`() throws {
    let ports = try RenderedObjects(stack).one("Service", "stack-alertmanager").at("spec", "ports")?.items ?? []
    #expect(ports.map { $0.at("name")?.text } == ["http-web", "reloader-web"])
    #expect(ports.map { $0.at("port") } == [.float(9093), .float(8080)])
  }

  @Test func `S0-17 egress rules without the policy type stand there for nothing`() throws {
    let ignored = try policy("network-policy-egress-without-type")
    #expect(ignored.at("spec", "policyTypes")?.texts == ["Ingress"])
    #expect(ignored.at("spec", "egress")?.items.count == 1)
    let closed = try policy(
      "alertmanager-network-policy",
      set: [
        "alertmanager.networkPolicy.policyTypes={Ingress,Egress}", "alertmanager.networkPolicy.egress.enabled=true",
      ])
    #expect(closed.at("spec", "egress") == .null, "everything out is closed, DNS too")
  }

  @Test func `F0c the policy takes the port of the Service, the pod keeps its own`() throws {
    let render = try RenderedObjects(stack, "network-policy-on-service-port")
    #expect(try render.one("NetworkPolicy").at("spec", "ingress")?.rulePorts.first == "80/TCP")
    #expect(try render.one("Service", "stack-alertmanager").at("spec", "ports", "0", "targetPort") == .float(9093))
  }
}

/// Article 001: images and the configuration of Alertmanager.
@Suite struct AlertmanagerImageArticleTests {
  private func configuration(_ values: String...) throws -> FrozenValue {
    let render = values.isEmpty ? try RenderedObjects(stack) : try RenderedObjects(stack, values[0])
    return try render.one("Secret", "stack-alertmanager").decodedYAML("alertmanager.yaml")
  }

  @Test func `S1-1 S1-3 one mirrored image, whose tag becomes the version`() throws {
    let spec = try RenderedObjects(stack, "mirrored-alertmanager-image").one("Alertmanager").at("spec")
    let image = "registry.cn-hangzhou.aliyuncs.com/my-project/alertmanager:v0.26.0-amd64"
    #expect(spec?.at("image") == .text(image))
    #expect(spec?.at("version") == .text("v0.26.0-amd64"), "a pre-release to semver, below 0.26.0")
  }

  @Test func `S1-2 with a mirror no image comes from elsewhere, in no argument either`() throws {
    let render = try RenderedObjects(stack, "mirrored-registry", set: ["tags.edge=true"])
    for registry in ["quay.io", "ghcr.io", "docker.io", "registry.k8s.io"] {
      #expect(!render.contains(registry), "\(registry)")
    }
    let arguments = try render.one("Deployment", "-operator")
      .at("spec", "template", "spec", "containers", "0", "args")?.texts
    let mirrored = arguments?.filter { $0.contains("=registry.example.com/mirror/") } ?? []
    #expect(mirrored.count == 4, "reloader, Thanos and two defaults: \(mirrored)")
  }

  @Test func `S1-4 a pattern is no tag`() throws {
    let words = try RenderedObjects.refusal(stack, set: ["alertmanager.alertmanagerSpec.image.tag=v0.26.*"])
    #expect(
      words.contains("at '/alertmanager/alertmanagerSpec/image/tag': 'v0.26.*' does not match pattern"), "\(words)")
  }

  @Test func `S1-5 a digest goes into the reference`() throws {
    let spec = try RenderedObjects(stack, "pinned-image").one("Alertmanager").at("spec")
    let digest = try #require(spec?.at("sha")?.text)
    #expect(spec?.at("image")?.text?.hasSuffix(":v0.34.0@sha256:" + digest) == true)
  }

  @Test func `S1-9 the default already mutes warnings under critical alerts`() throws {
    let rule = try configuration().at("inhibit_rules", "0")
    #expect(rule?.at("source_matchers")?.texts == ["severity = critical"])
    #expect(rule?.at("target_matchers")?.texts == ["severity =~ warning|info"])
  }

  @Test func `S1-10 S1-14 S1-16 the article's configuration keeps its quotes and loses its default receiver`() throws {
    let configuration = try configuration("article-001-alertmanager-config")
    #expect(configuration.at("receivers")?.items.map { $0.at("name")?.text } == ["‘critical-alerts’"])
    #expect(
      configuration.at("receivers", "0", "webhook_configs", "0", "url")
        == .text("‘https://critical-handler.example.com‘"))
    #expect(configuration.at("route", "receiver") == .text("null"), "from the defaults, and in no list any more")
    #expect(configuration.at("route", "group_by")?.texts == ["‘alertname’"])
  }

  @Test func `S1-14 maps are merged and lists replaced`() throws {
    let trap = try configuration("alertmanager-config-merge-trap")
    #expect(trap.at("route", "receiver") == .text("null"))
    #expect(trap.at("receivers")?.items.map { $0.at("name")?.text } == ["critical-alerts"])
    let whole = try configuration("alertmanager-config-complete")
    #expect(whole.at("route", "receiver") == whole.at("receivers", "0", "name"))
  }

  @Test func `S1-15 a text under config becomes a text, one under stringConfig with tplConfig a configuration`() throws
  {
    #expect(try configuration("alertmanager-config-as-string").mapValue == nil)
    let template = try configuration("alertmanager-config-as-template")
    #expect(template.at("route", "receiver") == .text("demo-webhook"))
  }

  @Test func `S1-19 pull secrets reach service accounts, custom resources and pods`() throws {
    let render = try RenderedObjects(stack, "mirrored-registry")
    let wanted = ["registry-login", "registry-login-of-the-other-team"]
    let places =
      render.all("ServiceAccount").map { $0.at("imagePullSecrets") }
      + (render.all("Alertmanager") + render.all("Prometheus")).map { $0.at("spec", "imagePullSecrets") }
      + (render.all("Deployment") + render.all("DaemonSet") + render.all("Job"))
      .map { $0.at("spec", "template", "spec", "imagePullSecrets") }
    #expect(places.count >= 12)
    for place in places { #expect(place?.items.map { $0.at("name")?.text } == wanted) }
  }
}
