import ChartTesting
import Testing

@Suite(.chart("charts/web"), .release("shop", namespace: "web"))
struct WebChart {
  @Test func `replicas follow the values`() throws {
    try expect(.set("replicas", 3)) {
      deployment("shop-web").at("spec.replicas").equals(3)
      every(.deployment).at("spec.template.spec.containers[*].image").matches("^registry\\.local/")
      service("shop-web").selects(deployment("shop-web"))
      none(.networkPolicy)
    }
  }
}
