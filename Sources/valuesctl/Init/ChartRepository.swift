import ChartEngine
import Charts
import TemplateFunctions
import ValueTree

/// A folder with charts: it is one itself, or has some in its folder `charts`. The plugin ValuesPlugin looks at the same places.
struct ChartRepository {
  /// One chart of it.
  struct Member {
    /// From the repository's folder; `.` is that folder.
    var path: String
    var chart: Chart
    /// The values files in its folder `ci`, by name.
    var ciFiles: [(name: String, text: ByteString)]
  }

  /// Without a slash at its end.
  let folder: String
  let members: [Member]

  var isChart: Bool { members.contains { $0.path == "." } }

  init(folder: String, errors: ErrorFormat = .text) throws(Failure) {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    guard System.isFolder(folder) else {
      throw .unusable("there is no folder \(folder)", .file, hints: NearbyFiles.hint(for: folder))
    }
    var paths: [String] = []
    if System.exists("\(folder)/Chart.yaml") {
      paths = ["."]
    } else if System.isFolder("\(folder)/charts") {
      paths = try Self.names(in: "\(folder)/charts").map { "charts/\($0)" }
        .filter { System.exists("\(folder)/\($0)/Chart.yaml") }
    }
    if paths.isEmpty {
      throw .unusable(
        "no chart in \(folder): it has no Chart.yaml, and no folder in charts has one", .chart,
        hints: ["Run init in the folder of a chart, or in one whose folder charts holds charts."])
    }
    var members: [Member] = []
    for path in paths { members.append(try Self.member(path, in: folder, errors)) }
    self.members = members
  }

  private static func member(
    _ path: String, in folder: String, _ errors: ErrorFormat
  ) throws(Failure) -> Member {
    let place = path == "." ? folder : folder == "." ? path : "\(folder)/\(path)"
    // A first build may have been made already, and is no part of the chart: it is far too large for one.
    let chart = try ChartArgument.load(
      place, Limits(), errors, ignoring: path == "." ? InitPlan.helmIgnore : "")
    var files: [(name: String, text: ByteString)] = []
    if System.isFolder("\(place)/ci") {
      for name in try names(in: "\(place)/ci") where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        files.append((name, ByteString(try System.contents(ofFile: "\(place)/ci/\(name)"))))
      }
    }
    return Member(path: path, chart: chart, ciFiles: files)
  }

  private static func names(in folder: String) throws(Failure) -> [String] {
    do throws(SystemFailure) { return try FileSystem.names(in: ByteString(folder)).map(\.string) } catch {
      throw .unusable(error.message, .file)
    }
  }
}
