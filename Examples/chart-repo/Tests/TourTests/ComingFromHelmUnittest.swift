import ChartTesting
import Testing

@Suite(.chart("charts/web"), .values(file: "ci/production-values.yaml"), .release("shop", namespace: "web"))
struct WebTests {
  @Test func `three replicas`() throws {
    try expect { deployment("shop-web").at("spec.replicas").equals(3) }
  }
}

@Suite(.chart("charts/web"), .values(file: "ci/production-values.yaml"), .release("shop", namespace: "web"))
struct ComingFromHelmUnittest {
  private let web = deployment("shop-web")
  private let container = deployment("shop-web").at("spec.template.spec.containers[0]")

  @Test func `values`() throws {
    try expect {
      web.at("spec.replicas").equals(3)
      web.at("spec.replicas").not.equals(1)
      secret("shop-web").at("data['settings.yaml']").base64().contains("retries: 3")
      notes.equals("shop greets with \"hello\".\nOpen https://shop.example.com/\n")
      notes.not.equals("")
      web.at("metadata.labels").exists()
      web.at("metadata.annotations").isAbsent()
      networkPolicy("shop-web").at("spec.ingress").not.isEmpty()
      container.at("ports").contains(["name": "http", "containerPort": 8080])
      container.at("ports[*]").exactly(1).equals(["name": "http", "containerPort": 8080])
      container.at("args").not.contains("--debug")
      web.at("metadata.labels").contains(["app.kubernetes.io/name": "web"])
      web.at("metadata.labels").not.contains(["app.kubernetes.io/name": "api"])
      web.at("spec.replicas").isType(.number)
      web.at("spec.replicas").not.isType(.string)
      container.at("ports").count(2)
      container.at("ports").not.count(1)
      container.at("image").matches("^registry\\.local/")
      container.at("image").not.matches(":latest$")
      notes.matches("^shop greets")
      notes.not.matches("TODO")
      web.at("spec.replicas").isAtLeast(2)
      web.at("spec.replicas").isLessThan(5)
      web.at("spec.replicas").isAtMost(5)
      web.at("spec.replicas").isMoreThan(1)
    }
  }

  @Test func `documents`() throws {
    try expect {
      service("shop-web")
      service("shop-web").inNamespace("web")
      exactly(1, .manifest, file: "templates/service.yaml")
      file("templates/service.yaml").at("kind").equals("Service")
      file("templates/service.yaml").at("apiVersion").equals("v1")
    }
    try expect(.set("networkPolicy.enabled", false)) {
      none(.networkPolicy)
      none(.manifest, file: "templates/networkpolicy.yaml")
    }
    try expect(.set("resources", nil)) { container.at("resources").isEmpty() }
  }

  @Test func `failures`() throws {
    try expectFailure(.set("name", nil)) { $0.says("a name is required") }
    try expectFailure(.set("name", nil)) { $0.matches("a name is req.*$") }
    try expectFailure(.set("name", nil)) { _ in }
    try expect { web }
  }
}
