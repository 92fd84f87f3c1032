import ChartTesting
import Testing

@Suite(.chart("charts/web"), .release("shop", namespace: "web"))
struct ChangesTests {
  @Test func `replicas change the replicas`() throws {
    try expectChange(to: .set("replicas", 3)) {
      deployment("shop-web").at("spec.replicas").changes(from: 2, to: 3)
    }
  }

  @Test func `TLS adds a port and a volume`() throws {
    try expectChange(from: .set("tls.enabled", false), to: .set("tls.enabled", true)) {
      service("shop-web").at("spec.ports[name=https]").appears()
      deployment("shop-web").at("..ports[name=https]").appears()
      deployment("shop-web").at("..volumeMounts[name=tls]").appears()
      deployment("shop-web").at("spec.template.spec.volumes[name=tls]").appears()
      deployment("shop-web").at("spec.template.metadata.annotations['checksum/config']").changes()
      configMap("shop-web").at("data['web.yaml']").changes()
    }
  }

  @Test func `the policy comes and goes`() throws {
    try expectChange(to: .set("networkPolicy.enabled", true)) { networkPolicy("shop-web").appears() }
  }

  @Test func `a default spelled out changes no byte`() throws {
    try expectNoChange(to: .set("replicas", 2), .set("service.type", "ClusterIP"))
  }

  @Test func `TLS leaves the Secret alone`() throws {
    try expectNoChange(to: .set("tls.enabled", true), of: secret("shop-web"))
  }
}
