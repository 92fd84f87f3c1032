import ChartEngine
import Charts
import ValueTree

/// The golden files of a repository.
///
/// Nothing but ``accept(_:)`` and ``prune(_:)`` ever changes an accepted file. Comparing writes pending files beside them,
/// each whole or not at all, and removes pending files that are pending no more; in CI it writes nothing.
package struct SnapshotStore: Sendable {
  /// The repository's folder; paths in cases start there.
  package let root: String
  package let configuration: Configuration
  /// The cases that were compared through this store: share one store among all tests of a repository.
  package let session = SnapshotSession()
  package let files: any SnapshotFiles

  package init(root: String, configuration: Configuration = Configuration(), files: any SnapshotFiles = DiskFiles()) {
    self.root = root
    self.configuration = configuration
    self.files = files
  }

  /// The store of a repository with its `valuesctl.yaml`, where there is one.
  package init(readingFrom root: String, files: any SnapshotFiles = DiskFiles()) throws(SnapshotFailure) {
    self.init(root: root, configuration: try Configuration(readingFrom: root, files: files), files: files)
  }

  /// `snapshots`, from the repository's folder.
  package static let folder = "snapshots"

  func path(_ below: String) -> String { Self.join(root, Self.folder + (below.isEmpty ? "" : "/" + below)) }

  package static func join(_ folder: String, _ path: String) -> String {
    folder.isEmpty || folder == "." ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  // MARK: Comparing

  /// Compares a render with the accepted snapshot of its case.
  package func compare(
    _ snapshot: SnapshotCase, rendered: RenderedChart, mode: SnapshotMode
  ) throws(SnapshotFailure) -> SnapshotVerdict {
    let redactions = snapshot.redactions.over(configuration.redactions)
    let golden = try GoldenFiles(rendered, includesCRDs: snapshot.includesCRDs, redactions: redactions)
    return try compare(snapshot, golden, mode: mode)
  }

  package func compare(
    _ snapshot: SnapshotCase, _ golden: GoldenFiles, mode: SnapshotMode
  ) throws(SnapshotFailure) -> SnapshotVerdict {
    // As it is read back: what a file cannot tell apart is no difference.
    let inputs = CaseText.text(of: snapshot)
    let snapshot = try SnapshotCase(snapshot.name, reading: inputs, file: SnapshotCase.fileName)
    try session.claim(snapshot)
    try checkNeighbours(of: snapshot.name)
    let folder = try CaseFolder(snapshot.name, self)
    var verdict = SnapshotVerdict(
      name: snapshot.name, state: .matches, changes: [], unreferenced: [], isPending: mode == .local)
    let acceptedInputs = try read("\(snapshot.name)/\(SnapshotCase.fileName)")
    if let acceptedInputs {
      let file = Self.join(root, "\(Self.folder)/\(snapshot.name)/\(SnapshotCase.fileName)")
      let accepted = try SnapshotCase(snapshot.name, reading: acceptedInputs, file: file)
      if accepted != snapshot { verdict.add(SnapshotCase.fileName, accepted: acceptedInputs, rendered: inputs) }
    } else {
      verdict.add(SnapshotCase.fileName, accepted: nil, rendered: inputs)
    }
    for (path, text) in golden.files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let accepted = try read("\(snapshot.name)/\(path)")
      if accepted != text { verdict.add(path, accepted: accepted, rendered: text) }
    }
    for path in folder.accepted where golden.files[path] == nil {
      guard let accepted = try read("\(snapshot.name)/\(path)") else { continue }
      if CaseFolder.isGolden(accepted, path) {
        verdict.add(path, accepted: accepted, rendered: nil)
      } else {
        verdict.unreferenced.append(path)
      }
    }
    if acceptedInputs == nil {
      verdict.state = .missing
    } else if !verdict.changes.isEmpty {
      verdict.state = .different
    }
    verdict.staleRules = snapshot.redactions.rules.filter { golden.hits[$0] == 0 }
    if mode == .local {
      do throws(SnapshotFailure) { try write(verdict, folder) } catch { verdict.unwritten = error }
    }
    return verdict
  }

  /// - Throws: when another case's folder is one with this one's on some file systems.
  private func checkNeighbours(of name: CaseName) throws(SnapshotFailure) {
    for chart in try folders(in: "") where FileName.folded(chart) == FileName.folded(name.chart) {
      if !chart.utf8.elementsEqual(name.chart.utf8) { throw try Self.collision(name, chart, name.name) }
      for other in try folders(in: chart) where FileName.folded(other) == FileName.folded(name.name) {
        if !other.utf8.elementsEqual(name.name.utf8) { throw try Self.collision(name, chart, other) }
      }
    }
  }

  private static func collision(_ name: CaseName, _ chart: String, _ other: String) throws(SnapshotFailure)
    -> SnapshotFailure
  {
    SnapshotSession.collision(name, try CaseName(chart: chart, name: other))
  }

  // MARK: Reading

  func read(_ below: String) throws(SnapshotFailure) -> ByteString? {
    do throws(SystemFailure) { return try files.read(path(below)) } catch { throw SnapshotFailure(error) }
  }

  func entries(in below: String) throws(SnapshotFailure) -> [FolderEntry] {
    do throws(SystemFailure) { return try files.entries(in: path(below)) } catch { throw SnapshotFailure(error) }
  }

  func folders(in below: String) throws(SnapshotFailure) -> [String] {
    try entries(in: below).filter(\.isFolder).map(\.name)
  }
}

extension SnapshotVerdict {
  fileprivate mutating func add(_ path: String, accepted: ByteString?, rendered: ByteString?) {
    changes.append(SnapshotChange(name: name, path: path, accepted: accepted, rendered: rendered))
  }
}

/// What stands in the folder of a case.
struct CaseFolder {
  /// By path in the folder, without `case.yaml`.
  var accepted: [String] = []
  /// The paths that have a pending file, `case.yaml` too.
  var pending: [String] = []
  /// What other runs did not finish.
  var unfinished: [String] = []

  init(_ name: CaseName, _ store: SnapshotStore) throws(SnapshotFailure) {
    try scan(name.description, "", store)
  }

  private mutating func scan(_ folder: String, _ prefix: String, _ store: SnapshotStore) throws(SnapshotFailure) {
    for entry in try store.entries(in: folder) {
      let path = prefix + entry.name
      if entry.isFolder, !entry.isLink {
        try scan("\(folder)/\(entry.name)", path + "/", store)
      } else if entry.name.hasPrefix(PendingName.unfinished) {
        unfinished.append(path)
      } else if entry.name.hasSuffix(PendingName.suffix) {
        pending.append(String(path.dropLast(PendingName.suffix.count)))
      } else if path != SnapshotCase.fileName {
        accepted.append(path)
      }
    }
  }

  /// Whether a file is what a source file of this path rendered once.
  static func isGolden(_ text: ByteString, _ path: String) -> Bool {
    text.hasPrefix(ByteString("---\n# Source: \(path)\n"))
  }
}
