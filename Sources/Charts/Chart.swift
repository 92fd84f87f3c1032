import ValueTree

/// A chart as read, with its subcharts. Immutable after loading and shared by all renders.
package struct Chart: Sendable {
  package var metadata: Metadata
  /// The default values; nil without a `values.yaml`.
  package var values: FrozenMap?
  /// The text of `values.yaml`, for the lines in it.
  package var valuesText: ByteString?
  package var schema: ChartFile?
  /// Everything below `templates/`, in the order of reading.
  package var templates: [ChartFile]
  /// What `.Files` and `crds/` are made of: all that has no other meaning.
  package var files: [ChartFile]
  /// The charts below `charts/`, sorted by the name of their folder or archive.
  package var subcharts: [Chart]
  /// What Helm prints to standard error while loading.
  package var warnings: [String]

  package var name: ByteString { metadata.name }

  /// Whether only named templates of this chart count.
  package var isLibrary: Bool { metadata.type.lowercasedASCII == "library" }
}

/// A custom resource definition below `crds/`.
package struct CustomResourceFile: Sendable {
  /// As Helm names it in `# Source:`.
  package var path: ByteString
  package var file: ChartFile
}

extension Chart {
  /// The files below `crds/`, own ones first, then those of the subcharts.
  package func customResources(under parent: ByteString? = nil) -> [CustomResourceFile] {
    let root = fullPath(under: parent)
    var found: [CustomResourceFile] = []
    for file in files where file.name.hasPrefix("crds/") && file.name.hasManifestExtension {
      found.append(CustomResourceFile(path: root + "/" + file.name, file: file))
    }
    for subchart in subcharts { found += subchart.customResources(under: root) }
    return found
  }

  /// `parent/charts/kid` for a subchart, its own name for the root.
  package func fullPath(under parent: ByteString?) -> ByteString {
    guard let parent else { return name }
    return parent + "/charts/" + name
  }
}

extension ByteString {
  var hasManifestExtension: Bool {
    let lower = pathExtension.lowercasedASCII
    return lower == ".yaml" || lower == ".yml" || lower == ".json"
  }
}
