import ChartTesting
import Testing

@Suite(.chart("charts/web"), .values(file: "ci/production-values.yaml"), .release("shop", namespace: "web"))
struct PathsTests {
  private let web = deployment("shop-web")

  @Test func `keys and items`() throws {
    try expect {
      web.at("spec.replicas").equals(3)
      web.at("metadata.labels['app.kubernetes.io/name']").equals("web")
      web.at("spec.template.spec.containers[0].name").equals("web")
      web.at("spec.template.spec.containers[0].args[-1]").equals("--name=shop")
      web.at("spec.template.spec.containers[0].args[0:2]").count(2)
    }
  }

  @Test func `several values`() throws {
    try expect {
      web.at("spec.template.spec.containers[*].image").matches("^registry\\.local/")
      web.at("spec.template.spec.containers[name=web].ports[name=https].containerPort").equals(8443)
      web.at("..ports[?containerPort > 8000 && name != 'http'].name").equals("https")
      web.at("..mountPath").matches("^/etc/")
      web.at("..ports[*].name").list.equals(["http", "https"])
    }
  }

  @Test func `texts inside`() throws {
    try expect {
      secret("shop-web").at("data['settings.yaml']").base64().yaml().at("retries").equals(3)
      configMap("shop-web").at("data['web.yaml']").yaml().at("listen[1].cert").equals("/etc/tls/tls.crt")
    }
  }

  @Test func `a path on a path`() throws {
    let container = web.at("spec.template.spec.containers[0]")
    try expect {
      container.at("resources.requests.memory").isAtMost("128Mi")
      container.at("readinessProbe.httpGet.port").equals("http")
    }
  }
}
