import ChartEngine
import Charts
import TestSupport
import ValueCoding
import ValueTree

/// One case of `small-charts`, in a folder of its own.
struct SmallChart {
  private let folder: TemporaryFolder
  private let chart: ByteString
  private var arguments = Arguments()

  /// - Throws: when the folder cannot be made, or the case is of a form that this file does not know.
  init(_ entry: FrozenMap) throws {
    folder = try TemporaryFolder()
    for (name, text) in entry.texts("files") { try folder.write(text, to: name) }
    for (name, text) in entry.texts("binary") {
      try folder.write(try text.withBytes { Base64.decoded($0) }.get(), to: name)
    }
    let name = entry.text("chart")
    chart = ByteString(folder.path) + (name.isEmpty ? "" : "/" + name)
    try arguments.read(entry.list("args"))
  }

  /// The end of a case that went wrong, with the message.
  private struct Stop: Error {
    var message: ByteString

    init(_ message: ByteString) { self.message = message }
    init(_ message: String) { self.message = ByteString(message) }
  }

  func outcome() -> Outcome {
    do {
      return .output(ByteString(try output()))
    } catch {
      // Helm was called in the folder.
      return .error(error.message.without(ByteString(folder.path) + "/"))
    }
  }

  private func output() throws(Stop) -> [UInt8] {
    var request = RenderRequest()
    if let version = arguments.kubeVersion {
      do throws(KubeVersionFailure) {
        request.capabilities = Capabilities(
          kubeVersion: try KubeVersion(version), additional: arguments.apiVersions)
      } catch {
        throw Stop("invalid kube version '\(version.string)': \(error.message)")
      }
    } else {
      request.capabilities = Capabilities(additional: arguments.apiVersions)
    }
    request.release = Release(namespace: arguments.namespace, isUpgrade: arguments.isUpgrade)
    request.validatesSchema = arguments.validatesSchema
    request.values = try values()
    return try printed(try render(request))
  }

  private func values() throws(Stop) -> FrozenMap {
    var files: [(name: ByteString, text: ByteString)] = []
    for name in arguments.values {
      do throws(SystemFailure) {
        files.append((name, try FileSystem.read(ByteString(folder.path) + "/" + name)))
      } catch {
        throw Stop("\(error.operation) \(name.string): \(error.reason)")
      }
    }
    do throws(UserValues.Failure) {
      let noFiles: SetArguments.FileReader = { _ in .failure(SetFileFailure("no case reads files by --set-file")) }
      return try UserValues(files: files, set: arguments.set, readFile: noFiles).values
    } catch {
      throw Stop(error.message)
    }
  }

  private func render(_ request: RenderRequest) throws(Stop) -> RenderedChart {
    let chart: Chart
    do throws(ChartFailure) { chart = try ChartLoader.load(self.chart) } catch {
      throw Stop(error.message)
    }
    do throws(RenderFailure) { return try Renderer(chart).render(request) } catch { throw Stop(error.helmText) }
  }

  private func printed(_ rendered: RenderedChart) throws(Stop) -> [UInt8] {
    var text: ReleaseText
    do throws(ManifestFailure) { text = ReleaseText(try rendered.sortedManifests()) } catch {
      throw Stop(error.message)
    }
    guard arguments.includesCustomResources else { return text.text() }
    do throws(ChartFailure) { text.customResources = try rendered.customResources() } catch {
      throw Stop(error.message)
    }
    return text.text()
  }
}

/// The flags that the cases use.
private struct Arguments {
  var values: [ByteString] = []
  var set = SetArguments()
  var kubeVersion: ByteString?
  var apiVersions: [ByteString] = []
  var namespace: ByteString = "default"
  var isUpgrade = false
  var includesCustomResources = false
  var validatesSchema = true

  struct Unknown: Error {
    var flag: String
  }

  mutating func read(_ words: [ByteString]) throws(Unknown) {
    var rest = words[...]
    while let flag = rest.popFirst() {
      switch flag {
      case "--is-upgrade": isUpgrade = true
      case "--include-crds": includesCustomResources = true
      case "--skip-schema-validation": validatesSchema = false
      default:
        guard let value = rest.popFirst() else { throw Unknown(flag: flag.string) }
        try read(flag, value)
      }
    }
  }

  private mutating func read(_ flag: ByteString, _ value: ByteString) throws(Unknown) {
    switch flag {
    case "--values": values.append(value)
    case "--set": set.plain.append(value)
    case "--set-string": set.string.append(value)
    case "--set-json": set.json.append(value)
    case "--kube-version": kubeVersion = value
    case "--api-versions": apiVersions += value.split(on: UInt8(ascii: ","))
    case "--namespace": namespace = value
    default: throw Unknown(flag: flag.string)
    }
  }
}

extension ByteString {
  /// The bytes with every `part` left out.
  fileprivate func without(_ part: ByteString) -> ByteString {
    var rest = self
    var output = ByteString()
    while let found = rest.withBytes({ text in part.withBytes { ByteSearch.index(of: $0, in: text, from: 0) } }) {
      output = output + rest[0..<found]
      rest = rest[found + part.count..<rest.count]
    }
    return output + rest
  }
}
