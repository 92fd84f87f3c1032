import ChartTesting
import Testing

// Rows of KUBERNETES.md 1.1 that wait, or wait in part:
//
// S0-2, S0-3   that no template reads the key, and which one is meant: for the consistency rules
// S0-4, S0-5   who is let in and what an answer of 502 means: for the network evaluator
// S0-6, S0-11  peers and subjects that are no pod of an operator: for the network evaluator
// S0-7, S0-10  which replica reaches which, over UDP too: for the network evaluator
// S0-8         the reading of a peer in words: for the network evaluator
// S0-15        the ports of the pod that the operator makes: for the network evaluator
// S0-16        the list of edges that are needed, with users and receivers: for the network evaluator
// S0-17        egress without its policy type: for the consistency rules; DNS reached: for the network evaluator
// S0-18        the matrix before and after a change: for the network evaluator
// S0-19        ranges of addresses behind a load balancer: for the network evaluator

/// Article 000: a network policy for Alertmanager.
@Suite(.chart("charts-under-test/kube-prometheus-stack"), .release("demo", namespace: "monitoring"))
struct Article000Tests {
  private let policy = networkPolicy("demo-kube-prometheus-stack-alertmanager")
  private let alertmanager = service("demo-kube-prometheus-stack-alertmanager")
  private let custom = networkPolicy("custom-alertmanager-policy")

  @Test(.values(file: "values-for/alertmanager-network-policy.yaml"))
  func `S0-1 the key renders one policy over Alertmanager's pods`() throws {
    try expect {
      exactly(1, .networkPolicy)
      policy.at("spec.podSelector").equals(["matchLabels": ["app.kubernetes.io/name": "alertmanager"]])
      policy.at("spec.policyTypes").equals(["Ingress"])
    }
  }

  @Test func `S0-2 F0e networkPolicy.ingress changes no byte`() throws {
    try expectNoChange(
      from: .values(file: "values-for/alertmanager-network-policy.yaml"),
      to: .values(file: "values-for/article-000-networkpolicy.yaml"))
  }

  @Test func `S0-3 extraDeploy changes no byte, extraManifests is the key`() throws {
    try expectNoChange(to: .values(file: "values-for/article-000-extradeploy.yaml"))
    try expect(.values(file: "values-for/article-000-manifest-through-extra-manifests.yaml")) { custom }
  }

  @Test func `S0-4 without the key there is no policy, and nothing is denied`() throws {
    try expect { none(.networkPolicy) }
  }

  @Test(arguments: ["alertmanager-network-policy", "network-policy-with-gateway-namespace-only"])
  func `S0-5 F0d by default, and without labels, no gateway is let in`(values: String) throws {
    try expect(.values(file: "values-for/\(values).yaml")) {
      policy.at("spec.ingress[*].from[*].namespaceSelector").isAbsent()
    }
  }

  @Test(.values(file: "values-for/network-policy-with-gateway.yaml"))
  func `S0-5 a gateway comes in with namespace and labels`() throws {
    try expect {
      policy.at("spec.ingress[0].from").equals([
        [
          "namespaceSelector": ["matchLabels": ["kubernetes.io/metadata.name": "ingress-nginx"]],
          "podSelector": [
            "matchLabels": ["app.kubernetes.io/name": "ingress-nginx", "app.kubernetes.io/component": "controller"]
          ],
        ]
      ])
    }
  }

  @Test func `S0-6 the article's labels are those of no pod that the operator makes`() throws {
    try expect {
      service("demo-kube-prometheus-stack-prometheus").at("spec.selector['app.kubernetes.io/name']").equals(
        "prometheus")
      service("demo-kube-prometheus-stack-prometheus").at("spec.selector.app").isAbsent()
      service("demo-kube-prometheus-stack-prometheus").at("spec.selector.component").isAbsent()
    }
  }

  @Test(.values(file: "values-for/alertmanager-network-policy.yaml"), .set("alertmanager.alertmanagerSpec.replicas", 3))
  func `S0-7 S0-10 F0 F0b gossip needs service.clusterPort, stays in the namespace and gets TCP alone`() throws {
    try expect { policy.at("spec.ingress[*].ports[*].port").list.equals([9093, 8080, 8080]) }
    try expect(.set("alertmanager.service.clusterPort", 9094)) {
      policy.at("spec.ingress[*].ports[*].port").list.equals([9093, 8080, 9094, 8080])
      policy.at("spec.ingress[*].ports[*].protocol").equals("TCP")
      policy.at("spec.ingress[1].from").equals([
        ["podSelector": ["matchLabels": ["app.kubernetes.io/name": "alertmanager"]]]
      ])
    }
  }

  @Test(.values(file: "values-for/network-policy-for-replicas.yaml"))
  func `S0-7 UDP comes by additionalIngress`() throws {
    try expect {
      policy.at("spec.ingress[*].ports[?port == 9094].protocol").list.equals(["TCP", "UDP"])
    }
  }

  @Test(.set("alertmanager.networkPolicy.enabled", true))
  func `S0-8 one item with both selectors stays one, two stay two`() throws {
    let namespaces: ChartValue = ["namespaceSelector": [:]]
    let pods: ChartValue = ["podSelector": ["matchLabels": ["app": "web"]]]
    let both: ChartValue = ["namespaceSelector": [:], "podSelector": ["matchLabels": ["app": "web"]]]
    try expect(.set("alertmanager.networkPolicy.additionalIngress", [["from": [both]]])) {
      policy.at("spec.ingress[-1].from").equals([both])
    }
    try expect(.set("alertmanager.networkPolicy.additionalIngress", [["from": [namespaces, pods]]])) {
      policy.at("spec.ingress[-1].from").equals([namespaces, pods])
    }
  }

  @Test(.values(file: "values-for/article-000-networkpolicy.yaml"))
  func `S0-9 Prometheus of the same namespace comes in by the chart's own rule`() throws {
    try expect {
      policy.at("spec.ingress[0].from").equals([
        ["podSelector": ["matchLabels": ["app.kubernetes.io/name": "prometheus"]]]
      ])
      policy.at("spec.ingress[0].ports[*].port").list.equals([9093, 8080])
    }
  }

  @Test(.values(file: "values-for/article-000-manifest-through-extra-manifests.yaml"))
  func `S0-11 S0-12 S0-13 the custom policy keeps its wrong label, no namespace and no protocol`() throws {
    try expect {
      custom.at("spec.podSelector.matchLabels").equals(["app": "alertmanager"])
      alertmanager.at("spec.selector.app").isAbsent()
      custom.at("metadata.namespace").isAbsent()
      custom.inNamespace("monitoring")
      custom.at("spec.ingress[0].ports[0]").equals(["port": 9093])
    }
  }

  @Test(.values(file: "values-for/alertmanager-network-policy.yaml"))
  func `S0-14 a second policy takes nothing away from the first`() throws {
    let second = ChartSetting.values(file: "values-for/article-000-manifest-through-extra-manifests.yaml")
    try expectChange(to: second) { custom.appears() }
    try expect(second) {
      exactly(2, .networkPolicy)
      custom.at("spec.ingress[*].from[*].ipBlock.cidr").equals("10.0.0.0/8")
    }
  }

  @Test func `S0-15 the Service has the API and the reloader, not the gossip`() throws {
    try expect {
      alertmanager.at("spec.ports[*].name").list.equals(["http-web", "reloader-web"])
      alertmanager.at("spec.ports[*].port").list.equals([9093, 8080])
    }
  }

  @Test func `S0-16 Prometheus sends and scrapes, Grafana reads`() throws {
    try expect {
      the(.prometheus).at("spec.alerting.alertmanagers[0].name").equals(alertmanager.at("metadata.name"))
      serviceMonitor("demo-kube-prometheus-stack-alertmanager").selects(alertmanager)
      serviceMonitor("demo-kube-prometheus-stack-alertmanager").at("spec.endpoints[*].port").list.equals(
        alertmanager.at("spec.ports[*].name").list)
      configMap("*-grafana-datasource").at("data['datasource.yaml']").yaml().at("datasources[name=Alertmanager].url")
        .equals("http://demo-kube-prometheus-stack-alertmanager.monitoring:9093/")
    }
  }

  @Test func `S0-17 egress rules without the policy type stand there for nothing`() throws {
    try expect(.values(file: "values-for/network-policy-egress-without-type.yaml")) {
      policy.at("spec.policyTypes").equals(["Ingress"])
      policy.at("spec.egress").count(1)
    }
  }

  @Test(.values(file: "values-for/alertmanager-network-policy.yaml"))
  func `S0-17 the policy type without rules closes everything, DNS too`() throws {
    try expect(
      .set("alertmanager.networkPolicy.policyTypes", ["Ingress", "Egress"]),
      .set("alertmanager.networkPolicy.egress.enabled", true)
    ) {
      policy.at("spec.policyTypes").contains("Egress")
      policy.at("spec.egress").equals(nil)
    }
  }

  @Test(.values(file: "values-for/network-policy-egress.yaml"))
  func `S0-17 with type and rules DNS is let out, over both protocols`() throws {
    try expect {
      policy.at("spec.policyTypes").equals(["Ingress", "Egress"])
      policy.at("spec.egress[0].ports").equals([["port": 53, "protocol": "UDP"], ["port": 53, "protocol": "TCP"]])
    }
  }

  @Test(.set("alertmanager.service.type", "LoadBalancer"))
  func `S0-19 behind a load balancer the policy sees the node's address, unless the Service says otherwise`() throws {
    try expect { alertmanager.at("spec.externalTrafficPolicy").equals("Cluster") }
  }

  @Test(.values(file: "values-for/network-policy-on-service-port.yaml"))
  func `F0c the policy takes the port of the Service, the pod keeps its own`() throws {
    try expect {
      policy.at("spec.ingress[0].ports[0]").equals(["port": 80, "protocol": "TCP"])
      alertmanager.at("spec.ports[0].targetPort").equals(9093)
    }
  }
}
