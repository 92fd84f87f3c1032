import ValueTree

/// What the cluster can do, as the chart is told: `.Capabilities`.
///
/// - Source: Helm 4, `pkg/chart/common/capabilities.go`.
package struct Capabilities: Sendable {
  /// The version as given, with a leading `v`: `v1.36.0`, `v1.33.4-gke.1`.
  package var version: String
  /// Without suffixes: `v1.33.4`.
  package var normalizedVersion: String
  package var major: String
  package var minor: String
  /// `v1`, `apps/v1`, `monitoring.coreos.com/v1/ServiceMonitor`, …
  package var apiVersions: [String]

  package init(
    version: String, normalizedVersion: String, major: String, minor: String, apiVersions: [String]
  ) {
    self.version = version
    self.normalizedVersion = normalizedVersion
    self.major = major
    self.minor = minor
    self.apiVersions = apiVersions
  }
}

/// `.Capabilities` in templates.
final class CapabilitiesObject: GoObject {
  private let kubeVersion: KubeVersionObject
  private let apiVersions: List

  init(_ capabilities: Capabilities) {
    kubeVersion = KubeVersionObject(capabilities)
    apiVersions = List(capabilities.apiVersions.map { .text($0) }, of: .apiVersion)
  }

  var typeName: String { "*common.Capabilities" }
  var kind: Kind { .pointer }
  var fields: [(name: ByteString, value: Value)] {
    [
      ("KubeVersion", .object(kubeVersion)), ("APIVersions", .list(apiVersions)), ("HelmVersion", .object(BuildInfo())),
    ]
  }
  var encodedFields: [(name: ByteString, value: Value)]? { fields }
  func isEqual(to other: any GoObject) -> Bool? { self === other }
}

/// `.Capabilities.KubeVersion`: prints as its version in an action, and as a struct elsewhere (SURPRISES 25).
final class KubeVersionObject: GoObject {
  private let capabilities: Capabilities

  init(_ capabilities: Capabilities) { self.capabilities = capabilities }

  var typeName: String { "common.KubeVersion" }
  var printedText: ByteString? { ByteString(capabilities.normalizedVersion) }
  var fields: [(name: ByteString, value: Value)] {
    [
      ("Version", .text(capabilities.version)), ("normalizedVersion", .text(capabilities.normalizedVersion)),
      ("Major", .text(capabilities.major)), ("Minor", .text(capabilities.minor)),
    ]
  }

  func field(_ name: ByteString) -> Value? {
    switch name {
    case "Version": .text(capabilities.version)
    case "Major": .text(capabilities.major)
    case "Minor": .text(capabilities.minor)
    default: nil
    }
  }

  func method(_ name: ByteString) -> Method? {
    switch name {
    case "String": Method { _ in .text(self.capabilities.normalizedVersion) }
    case "GitVersion": Method { _ in .text(self.capabilities.version) }
    default: nil
    }
  }

  var encodedFields: [(name: ByteString, value: Value)]? { fields.filter { $0.name != "normalizedVersion" } }
  var encoded: Value { .map(Map(fields.filter { $0.name != "normalizedVersion" }.map { ($0.name, $0.value) })) }

  func isEqual(to other: any GoObject) -> Bool? {
    guard let other = other as? KubeVersionObject else { return nil }
    return capabilities.version == other.capabilities.version
  }
}

/// `.Capabilities.HelmVersion` of Helm 4.2.4.
final class BuildInfo: GoObject {
  var typeName: String { "version.BuildInfo" }
  var fields: [(name: ByteString, value: Value)] {
    [
      ("Version", .string("v4.2")), ("GitCommit", .string("")), ("GitTreeState", .string("")),
      ("GoVersion", .string("go1.26.6")), ("KubeClientVersion", .string("v1.36")),
    ]
  }
  var encodedFields: [(name: ByteString, value: Value)]? {
    [("version", .string("v4.2")), ("go_version", .string("go1.26.6")), ("kube_client_version", .string("v1.36"))]
  }
  var encoded: Value { .map(Map((encodedFields ?? []).map { ($0.name, $0.value) })) }
}
