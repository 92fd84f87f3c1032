import ArgumentParser
import ChartEngine
import Charts
import Diagnostics
import TemplateFunctions
import ValueTree

/// The flags that say for what release a chart is rendered, and what stands still while it is.
struct ReleaseOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The namespace of the release.")
  var namespace: String?

  @Flag(help: "Set .Release.IsUpgrade instead of .Release.IsInstall.")
  var isUpgrade = false

  @Flag(help: "Do not check values against values.schema.json.")
  var skipSchemaValidation = false

  @Option(
    help: ArgumentHelp("Random values follow from this number: equal numbers, equal output.", valueName: "number"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("What now() is: 2026-01-02T03:04:05Z, or seconds since 1970.", valueName: "time"))
  var time: String?

  func request(name: ByteString) throws(Failure) -> RenderRequest {
    var request = RenderRequest()
    let space = namespace ?? System.environment("HELM_NAMESPACE") ?? ""
    request.release = Release(
      name: name, namespace: ByteString(space.isEmpty ? "default" : space), isUpgrade: isUpgrade)
    request.validatesSchema = !skipSchemaValidation
    request.seed = seed
    request.zone = System.zone
    if let time { request.clock = try Self.clock(time) }
    return request
  }

  private static func clock(_ text: String) throws(Failure) -> Clock {
    if let seconds = Int64(text) { return .fixed(seconds: seconds, nanoseconds: 0) }
    do throws(TimeFailure) {
      let time = try GoTime(ByteString(text), layout: "2006-01-02T15:04:05Z07:00", zone: .utc)
      return .fixed(seconds: time.seconds, nanoseconds: time.nanoseconds)
    } catch {
      throw .unusable("--time: \(error.message)")
    }
  }
}

/// Finds and loads charts.
enum ChartArgument {
  /// - Parameter errors: how warnings are told.
  static func load(
    _ path: String, _ limits: Limits, _ errors: ErrorFormat, ignoring ignored: String = ""
  ) throws(Failure) -> Chart {
    for prefix in ["http://", "https://", "oci://"] where path.hasPrefix(prefix) {
      throw .unusable("charts are never fetched: \(path)", hints: ["Fetch it with helm pull first."])
    }
    if !System.exists(path) {
      var failure = Failure.unusable("path \"\(path)\" not found", .chart, hints: NearbyFiles.hint(for: path))
      failure.missingChart = path
      throw failure
    }
    do throws(ChartFailure) {
      let chart = try ChartLoader.load(ByteString(path), limits: limits, ignoring: ByteString(ignored))
      errors.warn(chart.warnings)
      return chart
    } catch {
      throw Failure(ChartExplainer(folder: path).diagnostic(error), status: 2)
    }
  }
}

/// Names of releases, as Helm allows them.
enum ReleaseName {
  static func check(_ name: ByteString) throws(Failure) {
    if let problem = Release.problem(withName: name) { throw .unusable(problem) }
  }

  /// What a `--name-template` makes.
  static func made(by template: String) throws(Failure) -> ByteString {
    var evaluation = TemplateEvaluation(template: ByteString(template))
    evaluation.name = "name-template"
    do throws(RenderFailure) {
      return try evaluation.run()
    } catch {
      throw .unusable("--name-template: \(error.goText)")
    }
  }
}
