import ValueTree

/// How the items of a list are told apart, and whether their order says something.
///
/// Known by the name of the field alone: a ConfigMap's configuration and a custom resource use the same names.
struct ListRule: Sendable {
  /// Sets of fields that name an item; the first one that an item has counts.
  var identities: [[ByteString]]
  /// Whether another order of the same items is a change.
  var isOrdered = true

  static func rule(for field: ByteString?) -> ListRule {
    field.flatMap { table[$0] } ?? ListRule(identities: general)
  }

  /// For fields that are not in the table: what most often names an item. Their order counts.
  private static let general: [[ByteString]] = [
    ["kind", "namespace", "name"], ["kind", "name"], ["name"], ["alert"], ["record"], ["job_name"], ["mountPath"],
    ["containerPort"], ["topologyKey"], ["ip"], ["host"], ["path"], ["uid"], ["key"],
  ]

  /// - Source: the Kubernetes API types (`core/v1`, `apps/v1`, `rbac/v1`, … of k8s.io/api) by their `patchMergeKey`,
  ///   `listMapKey` and `listType` tags; where another source is meant, the row says so.
  private static let table: [ByteString: ListRule] = [
    // patchMergeKey name. Order says nothing to the scheduler, nor to a person.
    "containers": named, "ephemeralContainers": named, "volumes": named, "imagePullSecrets": named,
    "webhooks": named, "resourceClaims": named,
    // patchMergeKey name; they run in order.
    "initContainers": ListRule(identities: [["name"]]),
    // patchMergeKey name; `$(VAR)` refers to variables before.
    "env": ListRule(identities: [["name"]]),
    // Later ones win over earlier ones; no merge key.
    "envFrom": ListRule(identities: []),
    // Container: patchMergeKey containerPort, listMapKey protocol. Service: patchMergeKey port, listMapKey protocol.
    // The name first, so that another number is a change and no other port. NetworkPolicy: port and protocol.
    "ports": ListRule(
      identities: [
        ["name"], ["containerPort", "protocol"], ["port", "protocol"], ["containerPort"], ["port"],
      ], isOrdered: false),
    "volumeMounts": keyed("mountPath"),
    "volumeDevices": keyed("devicePath"),
    "hostAliases": keyed("ip"),
    "podIPs": keyed("ip"),
    "topologySpreadConstraints": ListRule(
      identities: [["topologyKey", "whenUnsatisfiable"], ["topologyKey"]], isOrdered: false),
    "conditions": keyed("type"),
    "ownerReferences": keyed("uid"),
    "taints": ListRule(identities: [["key", "effect"], ["key"]], isOrdered: false),
    // Atomic in the API; the key and the effect tell them apart where they can.
    "tolerations": ListRule(identities: [["key", "effect"], ["key"]], isOrdered: false),
    "matchExpressions": ListRule(identities: [["key", "operator"], ["key"]], isOrdered: false),
    // Projected volumes and keys of ConfigMaps and Secrets: atomic, and told apart by path or key.
    "items": ListRule(identities: [["kind", "namespace", "name"], ["kind", "name"], ["path"], ["key"]]),
    // RBAC subjects: atomic, a set by meaning.
    "subjects": ListRule(identities: [["kind", "namespace", "name"], ["kind", "name"]], isOrdered: false),
    // Ingress and routes by host, alerts and recording rules by name; RBAC rules by content. Order counts in some.
    "rules": ListRule(identities: [["alert"], ["record"], ["host"], ["name"]]),
    "paths": ListRule(identities: [["path", "pathType"], ["path"]]),
    "tls": ListRule(identities: [["secretName"]], isOrdered: false),
    // CustomResourceDefinition: listMapKey name (versions), atomic columns.
    "versions": ListRule(identities: [["name"]]),
    // PersistentVolumeClaims of a StatefulSet carry their name in `metadata`, so they go by content.
    "volumeClaimTemplates": ListRule(identities: []),
    // Prometheus and Alertmanager configuration (their manuals): names are unique, order says nothing.
    "groups": named, "receivers": named, "scrape_configs": keyed("job_name"), "time_intervals": named,
    "mute_time_intervals": named,
    // First match wins, each step sees what the one before left.
    "routes": ListRule(identities: []), "relabelings": ListRule(identities: []),
    "metricRelabelings": ListRule(identities: []), "relabel_configs": ListRule(identities: []),
    "metric_relabel_configs": ListRule(identities: []),
    // ServiceMonitor (operator's API): endpoints by port and path where these are unique.
    "endpoints": ListRule(identities: [["port", "path"], ["port"]], isOrdered: false),
    "podMetricsEndpoints": ListRule(identities: [["port", "path"], ["port"]], isOrdered: false),
    // Sets of texts: RBAC, listType=set, or matched as a set.
    "verbs": set, "resources": set, "apiGroups": set, "resourceNames": set, "nonResourceURLs": set,
    "accessModes": set, "finalizers": set, "policyTypes": set, "matchNames": set, "values": set,
    "supplementalGroups": set, "shortNames": set, "categories": set, "operations": set, "apiVersions": set,
    "hostnames": set,
  ]

  private static let named = keyed("name")
  private static let set = ListRule(identities: [], isOrdered: false)

  private static func keyed(_ key: ByteString) -> ListRule { ListRule(identities: [[key]], isOrdered: false) }
}
