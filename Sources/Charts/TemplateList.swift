import ValueTree

/// A template file with its place in the tree of charts.
package struct ScopedTemplate: Sendable {
  /// `parent/charts/kid/templates/x.yaml`
  package var path: ByteString
  /// `parent/charts/kid/templates`
  package var basePath: ByteString
  package var file: ChartFile
  /// The way from the root chart through ``Chart/subcharts``.
  package var chart: [Int]

  /// What one takes beside its path, with all that is made for it.
  static let room = 1_000

  /// Whether the file is only there for its named templates.
  package var isPartial: Bool { path.baseName.hasPrefix("_") }
}

extension Chart {
  /// All templates of the chart and its subcharts in the order in which Helm parses and renders them: deepest path
  /// first, then in reverse order of bytes.
  ///
  /// - Source: Helm 4.2.4, `pkg/engine/engine.go`, `sortTemplates`.
  /// - Quirk: of two files with one path the last read counts; a library's files count only when they are partials.
  package func orderedTemplates() -> [ScopedTemplate] {
    var templates: [ByteString: ScopedTemplate] = [:]
    collect(into: &templates, under: nil, chart: [])
    let all = Array(templates.values)
    let depths = all.map { $0.path.withBytes { $0.count { $0 == UInt8(ascii: "/") } } }
    return all.indices.sorted { a, b in
      depths[a] == depths[b] ? all[b].path < all[a].path : depths[a] > depths[b]
    }.map { all[$0] }
  }

  /// Makes sure that there is room for the paths of all templates: aliases multiply them, and each holds the names of all
  /// charts around it.
  package func checkTemplates(_ limits: Limits) throws(ChartFailure) {
    var room = limits.parsedBytes
    try takeRoom(for: 0, &room, limits)
  }

  private func takeRoom(for parentCount: Int, _ room: inout Int, _ limits: Limits) throws(ChartFailure) {
    let count = parentCount + name.count + 8
    room -= ScopedTemplate.room + count * 2
    for file in templates { room -= ScopedTemplate.room + (count + file.name.count) * 2 }
    for file in files where file.name.hasPrefix("crds/") { room -= ScopedTemplate.room + (count + file.name.count) * 2 }
    if room < 0 { throw .tooMuchToParse(name, limits.parsedBytes) }
    for subchart in subcharts { try subchart.takeRoom(for: count, &room, limits) }
  }

  private func collect(
    into templates: inout [ByteString: ScopedTemplate], under parent: ByteString?, chart: [Int]
  ) {
    let root = fullPath(under: parent)
    for index in subcharts.indices {
      subcharts[index].collect(into: &templates, under: root, chart: chart + [index])
    }
    for file in self.templates {
      if isLibrary && !file.name.baseName.hasPrefix("_") { continue }
      let path = root + "/" + file.name
      templates[path] = ScopedTemplate(
        path: path, basePath: root + "/templates", file: file, chart: chart)
    }
  }
}
