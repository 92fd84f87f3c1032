import Manifests
import ValueTree

/// The pods that a manifest makes.
package struct PodTemplate: Sendable {
  package let labels: FrozenMap
  package let spec: FrozenMap

  /// Nil for a manifest that makes no pods by itself; custom resources make theirs through an operator.
  package init?(of object: ManifestObject) {
    guard let root = object.value.mapValue else { return nil }
    let template: FrozenMap?
    switch object.kind {
    case "Pod": template = root
    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job":
      template = root["spec"]?.mapValue?["template"]?.mapValue
    case "CronJob":
      template = root["spec"]?.mapValue?["jobTemplate"]?.mapValue?["spec"]?.mapValue?["template"]?.mapValue
    default: template = nil
    }
    guard let template, let spec = template["spec"]?.mapValue else { return nil }
    self.spec = spec
    labels = template["metadata"]?.mapValue?["labels"]?.mapValue ?? FrozenMap()
  }

  package var containers: [FrozenMap] {
    ["initContainers", "containers"].flatMap { (key: ByteString) -> [FrozenMap] in
      spec[key]?.items.compactMap(\.mapValue) ?? []
    }
  }

  package var volumes: [FrozenMap] { spec["volumes"]?.items.compactMap(\.mapValue) ?? [] }

  /// The ports that the containers declare.
  package var ports: [(name: ByteString?, number: FrozenValue?)] {
    containers.flatMap { container in
      (container["ports"]?.items ?? []).compactMap(\.mapValue).map { port in
        (name: port["name"]?.scalarText, number: port["containerPort"])
      }
    }
  }
}

extension FrozenValue {
  package var items: [FrozenValue] { if case .list(let items) = self { items } else { [] } }
}

/// A label selector of Kubernetes.
///
/// - Source: Kubernetes, `k8s.io/apimachinery/pkg/apis/meta/v1/types.go`, `LabelSelector`: all requirements hold; an empty one
///   selects everything.
struct LabelSelector {
  private let labels: FrozenMap
  private let expressions: [FrozenMap]

  /// - Parameter isPlain: whether it is a bare map of labels, as a Service has it.
  init(_ value: FrozenValue, isPlain: Bool) {
    let map = value.mapValue ?? FrozenMap()
    labels = isPlain ? map : map["matchLabels"]?.mapValue ?? FrozenMap()
    expressions = isPlain ? [] : map["matchExpressions"]?.items.compactMap(\.mapValue) ?? []
  }

  /// The requirements that `found` does not meet; none when it is selected.
  func unmet(by found: FrozenMap) -> [String] {
    var unmet: [String] = []
    for (key, value) in labels where !(found[key].map { $0.scalarText == value.scalarText } ?? false) {
      let there = found[key].map { "it has \($0.scalarText?.string ?? "")" } ?? "it has no such label"
      unmet.append("\(key)=\(value.scalarText?.string ?? ""): \(there)")
    }
    for expression in expressions where !Self.holds(expression, found) {
      unmet.append(ValueWords.short(.map(expression)))
    }
    return unmet
  }

  private static func holds(_ expression: FrozenMap, _ labels: FrozenMap) -> Bool {
    guard case .string(let key)? = expression["key"], case .string(let verb)? = expression["operator"] else {
      return false
    }
    let values = expression["values"]?.items ?? []
    let found = labels[key]
    let isIn = found.map { found in values.contains { $0.scalarText == found.scalarText } } ?? false
    switch verb {
    case "In": return isIn
    case "NotIn": return !isIn
    case "Exists": return found != nil
    case "DoesNotExist": return found == nil
    default: return false
    }
  }
}
