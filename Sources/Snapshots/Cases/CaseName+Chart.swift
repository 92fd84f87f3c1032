import Charts
import ValueCoding
import ValueTree

extension CaseName {
  /// The folder of a chart's cases in `snapshots/`: the last part of the chart's path.
  ///
  /// A chart at the top of its repository gives its own name instead: the folder of a clone has any name.
  ///
  /// - Returns: nil where there is no such chart.
  package static func folder(
    ofChart path: String, root: String, files: any SnapshotFiles
  ) throws(SnapshotFailure) -> String? {
    let last = path.split(separator: "/").last.map(String.init) ?? ""
    if last != ".", last != "" { return last }
    if path.isEmpty { return nil }
    do throws(SystemFailure) {
      guard let text = try files.read(SnapshotStore.join(root, path + "/Chart.yaml")) else { return nil }
      do throws(CodingFailure) {
        guard case .string(let name)? = try YAMLReader.read(text).mapValue?["name"] else { return nil }
        return name.string
      } catch { return nil }
    } catch {
      throw SnapshotFailure(error)
    }
  }
}
