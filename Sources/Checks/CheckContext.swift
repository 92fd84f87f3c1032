import Manifests
import ValueTree

/// What checks are held against.
package struct CheckContext {
  package var manifests: RenderedManifests
  /// What the chart could render at all; asked only where a check would hold because there is nothing.
  package var shape: () -> ChartShape
  /// What a template text renders alone, or why it does not.
  package var template: (ByteString) -> Result<ByteString, Mismatch>

  package init(
    _ manifests: RenderedManifests, shape: @escaping () -> ChartShape,
    template: @escaping (ByteString) -> Result<ByteString, Mismatch>
  ) {
    self.manifests = manifests
    self.shape = shape
    self.template = template
  }

  var namespaceOfRelease: ByteString { manifests.release.namespace }

  func selected(by query: ManifestQuery) -> [ManifestObject] {
    manifests.objects.filter { query.fits($0, namespaceOfRelease: namespaceOfRelease) }
  }
}

extension Mismatch: Error {}
