import ChartEngine
import Charts
import Synchronization
import TemplateFunctions
import TestSupport
import ValueCoding
import ValueTree

/// One render whose output is kept: what `case.yaml` in `snapshots/<chart>/<case>/` says.
///
/// Paths in it are relative to the package's folder.
package struct SnapshotCase: Sendable, CustomStringConvertible {
  /// `snapshots/prometheus-postgres-exporter/probes`
  package var folder: String
  package var chart: String
  package var values: [String] = []
  package var set: [String] = []
  package var release = "demo"
  package var namespace = "monitoring"
  package var kubeVersion: String?
  package var apiVersions: [String] = []
  package var includesCRDs = false
  package var seed: UInt64?
  /// Seconds since 1970.
  package var time: Int64?

  package var description: String { folder.split(separator: "/").suffix(2).joined(separator: "/") }

  package init(folder: String, chart: String, values: [String]) {
    self.folder = folder
    self.chart = chart
    self.values = values
  }

  package static let fileName = "case.yaml"

  /// The case that a folder's `case.yaml` describes.
  ///
  /// - Throws: also at a key that means nothing here.
  package init(readingFrom folder: String) throws {
    let fields = try YAMLReader.read(try Repository.read(folder + "/" + Self.fileName)).mapValue ?? FrozenMap()
    self.init(folder: folder, chart: "", values: [])
    for (key, value) in zip(fields.keys, fields.values) {
      switch (key, value) {
      case ("chart", .string(let text)): chart = text.string
      case ("release", .string(let text)): release = text.string
      case ("namespace", .string(let text)): namespace = text.string
      case ("kubeVersion", .string(let text)): kubeVersion = text.string
      case ("values", .list(let items)): values = try Self.texts(items, key, folder)
      case ("set", .list(let items)): set = try Self.texts(items, key, folder)
      case ("apiVersions", .list(let items)): apiVersions = try Self.texts(items, key, folder)
      case ("includeCRDs", .bool(let flag)): includesCRDs = flag
      case ("seed", .float(let number)): seed = UInt64(exactly: number)
      case ("time", .float(let number)): time = Int64(exactly: number)
      default: throw SnapshotFailure("\(folder)/\(Self.fileName): \(key) is unknown or of another kind")
      }
    }
    if chart.isEmpty { throw SnapshotFailure("\(folder)/\(Self.fileName): no chart") }
  }

  private static func texts(_ items: [FrozenValue], _ key: ByteString, _ folder: String) throws -> [String] {
    try items.map { item in
      guard case .string(let text) = item else { throw SnapshotFailure("\(folder): \(key) holds more than texts") }
      return text.string
    }
  }

  /// What `case.yaml` says of a case that is new.
  package var yaml: ByteString {
    var lines = ["chart: \(chart)"]
    if !values.isEmpty { lines += ["values:"] + values.map { "  - \($0)" } }
    lines += ["release: \(release)", "namespace: \(namespace)"]
    return ByteString(lines.joined(separator: "\n") + "\n")
  }

  /// Every case that stands in `snapshots/`.
  package static func all() throws -> [SnapshotCase] {
    try Repository.folders(in: "snapshots").flatMap { chart in
      try Repository.folders(in: "snapshots/\(chart)").map { name in
        try SnapshotCase(readingFrom: "snapshots/\(chart)/\(name)")
      }
    }
  }
}

/// Why a case cannot be read or rendered.
package struct SnapshotFailure: Error, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }
}
