import Charts
import Synchronization
import ValueTree

/// Finds the files that a test names, from the folder of its package.
enum PackageFolder {
  private static let roots = Mutex<[String: String]>([:])

  /// The folder with the `Package.swift` above a source file; nil when there is none on this machine.
  static func root(above file: String) -> String? {
    let folder = file.split(separator: "/").dropLast().map(String.init)
    let start = "/" + folder.joined(separator: "/")
    if let known = roots.withLock({ $0[start] }) { return known.isEmpty ? nil : known }
    var parts = folder
    var found = ""
    while !parts.isEmpty {
      let place = "/" + parts.joined(separator: "/")
      if exists("\(place)/Package.swift") {
        found = place
        break
      }
      parts.removeLast()
    }
    let result = found
    roots.withLock { $0[start] = result }
    return found.isEmpty ? nil : found
  }

  static func path(to name: String, from file: String) throws(ChartTestFailure) -> String {
    if name.hasPrefix("/") { return name }
    guard let root = root(above: file) else {
      throw ChartTestFailure("\(name): no Package.swift stands above \(file), where relative paths would start")
    }
    return "\(root)/\(name)"
  }

  /// A values file: beside the chart's own files, or below the package.
  static func valuesFile(_ name: String, chart: String, from file: String) throws(ChartTestFailure) -> String {
    if name.hasPrefix("/") { return name }
    let candidates = [chart + "/" + name, try path(to: name, from: file)]
    if let found = candidates.first(where: { exists($0) }) { return found }
    throw ChartTestFailure("there is no values file \(candidates[0]), and no \(candidates[1])")
  }

  static func exists(_ path: String) -> Bool {
    do throws(SystemFailure) {
      let parts = path.split(separator: "/").map(String.init)
      guard let name = parts.last else { return true }
      return try FileSystem.names(in: ByteString("/" + parts.dropLast().joined(separator: "/"))).contains(
        ByteString(name))
    } catch {
      return false
    }
  }
}
