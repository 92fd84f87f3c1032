import ArgumentParser
import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// The flags of values.
struct ValuesOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("values")],
    help: ArgumentHelp("A values file, or - for standard input; repeatable, the last one wins.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("Set values: a.b=1,c[0]=x,d={e,f}.", valueName: "text"))
  var set: [String] = []

  @Option(help: ArgumentHelp("Set values that stay texts: a=1.", valueName: "text"))
  var setString: [String] = []

  @Option(help: ArgumentHelp("Set values as JSON: a=[1,2], or a whole object.", valueName: "text"))
  var setJson: [String] = []

  @Option(help: ArgumentHelp("Set values to the contents of files: a=path.", valueName: "text"))
  var setFile: [String] = []

  @Option(help: ArgumentHelp("Set one value to all that follows the =.", valueName: "text"))
  var setLiteral: [String] = []

  func sources(_ limits: Limits) throws(Failure) -> ValueSources {
    var sources = ValueSources()
    let names = files.flatMap { HelmArguments.list($0) }
    for name in names {
      do throws(SystemFailure) {
        sources.files.append((ByteString(name), try Self.read(ByteString(name), limits)))
      } catch {
        let hints =
          Self.isAddress(name) ? ["Download it first, and give the file."] : NearbyFiles.hint(for: name, except: names)
        throw .unusable(error.message, .file, hints: hints)
      }
    }
    sources.set.json = setJson.map { ByteString($0) }
    sources.set.plain = set.map { ByteString($0) }
    sources.set.string = setString.map { ByteString($0) }
    sources.set.file = setFile.map { ByteString($0) }
    sources.set.literal = setLiteral.map { ByteString($0) }
    return sources
  }

  static func merged(_ sources: ValueSources, _ limits: Limits) throws(Failure) -> UserValues {
    do throws(UserValues.Failure) {
      return try UserValues(files: sources.files, set: sources.set, limits: limits) { path in
        do throws(SystemFailure) {
          return .success(try read(path, limits))
        } catch {
          return .failure(SetFileFailure(error.message))
        }
      }
    } catch {
      var diagnostic = ValuesExplainer.diagnostic(error, sources: sources)
      if let set = error.set, set.kind == .file {
        let path = sources.set.file[set.argument].string.split(separator: "=", maxSplits: 1).last.map { String($0) }
        if let path, !System.exists(path) { diagnostic.hints += NearbyFiles.hint(for: path) }
      }
      throw Failure(diagnostic, status: 2)
    }
  }

  private static func read(_ name: ByteString, _ limits: Limits) throws(SystemFailure) -> ByteString {
    if name.trimmed == "-" { return try FileSystem.readStandardInput(limit: limits.fileBytes, named: .fileBytes) }
    if isAddress(name.string) {
      throw SystemFailure("open", name, reason: "values are never fetched from the network")
    }
    return try FileSystem.read(name, limit: limits.fileBytes, named: .fileBytes)
  }

  private static func isAddress(_ name: String) -> Bool {
    ["http://", "https://", "oci://"].contains { name.hasPrefix($0) }
  }
}

/// The flags of what the cluster is assumed to be.
struct ClusterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The version of Kubernetes: v1.33.1.", valueName: "version"))
  var kubeVersion: String?

  @Option(
    name: [.customShort("a"), .customLong("api-versions")],
    help: ArgumentHelp("API versions that the cluster has beside the usual ones; repeatable.", valueName: "names"))
  var apiVersions: [String] = []

  func capabilities() throws(Failure) -> Capabilities {
    var version = KubeVersion.default
    if let kubeVersion, !kubeVersion.isEmpty {
      do throws(KubeVersionFailure) {
        version = try KubeVersion(ByteString(kubeVersion))
      } catch {
        throw .unusable(
          "invalid kube version '\(kubeVersion)': \(error.message)", hints: ["Write it as 1.33 or v1.33.1."])
      }
    }
    let names = apiVersions.flatMap { HelmArguments.list($0) }
    return Capabilities(kubeVersion: version, additional: names.map { ByteString($0) })
  }
}
