import ChartTesting
import Testing

/// Values by their names in Swift: a key that `charts/web/values.yaml` does not have does not compile.
@Suite(.chart("charts/web"), .release("shop", namespace: "web"), WebValues.networkPolicy.enabled(true))
struct WebChartValues {
  @Test(WebValues.replicas(3), arguments: ["2.7", "2.8"])
  func `the tag is the image's`(tag: String) throws {
    try expect(WebValues.image.tag(tag)) {
      deployment("shop-web").at("spec.replicas").equals(3)
      deployment("shop-web").at("spec.template.spec.containers[0].image").equals("registry.local/web:\(tag)")
      networkPolicy("shop-web")
    }
  }

  @Test func `pods have the labels that are asked for`() throws {
    try expect(WebValues.podLabels("app.kubernetes.io/part-of", "shop")) {
      deployment("shop-web").at("spec.template.metadata.labels").contains(["app.kubernetes.io/part-of": "shop"])
    }
  }

  @Test func `a name is required, whoever takes it away`() throws {
    try expectFailure(WebValues.name(nil)) { $0.says("a name is required") }
  }
}
