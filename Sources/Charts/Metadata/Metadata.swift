import ValueTree

/// What a `Chart.yaml` says.
///
/// - Source: Helm 4.2.4, `pkg/chart/v2/metadata.go`.
package struct Metadata: Sendable, Equatable {
  package var name: ByteString = ""
  package var home: ByteString = ""
  package var sources: [ByteString] = []
  package var version: ByteString = ""
  package var description: ByteString = ""
  package var keywords: [ByteString] = []
  package var maintainers: [Maintainer?] = []
  package var icon: ByteString = ""
  package var apiVersion: ByteString = ""
  package var condition: ByteString = ""
  package var tags: ByteString = ""
  package var appVersion: ByteString = ""
  package var isDeprecated = false
  /// Nil where the file has none, which templates can tell from an empty map.
  package var annotations: FrozenMap?
  package var kubeVersion: ByteString = ""
  /// Nil where the file has none: then the subcharts' own conditions and aliases do not count either.
  package var dependencies: [Dependency?]?
  package var type: ByteString = ""

  package init() {}
}

package struct Maintainer: Sendable, Equatable {
  package var name: ByteString = ""
  package var email: ByteString = ""
  package var url: ByteString = ""

  package init() {}
}

/// A chart that another one says it needs.
///
/// - Source: Helm 4.2.4, `pkg/chart/v2/dependency.go`.
package struct Dependency: Sendable, Equatable {
  package var name: ByteString = ""
  package var version: ByteString = ""
  package var repository: ByteString = ""
  package var condition: ByteString = ""
  package var tags: [ByteString] = []
  package var isEnabled = false
  package var importValues: [FrozenValue] = []
  package var alias: ByteString = ""

  package init() {}
}
