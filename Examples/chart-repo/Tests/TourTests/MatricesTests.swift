import ChartTesting
import Testing

@Suite(.chart("charts/web"), .release("shop", namespace: "web"))
struct MatricesTests {
  @Test(arguments: Cases.files(in: "charts/web/ci"))
  func `each pod asks for memory`(_ values: ValuesCase) throws {
    try expect(values.settings) { every(.deployment).at("..resources.requests.memory").exists() }
  }

  @Test(arguments: Cases.files(in: "charts/web/ci") * Cases.kubernetes("1.31", "1.33"))
  func `the Service finds its pods`(_ values: ValuesCase) throws {
    try expect(values.settings) { service("shop-web").selects(deployment("shop-web")) }
  }

  @Test(arguments: Cases.set("service.type", to: ["ClusterIP", "NodePort", "LoadBalancer"]))
  func `the port stays`(_ values: ValuesCase) throws {
    try expect(values.settings) { service("shop-web").at("spec.ports[name=http].port").equals(80) }
  }

  @Test(arguments: [
    ValuesCase("plain"),
    ValuesCase("with TLS", .set("tls.enabled", true)),
    ValuesCase("with TLS and a policy", .set("tls.enabled", true), .set("networkPolicy.enabled", true)),
  ])
  func `ports lead somewhere`(_ values: ValuesCase) throws {
    try expect(values.settings) { service("shop-web").targetsPort(of: deployment("shop-web")) }
  }
}
