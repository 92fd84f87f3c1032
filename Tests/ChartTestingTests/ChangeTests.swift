import TestSupport
import Testing

@testable import ChartTesting

/// What differs between two renders can be told, and nothing goes untold.
@Suite(.chart("Examples/chart-repo/charts/web"), .release("shop", namespace: "web"), .seed(1))
struct ChangeTests {
  @Test func `a value changes`() throws {
    try expectChange(from: .set("replicas", 1), to: .set("replicas", 3)) {
      deployment("shop-web").at("spec.replicas").changes(from: 1, to: 3)
    }
  }

  @Test func `manifests and values come and go`() throws {
    try expectChange(
      from: .set("tls.enabled", false), to: .set("tls.enabled", true), .set("networkPolicy.enabled", true)
    ) {
      networkPolicy("shop-web").appears()
      service("shop-web").at("spec.ports[name=https]").appears()
      deployment("shop-web").at("spec.template.spec.volumes[name=tls]").appears()
      deployment("shop-web").at("..volumeMounts[name=tls]").appears()
      deployment("shop-web").at("..ports[name=https]").appears()
      deployment("shop-web").at("spec.template.metadata.annotations[\"checksum/config\"]").changes()
      configMap("shop-web").at("data[\"web.yaml\"]").changes()
    }
    try expectChange(from: .set("networkPolicy.enabled", true), to: .set("networkPolicy.enabled", false)) {
      networkPolicy("shop-web").disappears()
    }
  }

  @Test func `equal renders have no change to tell`() throws {
    try expectChange(from: .set("replicas", 2), to: .set("replicas", 2)) {}
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var new: ChartSetting
    var changes: [ChartChange]
  }

  static let failing = [
    Row(
      testDescription: "change-untold", new: ChartSetting(.set("replicas", 3), .set("networkPolicy.enabled", true)),
      changes: []),
    Row(
      testDescription: "change-more", new: ChartSetting(.set("replicas", 3), .set("greeting", "hi")),
      changes: [deployment("shop-web").at("spec.replicas").changes(from: 2, to: 3)]),
    Row(
      testDescription: "change-other-value", new: .set("replicas", 3),
      changes: [deployment("shop-web").at("spec.replicas").changes(from: 2, to: 4)]),
    Row(
      testDescription: "change-none", new: .set("replicas", 2),
      changes: [
        deployment("shop-web").at("spec.replicas").changes(), service("shop-wbe").changes(),
        ingress("shop-web").appears(),
      ]),
  ]

  @Test(arguments: failing)
  func `a change that is not as told reads well`(row: Row) throws {
    let failures = try ChangeRun([], [row.new]).failures(of: row.changes, #_sourceLocation)
    #expect(!failures.isEmpty)
    try GoldenText.check(
      failures.map { $0.text }.joined(separator: "\n---\n") + "\n", "Tests/CheckFailures/\(row.testDescription).txt")
  }
}
