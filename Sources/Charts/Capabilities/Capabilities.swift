import SemanticVersions
import ValueTree

/// What a render assumes the cluster to be.
package struct Capabilities: Sendable, Equatable {
  package var kubeVersion: KubeVersion
  package var apiVersions: [ByteString]

  /// As `helm template` has it: Kubernetes v1.36.0 and what its client knows, then `additional` ones.
  package init(kubeVersion: KubeVersion = .default, additional apiVersions: [ByteString] = []) {
    self.kubeVersion = kubeVersion
    self.apiVersions = Capabilities.defaultAPIVersions + apiVersions
  }
}

/// A version of Kubernetes as templates see it.
///
/// - Source: Helm 4.2.4, `pkg/chart/common/capabilities.go`; `k8s.io/apimachinery/pkg/util/version`, `ParseGeneric`.
package struct KubeVersion: Sendable, Equatable {
  /// As given, with a `v` in front: `v1.33.4-gke.1245000`.
  package var version: ByteString
  /// Only the numbers: `v1.33.4`. Constraints are checked with it, and it is what prints.
  package var normalized: ByteString
  package var major: ByteString
  package var minor: ByteString

  package static let `default` = KubeVersion(version: "v1.36.0", normalized: "v1.36.0", major: "1", minor: "36")

  private init(version: ByteString, normalized: ByteString, major: ByteString, minor: ByteString) {
    self.version = version
    self.normalized = normalized
    self.major = major
    self.minor = minor
  }

  /// Whether a chart's `kubeVersion` can be read at all.
  package static func isConstraint(_ text: ByteString) -> Bool {
    do { _ = try SemanticVersionConstraint(text) } catch { return false }
    return true
  }

  /// Reads what `--kube-version` takes: numbers with dots, whatever may follow them.
  package init(_ text: ByteString) throws(KubeVersionFailure) {
    var rest = text
    while let first = rest.bytes.first, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(first) { rest = rest[1..<rest.count] }
    if rest.hasPrefix("v") { rest = rest[1..<rest.count] }
    let components = try KubeVersion.components(of: rest, in: text)
    guard components.count >= 2 else { throw .illegal(text) }
    var numbers: [ByteString] = []
    for (index, component) in components.enumerated() {
      if index == 0, component.hasPrefix("0"), component != "0" { throw .zeroPrefixed(component, text) }
      guard let number = UInt64(component.string) else { throw .tooLarge(component, text) }
      numbers.append(ByteString(String(number)))
    }
    version = text.hasPrefix("v") ? text : "v" + text
    normalized = numbers.dropFirst().reduce("v" + numbers[0]) { $0 + "." + $1 }
    major = numbers[0]
    minor = numbers[1]
  }

  /// The runs of digits between dots at the start.
  private static func components(
    of rest: ByteString, in text: ByteString
  ) throws(KubeVersionFailure) -> [ByteString] {
    var components: [ByteString] = []
    var place = 0
    while true {
      let digits = rest[place..<rest.count].bytes.prefix { 0x30...0x39 ~= $0 }
      if digits.isEmpty { break }
      components.append(ByteString(digits))
      place += digits.count
      guard place + 1 < rest.count, rest[place] == UInt8(ascii: "."), 0x30...0x39 ~= rest[place + 1] else { break }
      place += 1
    }
    if components.isEmpty || rest[place..<rest.count].contains(UInt8(ascii: "\n")) { throw .unreadable(text) }
    return components
  }
}

package enum KubeVersionFailure: Error, Equatable {
  case unreadable(ByteString)
  case illegal(ByteString)
  case zeroPrefixed(ByteString, ByteString)
  case tooLarge(ByteString, ByteString)

  package var message: String {
    switch self {
    case .unreadable(let text): "could not parse \(GoText.quoted(text)) as version"
    case .illegal(let text): "illegal version string \(GoText.quoted(text))"
    case .zeroPrefixed(let part, let text):
      "illegal zero-prefixed version component \(GoText.quoted(part)) in \(GoText.quoted(text))"
    case .tooLarge(let part, let text):
      "illegal non-numeric version component \(GoText.quoted(part)) in \(GoText.quoted(text)): "
        + "strconv.ParseUint: parsing \(GoText.quoted(part)): value out of range"
    }
  }
}

extension Chart {
  /// - Throws: when the chart's `kubeVersion` does not allow the version.
  package func checkKubeVersion(_ version: KubeVersion) throws(ChartFailure) {
    let constraint = metadata.kubeVersion
    if constraint.isEmpty || SemanticVersion.isCompatible(version.normalized, with: constraint) { return }
    throw .kubeVersion(constraint: constraint, version: version.version)
  }
}
