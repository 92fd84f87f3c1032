import ChartEngine
import Charts
import TemplateFunctions
import ValueTree

/// One render whose output is kept: what `case.yaml` says.
///
/// Two cases are equal when they render the same, whatever their `case.yaml` looks like. Paths are relative to the
/// repository's folder.
package struct SnapshotCase: Equatable, Sendable, CustomStringConvertible {
  /// What goes over the chart's defaults, in order.
  package enum Values: Equatable, Sendable {
    case file(String)
    case inline(FrozenMap)
    /// What a flag sets between the others, as tests do; ``SnapshotCase/set`` comes behind them all.
    case set(SetKind, String)
  }

  package var name: CaseName
  package var chart: String
  package var values: [Values] = []
  /// What `--set` and its kin set, by kind.
  package var set: [SetKind: [String]] = [:]
  package var release = "release-name"
  package var namespace = "default"
  package var isUpgrade = false
  package var kubeVersion: String?
  package var apiVersions: [String] = []
  package var includesCRDs = false
  package var validatesSchema = true
  /// Objects that `lookup` finds.
  package var lookup: [FrozenMap] = []
  package var seed: UInt64?
  /// What `now` is.
  ///
  /// - Unit: seconds since 1970.
  package var time: Int64?
  /// The IANA name of the local time zone; nil is UTC, whatever the machine has.
  package var timeZone: String?
  /// Those of this case; the repository's go on top.
  package var redactions = Redactions()

  package init(_ name: CaseName, chart: String) {
    self.name = name
    self.chart = chart
  }

  package var description: String { name.description }

  package static let fileName = "case.yaml"

  /// What the case asks the engine for.
  ///
  /// - Parameter read: the bytes of a file by its path from the repository's folder.
  package func sources(reading read: (String) throws(SystemFailure) -> ByteString) throws(SnapshotFailure)
    -> ValueSources
  {
    var sources = ValueSources()
    for (index, layer) in values.enumerated() {
      switch layer {
      case .file(let path):
        do throws(SystemFailure) {
          sources.files.append((ByteString(path), try read(path)))
        } catch {
          throw SnapshotFailure(.render, "\(self): \(error.message)", at: [.key("values"), .index(index)])
        }
      case .inline(let map):
        sources.files.append((ByteString("\(self): values"), CaseText.yaml(of: map)))
      case .set(let kind, let text):
        // Flags go behind files: one between them becomes part of what it is laid over.
        let values: FrozenMap
        do throws(SnapshotFailure) { values = try Self.set(kind, text, over: sources, reading: read) } catch {
          var failure = error
          failure.key = [.key("values"), .index(index)]
          throw failure
        }
        sources.files = [(ByteString("\(self): values"), CaseText.yaml(of: values))]
      }
    }
    sources.set.json = set[.json, default: []].map { ByteString($0) }
    sources.set.plain = set[.plain, default: []].map { ByteString($0) }
    sources.set.string = set[.string, default: []].map { ByteString($0) }
    sources.set.file = set[.file, default: []].map { ByteString($0) }
    sources.set.literal = set[.literal, default: []].map { ByteString($0) }
    return sources
  }

  private static func set(
    _ kind: SetKind, _ text: String, over sources: ValueSources,
    reading read: (String) throws(SystemFailure) -> ByteString
  ) throws(SnapshotFailure) -> FrozenMap {
    var sources = sources
    switch kind {
    case .plain: sources.set.plain = [ByteString(text)]
    case .string: sources.set.string = [ByteString(text)]
    case .json: sources.set.json = [ByteString(text)]
    case .file: sources.set.file = [ByteString(text)]
    case .literal: sources.set.literal = [ByteString(text)]
    }
    return try merged(sources, reading: read).values
  }

  /// What the sources come to, laid over each other.
  static func merged(
    _ sources: ValueSources, reading read: (String) throws(SystemFailure) -> ByteString
  ) throws(SnapshotFailure) -> UserValues {
    do throws(UserValues.Failure) {
      return try UserValues(files: sources.files, set: sources.set) { path in
        do throws(SystemFailure) { return .success(try read(path.string)) } catch {
          return .failure(SetFileFailure(error.message))
        }
      }
    } catch {
      var failure = SnapshotFailure(.render, ValuesExplainer.diagnostic(error, sources: sources))
      failure.key = error.set.map { [.key(ByteString($0.kind.caseKey)), .index($0.argument)] }
      throw failure
    }
  }

  /// The request without its values.
  package func request() throws(SnapshotFailure) -> RenderRequest {
    if let problem = Release.problem(withName: ByteString(release)) {
      throw SnapshotFailure(.render, "\(self): \(problem)", at: [.key("release")])
    }
    var request = RenderRequest()
    request.release = Release(
      name: ByteString(release), namespace: ByteString(namespace), isUpgrade: isUpgrade)
    var version = KubeVersion.default
    if let kubeVersion {
      do throws(KubeVersionFailure) { version = try KubeVersion(ByteString(kubeVersion)) } catch {
        throw SnapshotFailure(
          .render, "\(self): kubeVersion \(kubeVersion): \(error.message)", at: [.key("kubeVersion")],
          hints: ["Write it as 1.33 or v1.33.1."])
      }
    }
    request.capabilities = Capabilities(kubeVersion: version, additional: apiVersions.map { ByteString($0) })
    for object in lookup { request.cluster.add(object) }
    request.validatesSchema = validatesSchema
    request.seed = seed
    request.zone = timeZone
    if let time { request.clock = .fixed(seconds: time, nanoseconds: 0) }
    return request
  }
}
