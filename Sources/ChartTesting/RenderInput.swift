import ChartEngine
import Charts
import Manifests
import Snapshots
import TemplateFunctions
import ValueCoding
import ValueTree

/// What settings come to: one chart and all that its render depends on.
struct RenderInput: Sendable {
  /// As it was written, for messages.
  var chartName: String
  /// Where it is.
  var chartPath: String
  var request = RenderRequest()
  /// What the values came from, for messages.
  var sources = ValueSources()
  var assignments: [SetAssignment] = []
  /// The values layer by layer, and what snapshots leave out of the output.
  var layers: [SnapshotCase.Values] = []
  var redactions: [ChartSetting.Redaction] = []
  var kubeVersion: String?
  var apiVersions: [String] = []
  var time: String?
  private var skippedRoom = SetText.mostSkipped
  /// Equal keys, equal renders.
  var key = ""

  /// - Throws: a ``ChartTestFailure`` in words.
  init(_ settings: [ChartSetting.Written]) throws(ChartTestFailure) {
    var chart: (name: String, path: String)?
    for case .chart(let path) in settings.map(\.change) {
      chart = (path, "")
    }
    guard let name = chart?.name, let written = settings.last(where: { $0.change == .chart(name) }) else {
      throw ChartTestFailure("no chart is named: give the suite or the test the trait .chart(\"path\")")
    }
    chartName = name
    chartPath = try PackageFolder.path(to: name, from: written.file)
    request.release = Release()
    for setting in settings {
      switch setting.change {
      case .chart: break
      case .valuesFile(let path): try addFile(path, setting.file)
      case .values(let text): try addText(text)
      case .set(let path, let value): try set(path, value)
      case .setText(let text): try apply(ByteString(text), .plain)
      case .release(let name): request.release.name = ByteString(name)
      case .namespace(let name): request.release.namespace = ByteString(name)
      case .upgrade: request.release.isUpgrade = true
      case .kubeVersion(let version): kubeVersion = version
      case .apiVersions(let names): apiVersions += names
      case .lookup(let text): try addObjects(text)
      case .seed(let number): request.seed = number
      case .time(let text):
        request.clock = try Self.clock(text)
        time = text
      case .schemaValidation(let validates): request.validatesSchema = validates
      case .redaction(let redaction): redactions.append(redaction)
      }
    }
    request.capabilities = try Self.capabilities(kubeVersion, apiVersions)
    key = makeKey()
  }

  // MARK: Values

  private mutating func addFile(_ path: String, _ file: String) throws(ChartTestFailure) {
    let place = try PackageFolder.valuesFile(path, chart: chartPath, from: file)
    let text: ByteString
    do throws(SystemFailure) { text = try FileSystem.read(ByteString(place)) } catch {
      throw ChartTestFailure(error.message)
    }
    try add(text, named: path)
    layers.append(.file(place))
  }

  private mutating func addText(_ text: ByteString) throws(ChartTestFailure) {
    layers.append(.inline(try add(text, named: "the values of the test")))
  }

  @discardableResult
  private mutating func add(_ text: ByteString, named name: String) throws(ChartTestFailure) -> FrozenMap {
    let values: FrozenMap
    do throws(ValuesText.Failure) { values = try ValuesText.read(text) } catch {
      throw ChartTestFailure("\(name): \(error.message)")
    }
    request.values = request.values.overlaid(with: values)
    sources.files.append((ByteString(name), text))
    return values
  }

  private mutating func set(_ path: String, _ value: FrozenValue) throws(ChartTestFailure) {
    var text = Array("\(path)=".utf8)
    do throws(CodingFailure) {
      try JSONWriter.append(Value(thawing: value), escapesHTML: false, to: &text)
    } catch {
      throw ChartTestFailure(".set(\"\(path)\", …): \(error.message)")
    }
    try apply(ByteString(text), .json)
  }

  private mutating func apply(_ text: ByteString, _ kind: SetKind) throws(ChartTestFailure) {
    do throws(SetTextFailure) {
      let paths = try SetText.apply(text, as: kind, to: &request.values, room: &skippedRoom) { _ in
        .failure(SetFileFailure("a test reads no files here"))
      }
      let number = kind == .json ? sources.set.json.count : sources.set.plain.count
      if kind == .json { sources.set.json.append(text) } else { sources.set.plain.append(text) }
      assignments += paths.map { SetAssignment(path: $0, kind: kind, argument: number) }
      layers.append(.set(kind, text.string))
    } catch {
      throw ChartTestFailure(".set(\"\(text)\"): \(error.message)")
    }
  }

  // MARK: The rest

  private mutating func addObjects(_ text: ByteString) throws(ChartTestFailure) {
    for document in ManifestSplitter.documents(of: text) {
      do throws(CodingFailure) {
        guard let object = try YAMLReader.read(document).mapValue else { continue }
        request.cluster.add(object)
      } catch {
        throw ChartTestFailure(".lookup: \(error.message)")
      }
    }
  }

  private static func clock(_ text: String) throws(ChartTestFailure) -> Clock {
    do throws(TimeFailure) {
      let time = try GoTime(ByteString(text), layout: "2006-01-02T15:04:05Z07:00", zone: .utc)
      return .fixed(seconds: time.seconds, nanoseconds: time.nanoseconds)
    } catch {
      throw ChartTestFailure(".time(\"\(text)\"): \(error.message)")
    }
  }

  private static func capabilities(
    _ version: String?, _ names: [String]
  ) throws(ChartTestFailure) -> Capabilities {
    var kubeVersion = KubeVersion.default
    if let version {
      do throws(KubeVersionFailure) { kubeVersion = try KubeVersion(ByteString(version)) } catch {
        throw ChartTestFailure(".kubernetes(\"\(version)\"): \(error.message); write it as \"1.33\"")
      }
    }
    return Capabilities(kubeVersion: kubeVersion, additional: names.map { ByteString($0) })
  }

  private func makeKey() -> String {
    var bytes = Array("\(chartPath)\u{0}\(request.release)\u{0}\(request.capabilities)\u{0}".utf8)
    bytes += "\(request.validatesSchema)\u{0}\(String(describing: request.seed))\u{0}\(request.clock)\u{0}".utf8
    var parts: [FrozenValue] = [.map(request.values)]
    parts += request.cluster.objects.map { .map($0) }
    for part in parts {
      do throws(CodingFailure) {
        try JSONWriter.append(Value(thawing: part), escapesHTML: false, to: &bytes)
      } catch {
        // Values that JSON has no words for are told apart by their own.
        bytes += "\(part)".utf8
      }
      bytes.append(0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Why a test could not even render.
struct ChartTestFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
