import ArgumentParser
import ChartEngine
import Charts
import ValueTree

/// `valuesctl render`: what `helm template` prints.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Render a chart as helm template does.")

  @Argument(help: "The name of the release.")
  var release: String

  @Argument(help: "The chart's folder or archive.")
  var chart: String

  @OptionGroup var values: ValuesOptions
  @OptionGroup var cluster: ClusterOptions

  @Option(name: .shortAndLong, help: "The namespace of the release.")
  var namespace = "default"

  @Flag(help: "Set .Release.IsUpgrade instead of .Release.IsInstall.")
  var isUpgrade = false

  @Flag(help: "Print the custom resource definitions of crds/ too.")
  var includeCrds = false

  @Flag(help: "Leave out tests.")
  var skipTests = false

  @Flag(help: "Leave out hooks.")
  var noHooks = false

  @Flag(help: "Do not check values against values.schema.json.")
  var skipSchemaValidation = false

  @Option(
    name: [.customShort("s"), .customLong("show-only")], parsing: .unconditionalSingleValue,
    help: "Print only what these templates render.")
  var showOnly: [String] = []

  func run() throws {
    var request = RenderRequest()
    request.capabilities = try cluster.capabilities()
    request.values = try values.read().values
    request.release = Release(
      name: ByteString(release), namespace: ByteString(namespace), isUpgrade: isUpgrade)
    request.validatesSchema = !skipSchemaValidation
    let loaded = try Failure.unreadable { () throws(ChartFailure) in try ChartLoader.load(ByteString(chart)) }
    StandardStreams.warn(loaded.warnings)
    let text = try rendered(loaded, request)
    StandardStreams.write(text)
  }

  private func rendered(_ chart: Chart, _ request: RenderRequest) throws -> [UInt8] {
    do {
      let rendered = try Renderer(chart).render(request)
      StandardStreams.warn(rendered.warnings)
      var output = ReleaseText(try rendered.sortedManifests())
      if includeCrds { output.customResources = try rendered.customResources() }
      output.includesHooks = !noHooks
      output.includesTests = !skipTests
      return showOnly.isEmpty ? output.text() : try output.text(showing: showOnly.map { ByteString($0) })
    } catch let failure as RenderFailure {
      throw Failure.no(failure.helmText.string)
    } catch let failure as ManifestFailure {
      throw Failure.no(failure.message)
    } catch let failure as TemplateNotFound {
      throw Failure.no(failure.message)
    } catch let failure as ChartFailure {
      throw Failure.unusable(failure.message)
    }
  }
}

/// The flags of values.
struct ValuesOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("values")], parsing: .unconditionalSingleValue,
    help: "A values file; may be repeated, the last one wins.")
  var files: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: "Set values: a.b=1,c=2.")
  var set: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: "Set values as texts.")
  var setString: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: "Set values as JSON.")
  var setJson: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: "Set values to the contents of files.")
  var setFile: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: "Set one value to a text as it stands.")
  var setLiteral: [String] = []

  func read() throws -> UserValues {
    var arguments = SetArguments()
    arguments.json = setJson.map { ByteString($0) }
    arguments.plain = set.map { ByteString($0) }
    arguments.string = setString.map { ByteString($0) }
    arguments.file = setFile.map { ByteString($0) }
    arguments.literal = setLiteral.map { ByteString($0) }
    let names = files.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map {
      ByteString(String($0))
    }
    do {
      var texts: [(name: ByteString, text: ByteString)] = []
      for name in names { texts.append((name, try Self.readFile(name))) }
      return try UserValues(files: texts, set: arguments) { path in
        do throws(SystemFailure) {
          return .success(try Self.readFile(path))
        } catch {
          return .failure(SetFileFailure(error.message))
        }
      }
    } catch let failure as SystemFailure {
      throw Failure.unusable(failure.message)
    } catch let failure as UserValues.Failure {
      throw Failure.unusable(failure.message)
    }
  }

  private static func readFile(_ name: ByteString) throws(SystemFailure) -> ByteString {
    try FileSystem.read(name.trimmed == "-" ? "/dev/stdin" : name)
  }
}

/// The flags of what the cluster is assumed to be.
struct ClusterOptions: ParsableArguments {
  @Option(help: "The version of Kubernetes.")
  var kubeVersion: String?

  @Option(
    name: [.customShort("a"), .customLong("api-versions")], parsing: .unconditionalSingleValue,
    help: "API versions that the cluster has beside the usual ones.")
  var apiVersions: [String] = []

  func capabilities() throws -> Capabilities {
    let additional = apiVersions.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    var version = KubeVersion.default
    if let kubeVersion, !kubeVersion.isEmpty {
      do { version = try KubeVersion(ByteString(kubeVersion)) } catch {
        throw Failure.unusable("invalid kube version '\(kubeVersion)': \(error.message)")
      }
    }
    return Capabilities(kubeVersion: version, additional: additional.map { ByteString(String($0)) })
  }
}
