import ChartTesting
import Testing

// Rows of KUBERNETES.md 1.5 that wait, or wait in part:
//
// S4-1 to S4-5  who reaches whom, neighbours and DNS: for the network evaluator
// S4-6          whether a range means pods, and how much of the world it opens: for the network evaluator
// S4-7          that the internet is closed and the private ranges are open: for the network evaluator
// S4-9          the demo of recipe 14: for the network evaluator
// S4-10         that the API server gives each namespace its label: for the network evaluator

private let manifests = "charts-under-test/deny-external-egress/manifests-of-articles"

/// Article 004: no egress to the world.
@Suite(.chart("charts-under-test/deny-external-egress"), .release("demo", namespace: "monitoring"))
struct Article004Tests {
  private let policy = networkPolicy("deny-external-egress")

  /// What the article's policy and the chart's have in common.
  @CheckBuilder private var policyOfArticle: [ChartCheck] {
    policy.at("spec.podSelector").equals(["matchLabels": ["app": "restricted-app"]])
    policy.at("spec.policyTypes").equals(["Egress"])
    policy.at("spec.egress").equals([
      [
        // One item with both selectors.
        "to": [
          [
            "namespaceSelector": ["matchLabels": ["kubernetes.io/metadata.name": "kube-system"]],
            "podSelector": ["matchLabels": ["k8s-app": "kube-dns"]],
          ]
        ],
        "ports": [["port": 53, "protocol": "UDP"], ["port": 53, "protocol": "TCP"]],
      ]
    ])
  }

  @Test func `S4-1 S4-2 S4-3 S4-10 the default is the article's policy: DNS, and nothing else`() throws {
    try expectManifests(in: "\(manifests)/004-deny-external-egress.yaml") { policyOfArticle }
    try expect { policyOfArticle }
  }

  @Test func `S4-4 neighbours need a rule of their own`() throws {
    try expect { policy.at("spec.egress[*].to[*]").none.equals(["podSelector": [:]]) }
    try expect(.values(file: "values-for/same-namespace.yaml")) {
      policy.at("spec.egress").contains(["to": [["podSelector": [:]]]])
    }
  }

  @Test func `S4-4 the notes say that neighbours are not reached`() throws {
    try expect { notes.contains("They do not reach their neighbours either.") }
    try expect(.values(file: "values-for/same-namespace.yaml")) { notes.not.contains("neighbours") }
  }

  @Test(.values(file: "values-for/nothing-at-all.yaml"))
  func `S4-5 a policy over all pods, without rules, keeps them from each other too`() throws {
    try expect {
      networkPolicy("default-deny").at("spec").equals(["podSelector": [:], "policyTypes": ["Ingress", "Egress"]])
      policy.at("spec.egress").isEmpty()
    }
  }

  @Test func `S4-6 S4-7 the private ranges are the article's, on every port, and no other range is open`() throws {
    let ranges: ChartValue = [
      "to": [
        ["ipBlock": ["cidr": "10.0.0.0/8"]], ["ipBlock": ["cidr": "172.16.0.0/12"]],
        ["ipBlock": ["cidr": "192.168.0.0/16"]],
      ]
    ]
    try expectManifests(in: "\(manifests)/004-private-ranges.yaml") { the(.manifest).at("[-1]").equals(ranges) }
    try expect(.values(file: "values-for/private-ranges.yaml")) {
      policy.at("spec.egress[-1]").equals(ranges)
      policy.at("..cidr").count(3)
    }
  }

  @Test(.values(file: "values-for/every-dns.yaml"))
  func `S4-8 DNS on the node and on OpenShift`() throws {
    try expect {
      policy.at("spec.egress[*].ports[*].port").list.equals([53, 53, 53, 53, 5353, 5353])
      policy.at("spec.egress[*].ports[*].protocol").list.equals(["UDP", "TCP", "UDP", "TCP", "UDP", "TCP"])
      policy.at("spec.egress[1].to[0].ipBlock.cidr").equals("169.254.20.10/32")
    }
  }

  @Test func `S4-11 the chart's policy is in the release's namespace, the article's names none`() throws {
    try expect { policy.at("metadata.namespace").equals("monitoring") }
    try expectManifests(in: "\(manifests)/004-deny-external-egress.yaml") {
      policy.at("metadata.namespace").isAbsent()
    }
  }
}
