import Foundation
import PackagePlugin

/// Makes Swift of the values of each chart, for the tests of a target: `WebValues.image.tag("2")`.
///
/// Which charts: the package's folder if it is a chart, and otherwise each chart in its folder `charts`. A file `.values-charts`
/// in the target's folder names others: a line for each, the chart's folder from the package's, and behind it the name of the type
/// where the chart's own does not do.
@main struct ValuesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let tool = try context.tool(named: "values-generator").url
    let package = context.package.directoryURL
    let list = target.directoryURL.appending(path: ".values-charts")
    let isListed = FileManager.default.fileExists(atPath: list.path)
    let charts = isListed ? try Self.listed(list, in: package) : Self.found(in: package)
    if charts.isEmpty {
      Diagnostics.warning("no chart at \(package.path), and none in its folder charts: name them in \(list.path)")
    }
    return charts.map { chart in
      let folder = chart.path.isEmpty ? package : package.appending(path: chart.path)
      let label = chart.path.isEmpty ? "chart" : chart.path.replacing("/", with: "-")
      let output = context.pluginWorkDirectoryURL.appending(path: "\(label).values.swift")
      let arguments = [folder.path, output.path] + (chart.type.map { [$0] } ?? [])
      return .buildCommand(
        displayName: "Values of \(chart.path.isEmpty ? package.lastPathComponent : chart.path)", executable: tool,
        arguments: arguments, inputFiles: Self.inputs(folder), outputFiles: [output])
    }
  }

  private struct Chart {
    /// From the package's folder; empty is that folder.
    var path: String
    var type: String?
  }

  private static func found(in package: URL) -> [Chart] {
    if isChart(package) { return [Chart(path: "")] }
    return names(in: package.appending(path: "charts")).map { "charts/" + $0 }
      .filter { isChart(package.appending(path: $0)) }.map { Chart(path: $0) }
  }

  private static func listed(_ file: URL, in package: URL) throws -> [Chart] {
    try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).compactMap { line in
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { return nil }
      var chart = Chart(path: line)
      // A folder may have spaces in its name, a type has none.
      if !isChart(package.appending(path: line)), let space = line.lastIndex(of: " ") {
        chart.path = line[..<space].trimmingCharacters(in: .whitespaces)
        chart.type = String(line[line.index(after: space)...])
      }
      if chart.path == "." { chart.path = "" }
      return chart
    }
  }

  /// All that the values of a chart and its subcharts are read from; the folders too, which change when a file comes or goes.
  private static func inputs(_ chart: URL) -> [URL] {
    let charts = chart.appending(path: "charts")
    var files =
      ["Chart.yaml", "values.yaml", "values.schema.json", "requirements.yaml", ".helmignore"]
      .map { chart.appending(path: $0) } + [chart, charts]
    files = files.filter { FileManager.default.fileExists(atPath: $0.path) }
    for name in names(in: charts) {
      let place = charts.appending(path: name)
      if isChart(place) { files += inputs(place) } else if name.hasSuffix(".tgz") { files.append(place) }
    }
    return files
  }

  private static func isChart(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "Chart.yaml").path)
  }

  /// Sorted; none where there is no such folder.
  private static func names(in folder: URL) -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() } catch { return [] }
  }
}
