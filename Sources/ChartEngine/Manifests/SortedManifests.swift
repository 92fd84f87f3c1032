import Charts
import ValueCoding
import ValueTree

/// What the rendered files of a release hold, in the order of installation.
package struct SortedManifests: Sendable, Equatable {
  package var manifests: [Manifest] = []
  package var hooks: [Hook] = []
  /// The notes of the root chart.
  package var notes = ByteString()

  /// Each document is kept with its head: many short ones take several times the room of their text.
  private static let mostDocuments = 200_000
  private var documentCount = 0
  /// What is printed so far: a file's path stands above each of its documents.
  private var printedBytes = 0

  /// Splits, reads and sorts the files.
  ///
  /// - Source: Helm 4.2.4, `pkg/release/v1/util/manifest_sorter.go`; `pkg/action/action.go`, `renderResources`.
  /// - Throws: at the first document, by path, that is no YAML or has a head of another shape.
  package init(
    _ files: [(path: ByteString, text: ByteString)], chartName: ByteString, heads: ManifestHeads = ManifestHeads(),
    limits: Limits = .standard
  ) throws(ManifestFailure) {
    let work = YAMLWork()
    for (path, text) in files.sorted(by: { $0.path < $1.path }) {
      if path.hasSuffix("NOTES.txt") {
        if path == chartName + "/templates/NOTES.txt" { notes = text }
        continue
      }
      if path.baseName.hasPrefix("_") { continue }
      for document in ManifestSplitter.documents(of: text, most: Self.mostDocuments) {
        try check(document, of: path, limits)
        try add(document, of: path, heads, work)
      }
    }
    manifests = InstallOrder.sorted(manifests) { $0.head.kind }
    hooks = InstallOrder.sorted(hooks) { $0.manifest.head.kind }
  }

  private mutating func check(
    _ document: ByteString, of path: ByteString, _ limits: Limits
  ) throws(ManifestFailure) {
    documentCount += 1
    printedBytes += Manifest(path: path, content: document).printedCount
    let reason: String
    if documentCount > Self.mostDocuments {
      reason = "more than \(Self.mostDocuments) documents are printed, the limit of this program"
    } else if printedBytes > limits.outputBytes {
      reason = "the documents with their paths are too long: \(LimitName.outputBytes.hint(limits.outputBytes))"
    } else {
      return
    }
    throw ManifestFailure(path: path, content: document[0..<min(document.count, 1_000)], reason: reason)
  }

  private mutating func add(
    _ document: ByteString, of path: ByteString, _ heads: ManifestHeads, _ work: YAMLWork
  ) throws(ManifestFailure) {
    let head: ManifestHead
    do {
      head = try heads.head(of: document, work: work)
    } catch {
      throw ManifestFailure(path: path, content: document, reason: error.message)
    }
    let manifest = Manifest(path: path, content: document, head: head)
    guard let entries = head.annotation("helm.sh/hook") else {
      manifests.append(manifest)
      return
    }
    if let hook = Hook(manifest, entries: entries) { hooks.append(hook) }
  }
}

extension Hook {
  /// - Quirk: one unknown or empty event, be it behind a last comma, removes the manifest altogether (`hooks/type`).
  fileprivate init?(_ manifest: Manifest, entries: ByteString) {
    var events: [HookEvent] = []
    for entry in entries.split(on: UInt8(ascii: ",")) {
      guard let event = HookEvent(entry: entry) else { return nil }
      events.append(event)
    }
    self.init(
      manifest: manifest, events: events,
      weight: manifest.head.annotation("helm.sh/hook-weight").flatMap { Int($0.string) } ?? 0,
      deletePolicies: manifest.head.list("helm.sh/hook-delete-policy"),
      outputLogPolicies: manifest.head.list("helm.sh/hook-output-log-policy"))
  }
}

extension ManifestHead {
  fileprivate func annotation(_ name: ByteString) -> ByteString? {
    if case .string(let text) = annotations[name] { text } else { nil }
  }

  fileprivate func list(_ name: ByteString) -> [ByteString] {
    guard let text = annotation(name) else { return [] }
    return text.split(on: UInt8(ascii: ",")).map { ByteString($0.trimmed.string.lowercased()) }
  }
}
