import TestSupport
import Testing
import ValueCoding
import ValueTree

private let exporter = "prometheus-postgres-exporter"

/// Article 002: TLS for the postgres exporter.
@Suite struct ExporterArticleTests {
  private func pod(_ values: String) throws -> FrozenValue {
    try #require(try RenderedObjects(exporter, values).one("Deployment").at("spec", "template", "spec"))
  }

  private func endpoint(_ values: String) throws -> FrozenValue {
    try #require(try RenderedObjects(exporter, values).one("ServiceMonitor").at("spec", "endpoints", "0"))
  }

  private func manifest(_ name: String) throws -> FrozenValue {
    try YAMLReader.read(try Repository.read("charts-under-test/\(exporter)/manifests-of-articles/\(name)"))
  }

  @Test func `S2-1 S2-2 the flag and the volumes, at the top`() throws {
    let pod = try pod("article-002-values")
    #expect(pod.at("containers", "0", "args")?.texts.last == "--web.config.file=/etc/webconfig/web-config.yaml")
    #expect(pod.at("volumes")?.items.map { $0.at("secret", "secretName")?.text } == ["pge-tls", "webconfig"])
    let mounts = pod.at("containers", "0", "volumeMounts")?.items.map { $0.at("mountPath")?.text }
    #expect(mounts == ["/etc/private", "/etc/webconfig"])
  }

  @Test func `S2-2 below config the volumes are read by nothing, the flag is`() throws {
    let pod = try pod("article-002-values-nested")
    #expect(pod.at("containers", "0", "args")?.texts.last == "--web.config.file=/etc/webconfig/web-config.yaml")
    #expect(pod.at("volumes") == nil && pod.at("containers", "0", "volumeMounts") == nil)
  }

  @Test func `S2-3 S2-5 the files of the web configuration are keys of the mounted Secret`() throws {
    let secret = try RenderedObjects(manifest: "\(exporter)/manifests-of-articles/002-secrets.yaml").one(
      "Secret", "tls")
    let server = try #require(try manifest("002-web-config.yaml").at("tls_server_config"))
    for file in ["cert_file", "key_file"] {
      let name = try #require(server.at(file)?.text?.split(separator: "/").last)
      #expect(secret.at("data", String(name)) != nil, "\(name)")
    }
  }

  @Test func `S2-12 the CA of the clients is no key of the mounted Secret`() throws {
    let secret = try RenderedObjects(manifest: "\(exporter)/manifests-of-articles/002-secrets.yaml").one(
      "Secret", "tls")
    let server = try manifest("002-web-config-mtls.yaml").at("tls_server_config")
    #expect(server?.at("client_ca_file") == .text("/etc/private/ca.crt"))
    #expect(secret.at("data", "ca.crt") == nil)
  }

  @Test func `S2-6 S2-20 by default plain HTTP, and no label that kube-prometheus-stack looks for`() throws {
    let monitor = try RenderedObjects(exporter, set: ["serviceMonitor.enabled=true"]).one("ServiceMonitor")
    #expect(monitor.at("spec", "endpoints", "0", "scheme") == nil)
    #expect(monitor.at("metadata", "labels", "release") == nil)
    let labelled = try RenderedObjects(exporter, "tls-mutual").one("ServiceMonitor")
    #expect(labelled.at("metadata", "labels", "release") == .text("monitoring"))
  }

  @Test func `S2-7 the policy names a port and no source`() throws {
    let rule = try RenderedObjects(exporter, "network-policy").one("NetworkPolicy").at("spec", "ingress", "0")
    #expect(rule?.at("ports", "0", "port") == .float(9187))
    #expect(rule?.at("from") == nil)
  }

  @Test(
    arguments: [
      ("article-002-tlsconfig-ca", "S2-8", ["caFile"]),
      ("article-002-tlsconfig-skip", "S2-10", ["insecureSkipVerify"]),
      ("article-002-tlsconfig-sni", "S2-11", ["serverName"]),
      ("article-002-tlsconfig-mtls", "S2-14", ["certFile", "keyFile"]),
    ] as [(String, String, [String])])
  func `S2-9 tlsConfig without scheme leaves the scrape at HTTP`(values: String, row: String, keys: [String]) throws {
    let endpoint = try endpoint(values)
    #expect(endpoint.at("tlsConfig")?.mapValue?.keys.map(\.string) == keys, "\(row)")
    #expect(endpoint.at("scheme") == nil)
  }

  @Test func `S2-11 with a scheme the name and the CA are there to verify with`() throws {
    let endpoint = try endpoint("tls-server-name")
    #expect(endpoint.at("scheme") == .text("https"))
    #expect(endpoint.at("tlsConfig", "serverName") == .text("postgres-exporter.example.com"))
    #expect(endpoint.at("tlsConfig", "ca", "configMap", "key") == .text("ca.crt"))
  }

  @Test func `S2-14 a client certificate without its key is refused`() throws {
    let words = try RenderedObjects.refusal(exporter, set: ["serviceMonitor.tlsConfig.certFile=/etc/tls/client.crt"])
    #expect(
      words.contains("at '/serviceMonitor/tlsConfig': properties 'keyFile' required, if 'certFile' exists"), "\(words)")
  }

  @Test func `S2-15 probes can be HTTPS and TCP`() throws {
    let container = try #require(try pod("probes").at("containers", "0"))
    #expect(container.at("readinessProbe", "httpGet", "scheme") == .text("HTTPS"))
    #expect(container.at("livenessProbe", "httpGet") == nil, "null takes the default away")
    #expect(container.at("livenessProbe", "tcpSocket", "port") == .text("http"))
  }

  @Test func `S2-16 the article's values keep HTTP probes in front of a TLS port`() throws {
    let container = try #require(try pod("article-002-values").at("containers", "0"))
    for probe in ["livenessProbe", "readinessProbe"] {
      #expect(container.at(probe, "httpGet", "scheme") == .text("HTTP"), "\(probe)")
    }
  }

  @Test func `S2-13 S2-17 the mended form: certificate, key and CA, and probes without a certificate`() throws {
    let render = try RenderedObjects(exporter, "tls-mutual")
    let text = try #require(try render.one("Secret", "webconfig").at("stringData", "web-config.yaml")?.text)
    let server = try YAMLReader.read(ByteString(text)).at("tls_server_config")
    for key in ["cert_file", "key_file", "client_ca_file"] { #expect(server?.at(key) != nil, "\(key)") }
    let container = try #require(try pod("tls-mutual").at("containers", "0"))
    for probe in ["livenessProbe", "readinessProbe"] {
      #expect(container.at(probe, "tcpSocket", "port") == .text("http"), "\(probe)")
      #expect(container.at(probe, "httpGet") == nil, "\(probe)")
    }
  }

  @Test(
    arguments: [
      ([], "config.datasource: one of password, passwordSecret", "no password at all"),
      (
        ["config.datasource.passwordSecret.name=x"], "config.datasource.passwordSecret.key: which key",
        "half a reference"
      ),
      (["config.datasourceSecret.key=x"], "config.datasourceSecret.name: which Secret", "the other half"),
      (["config.datasource.password=x", "config.datasource.passwordSecret.name=x"], "are both set", "two of them"),
    ] as [([String], String, String)])
  func `a Secret that is not named is asked for`(set: [String], words: String, why: String) throws {
    let refusal = try RenderedObjects.refusal(exporter, set: set)
    #expect(refusal.contains(words), "\(why): \(refusal)")
  }
}
