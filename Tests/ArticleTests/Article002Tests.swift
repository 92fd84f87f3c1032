import ChartTesting
import Testing

// Rows of KUBERNETES.md 1.3 that wait, or wait in part:
//
// S2-2            that no template reads the nested keys, and that the flag's file is under no mount: for the consistency rules
// S2-4, S2-19     what exporter-toolkit says to the web configuration, its versions of TLS: for the consistency rules
// S2-5, S2-12     the chain from flag to mount to key of a Secret, in any chart: for the consistency rules
// S2-7            who is let in: for the network evaluator
// S2-8, S2-14     whether the files are in Prometheus' pod, and may be read: for the consistency rules
// S2-9, S2-11     tlsConfig without scheme, https without a name to verify: for the consistency rules
// S2-16, S2-17    probes that a TLS port refuses: for the consistency rules
// S2-18           certificates that change under a subPath: for the consistency rules
// S2-20           whether a Prometheus picks up the monitor: for the consistency rules
// S2-21           podMonitor: the chart under test has none
// S2-22           expiry of certificates: not about rendering
// S2-23           "already proven in production": not about rendering; the values are those of S2-16

private let manifests = "charts-under-test/prometheus-postgres-exporter/manifests-of-articles"

/// Article 002: TLS for the postgres exporter.
@Suite(.chart("charts-under-test/prometheus-postgres-exporter"), .release("demo", namespace: "monitoring"))
struct Article002Tests {
  /// As the article has it; the chart wants a password, which the article does not give.
  @Suite(.set("config.datasource.password", "for-tests-only"))
  struct AsWritten {
    private let pod = the(.deployment).at("spec.template.spec")
    private let endpoint = the(.serviceMonitor).at("spec.endpoints[0]")

    @Test(.values(file: "values-for/article-002-values.yaml"))
    func `S2-1 S2-2 the flag and the volumes, at the top`() throws {
      try expect {
        pod.at("containers[0].args[-1]").equals("--web.config.file=/etc/webconfig/web-config.yaml")
        pod.at("volumes[*].secret.secretName").list.equals(["pge-tls", "webconfig"])
        pod.at("containers[0].volumeMounts[*].mountPath").list.equals(["/etc/private", "/etc/webconfig"])
      }
    }

    @Test(.values(file: "values-for/article-002-values-nested.yaml"))
    func `S2-2 below config the volumes are read by nothing, the flag is`() throws {
      try expect {
        pod.at("containers[0].args[-1]").equals("--web.config.file=/etc/webconfig/web-config.yaml")
        pod.at("volumes").isAbsent()
        pod.at("containers[0].volumeMounts").isAbsent()
      }
    }

    @Test(.values(file: "values-for/article-002-values-nested.yaml"))
    func `S2-2 nested, it renders the same as the flag alone`() throws {
      try expectNoChange(to: .set("config.extraVolumes", nil), .set("config.extraVolumeMounts", nil))
    }

    @Test(.set("serviceMonitor.enabled", true))
    func `S2-6 S2-20 by default plain HTTP, and no label that kube-prometheus-stack looks for`() throws {
      try expect {
        endpoint.at("scheme").isAbsent()
        the(.serviceMonitor).at("metadata.labels.release").isAbsent()
      }
    }

    static let tlsConfigs: [(ValuesCase, ChartValue)] = [
      (ValuesCase("S2-8", .values(file: "values-for/article-002-tlsconfig-ca.yaml")), ["caFile": "/path/to/ca.crt"]),
      (ValuesCase("S2-10", .values(file: "values-for/article-002-tlsconfig-skip.yaml")), ["insecureSkipVerify": true]),
      (
        ValuesCase("S2-11", .values(file: "values-for/article-002-tlsconfig-sni.yaml")),
        ["serverName": "postgres-exporter.example.com"]
      ),
      (
        ValuesCase("S2-14", .values(file: "values-for/article-002-tlsconfig-mtls.yaml")),
        ["certFile": "/path/to/client.crt", "keyFile": "/path/to/client.key"]
      ),
    ]

    @Test(arguments: tlsConfigs)
    func `S2-9 tlsConfig without scheme leaves the scrape at HTTP`(values: ValuesCase, tlsConfig: ChartValue) throws {
      try expect(values.settings) {
        endpoint.at("tlsConfig").equals(tlsConfig)
        endpoint.at("scheme").isAbsent()
      }
    }

    @Test func `S2-14 a client certificate without its key is refused`() throws {
      try expectFailure(.set("serviceMonitor.tlsConfig.certFile", "/etc/tls/client.crt")) {
        $0.says("at '/serviceMonitor/tlsConfig': properties 'keyFile' required, if 'certFile' exists")
      }
    }

    @Test(.values(file: "values-for/article-002-values.yaml"))
    func `S2-16 S2-23 the article's values keep HTTP probes in front of a TLS port`() throws {
      try expect {
        for probe in ["livenessProbe", "readinessProbe"] {
          pod.at("containers[0].\(probe).httpGet.scheme").equals("HTTP")
        }
      }
    }

    @Test(.values(file: "values-for/article-002-values.yaml"))
    func `S2-18 the article's Secrets are mounted whole, the chart's own file by subPath`() throws {
      try expect { pod.at("containers[0].volumeMounts[*].subPath").isAbsent() }
      try expect(.set("config.postgresExporter", "auth_modules: {}")) {
        pod.at("containers[0].volumeMounts[name=postgres-exporter].subPath").equals("postgres_exporter.yml")
      }
    }
  }

  /// What the article gives beside values.
  @Suite struct Manifests {
    @Test func `S2-3 S2-4 S2-5 the files of the web configuration are keys of the mounted Secret`() throws {
      try expectManifests(in: "\(manifests)/002-secrets.yaml") {
        secret("pge-tls").at("type").equals("kubernetes.io/tls")
        secret("pge-tls").at("data['tls.crt']").exists()
        secret("pge-tls").at("data['tls.key']").exists()
        secret("webconfig").at("data['web-config.yaml']").exists()
      }
      try expectManifests(in: "\(manifests)/002-web-config.yaml") {
        the(.manifest).at("tls_server_config").equals([
          "cert_file": "/etc/private/tls.crt", "key_file": "/etc/private/tls.key",
        ])
      }
    }

    @Test func `S2-12 the CA of the clients is no key of the mounted Secret`() throws {
      try expectManifests(in: "\(manifests)/002-secrets.yaml") { secret("pge-tls").at("data['ca.crt']").isAbsent() }
      try expectManifests(in: "\(manifests)/002-web-config-mtls.yaml") {
        the(.manifest).at("tls_server_config.client_auth_type").equals("RequireAndVerifyClientCert")
        the(.manifest).at("tls_server_config.client_ca_file").equals("/etc/private/ca.crt")
      }
    }
  }

  /// What mends it.
  @Suite struct Mended {
    private let container = the(.deployment).at("spec.template.spec.containers[0]")
    private let endpoint = the(.serviceMonitor).at("spec.endpoints[0]")

    @Test(.values(file: "values-for/network-policy.yaml"))
    func `S2-7 the policy names a port and no source`() throws {
      try expect { the(.networkPolicy).at("spec.ingress").equals([["ports": [["port": 9187]]]]) }
    }

    @Test(.values(file: "values-for/tls-server-name.yaml"))
    func `S2-11 with a scheme the name and the CA are there to verify with`() throws {
      try expect {
        endpoint.at("scheme").equals("https")
        endpoint.at("tlsConfig").equals([
          "serverName": "postgres-exporter.example.com", "ca": ["configMap": ["name": "internal-ca", "key": "ca.crt"]],
        ])
      }
    }

    @Test(.values(file: "values-for/tls-mutual.yaml"))
    func `S2-13 S2-17 certificate, key and CA, and probes without a certificate`() throws {
      let server = secret("webconfig").at("stringData['web-config.yaml']").yaml().at("tls_server_config")
      try expect {
        the(.deployment).mounts(secret("webconfig"), at: "/etc/webconfig")
        for key in ["cert_file", "key_file", "client_ca_file"] { server.at(key).matches("^/etc/private/") }
        for probe in ["livenessProbe", "readinessProbe"] {
          container.at("\(probe).tcpSocket.port").equals("http")
          container.at("\(probe).httpGet").isAbsent()
        }
      }
    }

    @Test(.values(file: "values-for/tls-mutual.yaml"))
    func `S2-14 Prometheus shows a certificate out of a Secret, over HTTPS`() throws {
      try expect {
        endpoint.at("scheme").equals("https")
        endpoint.at("tlsConfig.cert.secret").equals(["name": "prometheus-client", "key": "tls.crt"])
        endpoint.at("tlsConfig.keySecret").equals(["name": "prometheus-client", "key": "tls.key"])
      }
    }

    @Test(.values(file: "values-for/probes.yaml"))
    func `S2-15 probes can be HTTPS and TCP`() throws {
      try expect {
        container.at("readinessProbe.httpGet.scheme").equals("HTTPS")
        // null takes the default away.
        container.at("livenessProbe.httpGet").isAbsent()
        container.at("livenessProbe.tcpSocket.port").equals("http")
      }
    }

    @Test(.values(file: "values-for/tls-mutual.yaml"))
    func `S2-20 the label that kube-prometheus-stack looks for`() throws {
      try expect { the(.serviceMonitor).at("metadata.labels.release").equals("monitoring") }
    }
  }

  @Test(arguments: [
    (ValuesCase("no password at all"), "config.datasource: one of password, passwordSecret"),
    (
      ValuesCase("half a reference", .set("config.datasource.passwordSecret.name", "x")),
      "config.datasource.passwordSecret.key: which key"
    ),
    (
      ValuesCase("the other half", .set("config.datasourceSecret.key", "x")),
      "config.datasourceSecret.name: which Secret"
    ),
    (
      ValuesCase(
        "two of them", .set("config.datasource.password", "x"), .set("config.datasource.passwordSecret.name", "x")),
      "are both set"
    ),
  ])
  func `a Secret that is not named is asked for`(values: ValuesCase, words: String) throws {
    try expectFailure(values.settings) { $0.says(words) }
  }
}
