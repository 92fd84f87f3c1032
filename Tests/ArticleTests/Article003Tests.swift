import ChartTesting
import Testing

// Rows of KUBERNETES.md 1.4 that wait, or wait in part:
//
// S3-1               whether the Service selects a pod that an operator makes: for the consistency rules
// S3-2               that a load balancer is open to everyone, in any chart: for the consistency rules
// S3-4, S3-5         an address as a name, Endpoints beside it: for the consistency rules
// S3-7 to S3-9       which Service and which port a monitor means: for the consistency rules
// S3-11              whether a Prometheus picks up the monitor: for the consistency rules
// S3-13 to S3-16     selectors that fetch everything, honour, time, labels to copy: for the consistency rules
// S3-17              relabelings are right: nothing to show
// S3-20              whether the main Prometheus reaches the worker: for the network evaluator
// S3-21              labels that the operator adds to replicas: not about rendering

private let stack = ChartSetting.chart("charts-under-test/kube-prometheus-stack")
private let manifests = "charts-under-test/prometheus-federation/manifests-of-articles"

/// Article 003: federation across clusters.
@Suite(.chart("charts-under-test/prometheus-federation"), .release("demo", namespace: "monitoring"))
struct Article003Tests {
  private let oneWorker = ChartSetting.values(file: "values-for/one-worker.yaml")
  private let endpoint = the(.serviceMonitor).at("spec.endpoints[0]")

  // MARK: The worker

  /// What the article's Service and the chart's have in common.
  @CheckBuilder private var serviceOfWorker: [ChartCheck] {
    service("kube-prometheus-exported").at("metadata.annotations").equals([
      "networking.gke.io/load-balancer-type": "Internal"
    ])
    service("kube-prometheus-exported").at("spec.type").equals("LoadBalancer")
    service("kube-prometheus-exported").at("spec.selector").equals([
      "app.kubernetes.io/name": "prometheus", "operator.prometheus.io/name": "kube-prometheus",
    ])
    service("kube-prometheus-exported").at("spec.ports").equals([
      ["name": "http-web", "port": 9090, "protocol": "TCP", "targetPort": 9090]
    ])
  }

  @Test func `S3-1 S3-2 S3-3 the chart's worker is the article's`() throws {
    try expectManifests(in: "\(manifests)/003-worker.yaml") { serviceOfWorker }
    try expect { serviceOfWorker }
  }

  @Test func `S3-1 the worker's Service finds pods by the name of the Prometheus resource`() throws {
    let name = "demo-kube-prometheus-stack-prometheus"
    try expect(stack) { the(.prometheus).at("metadata.name").equals(ChartValue(name)) }
    try expect(.set("worker.prometheus", ChartValue(name))) {
      the(.service).at("spec.selector['operator.prometheus.io/name']").equals(ChartValue(name))
    }
  }

  @Test func `S3-2 the chart says who may come, the article does not`() throws {
    try expect { the(.service).at("spec.loadBalancerSourceRanges").equals(["10.0.0.0/8"]) }
    try expectManifests(in: "\(manifests)/003-worker.yaml") {
      the(.service).at("spec.loadBalancerSourceRanges").isAbsent()
    }
  }

  // MARK: The main cluster

  @Test func `S3-4 S3-5 an address is no name: a Service without selector instead`() throws {
    try expectManifests(in: "\(manifests)/003-main.yaml") {
      the(.service).at("spec.type").equals("ExternalName")
      the(.endpoints)
    }
    try expect(oneWorker) {
      the(.service).at("spec.type").equals("ClusterIP")
      the(.service).at("spec.selector").isAbsent()
    }
    try expectFailure(.set("role", "main"), .set("workers.a.hostname", "10.0.0.1")) {
      $0.says("at '/workers/a/hostname': not failed")
    }
  }

  @Test func `S3-6 S3-7 S3-8 Endpoints have the Service's name and its port's`() throws {
    try expectManifests(in: "\(manifests)/003-main.yaml") { endpointsOfService }
    try expect(.values(file: "values-for/endpoints.yaml")) {
      endpointsOfService
      none(.endpointSlice)
    }
  }

  @CheckBuilder private var endpointsOfService: [ChartCheck] {
    the(.endpoints).at("metadata.name").equals(the(.service).at("metadata.name"))
    the(.endpoints).at("subsets[0].ports[0].name").equals(the(.service).at("spec.ports[0].name"))
    endpoint.at("port").equals(the(.service).at("spec.ports[0].name"))
  }

  @Test func `S3-7 S3-8 S3-18 a slice says by a label whose it is, and has a name of its own`() throws {
    try expect(oneWorker) {
      the(.endpointSlice).at("metadata.labels['kubernetes.io/service-name']").equals(the(.service).at("metadata.name"))
      the(.endpointSlice).at("metadata.name").not.equals(the(.service).at("metadata.name"))
      the(.endpointSlice).at("ports[0].name").equals(the(.service).at("spec.ports[0].name"))
      endpoint.at("port").equals(the(.service).at("spec.ports[0].name"))
      none(.endpoints)
    }
  }

  @Test func `S3-9 S3-16 the monitor's labels stand on the Service, in the article they do not`() throws {
    try expect(oneWorker) {
      the(.serviceMonitor).selects(the(.service))
      the(.serviceMonitor).at("spec.targetLabels").equals(["cluster"])
      the(.service).at("metadata.labels.cluster").equals("worker-cluster")
    }
    try expectManifests(in: "\(manifests)/003-main.yaml") {
      the(.serviceMonitor).doesNotSelect(the(.service))
      the(.service).at("metadata.labels").isAbsent()
    }
  }

  @Test func `S3-10 S3-11 the article's monitor looks in its own namespace, and has no label to be picked up by`()
    throws
  {
    try expectManifests(in: "\(manifests)/003-main.yaml") {
      the(.serviceMonitor).inNamespace("app-worker-cluster")
      the(.service).inNamespace("app-worker-cluster")
      the(.serviceMonitor).at("spec.namespaceSelector").isAbsent()
      the(.serviceMonitor).at("metadata.labels").isAbsent()
    }
    try expect(oneWorker) { the(.serviceMonitor).at("metadata.labels.release").equals("monitoring") }
  }

  @Test func `S3-12 to S3-15 path, selectors, honour and time of the scrape`() throws {
    try expectManifests(in: "\(manifests)/003-main.yaml") {
      endpoint.at("path").equals("/federate")
      endpoint.at("params['match[]']").count(1)
      endpoint.at("honorLabels").isAbsent()
      endpoint.at("interval").isAbsent()
      endpoint.at("scrapeTimeout").isAbsent()
    }
    try expect(oneWorker) {
      endpoint.at("path").equals("/federate")
      endpoint.at("params['match[]']").equals([#"{__name__=~"[a-z_]+:.*"}"#, "up"])
      endpoint.at("honorLabels").equals(true)
      endpoint.at("interval").equals("1m")
      endpoint.at("scrapeTimeout").equals("50s")
    }
  }

  @Test func `S3-19 an empty selector is refused, /federate would answer with nothing`() throws {
    try expectFailure(oneWorker, .set("workers.worker-cluster.match", [""])) {
      $0.says("at '/workers/worker-cluster/match/0': minLength: got 0, want 1")
    }
  }

  @Test(stack, .values(file: "values-for/federation.yaml"))
  func `S3-21 the main Prometheus says in a label which cluster it is`() throws {
    try expect { the(.prometheus).at("spec.externalLabels").equals(["cluster": "monitoring-main"]) }
  }
}
