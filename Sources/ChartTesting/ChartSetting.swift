import Snapshots
import Testing
import ValueTree

/// One part of what a chart is rendered with: the chart, values, the release, the cluster.
///
/// As a trait of a suite or a test it holds for all renders inside; in ``expect(_:sourceLocation:_:)`` for that render. Inner ones
/// add to outer ones, later ones to earlier ones: values are laid over each other, of everything else the innermost counts.
///
/// ```swift
/// @Suite(.chart("charts/web"), .values(file: "ci/production.yaml"), .release("web", namespace: "shop"))
/// struct WebChart {
///   @Test(.set("replicas", 3)) func `three of them`() throws {
///     try expect { deployment("web").at("spec.replicas").equals(3) }
///   }
/// }
/// ```
public struct ChartSetting: SuiteTrait, TestTrait, TestScoping {
  enum Change: Sendable, Equatable {
    case chart(String)
    case valuesFile(String)
    case values(ByteString)
    case set(String, FrozenValue)
    case setText(String)
    case release(String)
    case namespace(String)
    case upgrade
    case kubeVersion(String)
    case apiVersions([String])
    case lookup(ByteString)
    case seed(UInt64)
    case time(String)
    case schemaValidation(Bool)
    case redaction(Redaction)
  }

  /// What snapshots do not keep.
  enum Redaction: Sendable, Equatable {
    case preset(RedactionPreset)
    case path(String, kind: String?, name: String?, value: String?)
    case secrets(SecretsMode)
  }

  /// Where a change was written: relative paths start at that package.
  struct Written: Sendable {
    var change: Change
    var file: String
  }

  let changes: [Written]

  init(_ change: Change, _ file: String) { changes = [Written(change: change, file: file)] }

  init(_ changes: [Written]) { self.changes = changes }

  /// Several settings as one, to give them a name.
  public init(_ settings: ChartSetting...) { changes = settings.flatMap(\.changes) }

  /// Several settings as one, from a list that was made elsewhere.
  public init(_ settings: [ChartSetting]) { changes = settings.flatMap(\.changes) }

  /// The settings of the traits around what runs.
  @TaskLocal static var current: [Written] = []

  /// Adds the settings to those around for all that runs inside.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Self.$current.withValue(Self.current + changes) { try await function() }
  }
}

extension Trait where Self == ChartSetting {
  /// The chart: a folder or packed file, from the package's folder.
  public static func chart(_ path: String, filePath: String = #filePath) -> Self { Self(.chart(path), filePath) }

  /// A values file, from the chart's folder or else the package's.
  public static func values(file path: String, filePath: String = #filePath) -> Self {
    Self(.valuesFile(path), filePath)
  }

  /// Values as YAML.
  public static func values(yaml text: String, filePath: String = #filePath) -> Self {
    Self(.values(ByteString(text)), filePath)
  }

  /// One value by its path, as `--set` names it: `.set("ingress.hosts[0]", "web.local")`. nil removes a default.
  public static func set(_ path: String, _ value: ChartValue, filePath: String = #filePath) -> Self {
    Self(.set(path, value.frozen), filePath)
  }

  /// What `--set` takes: `.set("replicas=3,image.tag=1.2")`.
  public static func set(_ text: String, filePath: String = #filePath) -> Self { Self(.setText(text), filePath) }

  /// The release's name; without this it is `release-name`, as under `helm template`.
  public static func release(_ name: String, filePath: String = #filePath) -> Self { Self(.release(name), filePath) }

  /// The release's name and namespace.
  public static func release(_ name: String, namespace: String, filePath: String = #filePath) -> Self {
    Self([.init(change: .release(name), file: filePath), .init(change: .namespace(namespace), file: filePath)])
  }

  /// The release's namespace; without this it is `default`.
  public static func namespace(_ name: String, filePath: String = #filePath) -> Self {
    Self(.namespace(name), filePath)
  }

  /// `.Release.IsUpgrade` in place of `.Release.IsInstall`.
  public static func upgrade(filePath: String = #filePath) -> Self { Self(.upgrade, filePath) }

  /// The version of Kubernetes: `"1.33"`.
  public static func kubernetes(_ version: String, filePath: String = #filePath) -> Self {
    Self(.kubeVersion(version), filePath)
  }

  /// API versions that the cluster has beside the usual ones: `"monitoring.coreos.com/v1"`.
  public static func apiVersions(_ names: String..., filePath: String = #filePath) -> Self {
    Self(.apiVersions(names), filePath)
  }

  /// Objects that `lookup` finds, as YAML; several documents give several objects.
  public static func lookup(yaml text: String, filePath: String = #filePath) -> Self {
    Self(.lookup(ByteString(text)), filePath)
  }

  /// Random values follow from this number.
  public static func seed(_ number: UInt64, filePath: String = #filePath) -> Self { Self(.seed(number), filePath) }

  /// What `now` is: `2026-01-02T03:04:05Z`.
  public static func time(_ text: String, filePath: String = #filePath) -> Self { Self(.time(text), filePath) }

  /// In snapshots the value at a path stands as `<redacted>`: `.redacting("metadata.annotations[\"checksum/*\"]")`.
  ///
  /// - Parameters:
  ///   - path: of values in manifests.
  ///   - kind: only in manifests of this kind; `*` fits anything.
  ///   - name: only in manifests of this name; `*` fits anything.
  ///   - value: what stands there instead.
  ///   - filePath: the test's file.
  public static func redacting(
    _ path: String, kind: String? = nil, name: String? = nil, as value: String? = nil, filePath: String = #filePath
  ) -> Self {
    Self(.redaction(.path(path, kind: kind, name: name, value: value)), filePath)
  }

  /// In snapshots what the preset names stands as `<redacted>`: `.redacting(.chartVersion)`.
  public static func redacting(_ preset: SnapshotPreset, filePath: String = #filePath) -> Self {
    Self(.redaction(.preset(preset.rules)), filePath)
  }

  /// Snapshots keep the values of Secrets as they are; without this they are kept as digests.
  public static func plainSecrets(filePath: String = #filePath) -> Self { Self(.redaction(.secrets(.plain)), filePath) }

  /// Values are not checked against `values.schema.json`.
  public static func withoutSchema(filePath: String = #filePath) -> Self { Self(.schemaValidation(false), filePath) }
}

/// Values that most repositories keep out of their snapshots.
public enum SnapshotPreset: Sendable, CaseIterable {
  /// The chart's version in `helm.sh/chart` and its kin, and `checksum/*`: a new version of the chart alone changes nothing.
  case chartVersion
  /// `checksum/*` in annotations.
  case checksums
  /// Certificates and keys, PEM blocks and `caBundle`.
  case certificates

  var rules: RedactionPreset {
    switch self {
    case .chartVersion: .chartVersion
    case .checksums: .checksums
    case .certificates: .certificates
    }
  }
}
