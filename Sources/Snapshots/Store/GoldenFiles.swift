import ChartEngine
import Charts
import ValueTree

/// What the golden files of a render hold: for each source file what `valuesctl render --output-dir` writes, with values
/// replaced in place where redactions are in force.
package struct GoldenFiles: Sendable {
  /// By source path: `web/templates/deployment.yaml`.
  package private(set) var files: [String: ByteString] = [:]
  /// How many values each of the rules has replaced.
  package private(set) var hits: [RedactionRule: Int] = [:]

  package init(
    _ rendered: RenderedChart, includesCRDs: Bool, redactions: Redactions
  ) throws(SnapshotFailure) {
    var redactor = Redactor(redactions, rendered: rendered)
    var text: ReleaseText
    do throws(ManifestFailure) { text = ReleaseText(try rendered.sortedManifests()) } catch {
      throw SnapshotFailure(.render, error.message)
    }
    if includesCRDs {
      do throws(ChartFailure) { text.customResources = try rendered.customResources() } catch {
        throw SnapshotFailure(.render, error.message)
      }
    }
    for index in text.customResources.indices {
      text.customResources[index].content = try redactor.redacted(text.customResources[index])
    }
    for index in text.sorted.manifests.indices {
      text.sorted.manifests[index].content = try redactor.redacted(text.sorted.manifests[index])
    }
    for index in text.sorted.hooks.indices {
      text.sorted.hooks[index].manifest.content = try redactor.redacted(text.sorted.hooks[index].manifest)
    }
    var whole: [ByteString: [UInt8]] = [:]
    for write in text.writes() { whole[write.path, default: []] += write.text }
    // Two names may be one as texts of Swift: they are checked before they are such.
    try Self.check(whole.keys.sorted().map(\.string))
    files = Dictionary(uniqueKeysWithValues: whole.map { ($0.string, ByteString($1)) })
    for (rule, count) in zip(redactions.rules, redactor.hits) { hits[rule, default: 0] += count }
  }

  /// Files that are there already, for tests of the store.
  package init(files: [String: ByteString]) throws(SnapshotFailure) {
    self.files = files
    try Self.check(files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  private static func check(_ paths: [String]) throws(SnapshotFailure) {
    var folded: [String: String] = [:]
    for path in paths {
      for part in path.split(separator: "/", omittingEmptySubsequences: false) {
        var problem = FileName.problem(with: String(part))
        // Templates may be hidden files; only the tool's own are in the way.
        if part.hasPrefix("."), !part.hasPrefix(PendingName.unfinished), part != ".", part != ".." { problem = nil }
        if part.hasSuffix(PendingName.suffix) { problem = "\(PendingName.suffix) is the mark of a pending file" }
        if part.utf8.count > 240 { problem = "it is longer than 240 bytes" }
        if let problem {
          throw SnapshotFailure(
            .name, "\(path): \"\(part)\" cannot be the name of a golden file: \(problem)",
            hints: ["Give the template another name."])
        }
      }
      if let other = folded.updateValue(path, forKey: FileName.folded(path)) {
        throw SnapshotFailure(
          .name, "\(other) and \(path) are one file where file systems do not tell capitals apart",
          hints: ["Give one of the templates another name."])
      }
    }
  }
}

/// Names of the files beside golden files.
package enum PendingName {
  /// Of a pending file: `deployment.yaml.pending` waits to become `deployment.yaml`.
  package static let suffix = ".pending"
  static let suffixBytes = ByteString(suffix)
  /// Of files that a process is writing: `.valuesctl-123-4.pending`.
  package static let unfinished = ".valuesctl-"

  /// The text of a pending file that waits to remove the accepted one. No render starts so: it starts with `---`.
  package static let removal: ByteString =
    "# This source file renders nothing any more. To accept this removes the file beside it.\n"
}
