import ArgumentParser
import ChartEngine
import Charts
import ValueCoding
import ValueTree

/// `valuesctl eval`: evaluates a template text.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate one template text in a chart's scope.",
    discussion: """
      Examples:
        valuesctl eval '{{ include "web.fullname" . }}' --chart ./chart -f prod.yaml
        valuesctl eval '{{ .Capabilities.KubeVersion }}' --kube-version 1.33
        valuesctl eval '{{ toYaml .Values.image }}' --chart ./chart

      With --json-lines each line of standard input is {"template", "values", "extra", "files"}, and each line of the \
      output {"output"} or {"error"}.
      """)

  @Argument(help: "The template text; - reads it from standard input.")
  var template: String?

  /// What is too much: taken only to say so, since `eval` has its chart behind `--chart` and other commands have it first.
  @Argument(help: .hidden)
  var others: [String] = []

  @Option(help: ArgumentHelp("The chart whose values and named templates the text sees.", valueName: "chart"))
  var chart: String?

  @Option(help: "The name of the release.")
  var name = "release-name"

  @OptionGroup(title: "Values") var values: ValuesOptions
  @OptionGroup(title: "Cluster") var cluster: ClusterOptions
  @OptionGroup(title: "Release") var release: ReleaseOptions
  @OptionGroup var errors: ErrorOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(help: "Answer a batch of evaluations, one JSON object a line.")
  var jsonLines = false

  func run() throws {
    if let template, let other = others.first { throw Self.twoArguments(template, other) }
    let limits = try limits.limits()
    if jsonLines {
      while let line = readLine(strippingNewline: true) {
        if !line.isEmpty { try System.write(Array((JSONLineEvaluation.answer(to: line, limits) + "\n").utf8)) }
      }
      return
    }
    guard let template else {
      throw Failure.unusable("\"valuesctl eval\" requires a template text", hints: ["Or --json-lines for a batch."])
    }
    let text = template == "-" ? try standardInput() : ByteString(template)
    let capabilities = try cluster.capabilities()
    let sources = try values.sources(limits)
    let user = try ValuesOptions.merged(sources, limits)
    var request = try release.request(name: ByteString(name))
    request.capabilities = capabilities
    request.limits = limits
    request.values = user.values
    let folder = chart ?? ""
    var chart =
      try chart.map { path throws(Failure) in try ChartArgument.load(path, limits, errors.errorFormat) }
      ?? Self.emptyChart()
    let file: ByteString = "templates/eval"
    chart.templates.append(ChartFile(name: file, content: .bytes(text)))
    let rendered: RenderedChart
    do throws(RenderFailure) {
      rendered = try Renderer(chart).render(request, only: chart.name + "/" + file)
    } catch {
      let explainer = Explainer(chart: chart, folder: folder, sources: sources, user: user, request: request)
      var diagnostic = explainer.diagnostic(error)
      if self.chart == nil, text.offset(of: "Values") != nil || text.offset(of: "include") != nil {
        diagnostic.hints.insert(
          "Without --chart there are only the values of -f and --set, and no named templates.", at: 0)
      }
      throw Failure(diagnostic, status: 1, warnings: error.warnings)
    }
    noteFile(template)
    errors.errorFormat.warn(rendered.warnings)
    var output = rendered.files.first?.text.bytes ?? []
    if output.last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    try System.write(output)
  }

  /// The text of a file was wanted, most likely, where its name is evaluated.
  private func noteFile(_ template: String) {
    guard !template.contains("{{"), template.utf8.count < 4096, System.exists(template), !System.isFolder(template)
    else { return }
    let flag = chart.map { " --chart \($0)" } ?? ""
    errors.errorFormat.warn([
      "warning: this is only the name of the file \(template); for its text: valuesctl eval -\(flag) < \(template)"
    ])
  }

  private static func twoArguments(_ first: String, _ second: String) -> Failure {
    let (chart, template) = second.contains("{{") || System.isFolder(first) ? (first, second) : (second, first)
    return .unusable(
      "\"valuesctl eval\" takes one argument, the template text",
      hints: ["The chart stands behind --chart: valuesctl eval '\(template)' --chart \(chart)"])
  }

  private func standardInput() throws(Failure) -> ByteString {
    do throws(SystemFailure) {
      return try FileSystem.readStandardInput()
    } catch {
      throw .unusable(error.message)
    }
  }

  private static func emptyChart() throws(Failure) -> Chart {
    do throws(ChartFailure) {
      return try ChartLoader.load(files: [("Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.1.0\n")])
    } catch {
      throw .unusable(error.message)
    }
  }
}

/// `valuesctl eval --json-lines`
enum JSONLineEvaluation {
  /// The JSON answer to one JSON line.
  static func answer(to line: String, _ limits: Limits = .standard) -> String {
    do throws(CodingFailure) {
      let request = try JSONReader.read(ByteString(line))
      if let problem = problem(with: request) { return json("error", ByteString(problem)) }
      do throws(RenderFailure) {
        var evaluation = evaluation(of: request.mapValue ?? FrozenMap())
        evaluation.limits = limits
        return json("output", try evaluation.run())
      } catch {
        return json("error", error.helmText)
      }
    } catch {
      return json("error", ByteString(error.message))
    }
  }

  private static func json(_ key: ByteString, _ text: ByteString) -> String {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(.map(Map([(key, .string(text))])), to: &output)
    } catch {
      return "{\"error\":\"cannot be written as JSON\"}"
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// A key that would be passed over makes another template of the line than was meant.
  private static func problem(with request: FrozenValue) -> String? {
    guard let request = request.mapValue else { return "a line must be an object" }
    for (key, value) in request {
      switch (key, value) {
      case ("template", .string), ("values", .string), ("values", .null): continue
      case ("template", _), ("values", _): return "\(key) must be a text"
      case ("extra", .null), ("files", .null): continue
      case ("extra", .map(let texts)), ("files", .map(let texts)):
        if texts.values.contains(where: { if case .string = $0 { false } else { true } }) {
          return "\(key) must hold texts by file name"
        }
      case ("extra", _), ("files", _): return "\(key) must hold texts by file name"
      default: return "there is no key \(key), only template, values, extra and files"
      }
    }
    return request["template"] == nil ? "template is missing" : nil
  }

  private static func evaluation(of request: FrozenMap) -> TemplateEvaluation {
    TemplateEvaluation(
      template: text(request["template"]), values: text(request["values"]),
      extra: texts(request["extra"]).map { ($0.0.string, $0.1) },
      files: texts(request["files"]).map { ($0.0.string, $0.1) })
  }

  private static func text(_ value: FrozenValue?) -> ByteString {
    if case .string(let text)? = value { text } else { ByteString() }
  }

  private static func texts(_ value: FrozenValue?) -> [(ByteString, ByteString)] {
    (value?.mapValue ?? FrozenMap()).map { ($0.0, text($0.1)) }
  }
}
