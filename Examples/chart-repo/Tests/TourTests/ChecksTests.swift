import ChartTesting
import Testing

@Suite(.chart("charts/web"), .values(file: "ci/production-values.yaml"), .release("shop", namespace: "web"))
struct ChecksTests {
  private let web = deployment("shop-web")
  private let container = deployment("shop-web").at("spec.template.spec.containers[0]")

  @Test func `equality and parts`() throws {
    try expect {
      web.at("spec.replicas").equals(3)
      web.at("spec.replicas").not.equals(1)
      web.at("spec.replicas").isOneOf([2, 3, 5])
      container.at("resources.requests").equals(["cpu": "100m", "memory": "128Mi"])
      container.contains(["name": "https", "containerPort": 8443])
      container.at("args").contains("--name=shop")
      container.at("image").matches("^registry\\.local/web:[0-9.]+$")
    }
  }

  @Test func `the same as elsewhere`() throws {
    try expect {
      ingress("shop-web").at("..service.name").equals(service("shop-web").at("metadata.name"))
      container.at("ports[*].name").list.equals(service("shop-web").at("spec.ports[*].name").list)
    }
  }

  @Test func `presence and size`() throws {
    try expect {
      container.at("readinessProbe").exists()
      container.at("livenessProbe").not.exists()
      container.at("ports[name=metrics]").isAbsent()
      container.at("ports").count(2)
      container.at("ports[*].containerPort").count(2)
      networkPolicy("shop-web").at("spec.ingress").not.isEmpty()
      container.at("ports[0].containerPort").isType(.number)
    }
  }

  @Test func `numbers and quantities`() throws {
    try expect {
      web.at("spec.replicas").isAtLeast(2)
      container.at("resources.requests.cpu").isLessThan(0.5)
      container.at("resources.limits.memory").isAtMost("256Mi")
      container.at("resources.limits.memory").isMoreThan("200M")
    }
  }

  @Test func `lists`() throws {
    try expect {
      container.at("ports").isOrdered(by: "containerPort")
      container.at("ports").isUnique(by: "name")
    }
  }

  @Test func `how many values`() throws {
    try expect {
      container.at("args[*]").matches("^--")
      container.at("args[*]").any.equals("--name=shop")
      container.at("args[*]").none.equals("--debug")
      container.at("args[*]").exactly(1).matches("^--config=")
    }
  }

  @Test func `manifests and each other`() throws {
    try expect {
      service("shop-web").selects(web)
      service("shop-web").targetsPort(of: web)
      networkPolicy("shop-web").selects(web)
      web.mounts(configMap("shop-web"), at: "/etc/web")
      web.doesNotMount(secret("shop-web"))
      web.references(secret("shop-web"))
      web.references(serviceAccount("shop-web"))
      ingress("shop-web").references(service("shop-web"))
    }
  }

  @Test func `blocks are Swift`() throws {
    try expect {
      for name in ["http", "https"] {
        container.at("ports[name=\(name)]").exists()
      }
      labelled(web)
      labelled(service("shop-web"))
    }
  }

  /// Statements that several tests make.
  @CheckBuilder private func labelled(_ subject: ManifestSubject) -> [ChartCheck] {
    subject.at("metadata.labels['app.kubernetes.io/name']").equals("web")
    subject.at("metadata.labels['app.kubernetes.io/instance']").equals("shop")
  }
}
