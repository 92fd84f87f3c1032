import Manifests
import ValueTree

/// What one manifest has to do with another, by what both say.
struct Relations {
  var namespaceOfRelease: ByteString

  /// - Returns: nil when the relation holds; else why not.
  func failure(
    _ relation: Condition.Relation, from object: ManifestObject, to other: ManifestObject, detail: ByteString?
  ) -> String? {
    switch relation {
    case .selects: selection(object, other)
    case .mounts: mount(object, other, at: detail)
    case .references: reference(object, other)
    case .targetsPort: ports(object, other)
    }
  }

  private func namespace(of object: ManifestObject) -> ByteString { object.namespace ?? namespaceOfRelease }

  // MARK: Selectors

  /// Where a kind keeps its selector, and whether it is a bare map of labels.
  private static func selector(of object: ManifestObject) -> (value: FrozenValue, isPlain: Bool)? {
    guard let spec = object.value.mapValue?["spec"]?.mapValue else { return nil }
    switch object.kind {
    case "Service", "ReplicationController": return spec["selector"].map { ($0, true) }
    case "NetworkPolicy": return spec["podSelector"].map { ($0, false) }
    default: return spec["selector"].map { ($0, false) }
    }
  }

  private func selection(_ object: ManifestObject, _ other: ManifestObject) -> String? {
    guard let selector = Self.selector(of: object) else { return "\(object.address) has no selector" }
    if case .map(let map) = selector.value, map.isEmpty, selector.isPlain {
      return "the selector of \(object.address) is empty, which selects nothing"
    }
    let labels: FrozenMap
    switch object.kind {
    case "ServiceMonitor", "Probe":
      labels = other.labels
    default:
      guard let pods = PodTemplate(of: other) else { return "\(other.address) makes no pods" }
      labels = pods.labels
    }
    if object.kind != "ServiceMonitor", object.kind != "PodMonitor", namespace(of: object) != namespace(of: other) {
      return "it is in namespace \(namespace(of: object)), \(other.address) in \(namespace(of: other))"
    }
    let unmet = LabelSelector(selector.value, isPlain: selector.isPlain).unmet(by: labels)
    return unmet.isEmpty ? nil : "\(other.address) does not meet " + unmet.joined(separator: "; ")
  }

  // MARK: References

  /// Paths below which a manifest names objects of a kind.
  ///
  /// - Source: the fields of Kubernetes' API that hold names, and those of the Prometheus operator.
  private static let references: [ByteString: [String]] = [
    "Secret": [
      "..secretName", "..secretKeyRef.name", "..secretRef.name", "..imagePullSecrets[*].name", "..secret.name",
      "..keySecret.name", "..bearerTokenSecret.name", "..additionalScrapeConfigs.name", "..configSecret",
      "..password.name", "..username.name", "..credentials.name", "..secrets[*]",
    ],
    "ConfigMap": ["..configMap.name", "..configMapKeyRef.name", "..configMapRef.name", "..configMaps[*]"],
    "PersistentVolumeClaim": ["..persistentVolumeClaim.claimName"],
    "ServiceAccount": ["..serviceAccountName"],
    "Service": ["..service.name", "..serviceName"],
    "PriorityClass": ["..priorityClassName"],
    "StorageClass": ["..storageClassName"],
  ]

  private func reference(_ object: ManifestObject, _ other: ManifestObject) -> String? {
    var found: [String] = []
    for text in (Self.references[other.kind] ?? []) + ["..*"] {
      let path: ManifestPath
      do throws(ManifestPath.Failure) { path = try ManifestPath(text) } catch { continue }
      if text == "..*" {
        // `scaleTargetRef: {kind: …, name: …}` and its like.
        for value in path.values(in: object.value) {
          guard let map = value.mapValue, map["kind"]?.scalarText == other.kind, let name = map["name"]?.scalarText
          else { continue }
          found.append(name.string)
        }
      } else {
        found += path.values(in: object.value).compactMap { $0.scalarText?.string }
      }
    }
    if found.contains(other.name.string) { return nil }
    let names = Set(found).sorted()
    return names.isEmpty
      ? "\(object.address) names no \(other.kind)"
      : "\(object.address) names \(other.kind) \(ValueWords.list(names)), not \(other.name)"
  }

  // MARK: Mounts

  private func mount(_ object: ManifestObject, _ other: ManifestObject, at path: ByteString?) -> String? {
    guard let pods = PodTemplate(of: object) else { return "\(object.address) makes no pods" }
    let volumes = pods.volumes.filter { Self.sources(of: $0, kind: other.kind).contains(other.name) }
    guard !volumes.isEmpty else {
      let names = pods.volumes.flatMap { Self.sources(of: $0, kind: other.kind) }.map(\.string)
      return names.isEmpty
        ? "no volume of it is a \(other.kind)" : "its volumes are of \(other.kind) \(ValueWords.list(names))"
    }
    let names = volumes.compactMap { $0["name"]?.scalarText }
    let mounts = pods.containers.flatMap { $0["volumeMounts"]?.items.compactMap(\.mapValue) ?? [] }
      .filter { $0["name"].flatMap(\.scalarText).map { names.contains($0) } ?? false }
    if mounts.isEmpty {
      return "the volume \(names.map(\.string).joined(separator: ", ")) is there, but no container mounts it"
    }
    guard let path else { return nil }
    let places = mounts.compactMap { $0["mountPath"]?.scalarText }
    return places.contains(path) ? nil : "it is mounted at \(ValueWords.list(places.map(\.string)))"
  }

  /// The names that a volume takes its files from.
  private static func sources(of volume: FrozenMap, kind: ByteString) -> [ByteString] {
    let projected = volume["projected"]?.mapValue?["sources"]?.items.compactMap(\.mapValue) ?? []
    switch kind {
    case "Secret":
      return [volume["secret"]?.mapValue?["secretName"]?.scalarText].compactMap { $0 }
        + projected.compactMap { $0["secret"]?.mapValue?["name"]?.scalarText }
    case "ConfigMap":
      return [volume["configMap"]?.mapValue?["name"]?.scalarText].compactMap { $0 }
        + projected.compactMap { $0["configMap"]?.mapValue?["name"]?.scalarText }
    case "PersistentVolumeClaim":
      return [volume["persistentVolumeClaim"]?.mapValue?["claimName"]?.scalarText].compactMap { $0 }
    default: return []
    }
  }

  // MARK: Ports

  /// - Source: Kubernetes, `ServicePort.targetPort`: a name or number of the pods; the service's own port when it is missing.
  private func ports(_ object: ManifestObject, _ other: ManifestObject) -> String? {
    guard let pods = PodTemplate(of: other) else { return "\(other.address) makes no pods" }
    let ports = object.value.mapValue?["spec"]?.mapValue?["ports"]?.items.compactMap(\.mapValue) ?? []
    if ports.isEmpty { return "\(object.address) has no ports" }
    let known = pods.ports
    for port in ports {
      guard let target = port["targetPort"] ?? port["port"] else { continue }
      let fits = known.contains { candidate in
        candidate.name != nil && candidate.name == target.scalarText
          || candidate.number.map { $0.isSame(as: target) } ?? false
      }
      if fits { continue }
      let name = port["name"]?.scalarText.map { "port \($0)" } ?? "a port"
      let there = known.map { port in
        (port.name.map { "\($0) " } ?? "") + (port.number?.scalarText?.string ?? "?")
      }
      return "\(name) leads to \(target.scalarText?.string ?? "?"), and \(other.address) has "
        + (there.isEmpty ? "no ports" : ValueWords.list(there))
    }
    return nil
  }
}
