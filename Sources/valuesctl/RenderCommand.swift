import ArgumentParser
import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// `valuesctl render`: what `helm template` prints.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Print what helm template prints.",
    discussion: """
      Examples:
        valuesctl render ./chart
        valuesctl render web ./chart -n shop -f prod.yaml --set image.tag=1.2
        valuesctl render web chart-1.0.0.tgz --show-only templates/deployment.yaml
        valuesctl render web ./chart --kube-version 1.33 -a monitoring.coreos.com/v1
        kustomize build values | valuesctl render web ./chart -f -

      Values files come first, in their order; then --set-json, --set, --set-string, --set-file and --set-literal, kind \
      after kind, wherever they stand on the command line.
      """,
    aliases: ["template"])

  @Argument(help: ArgumentHelp("[NAME] CHART: a name for the release, and the chart's folder or packed file."))
  var operands: [String] = []

  @OptionGroup(title: "Values") var values: ValuesOptions
  @OptionGroup(title: "Cluster") var cluster: ClusterOptions
  @OptionGroup(title: "Release") var release: ReleaseOptions
  @OptionGroup var errors: ErrorOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(name: .shortAndLong, help: "Make a name from the chart's and the time.")
  var generateName = false

  @Option(help: ArgumentHelp("Make the name with a template.", valueName: "template"))
  var nameTemplate: String?

  @Option(
    name: [.customShort("s"), .customLong("show-only")],
    help: ArgumentHelp("Print only what these templates render; repeatable, * and ? fit names.", valueName: "path"))
  var showOnly: [String] = []

  @Flag(help: "Print the custom resource definitions of crds/ too.")
  var includeCrds = false

  @Flag(help: "Leave out the custom resource definitions of crds/.")
  var skipCrds = false

  @Flag(help: "Leave out tests.")
  var skipTests = false

  @Flag(help: "Leave out hooks.")
  var noHooks = false

  @Option(
    help: ArgumentHelp(
      "Write files below this folder instead. As with Helm, hooks go behind what their files hold already: empty it first.",
      valueName: "folder"))
  var outputDir: String?

  @Flag(help: "Below --output-dir, use a folder with the release's name.")
  var releaseName = false

  @Flag(help: "Print the notes instead of the manifests.")
  var notes = false

  @Flag(help: "Print what was rendered even when it is no valid YAML.")
  var debug = false

  @Flag(help: "Print the template's file and line beside each line.")
  var debugSource = false

  @Option(
    help: ArgumentHelp("Write how often each part of each template ran to this file, as JSON.", valueName: "file"))
  var nodeHits: String?

  func run() throws {
    let limits = try limits.limits()
    let capabilities = try cluster.capabilities()
    let (name, path) = try nameAndChart()
    let sources = try values.sources(limits)
    let user = try ValuesOptions.merged(sources, limits)
    let chart = try ChartArgument.load(path, limits, errors.errorFormat)
    try ReleaseName.check(name)
    if debugSource, outputDir ?? "" != "" {
      throw Failure.unusable("--debug-source prints for people; it cannot go together with --output-dir")
    }
    var request = try release.request(name: name)
    request.capabilities = capabilities
    request.limits = limits
    request.values = user.values
    if debugSource || nodeHits != nil { request.tracing = .sources }
    let report = FailureReport(chart: chart, folder: path, sources: sources, user: user, request: request)
    let rendered: RenderedChart
    do throws(RenderFailure) {
      let renderer = Renderer(chart)
      // The process ends soon: to free the parsed templates piece by piece would cost a few per cent of its time.
      _ = Unmanaged.passRetained(renderer)
      rendered = try renderer.render(request)
    } catch {
      throw report.failure(error)
    }
    errors.errorFormat.warn(rendered.warnings)
    if let nodeHits, let trace = rendered.trace {
      try System.replace(nodeHits, with: NodeHitsText.json(trace, chart: chart))
    }
    try show(rendered, request.release.name, report)
  }

  /// - Source: Helm 4.2.4, `pkg/action/install.go`, `NameAndChart`.
  private func nameAndChart() throws(Failure) -> (ByteString, String) {
    switch operands.count {
    case 0: throw .unusable("\"valuesctl render\" requires a chart", hints: ["Usage: valuesctl render [NAME] CHART"])
    case 1: break
    case 2:
      if generateName { throw .unusable("cannot set --generate-name and also specify a name") }
      if nameTemplate != nil { throw .unusable("cannot set --name-template and also specify a name") }
      return (ByteString(operands[0]), operands[1])
    default:
      let rest = operands.dropFirst(2).joined(separator: ", ")
      throw .unusable(
        "expected at most two arguments, unexpected arguments: \(rest)",
        hints: HelmHabits.spaceHint(CommandLine.arguments).map { [$0] } ?? [])
    }
    if let nameTemplate, !nameTemplate.isEmpty { return (try ReleaseName.made(by: nameTemplate), operands[0]) }
    // Quirk: helm template has a name of its own, so that its --generate-name never makes one.
    return ("release-name", operands[0])
  }

  private func show(
    _ rendered: RenderedChart, _ name: ByteString, _ report: FailureReport
  ) throws(Failure) {
    let sorted: SortedManifests
    do throws(ManifestFailure) {
      sorted = try rendered.sortedManifests()
    } catch {
      if debug { try System.write(blob(rendered)) }
      throw report.failure(error, debug: debug)
    }
    if notes { return try System.write(sorted.notes.bytes) }
    var text = ReleaseText(sorted)
    text.includesHooks = !noHooks
    text.includesTests = !skipTests
    if includeCrds, !skipCrds {
      do throws(ChartFailure) {
        text.customResources = try rendered.customResources()
      } catch {
        throw .unusable(error.message)
      }
    }
    if debugSource {
      return try showSources(text, rendered)
    }
    if let outputDir, !outputDir.isEmpty {
      var folder = OutputFolder(path: outputDir)
      try folder.write(text.writes(under: releaseName ? name : nil))
    } else if showOnly.isEmpty {
      try System.write(text.text())
    } else {
      try showSome(text, rendered)
    }
  }

  private func showSome(_ text: ReleaseText, _ rendered: RenderedChart) throws(Failure) {
    let output: [UInt8]
    do throws(TemplateNotFound) {
      output = try text.text(showing: showOnly.map { ByteString($0) })
    } catch {
      throw notFound(error, rendered)
    }
    try System.write(output)
  }

  private func showSources(_ text: ReleaseText, _ rendered: RenderedChart) throws(Failure) {
    let manifests: [Manifest]
    do throws(TemplateNotFound) {
      manifests = try text.manifests(showing: showOnly.map { ByteString($0) })
    } catch {
      throw notFound(error, rendered)
    }
    var listing = SourceListing(rendered)
    let limits = try limits.limits()
    let output: [UInt8]
    do throws(FunctionFailure) { output = try listing.text(of: manifests, limits: limits) } catch {
      throw .no(error.message.string)
    }
    try System.write(output)
  }

  private func notFound(_ error: TemplateNotFound, _ rendered: RenderedChart) -> Failure {
    let hint = ShowOnlyHint(
      path: error.pattern.string, chart: rendered.chart, rendered: rendered.files.map { ShowOnlyHint.below($0.path) })
    return .no(error.message, hints: hint.text.map { [$0] } ?? [])
  }

  /// Everything that was rendered, for looking at what is wrong with it.
  private func blob(_ rendered: RenderedChart) -> [UInt8] {
    var output: [UInt8] = []
    for file in rendered.files.sorted(by: { $0.path < $1.path }) where !file.text.trimmed.isEmpty {
      Manifest(path: file.path, content: file.text).append(to: &output)
    }
    return output
  }
}
