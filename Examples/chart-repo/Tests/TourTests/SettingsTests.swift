import ChartTesting
import Testing

/// Settings that are used together have a name.
let production = ChartSetting(
  .chart("charts/web"), .values(file: "ci/production-values.yaml"), .release("shop", namespace: "web"))

@Suite(production)
struct ProductionTests {
  @Test func `three replicas behind an ingress`() throws {
    try expect {
      deployment("shop-web").at("spec.replicas").equals(3)
      ingress("shop-web").at("spec.rules[0].host").equals("shop.example.com")
    }
  }
}

@Suite(production)
struct ValuesTests {
  @Test(.set("replicas", 5))
  func `the inner setting wins`() throws {
    try expect { deployment("shop-web").at("spec.replicas").equals(5) }
    try expect(.set("replicas", 7)) { deployment("shop-web").at("spec.replicas").equals(7) }
  }

  @Test(.set("image.tag=next,replicas=2"), .values(yaml: "greeting: good morning"))
  func `values come in three forms`() throws {
    try expect {
      deployment("shop-web").at("..image").equals("registry.local/web:next")
      configMap("shop-web").at("data['web.yaml']").contains("good morning")
    }
  }

  @Test(.set("resources.limits", nil))
  func `nil takes a default away`() throws {
    try expect { deployment("shop-web").at("..resources.limits").isAbsent() }
  }

  @Test(.set("extraArgs", ["--verbose", "--colour=never"]), .set("podLabels", ["team": "shop"]))
  func `lists and maps are Swift's`() throws {
    try expect {
      deployment("shop-web").at("..args[-2:]").list.equals(["--verbose", "--colour=never"])
      deployment("shop-web").at("spec.template.metadata.labels.team").equals("shop")
    }
  }
}

@Suite(.chart("charts/web"), .release("shop", namespace: "web"))
struct ClusterTests {
  @Test(.kubernetes("1.33"), .apiVersions("monitoring.coreos.com/v1"), .upgrade())
  func `the cluster is what the test says`() throws {
    try expect {
      evaluated("{{ .Capabilities.KubeVersion.Minor }}").equals("33")
      evaluated(#"{{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}"#).equals("true")
      evaluated("{{ .Release.IsUpgrade }}").equals("true")
    }
  }

  @Test(
    .lookup(
      yaml: """
        apiVersion: v1
        kind: Secret
        metadata: {name: shop-web, namespace: web}
        data: {token: YWJj}
        """))
  func `lookup finds what the test says`() throws {
    try expect { evaluated(#"{{ (lookup "v1" "Secret" "web" "shop-web").data.token }}"#).equals("YWJj") }
  }

  @Test(.seed(1), .time("2026-01-02T03:04:05Z"))
  func `chance and the clock stand still`() throws {
    try expect {
      secret("shop-web").at("data.token").base64().matches("^[A-Za-z0-9]{24}$")
      evaluated(#"{{ now | date "2006-01-02" }}"#).equals("2026-01-02")
    }
  }
}
