import ChartEngine
import Charts
import Synchronization
import ValueCoding
import ValueTree

/// A rendered manifest that knows its template.
///
/// Its head is read when the chart is sorted; the rest is read when somebody asks.
package final class ManifestObject: Sendable {
  package let manifest: Manifest
  /// Whether Helm applies it by itself at some moment.
  package let isHook: Bool
  private let values: ManifestValues
  private let read = Mutex<FrozenValue?>(nil)

  package init(_ manifest: Manifest, isHook: Bool = false, values: ManifestValues = ManifestValues()) {
    self.manifest = manifest
    self.isHook = isHook
    self.values = values
  }

  package var apiVersion: ByteString { manifest.head.apiVersion }
  package var kind: ByteString { manifest.head.kind }
  package var name: ByteString { manifest.head.name }
  /// `chart/templates/x.yaml`
  package var file: ByteString { manifest.path }
  package var text: ByteString { manifest.content }

  /// The whole object; null for a document that only its head makes sense of.
  package var value: FrozenValue {
    if let known = read.withLock({ $0 }) { return known }
    let value = values.value(of: manifest.content)
    read.withLock { $0 = value }
    return value
  }

  /// Nil when the manifest leaves it to the release.
  package var namespace: ByteString? {
    if case .string(let text)? = metadata?["namespace"] { text } else { nil }
  }

  package var labels: FrozenMap { metadata?["labels"]?.mapValue ?? FrozenMap() }
  package var annotations: FrozenMap { metadata?["annotations"]?.mapValue ?? FrozenMap() }

  private var metadata: FrozenMap? { value.mapValue?["metadata"]?.mapValue }

  package var address: ObjectAddress { ObjectAddress(kind: kind, name: name) }
}

/// All that a render gave: manifests and hooks in the order of installation, and the notes.
package struct RenderedManifests: Sendable {
  package let rendered: RenderedChart
  package let release: Release
  package let objects: [ManifestObject]
  package let notes: ByteString

  /// - Parameter values: what is known of the documents of other renders.
  /// - Throws: at the first document that is no YAML.
  package init(
    _ rendered: RenderedChart, release: Release, values: ManifestValues = ManifestValues()
  ) throws(ManifestFailure) {
    self.rendered = rendered
    self.release = release
    let sorted = try rendered.sortedManifests()
    objects =
      sorted.manifests.map { ManifestObject($0, values: values) }
      + sorted.hooks.map { ManifestObject($0.manifest, isHook: true, values: values) }
    notes = sorted.notes
  }

  /// What a chart renders of which no template was asked for.
  package static func nothing(of chart: Chart, _ release: Release) -> RenderedManifests {
    RenderedManifests(rendered: .nothing(of: chart), release: release, objects: [], notes: ByteString())
  }

  private init(rendered: RenderedChart, release: Release, objects: [ManifestObject], notes: ByteString) {
    self.rendered = rendered
    self.release = release
    self.objects = objects
    self.notes = notes
  }

  /// The number of a manifest among the documents of its file.
  package func document(of object: ManifestObject) -> Int? {
    rendered.files.last { $0.path == object.file }.flatMap {
      ManifestSplitter.documents(of: $0.text).firstIndex(of: object.text)
    }
  }
}
