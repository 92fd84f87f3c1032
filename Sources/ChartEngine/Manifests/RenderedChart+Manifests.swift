import Charts
import ValueTree

extension RenderedChart {
  /// The manifests and hooks of the rendered files, in the order of installation.
  package func sortedManifests() throws(ManifestFailure) -> SortedManifests {
    try SortedManifests(files.map { ($0.path, $0.text) }, chartName: chart.name, heads: heads, limits: limits)
  }

  /// The files below `crds/` as `--include-crds` prints them.
  package func customResources() throws(ChartFailure) -> [Manifest] {
    var manifests: [Manifest] = []
    var printedBytes = 0
    for resource in chart.customResources() {
      let manifest = Manifest(path: resource.path, content: try resource.file.bytes())
      printedBytes += manifest.printedCount
      if printedBytes > limits.outputBytes { throw .tooManyCustomResources(limits.outputBytes) }
      manifests.append(manifest)
    }
    return manifests
  }
}
