import Checks
import Testing
import ValueTree

// What checks are about. A subject alone in a block of checks says that it exists.

/// The one manifest of this kind and name; `*` in the name fits anything.
public func manifest(
  _ kind: Kind, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) -> ManifestSubject {
  ManifestSubject(kind, named: name, .one, sourceLocation)
}

/// The only manifest of this kind, or the only one with this name, these labels or of this template file.
public func the(
  _ kind: Kind, named name: String? = nil, labels: [String: String] = [:], file: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ManifestSubject {
  ManifestSubject(kind, named: name, labels: labels, file: file, .one, sourceLocation)
}

/// All manifests of this kind: a check must hold for each, and there must be one.
public func every(
  _ kind: Kind, named name: String? = nil, labels: [String: String] = [:], file: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ManifestSubject {
  ManifestSubject(kind, named: name, labels: labels, file: file, .every, sourceLocation)
}

/// Manifests of this kind: a check must hold for one of them or more.
public func atLeastOne(
  _ kind: Kind, named name: String? = nil, labels: [String: String] = [:], file: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ManifestSubject {
  ManifestSubject(kind, named: name, labels: labels, file: file, .atLeastOne, sourceLocation)
}

/// No manifest of this kind; with a check, none that it holds for, of those that are there.
///
/// Alone it fails when no template of the chart could render one: then it would say nothing.
public func none(
  _ kind: Kind, named name: String? = nil, labels: [String: String] = [:], file: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ManifestSubject {
  ManifestSubject(kind, named: name, labels: labels, file: file, .none, sourceLocation)
}

/// Just so many manifests of this kind; with a check, just so many that it holds for.
public func exactly(
  _ count: Int, _ kind: Kind, named name: String? = nil, labels: [String: String] = [:], file: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ManifestSubject {
  ManifestSubject(kind, named: name, labels: labels, file: file, .exactly(count), sourceLocation)
}

/// All manifests of one template file: `templates/service.yaml`.
public func file(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.manifest, named: nil, file: path, .every, sourceLocation)
}

/// The notes of the chart, as a text.
public var notes: TextSubject { TextSubject(.notes) }

/// What a named template renders alone, in the scope of the chart: library charts are tested so.
public func named(_ template: String) -> TextSubject {
  TextSubject(
    .template(
      ByteString("{{ include \(Check.quoted(template)) . }}"), words: "named(\(Check.quoted(template)))"))
}

/// What a template text renders, in the scope of the chart: `evaluated(#"{{ include "image" (dict "tag" 1) }}"#)`.
public func evaluated(_ text: String) -> TextSubject {
  TextSubject(.template(ByteString(text), words: "evaluated(\(Check.quoted(text)))"))
}

// MARK: The common kinds

/// The ConfigMap of this name; `*` in it fits anything.
public func configMap(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.configMap, named: name, .one, sourceLocation)
}

/// The CronJob of this name; `*` in it fits anything.
public func cronJob(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.cronJob, named: name, .one, sourceLocation)
}

/// The DaemonSet of this name; `*` in it fits anything.
public func daemonSet(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.daemonSet, named: name, .one, sourceLocation)
}

/// The Deployment of this name; `*` in it fits anything.
public func deployment(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.deployment, named: name, .one, sourceLocation)
}

/// The Ingress of this name; `*` in it fits anything.
public func ingress(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.ingress, named: name, .one, sourceLocation)
}

/// The Job of this name; `*` in it fits anything.
public func job(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.job, named: name, .one, sourceLocation)
}

/// The NetworkPolicy of this name; `*` in it fits anything.
public func networkPolicy(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.networkPolicy, named: name, .one, sourceLocation)
}

/// The Secret of this name; `*` in it fits anything.
public func secret(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.secret, named: name, .one, sourceLocation)
}

/// The Service of this name; `*` in it fits anything.
public func service(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.service, named: name, .one, sourceLocation)
}

/// The ServiceAccount of this name; `*` in it fits anything.
public func serviceAccount(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.serviceAccount, named: name, .one, sourceLocation)
}

/// The ServiceMonitor of this name; `*` in it fits anything.
public func serviceMonitor(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.serviceMonitor, named: name, .one, sourceLocation)
}

/// The StatefulSet of this name; `*` in it fits anything.
public func statefulSet(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) -> ManifestSubject {
  ManifestSubject(.statefulSet, named: name, .one, sourceLocation)
}
