import Charts
import Diagnostics
import ValueTree

/// Names of files for people who mistyped one.
package enum NearbyFiles {
  /// The nearest file beside the one at `path`.
  ///
  /// - Parameters:
  ///   - given: files that are meant besides.
  ///   - root: the folder that paths start at.
  package static func hint(for path: String, except given: [String] = [], in root: String = ".") -> [String] {
    var folder = path
    while let last = folder.last, last == "/" { folder.removeLast() }
    let name = folder.split(separator: "/").last.map { String($0) } ?? folder
    folder = String(folder.dropLast(name.count))
    do throws(SystemFailure) {
      let names = try FileSystem.names(in: ByteString(below(root, folder))).map(\.string)
      if FileSystem.isFolder(ByteString(below(root, path))) { return ["\(path) is a folder; a file is wanted."] }
      guard let nearest = Suggestion.nearest(name, in: names.filter { !given.contains(folder + $0) }), nearest != name
      else { return [] }
      return ["Did you mean \(folder)\(nearest)?"]
    } catch {
      return ["There is no folder \(folder)."]
    }
  }
  private static func below(_ root: String, _ path: String) -> String {
    if path.isEmpty { return root }
    return root == "." || path.hasPrefix("/") ? path : "\(root)/\(path)"
  }
}
