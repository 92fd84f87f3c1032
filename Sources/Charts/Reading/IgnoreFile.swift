import ValueTree

/// The `.helmignore` of a chart's folder, for the question why a file that is there does not count.
package struct IgnoreFile {
  package let text: ByteString
  private let root: ByteString
  private let rules: IgnoreRules

  /// Nil where there is none, or none that can be read.
  package init?(below root: ByteString) {
    do {
      text = try ChartFolder.ignoreText(of: root, FileSystem.resolved(root), Limits())
      rules = try IgnoreRules(text)
    } catch { return nil }
    if text.isEmpty { return nil }
    self.root = root
  }

  /// The line that leaves out the file `name` or a folder around it, and which of them; nil for what counts.
  package func rule(leavingOut name: ByteString) -> (line: Int, name: ByteString)? {
    for (index, byte) in name.bytes.enumerated() where byte == UInt8(ascii: "/") {
      if let line = rules.line(ignoring: name[0..<index], isFolder: true) {
        return line > 0 ? (line, name[0..<index]) : nil
      }
    }
    guard let line = rules.line(ignoring: name, isFolder: false), line > 0 else { return nil }
    return (line, name)
  }

  /// The bytes of a file of the folder, whether it counts or not.
  package func contents(of name: ByteString) -> ByteString? {
    FileSystem.contents(ofRegularFile: root + "/" + name, limit: 1 << 20)
  }

  /// The first file directly in `folder` that is left out and holds `part`, and by which line.
  ///
  /// - Cost: reads at most 50 files.
  package func file(leftOutOf folder: ByteString, holding part: ByteString) -> (line: Int, file: ByteString)? {
    do throws(SystemFailure) {
      let names = try FileSystem.names(in: root + "/" + folder).sorted()
      let leftOut = names.prefix(5_000).lazy.map { folder + "/" + $0 }.filter { rule(leavingOut: $0) != nil }
      for name in leftOut.prefix(50) {
        if let text = contents(of: name), text.contains(part), let rule = rule(leavingOut: name) {
          return (rule.line, name)
        }
      }
    } catch { return nil }
    return nil
  }
}
