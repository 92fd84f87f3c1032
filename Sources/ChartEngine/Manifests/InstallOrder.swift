import ValueTree

/// The order in which Helm installs kinds.
///
/// - Source: Helm 4.2.4, `pkg/release/v1/util/kind_sorter.go`.
package enum InstallOrder {
  private static let kinds: [ByteString] = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
    "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume",
    "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
    "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
    "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
    "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]

  private static let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })

  /// The items by kind, those of one kind in their own order; unknown kinds last and by name.
  ///
  /// - Quirk: an item without a kind is unknown too, before all others (`order/kinds`).
  package static func sorted<Item>(_ items: [Item], kind: (Item) -> ByteString) -> [Item] {
    let kinds = items.map(kind)
    let ranks = kinds.map { places[$0] ?? self.kinds.count }
    return items.indices.sorted { a, b in
      if ranks[a] != ranks[b] { return ranks[a] < ranks[b] }
      if ranks[a] == self.kinds.count, kinds[a] != kinds[b] { return kinds[a] < kinds[b] }
      return a < b
    }.map { items[$0] }
  }
}
