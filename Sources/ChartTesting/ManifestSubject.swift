import Checks
import Manifests
import Testing
import ValueTree

/// One or several manifests, to say something about.
public struct ManifestSubject: Sendable {
  let query: ManifestQuery
  let quantifier: Quantifier
  let location: SourceLocation

  init(
    _ kind: Kind, named name: String?, labels: [String: String] = [:], file: String? = nil, _ quantifier: Quantifier,
    _ location: SourceLocation
  ) {
    var query = ManifestQuery(
      kind: kind.name.isEmpty ? nil : ByteString(kind.name), name: name.map { ByteString($0) })
    query.file = file.map { ByteString($0) }
    for (key, value) in labels { query.labels[ByteString(key)] = ByteString(value) }
    self.query = query
    self.quantifier = quantifier
    self.location = location
  }

  private init(_ query: ManifestQuery, _ quantifier: Quantifier, _ location: SourceLocation) {
    self.query = query
    self.quantifier = quantifier
    self.location = location
  }

  /// Only those in a namespace; a manifest that names none is in the release's.
  public func inNamespace(_ namespace: String) -> ManifestSubject {
    var query = query
    query.namespace = ByteString(namespace)
    return ManifestSubject(query, quantifier, location)
  }

  /// The value, or the values, at a path: `spec.template.spec.containers[name=web].image`.
  ///
  /// Steps: keys between dots, `["a.b/c"]`, `[0]`, `[-1]`, `[1:3]`, `[*]`, `[name=web]`, `[?port > 80]`, `..image` for any depth, and
  /// `.base64()`, `.yaml()`, `.json()` into what a text holds.
  public func at(_ path: String) -> ValueSubject { ValueSubject(subject).at(path) }

  var subject: Check.Subject { .manifests(query, quantifier) }

  /// The whole manifest as a value, for checks such as `contains`.
  private var whole: ValueSubject { ValueSubject(subject) }

  // MARK: Checks

  /// The manifest is there. In a block of statements the subject alone says the same.
  public func exists(sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    ChartCheck(Check(subject, .exists), sourceLocation)
  }

  /// Whether the manifest has these entries somewhere, at any depth: `contains(["name": "http", "port": 80])`.
  public func contains(
    _ part: ChartValue, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    whole.contains(part, sourceLocation: sourceLocation)
  }

  /// Whether the selector of a Service, NetworkPolicy, PodDisruptionBudget or workload fits the pods of `other`, or that of a
  /// ServiceMonitor the labels of a Service.
  public func selects(
    _ other: ManifestSubject, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    relation(.selects, other, nil, sourceLocation)
  }

  /// The selector fits none of the pods of `other`.
  public func doesNotSelect(
    _ other: ManifestSubject, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    negated(relation(.selects, other, nil, sourceLocation))
  }

  /// Whether the pods mount a Secret, ConfigMap or PersistentVolumeClaim, at a path of a container if one is given.
  public func mounts(
    _ other: ManifestSubject, at path: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    relation(.mounts, other, path.map { ByteString($0) }, sourceLocation)
  }

  /// The pods do not mount `other`.
  public func doesNotMount(
    _ other: ManifestSubject, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    negated(relation(.mounts, other, nil, sourceLocation))
  }

  /// Whether the manifest names `other` where the API expects such a name: `secretKeyRef`, `serviceAccountName`, `scaleTargetRef`.
  public func references(
    _ other: ManifestSubject, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    relation(.references, other, nil, sourceLocation)
  }

  /// The manifest does not name `other`.
  public func doesNotReference(
    _ other: ManifestSubject, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    negated(relation(.references, other, nil, sourceLocation))
  }

  /// Whether each port of a Service leads to a port that the pods of `other` declare, by name or number.
  public func targetsPort(
    of other: ManifestSubject, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    relation(.targetsPort, other, nil, sourceLocation)
  }

  private func relation(
    _ relation: Condition.Relation, _ other: ManifestSubject, _ detail: ByteString?, _ location: SourceLocation
  ) -> ChartCheck {
    ChartCheck(Check(subject, .relation(relation, other.query, detail: detail)), location)
  }

  private func negated(_ check: ChartCheck) -> ChartCheck {
    var check = check
    check.check?.isNegated = true
    return check
  }
}
