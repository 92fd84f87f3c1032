import ChartTesting
import Testing

@Suite(.chart("charts/web"), .values(file: "ci/production-values.yaml"), .release("shop", namespace: "web"))
struct SubjectsTests {
  @Test func `one manifest`() throws {
    try expect {
      deployment("shop-web").at("spec.replicas").equals(3)
      deployment("*-web").at("spec.replicas").equals(3)
      the(.deployment).at("spec.replicas").equals(3)
      manifest("Deployment", "shop-web").at("spec.replicas").equals(3)
      manifest("networking.k8s.io/Ingress", "shop-web").at("spec.tls").exists()
    }
  }

  @Test func `several manifests`() throws {
    try expect {
      every(.manifest).at("metadata.name").matches("^shop-")
      every(.manifest, labels: ["app.kubernetes.io/name": "web"]).inNamespace("web")
      atLeastOne(.manifest).at("kind").equals("Ingress")
      exactly(1, .service)
      exactly(6, .manifest).at("metadata.labels['helm.sh/chart']").exists()
      file("templates/service.yaml").at("spec.type").equals("ClusterIP")
    }
  }

  @Test(.set("networkPolicy.enabled", false))
  func `no manifest`() throws {
    try expect {
      none(.networkPolicy)
      none(.manifest, file: "templates/networkpolicy.yaml")
      none(.service).at("spec.type").equals("LoadBalancer")
    }
  }

  @Test func `texts`() throws {
    try expect {
      notes.contains("Open https://shop.example.com/")
      named("web.fullname").equals("shop-web")
      named("web.selector").yaml().at("['app.kubernetes.io/instance']").equals("shop")
      evaluated(#"{{ include "web.image" . | upper }}"#).equals("REGISTRY.LOCAL/WEB:2.7")
    }
  }

  @Test func `the failure`() throws {
    try expectFailure(.set("name", nil)) {
      $0.says("a name is required")
      $0.at("templates/deployment.yaml", line: 30)
    }
  }

  @Test func `a file that no chart renders`() throws {
    try expectManifests(in: "manifests/beside-the-chart.yaml") {
      networkPolicy("egress").at("spec.policyTypes").equals(["Egress"])
      configMap("settings").at("data['settings.yaml']").yaml().at("retries").equals(3)
    }
  }
}
