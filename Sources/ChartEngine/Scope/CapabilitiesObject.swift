import Charts
import ValueTree

/// `.Capabilities` in templates.
///
/// - Source: Helm 4, `pkg/chart/common/capabilities.go`.
final class CapabilitiesObject: GoObject {
  private let kubeVersion: KubeVersionObject
  private let apiVersions: List

  init(_ capabilities: Capabilities) {
    kubeVersion = KubeVersionObject(capabilities.kubeVersion)
    var arena = ByteArena()
    apiVersions = List(capabilities.apiVersions.map { .string(arena.copy($0)) }, of: .apiVersion)
  }

  var typeName: String { "*common.Capabilities" }
  var kind: Kind { .pointer }
  var fields: [(name: ByteString, value: Value)] {
    [
      ("KubeVersion", .object(kubeVersion)), ("APIVersions", .list(apiVersions)), ("HelmVersion", .object(BuildInfo())),
    ]
  }
  var encodedFields: [(name: ByteString, value: Value)]? { fields }

  func field(_ name: ByteString) -> Value? {
    switch name {
    case "KubeVersion": .object(kubeVersion)
    case "APIVersions": .list(apiVersions)
    case "HelmVersion": .object(BuildInfo())
    default: nil
    }
  }
}

/// `.Capabilities.KubeVersion`: prints as its version in an action, and as a struct elsewhere (SURPRISES 25).
final class KubeVersionObject: GoObject {
  private let version: KubeVersion

  init(_ version: KubeVersion) { self.version = version }

  var typeName: String { "common.KubeVersion" }
  var printedText: ByteString? { version.normalized }
  var fields: [(name: ByteString, value: Value)] {
    [
      ("Version", .string(version.version)), ("normalizedVersion", .string(version.normalized)),
      ("Major", .string(version.major)), ("Minor", .string(version.minor)),
    ]
  }

  func field(_ name: ByteString) -> Value? {
    switch name {
    case "Version": .string(version.version)
    case "Major": .string(version.major)
    case "Minor": .string(version.minor)
    default: nil
    }
  }

  func method(_ name: ByteString) -> Method? {
    switch name {
    case "String": Method { _ in .string(self.version.normalized) }
    case "GitVersion": Method { _ in .string(self.version.version) }
    default: nil
    }
  }

  var encodedFields: [(name: ByteString, value: Value)]? { fields.filter { $0.name != "normalizedVersion" } }
  var encoded: Value { .map(Map((encodedFields ?? []).map { ($0.name, $0.value) })) }

  func isEqual(to other: any GoObject) -> Bool? {
    guard let other = other as? KubeVersionObject else { return nil }
    return version == other.version
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

  func isEqual(to other: any GoObject) -> Bool? { other is BuildInfo }
}
