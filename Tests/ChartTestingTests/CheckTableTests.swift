import TestSupport
import Testing
import ValueTree

@testable import ChartTesting

private let web: ChartSetting = ChartSetting(
  .chart("Examples/chart-repo/charts/web"), .release("shop", namespace: "web"), .seed(1))
private let production = ChartSetting(web, .values(file: "ci/production-values.yaml"))

/// Each kind of check with a row that holds and one that does not, whose whole text is a file in `Tests/CheckFailures`.
///
/// `make check-failures` writes these files anew; read the difference afterwards.
@Suite struct CheckTableTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var settings = web
    var holds: [ChartCheck]
    var fails: [ChartCheck]

    init(
      _ name: String, _ settings: ChartSetting = web, @CheckBuilder holds: () -> [ChartCheck],
      @CheckBuilder fails: () -> [ChartCheck]
    ) {
      self.name = name
      self.settings = settings
      self.holds = holds()
      self.fails = fails()
    }

    var testDescription: String { name }
  }

  static let values = [
    Row("equals") {
      deployment("shop-web").at("spec.replicas").equals(2)
    } fails: {
      deployment("shop-web").at("spec.replicas").equals(3)
    },
    Row("equals-other-type") {
      deployment("shop-web").at("spec.replicas").equals(2.0)
    } fails: {
      deployment("shop-web").at("spec.replicas").equals("2")
    },
    Row("equals-map") {
      deployment("shop-web").at("..resources.requests").equals(["cpu": "100m", "memory": "128Mi"])
    } fails: {
      deployment("shop-web").at("..resources").equals([
        "requests": ["cpu": "200m", "memory": "128Mi"], "limits": ["cpu": 1, "memory": "256Mi"],
      ])
    },
    Row("equals-not") {
      deployment("shop-web").at("spec.replicas").not.equals(1)
    } fails: {
      deployment("shop-web").at("spec.replicas").not.equals(2)
    },
    Row("equals-long-text") {
      configMap("shop-web").at("data[\"web.yaml\"]").equals("greeting: hello\nlisten:\n  - port: 8080\n")
    } fails: {
      configMap("shop-web").at("data[\"web.yaml\"]").equals("greeting: hello\nlisten:\n  - port: 80\n")
    },
    Row("equals-value", production) {
      ingress("shop-web").at("..service.name").equals(service("shop-web").at("metadata.name"))
      deployment("shop-web").at("..ports[*].name").list.equals(service("shop-web").at("spec.ports[*].name").list)
    } fails: {
      ingress("shop-web").at("..service.port.name").equals(service("shop-web").at("spec.ports[1].name"))
      ingress("shop-web").at("..service.port.name").equals(service("shop-web").at("spec.ports[*].name"))
      ingress("shop-web").at("..service.port.name").equals(service("shop-api").at("spec.ports[0].name"))
      ingress("shop-web").at("..service.port.name").equals(service("shop-web").at("spec.prots[0].name"))
    },
    Row("list", production) {
      service("shop-web").at("spec.ports[*].name").list.equals(["http", "https"])
      deployment("shop-web").at("..mountPath").list.isUnique()
    } fails: {
      service("shop-web").at("spec.ports[*].port").list.equals([80, 8443])
    },
    Row("contains-map") {
      deployment("shop-web").at("spec.template").contains(["name": "http", "containerPort": 8080])
      deployment("shop-web").contains(["mountPath": "/etc/web"])
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers").contains(["name": "http", "containerPort": 80])
    },
    Row("contains-item") {
      deployment("shop-web").at("spec.template.spec.containers[0].args").contains("--config=/etc/web/web.yaml")
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].args").contains("--config=/etc/web.yaml")
    },
    Row("contains-text") {
      configMap("shop-web").at("data[\"web.yaml\"]").contains("port: 8080")
    } fails: {
      configMap("shop-web").at("data[\"web.yaml\"]").contains("port: 8443")
    },
    Row("contains-not") {
      deployment("shop-web").at("..args").not.contains("--debug")
    } fails: {
      deployment("shop-web").at("..args").not.contains("--name=shop")
    },
    Row("is-one-of") {
      service("shop-web").at("spec.type").isOneOf(["ClusterIP", "NodePort"])
    } fails: {
      service("shop-web").at("spec.type").isOneOf(["NodePort", "LoadBalancer"])
    },
    Row("matches") {
      every(.deployment).at("spec.template.spec.containers[*].image").matches("^registry\\.local/")
    } fails: {
      every(.deployment).at("spec.template.spec.containers[*].image").matches("^quay\\.io/")
    },
    Row("matches-not") {
      every(.deployment).at("..image").not.matches(":latest$")
    } fails: {
      every(.deployment).at("..image").not.matches(":2\\.7$")
    },
    Row("matches-map") {
      deployment("shop-web").at("spec.replicas").matches("^[0-9]+$")
    } fails: {
      deployment("shop-web").at("spec.selector").matches("web")
    },
    Row("count-of-list") {
      service("shop-web").at("spec.ports").count(1)
    } fails: {
      service("shop-web").at("spec.ports").count(2)
    },
    Row("count-of-path") {
      deployment("shop-web").at("spec.template.spec.containers[*].args[*]").count(2)
      deployment("shop-web").at("spec.template.spec.containers[name=proxy]").count(0)
    } fails: {
      deployment("shop-web").at("..mountPath").count(2)
    },
    Row("exists") {
      deployment("shop-web").at("spec.template.spec.containers[0].readinessProbe").exists()
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].readynessProbe").exists()
    },
    Row("is-absent") {
      deployment("shop-web").at("spec.template.spec.containers[0].ports[name=https]").isAbsent()
    } fails: {
      deployment("shop-web").at("spec.template.spec.serviceAccountName").isAbsent()
    },
    Row("is-absent-vacuous") {
      deployment("shop-web").at("spec.template.spec.volumes[name=tls].secret.secretName").isAbsent()
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].readynessProbe").isAbsent()
    },
    Row("is-empty") {
      notes.not.isEmpty()
    } fails: {
      configMap("shop-web").at("data").isEmpty()
    },
    Row("is-less-than") {
      deployment("shop-web").at("spec.replicas").isLessThan(3)
    } fails: {
      deployment("shop-web").at("spec.replicas").isLessThan(2)
    },
    Row("is-at-most") {
      deployment("shop-web").at("..limits.memory").isAtMost("256Mi")
      deployment("shop-web").at("..requests.cpu").isAtMost(0.1)
    } fails: {
      deployment("shop-web").at("..limits.memory").isAtMost("200Mi")
    },
    Row("is-more-than") {
      deployment("shop-web").at("..requests.memory").isMoreThan("100M")
    } fails: {
      deployment("shop-web").at("..requests.cpu").isMoreThan("0.1")
    },
    Row("is-at-least") {
      deployment("shop-web").at("spec.replicas").isAtLeast(2)
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers").isAtLeast(2)
    },
    Row("is-ordered") {
      deployment("shop-web").at("spec.template.spec.containers[0].args").isOrdered()
    } fails: {
      service("shop-web").at("spec.ports").isOrdered(by: "prt")
      deployment("shop-web").at("..selector").isOrdered()
    },
    Row("is-ordered-by", production) {
      service("shop-web").at("spec.ports").isOrdered(by: "port")
    } fails: {
      service("shop-web").at("spec.ports").isOrdered(by: "targetPort[")
    },
    Row("is-unique", production) {
      service("shop-web").at("spec.ports").isUnique(by: "name")
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].volumeMounts").isUnique(by: "subPath")
    },
    Row("is-type") {
      service("shop-web").at("spec.ports[0].port").isType(.number)
    } fails: {
      service("shop-web").at("spec.ports[0].port").isType(.string)
    },
    Row("base64-yaml") {
      secret("shop-web").at("data[\"settings.yaml\"]").base64().yaml().at("retries").equals(3)
      secret("shop-web").at("data[\"settings.yaml\"].base64().yaml().name").equals("shop")
    } fails: {
      secret("shop-web").at("data[\"settings.yaml\"]").base64().yaml().at("retries").equals(5)
    },
    Row("yaml") {
      configMap("shop-web").at("data[\"web.yaml\"]").yaml().at("listen[0].port").equals(8080)
    } fails: {
      configMap("shop-web").at("data[\"web.yaml\"]").base64()
        .yaml().at("listen[0].port").equals(8080)
    },
    Row("path-missing") {
      deployment("shop-web").at("metadata.labels[\"app.kubernetes.io/name\"]").equals("web")
    } fails: {
      deployment("shop-web").at("spec.template.spec.contianers[0].image").equals("x")
    },
    Row("path-broken") {
      deployment("shop-web").at("spec[\"replicas\"]").exists()
    } fails: {
      deployment("shop-web").at("spec..").exists()
    },
  ]

  static let quantifiers = [
    Row("all") {
      deployment("shop-web").at("spec.template.spec.containers[*].ports[*].containerPort").isMoreThan(1023)
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").matches("^--c")
    },
    Row("any") {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").any.matches("^--name=")
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").any.equals("--debug")
    },
    Row("none-of-values") {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").none.equals("--debug")
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").none.matches("config")
    },
    Row("exactly-of-values") {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").exactly(1).matches("config")
    } fails: {
      deployment("shop-web").at("spec.template.spec.containers[0].args[*]").exactly(2).matches("config")
    },
    Row("every-manifest") {
      every(.manifest).at("metadata.name").equals("shop-web")
    } fails: {
      every(.manifest).at("metadata.labels[\"app.kubernetes.io/managed-by\"]").equals("Tiller")
    },
    Row("at-least-one") {
      atLeastOne(.manifest).at("kind").equals("Secret")
    } fails: {
      atLeastOne(.manifest, labels: ["app.kubernetes.io/name": "web"]).at("spec.type").equals("LoadBalancer")
    },
    Row("none") {
      none(.networkPolicy)
    } fails: {
      none(.secret)
    },
    Row("none-vacuous") {
      none(.ingress)
    } fails: {
      none(.statefulSet)
    },
    Row("none-vacuous-file") {
      none(.manifest, file: "templates/ingress.yaml")
    } fails: {
      none(.manifest, file: "templates/ingres.yaml")
    },
    Row("none-with-check") {
      none(.manifest).at("metadata.labels[\"helm.sh/chart\"]").equals("web-0.0.1")
    } fails: {
      none(.service).at("spec.type").equals("ClusterIP")
    },
    Row("exactly") {
      exactly(1, .service)
    } fails: {
      exactly(2, .service)
    },
    Row("exactly-with-check") {
      exactly(5, .manifest).at("metadata.labels[\"helm.sh/chart\"]").equals("web-1.4.0")
    } fails: {
      exactly(2, .manifest).at("metadata.labels[\"helm.sh/chart\"]").equals("web-1.4.0")
    },
    Row("by-file") {
      file("templates/service.yaml").at("spec.type").equals("ClusterIP")
    } fails: {
      file("templates/ingress.yaml").at("spec.rules").count(1)
    },
    Row("no-such-manifest") {
      deployment("shop-web")
      deployment("*-web")
    } fails: {
      deployment("shop-wbe")
    },
    Row("no-such-kind") {
      manifest("Deployment", "shop-web")
    } fails: {
      manifest("StatefulSet", "shop-web").at("spec.replicas").equals(1)
    },
    Row("several-manifests") {
      the(.service)
    } fails: {
      the(.manifest).at("metadata.name").equals("shop-web")
    },
  ]

  static let relations = [
    Row("selects") {
      service("shop-web").selects(deployment("shop-web"))
    } fails: {
      service("shop-web").doesNotSelect(deployment("shop-web"))
    },
    Row("selects-policy", production) {
      networkPolicy("shop-web").selects(deployment("shop-web"))
    } fails: {
      networkPolicy("shop-web").selects(configMap("shop-web"))
    },
    Row("mounts") {
      deployment("shop-web").mounts(configMap("shop-web"), at: "/etc/web")
    } fails: {
      deployment("shop-web").mounts(configMap("shop-web"), at: "/etc/app")
    },
    Row("mounts-nothing") {
      deployment("shop-web").doesNotMount(secret("shop-web"))
    } fails: {
      deployment("shop-web").mounts(secret("shop-web"))
    },
    Row("references", production) {
      deployment("shop-web").references(secret("shop-web"))
      deployment("shop-web").references(serviceAccount("shop-web"))
      ingress("shop-web").references(service("shop-web"))
    } fails: {
      deployment("shop-web").references(service("shop-web"))
    },
    Row("targets-port", production) {
      service("shop-web").targetsPort(of: deployment("shop-web"))
    } fails: {
      service("shop-web").targetsPort(of: deployment("shop-api"))
    },
  ]

  static let texts = [
    Row("notes") {
      notes.contains("greets with \"hello\"")
    } fails: {
      notes.contains("greets with \"hi\"")
    },
    Row("named-template") {
      named("web.fullname").equals("shop-web")
      named("web.selector").yaml().at("[\"app.kubernetes.io/instance\"]").equals("shop")
    } fails: {
      named("web.fullname").equals("shop")
    },
    Row("named-template-missing") {
      evaluated("{{ add 1 2 }}").equals("3")
    } fails: {
      named("web.fulname").equals("shop")
    },
  ]

  @Test(arguments: values + quantifiers + relations + texts)
  func `a row that holds says nothing`(row: Row) throws {
    let failures = try TestRun([row.settings]).failures(of: row.holds).get()
    #expect(failures.map(\.text) == [])
  }

  @Test(arguments: values + quantifiers + relations + texts)
  func `a row that fails reads well`(row: Row) throws {
    let failures = try TestRun([row.settings]).failures(of: row.fails).get()
    #expect(failures.count == row.fails.count, "each statement fails")
    try GoldenText.check(
      failures.map { $0.text }.joined(separator: "\n---\n") + "\n", "Tests/CheckFailures/\(row.name).txt")
  }

  @Test func `names of rows are the names of their files`() throws {
    let names =
      (Self.values + Self.quantifiers + Self.relations + Self.texts + Self.files).map(\.name)
      + Self.sameRenders.map(\.name)
    #expect(Set(names).count == names.count)
    let files = try Repository.names(in: "Tests/CheckFailures").filter {
      !$0.hasPrefix("failure-") && !$0.hasPrefix("change-")
    }
    #expect(files == names.map { $0 + ".txt" }.sorted())
  }

  // MARK: Files and pairs of renders

  private static let besideTheChart = "Examples/chart-repo/manifests/beside-the-chart.yaml"

  static let files = [
    Row("file-value") {
      the(.networkPolicy).at("spec.egress[*].ports[*].port").list.equals([53, 5432])
      the(.configMap).at("data['settings.yaml']").yaml().at("retries").equals(3)
    } fails: {
      the(.networkPolicy).at("spec.policyTypes[0]").equals("Ingress")
      the(.configMap).at("data['settings.yaml']").yaml().at("retries").equals(5)
    },
    Row("file-manifests") {
      none(.ingress)
      exactly(1, .configMap)
      the(.networkPolicy).at("metadata.namespace").isAbsent()
    } fails: {
      networkPolicy("web")
      notes.contains("x")
    },
  ]

  @Test(arguments: files)
  func `a row about a file`(row: Row) throws {
    let run = try FileRun(Self.besideTheChart, #filePath)
    #expect(run.failures(of: row.holds).map(\.text) == [])
    let failures = run.failures(of: row.fails)
    #expect(failures.count == row.fails.count, "each statement fails")
    try GoldenText.check(
      failures.map { $0.text }.joined(separator: "\n---\n") + "\n", "Tests/CheckFailures/\(row.name).txt")
  }

  struct SameRow: CustomTestStringConvertible, Sendable {
    var name: String
    var subject: ManifestSubject?
    var same: ChartSetting
    var other: ChartSetting

    var testDescription: String { name }
  }

  static let sameRenders = [
    SameRow(name: "no-change", same: .set("replicas", 2), other: .set("replicas", 3)),
    SameRow(name: "no-change-in-several", same: .set("unread", 1), other: .set("greeting", "hi")),
    SameRow(name: "no-change-new", same: .set("unread", 1), other: .set("networkPolicy.enabled", true)),
    SameRow(
      name: "no-change-of", subject: service("shop-web"), same: .set("replicas", 3), other: .set("tls.enabled", true)),
    SameRow(
      name: "no-change-other-name", subject: configMap("shop-web"), same: .set("replicas", 3), other: .release("shop2")),
    SameRow(name: "no-change-never", same: .set("unread", 1), other: ChartSetting()),
    SameRow(name: "no-change-broken", same: .set("unread", 1), other: .set("name", nil)),
  ]

  @Test(arguments: sameRenders)
  func `a row about two renders`(row: SameRow) throws {
    let location = #_sourceLocation
    #expect(try SameRender([web], [web, row.same], row.subject, location).failures().map(\.text) == [])
    let failures = try SameRender([web], [web, row.other], row.subject, location).failures()
    try GoldenText.check(
      failures.map { $0.text }.joined(separator: "\n---\n") + "\n", "Tests/CheckFailures/\(row.name).txt")
  }

  // MARK: Failures of charts

  struct FailureRow: CustomTestStringConvertible, Sendable {
    var name: String
    var setting: ChartSetting
    var holds: @Sendable (FailureSubject) -> [ChartCheck]
    var fails: @Sendable (FailureSubject) -> [ChartCheck]

    var testDescription: String { name }
  }

  static let failures = [
    FailureRow(name: "failure-says", setting: .set("name", nil)) {
      [$0.says("a name is required"), $0.matches("required$"), $0.at("templates/deployment.yaml", line: 30)]
    } fails: {
      [$0.says("a host is required")]
    },
    FailureRow(name: "failure-place", setting: .set("name", nil)) {
      [$0.at("templates/deployment.yaml")]
    } fails: {
      [$0.at("templates/service.yaml", line: 4)]
    },
  ]

  @Test(arguments: failures)
  func `a failure of the chart can be told`(row: FailureRow) throws {
    let location = #_sourceLocation
    let run = try TestRun([web, row.setting])
    #expect(run.failures(ofFailing: row.holds(FailureSubject()), location).map(\.text) == [])
    let failures = run.failures(ofFailing: row.fails(FailureSubject()), location)
    try GoldenText.check(
      failures.map { $0.text }.joined(separator: "\n---\n") + "\n", "Tests/CheckFailures/\(row.name).txt")
  }

  @Test func `a chart that renders fails an expected failure`() throws {
    let failures = try TestRun([web]).failures(ofFailing: [FailureSubject().says("x")], #_sourceLocation)
    try GoldenText.check(failures.map { $0.text }.joined() + "\n", "Tests/CheckFailures/failure-missing.txt")
  }
}

/// A text that is kept in a file.
enum GoldenText {
  /// Fails when the file says something else. With `UPDATE_CHECK_FAILURES` set it is written instead.
  static func check(_ text: String, _ path: String) throws {
    if ProcessSettings.updatesGoldenTexts {
      try Repository.write(ByteString(text), to: path)
      return
    }
    let golden = Repository.exists(path) ? try Repository.read(path).string : ""
    #expect(text == golden, "\(path): make check-failures writes it anew")
  }
}
