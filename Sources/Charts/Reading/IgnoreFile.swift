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

  /// What one question may take: a chart that loads asks far more.
  private static let mostWork = 10_000_000

  /// The line that leaves out the file `name` or a folder around it, and which of them; nil for what counts.
  package func rule(leavingOut name: ByteString) -> (line: Int, name: ByteString)? {
    let slashes = name.bytes.indices.filter { name[$0] == UInt8(ascii: "/") }
    if rules.work(name.count) * (slashes.count + 1) > Self.mostWork { return nil }
    for end in slashes {
      if let line = rules.line(ignoring: name[0..<end], isFolder: true) {
        return line > 0 ? (line, name[0..<end]) : nil
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
    let names: [ByteString]
    do throws(SystemFailure) { names = try FileSystem.names(in: root + "/" + folder).sorted() } catch { return nil }
    var (work, reads) = (0, 0)
    for name in names {
      let file = folder + "/" + name
      work += rules.work(file.count) * 2
      if work > Self.mostWork || reads == 50 { return nil }
      guard let rule = rule(leavingOut: file) else { continue }
      reads += 1
      if let text = contents(of: file), text.contains(part) { return (rule.line, file) }
    }
    return nil
  }
}
