import Charts
import Diagnostics
import ValueTree

/// `valuesctl.yaml` at the root of a repository: what holds for all its cases, and cases that nobody writes a test for.
package struct Configuration: Sendable {
  package static let fileName = "valuesctl.yaml"

  /// What is redacted in every case.
  package var redactions = Redactions()
  /// The cases that the file declares.
  package var cases: [SnapshotCase] = []
  /// Which item of `cases` declares one.
  private var items: [CaseName: Int] = [:]
  private var source: ConfigurationNode?

  package init() {}

  /// - Returns: the empty configuration where there is no file.
  package init(readingFrom root: String, files: any SnapshotFiles = DiskFiles()) throws(SnapshotFailure) {
    let file = SnapshotStore.join(root, Self.fileName)
    let text: ByteString?
    do throws(SystemFailure) { text = try files.read(file) } catch { throw SnapshotFailure(error) }
    guard let text else {
      try Self.checkSpelling(in: root, files)
      return
    }
    let source = try ConfigurationNode(file: file, text: text)
    self.source = source
    for (key, node) in try source.entries() {
      switch key {
      case "redactions": try Redactions.read(node, into: &redactions)
      case "secrets": redactions.secrets = try node.word(as: SecretsMode.self, "way to keep Secrets")
      case "cases":
        for (index, item) in try node.items().enumerated() {
          let declared = try CaseDeclaration(item).cases(item, root: root, files: files)
          for snapshot in declared { items[snapshot.name] = index }
          cases += declared
        }
      default: throw node.unknown(known: ["cases", "redactions", "secrets"])
      }
    }
    try checkNames()
  }

  /// A file that looks like the configuration would go unread.
  private static func checkSpelling(in root: String, _ files: any SnapshotFiles) throws(SnapshotFailure) {
    let name = "valuesctl.yml"
    let text: ByteString?
    do throws(SystemFailure) { text = try files.read(SnapshotStore.join(root, name)) } catch {
      throw SnapshotFailure(error)
    }
    if text != nil {
      throw SnapshotFailure(
        .unreadable, "\(SnapshotStore.join(root, name)) is not read", hints: ["Its name must be \(fileName)."])
    }
  }

  /// Where the file declares what is at `key` of a case; nil for a case that it does not declare.
  func place(of key: ValuePath, of name: CaseName) -> Diagnostic.Place? {
    items[name].flatMap { source?.place(of: [.key("cases"), .index($0)] + key) }
  }

  private func checkNames() throws(SnapshotFailure) {
    let session = SnapshotSession()
    for snapshot in cases {
      do throws(SnapshotFailure) { try session.claim(snapshot) } catch {
        var failure = error
        failure.diagnostic.helmText = "\(Self.fileName): \(error.message)"
        throw failure
      }
    }
  }
}

/// One item of `cases`: a case, or one for each of some values files and versions of Kubernetes.
///
/// `name` defaults to `default`, or to the values file's name without its ending.
private struct CaseDeclaration {
  static let keys = CaseReader.keys + ["name", "each", "except", "kubeVersions"]

  var name: String?
  /// Values files of which each makes a case, with `*` in their last part.
  var each: String?
  /// Cases that `each` leaves out, with `*` for any characters.
  var except: [String] = []
  var kubeVersions: [String] = []

  init(_ item: ConfigurationNode) throws(SnapshotFailure) {
    for (key, node) in try item.entries() {
      switch key {
      case "name": name = try node.text()
      case "each": each = try CaseReader.path(node)
      case "except": except = try node.texts()
      case "kubeVersions": kubeVersions = try node.texts()
      default: if !CaseReader.keys.contains(key) { throw node.unknown(known: Self.keys) }
      }
    }
    if name != nil, each != nil { throw item.failure("\(item.path) has a name and each: the files give the names") }
  }

  func cases(
    _ item: ConfigurationNode, root: String, files: any SnapshotFiles
  ) throws(SnapshotFailure) -> [SnapshotCase] {
    // A name that stands for the real ones until they are known.
    var base = SnapshotCase(try CaseName(chart: "chart", name: "case"), chart: "")
    for (key, node) in try item.entries() { _ = try CaseReader.take(key, node, into: &base) }
    guard let chart = try CaseName.folder(ofChart: base.chart, root: root, files: files) else {
      throw item.failure(
        base.chart.isEmpty
          ? "\(item.path) has no chart" : "\(item.path).chart: \(base.chart) holds no chart with a name")
    }
    var cases: [SnapshotCase] = []
    for (name, file) in try layers(item, root: root, files: files) {
      var snapshot = base
      if let file { snapshot.values.append(.file(file)) }
      for version in kubeVersions.isEmpty ? [nil] : kubeVersions.map(Optional.some) {
        snapshot.kubeVersion = version ?? base.kubeVersion
        let suffix = version.map { "-kube-\($0.hasPrefix("v") ? String($0.dropFirst()) : $0)" } ?? ""
        snapshot.name = try CaseName(chart: chart, name: name + suffix)
        cases.append(snapshot)
      }
    }
    return cases
  }

  private func layers(
    _ item: ConfigurationNode, root: String, files: any SnapshotFiles
  ) throws(SnapshotFailure) -> [(name: String, file: String?)] {
    guard let each else { return [(name ?? "default", nil)] }
    let slash = each.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(each[..<$0]) } ?? "."
    let pattern = TextPattern(slash.map { String(each[each.utf8.index(after: $0)...]) } ?? each)
    let entries: [FolderEntry]
    do throws(SystemFailure) { entries = try files.entries(in: SnapshotStore.join(root, folder)) } catch {
      throw SnapshotFailure(error)
    }
    let names = entries.filter { !$0.isFolder && pattern.fits(ByteString($0.name)) }.map(\.name)
    if names.isEmpty { throw item.failure("\(item.path).each: no file fits \(each)") }
    var layers: [(name: String, file: String?)] = []
    let left = except.map { TextPattern($0) }
    var isUsed = left.map { _ in false }
    for file in names {
      let stem = file.split(separator: ".").dropLast().joined(separator: ".")
      let name = stem.isEmpty ? file : stem
      let reasons = left.indices.filter { left[$0].fits(ByteString(name)) }
      for index in reasons { isUsed[index] = true }
      if reasons.isEmpty { layers.append((name, "\(folder)/\(file)")) }
    }
    if let index = isUsed.firstIndex(of: false) {
      throw item.failure("\(item.path).except: \(each) has no \(except[index])")
    }
    return layers
  }
}
