import ChartEngine
import Charts
import Manifests
import Snapshots
import Synchronization
import Testing
import ValueTree

/// Renders the chart and compares each of its files with the accepted one in `snapshots/<chart>/<case>/`.
///
/// ```swift
/// @Test(arguments: Cases.files(in: "charts/web/ci"))
/// func `renders as reviewed`(_ values: ValuesCase) throws { try expectSnapshot(values) }
/// ```
/// A file that is missing or differs is an issue, and a pending file is written beside the accepted one: nothing but
/// `valuesctl snapshot accept` and `review` ever writes an accepted file. In CI nothing is written at all.
///
/// - Parameters:
///   - values: the case: its name is the snapshot's, its settings are added to those of the traits around.
///   - settings: for this render only.
///   - filePath: the test's file, whose package has the snapshots.
///   - sourceLocation: where issues stand.
public func expectSnapshot(
  _ values: ValuesCase, _ settings: ChartSetting..., filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let run = try SnapshotRun(values.name, [values.settings] + settings, filePath: filePath)
  for failure in run.failures(sourceLocation) { failure.record() }
}

/// The same for a case of this name and the settings of the traits around.
public func expectSnapshot(
  _ name: String, _ settings: ChartSetting..., filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let run = try SnapshotRun(name, settings, filePath: filePath)
  for failure in run.failures(sourceLocation) { failure.record() }
}

/// One snapshot with its settings.
struct SnapshotRun {
  private let input: RenderInput
  private let name: String
  private let root: String
  private let mode: SnapshotMode

  init(
    _ name: String, _ settings: [ChartSetting], filePath: String,
    mode: SnapshotMode = SnapshotMode(environment: TestEnvironment.variable)
  ) throws(ChartTestFailure) {
    input = try RenderInput(ChartSetting.current + settings.flatMap(\.changes))
    guard let root = PackageFolder.root(above: filePath) else {
      throw ChartTestFailure("no Package.swift stands above \(filePath), where snapshots/ would be")
    }
    self.name = name
    self.root = root
    self.mode = mode
  }

  func failures(_ location: SourceLocation) -> [CheckFailure] {
    let manifests: RenderedManifests
    switch ChartLibrary.shared.render(input) {
    case .success(let rendered): manifests = rendered
    case .failure(let failure):
      // The accepted files stay: a chart that does not render says nothing of them.
      return [CheckFailure(text: "the chart does not render\n" + failure.text, location: location)]
    }
    do throws(SnapshotFailure) {
      let store = try SnapshotStores.shared.store(of: root)
      let verdict = try store.compare(try snapshotCase(store), rendered: manifests.rendered, mode: mode)
      var failures = verdict.staleRules.map { rule in
        CheckFailure(text: "the redaction \(rule.description) replaces nothing in \(verdict.name)", location: location)
      }
      if !verdict.isMatch {
        failures.append(CheckFailure(text: verdict.text + "\n" + nextStep(verdict), location: location))
      }
      return failures
    } catch {
      return [CheckFailure(text: error.description, location: location)]
    }
  }

  private func nextStep(_ verdict: SnapshotVerdict) -> String {
    if let failure = verdict.unwritten { return "No pending files for review: \(failure)" }
    if verdict.isPending { return "Pending files are written: valuesctl snapshot review shows and accepts them." }
    return "Nothing is written in CI: run the test on your machine, then valuesctl snapshot review."
  }

  // MARK: The case

  private func snapshotCase(_ store: SnapshotStore) throws(SnapshotFailure) -> SnapshotCase {
    let chart = relative(input.chartPath)
    let folder = try CaseName.folder(ofChart: chart, root: root, files: store.files) ?? chart
    var snapshot = SnapshotCase(try CaseName(chart: folder, name: name), chart: chart)
    snapshot.values = input.layers.map { layer in
      if case .file(let path) = layer { .file(relative(path)) } else { layer }
    }
    snapshot.release = input.request.release.name.string
    snapshot.namespace = input.request.release.namespace.string
    snapshot.isUpgrade = input.request.release.isUpgrade
    snapshot.kubeVersion = input.kubeVersion
    snapshot.apiVersions = input.apiVersions
    snapshot.validatesSchema = input.request.validatesSchema
    snapshot.lookup = input.request.cluster.objects
    snapshot.seed = input.request.seed
    if case .fixed(let seconds, _) = input.request.clock { snapshot.time = seconds }
    snapshot.redactions = try redactions()
    return snapshot
  }

  private func redactions() throws(SnapshotFailure) -> Redactions {
    var redactions = Redactions()
    for redaction in input.redactions {
      switch redaction {
      case .preset(let preset): redactions.presets.append(preset)
      case .secrets(let mode): redactions.secrets = mode
      case .path(let path, let kind, let name, let value):
        do throws(RedactionPath.Failure) {
          var rule = RedactionRule(try RedactionPath(path))
          rule.selector.kind = kind.map { TextPattern($0) }
          rule.selector.name = name.map { TextPattern($0) }
          if let value { rule.value = value }
          redactions.rules.append(rule)
        } catch {
          throw SnapshotFailure(.redaction, ".redacting(\"\(path)\"): \(error.message)")
        }
      }
    }
    return redactions
  }

  private func relative(_ path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.utf8.count + 1)) : path
  }
}

/// One store for all tests of a repository, so that two cases with one name are found.
final class SnapshotStores: Sendable {
  static let shared = SnapshotStores()

  private let stores = Mutex<[String: SnapshotStore]>([:])

  func store(of root: String) throws(SnapshotFailure) -> SnapshotStore {
    if let known = stores.withLock({ $0[root] }) { return known }
    let store = try SnapshotStore(readingFrom: root)
    return stores.withLock { stores in
      if let known = stores[root] { return known }
      stores[root] = store
      return store
    }
  }
}
