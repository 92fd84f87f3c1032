import Manifests
import ValueTree

/// What checks are held against.
package struct CheckContext {
  package var objects: [ManifestObject]
  package var notes: ByteString
  /// Where a manifest is that names no namespace.
  package var namespaceOfRelease: ByteString
  /// What the chart could render at all; asked only where a check would hold because there is nothing. Nil where no chart
  /// says it.
  package var shape: () -> ChartShape?
  /// What a template text renders alone, or why it does not.
  package var template: (ByteString) -> Result<ByteString, Mismatch>

  package init(
    _ manifests: RenderedManifests, shape: @escaping () -> ChartShape?,
    template: @escaping (ByteString) -> Result<ByteString, Mismatch>
  ) {
    objects = manifests.objects
    notes = manifests.notes
    namespaceOfRelease = manifests.release.namespace
    self.shape = shape
    self.template = template
  }

  /// Manifests of a file, which no chart rendered.
  package init(_ file: ManifestFile) {
    objects = file.objects
    notes = ByteString()
    namespaceOfRelease = "default"
    shape = { nil }
    template = { _ in .failure(Mismatch("a file has no templates")) }
  }

  func selected(by query: ManifestQuery) -> [ManifestObject] {
    objects.filter { query.fits($0, namespaceOfRelease: namespaceOfRelease) }
  }
}

extension Mismatch: Error {}
