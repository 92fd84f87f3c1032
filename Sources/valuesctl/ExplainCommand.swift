import ArgumentParser
import ChartEngine
import Charts
import Diagnostics
import Manifests
import ValueTree

/// `valuesctl explain`: why a value of a manifest is what it is.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell which template line, which includes and which value made a manifest's value.",
    discussion: """
      Examples:
        valuesctl explain ./chart Deployment/web spec.replicas
        valuesctl explain ./chart -f prod.yaml Deployment/web 'spec.template.spec.containers[name=web].image'
        valuesctl explain ./chart Service 'metadata.labels["helm.sh/chart"]' --format json

      Steps of a path: keys between dots, ["a.key"], [0], [-1] and [name=web]. Values are proved: each that the templates \
      read there is changed, and only those are named whose change changes the result.
      """)

  @Argument(help: ArgumentHelp("CHART KIND/NAME PATH: the chart, the manifest, and the way to a value in it."))
  var operands: [String] = []

  @OptionGroup(title: "Values") var values: ValuesOptions
  @OptionGroup(title: "Cluster") var cluster: ClusterOptions
  @OptionGroup(title: "Release") var release: ReleaseOptions
  @OptionGroup var errors: ErrorOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Option(help: "The name of the release.")
  var name = "release-name"

  @Option(help: ArgumentHelp("How to answer: text, or json for tools.", valueName: "text|json"))
  var format = ErrorFormat.text

  func run() throws {
    // `Deployment/web spec.replicas` may come as one word, as people quote it.
    let words =
      operands.prefix(1) + operands.dropFirst().flatMap { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    guard words.count == 3 else {
      throw Failure.unusable(
        "\"valuesctl explain\" takes a chart, a manifest and a path",
        hints: ["valuesctl explain ./chart Deployment/web spec.replicas"])
    }
    let limits = try limits.limits()
    let path = try Self.path(words[2])
    let capabilities = try cluster.capabilities()
    let sources = try values.sources(limits)
    let user = try ValuesOptions.merged(sources, limits)
    let chart = try ChartArgument.load(words[0], limits, errors.errorFormat)
    try ReleaseName.check(ByteString(name))
    var request = try release.request(name: ByteString(name))
    request.capabilities = capabilities
    request.limits = limits
    request.values = user.values
    // Random values must not change between the renders that prove what matters.
    if request.seed == nil { request.seed = 0 }
    let report = FailureReport(
      chart: chart, folder: words[0], sources: sources, user: user, request: request, hasDebugFlag: false)
    let explanation: Explanation
    do throws(ResultExplainer.Failure) {
      explanation = try ResultExplainer(Renderer(chart), request).explain(ObjectAddress(words[1]), path)
    } catch {
      throw Self.failure(error, ObjectAddress(words[1]), path, report)
    }
    let text = ExplanationText(explanation, report.explainer)
    switch format {
    case .text: try System.write(Array(text.text(isColoured: Terminal.isColoured(System.outputIsTerminal)).utf8))
    case .json: try System.write(Array(text.json.utf8))
    }
  }

  private static func path(_ text: String) throws(Failure) -> ManifestPath {
    do throws(ManifestPath.Failure) {
      return try ManifestPath(text)
    } catch {
      throw .unusable("path \(text): \(error.message)")
    }
  }

  private static func failure(
    _ failure: ResultExplainer.Failure, _ address: ObjectAddress, _ path: ManifestPath, _ report: FailureReport
  ) -> Failure {
    switch failure {
    case .render(let inner): return report.failure(inner)
    case .manifest(let inner): return report.failure(inner, debug: false)
    case .noManifest(let known):
      let names = known.map(\.description)
      let ofKind = known.filter { $0.kind.string.lowercased() == address.kind.string.lowercased() }
      var hints = ["The chart renders no manifest with these values."]
      if let nearest = Suggestion.nearest(address.description, in: names) {
        hints = ["Did you mean \(nearest)?"]
      } else if !ofKind.isEmpty {
        hints = ["There is \(Self.list(ofKind.map(\.description)))."]
      } else if !names.isEmpty {
        hints = ["The chart renders \(Self.list(names))."]
      }
      return .no("no manifest \(address)", .manifest, hints: hints)
    case .severalManifests(let all):
      return .unusable(
        "\(address) is more than one manifest", .manifest, hints: ["Which one: \(Self.list(all.map(\.description)))?"])
    case .severalValues(let paths):
      return .unusable(
        "\(path) is more than one value", .manifest, hints: ["Which one: \(Self.list(paths.map(\.description)))?"])
    case .noValue(let end):
      let around = end.existing.steps.isEmpty ? address.description : "\(address) \(end.existing)"
      var hints = [end.known.isEmpty ? "\(around) holds nothing further." : "\(around) holds \(Self.list(end.known))."]
      if let reason = end.reason { hints = [reason + "."] }
      if case .key(let key)? = end.missing, let nearest = Suggestion.nearest(key.string, in: end.known) {
        hints = ["Did you mean \(nearest)?"]
      }
      return .no("\(address) has no \(path)", .manifest, hints: hints)
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", … (\(names.count) in all)" : "")
  }
}
