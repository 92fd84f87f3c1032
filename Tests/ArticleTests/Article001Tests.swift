import ChartTesting
import Testing

// Rows of KUBERNETES.md 1.2 that wait, or wait in part:
//
// S1-3                 that a version is a pre-release: for the consistency rules
// S1-4, S1-5           that an image can be pulled by its reference, in any chart: for the consistency rules
// S1-10, S1-11, S1-14  what Alertmanager says to the configuration: for the consistency rules
// S1-15                that the configuration is no mapping: for the consistency rules
// S1-9, S1-16          which alerts are muted, and where one goes: for the consistency rules
// S1-19                whether the Secret is there: for the consistency rules
// S1-6                 EXPOSE in a Dockerfile: not about rendering
// S1-7                 sizes and times: not about rendering
// S1-8                 a flag of the kubelet: not about rendering
// S1-17                signatures, registries, scanners: not about rendering
// S1-18                a CVE of libcurl: not about rendering

/// Article 001: a mirrored image, and the configuration of Alertmanager.
@Suite(.chart("charts-under-test/kube-prometheus-stack"), .release("demo", namespace: "monitoring"))
struct Article001Tests {
  private let configuration = secret("alertmanager-*").at("data['alertmanager.yaml']").base64().yaml()

  // MARK: Images

  @Test(.values(file: "values-for/mirrored-alertmanager-image.yaml"))
  func `S1-1 S1-3 one mirrored image, whose tag becomes the version`() throws {
    try expect {
      the(.alertmanager).at("spec.image").equals(
        "registry.cn-hangzhou.aliyuncs.com/my-project/alertmanager:v0.26.0-amd64")
      // To semantic versions a pre-release, below 0.26.0.
      the(.alertmanager).at("spec.version").equals("v0.26.0-amd64")
    }
  }

  @Test(.values(file: "values-for/mirrored-registry.yaml"), .set("tags.edge", true))
  func `S1-2 with a mirror no image comes from elsewhere, in no argument either`() throws {
    try expect {
      every(.manifest).at("..*").none.matches("quay\\.io|ghcr\\.io|docker\\.io|registry\\.k8s\\.io")
      for kind in [Kind.deployment, .daemonSet, .job, .alertmanager, .prometheus] {
        every(kind).at("..image").matches("^registry\\.example\\.com/mirror/")
      }
      // The reloader, Thanos and the two images that the operator falls back to.
      deployment("*-operator").at("spec.template.spec.containers[0].args[*]").exactly(4).matches(
        "=registry\\.example\\.com/mirror/")
    }
  }

  @Test func `S1-4 a pattern is no tag`() throws {
    try expectFailure(.set("alertmanager.alertmanagerSpec.image.tag", "v0.26.*")) {
      $0.says("at '/alertmanager/alertmanagerSpec/image/tag': 'v0.26.*' does not match pattern")
    }
  }

  @Test(.values(file: "values-for/pinned-image.yaml"))
  func `S1-5 a digest goes into the reference`() throws {
    let digest = "5f1c0f2f8d3d5c8a1c2e6d94b4c1c39c5a4b9f2de8a7c6b5d4e3f2a1b0c9d8e7"
    try expect {
      the(.alertmanager).at("spec.sha").equals(ChartValue(digest))
      the(.alertmanager).at("spec.image").matches(":v0\\.34\\.0@sha256:\(digest)$")
    }
  }

  @Test(.values(file: "values-for/mirrored-registry.yaml"))
  func `S1-19 pull secrets reach service accounts, custom resources and pods`() throws {
    let logins: ChartValue = [["name": "registry-login"], ["name": "registry-login-of-the-other-team"]]
    try expect {
      every(.serviceAccount).at("imagePullSecrets").equals(logins)
      for kind in [Kind.alertmanager, .prometheus] { every(kind).at("spec.imagePullSecrets").equals(logins) }
      for kind in [Kind.deployment, .daemonSet, .job] {
        every(kind).at("spec.template.spec.imagePullSecrets").equals(logins)
      }
    }
  }

  // MARK: The configuration

  @Test func `S1-9 the default already mutes warnings under critical alerts`() throws {
    try expect {
      configuration.at("inhibit_rules[0]").equals([
        "source_matchers": ["severity = critical"], "target_matchers": ["severity =~ warning|info"],
        "equal": ["namespace", "alertname"],
      ])
    }
  }

  @Test(.values(file: "values-for/article-001-alertmanager-config.yaml"))
  func `S1-10 S1-12 S1-13 S1-16 the article's configuration keeps its curly quotes`() throws {
    try expect {
      configuration.at("receivers[*].name").list.equals(["‘critical-alerts’"])
      configuration.at("receivers[0].webhook_configs").equals([
        ["url": "‘https://critical-handler.example.com‘", "send_resolved": true]
      ])
      configuration.at("route.group_by").equals(["‘alertname’"])
      configuration.at("route.routes[0].match").equals(["severity": "‘critical’"])
    }
  }

  @Test(.values(file: "values-for/article-001-alertmanager-config.yaml"))
  func `S1-11 S1-14 the article's route gets the default receiver, which is in no list any more`() throws {
    try expect {
      configuration.at("route.receiver").equals("null")
      configuration.at("receivers[*].name").none.equals("null")
    }
  }

  @Test(.set("alertmanager.tplConfig", true))
  func `S1-11 as a text of one's own the root route has no receiver`() throws {
    try expect(.set("alertmanager.stringConfig", "route: {group_by: [alertname]}\nreceivers: [{name: critical}]\n")) {
      configuration.at("route").equals(["group_by": ["alertname"]])
    }
  }

  @Test func `S1-14 maps are merged and lists replaced`() throws {
    try expect(.values(file: "values-for/alertmanager-config-merge-trap.yaml")) {
      configuration.at("route.receiver").equals("null")
      configuration.at("receivers[*].name").list.equals(["critical-alerts"])
    }
    try expect(.values(file: "values-for/alertmanager-config-complete.yaml")) {
      configuration.at("route.receiver").equals(configuration.at("receivers[0].name"))
    }
  }

  @Test func `S1-15 a text under config becomes a text, one under stringConfig with tplConfig a configuration`() throws
  {
    try expect(.values(file: "values-for/alertmanager-config-as-string.yaml")) { configuration.isType(.string) }
    try expect(.values(file: "values-for/alertmanager-config-as-template.yaml")) {
      configuration.at("route.receiver").equals("demo-webhook")
    }
  }
}
