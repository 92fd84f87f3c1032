import ChartEngine
import Charts
import GoTemplate
import ManifestDiff
import ValueCoding
import ValueTree

/// The chart that is measured, with what its parts work on.
struct Subject {
  let path: String
  let options: Options
  let request: RenderRequest
  let renderer: Renderer
  /// Every template file, subcharts included.
  let templates: [(name: ByteString, text: ByteString)]
  /// All values.yaml of the chart and its subcharts.
  let valuesTexts: [ByteString]
  let values: Value
  let rendered: RenderedChart
  let documents: [ByteString]
  /// The documents, and the same with one label more in each.
  let objects: (old: [DiffObject], new: [DiffObject])

  init(_ options: Options) throws {
    self.options = options
    path = options.chart
    request = try Self.request(options)
    let chart = try ChartLoader.load(ByteString(path))
    renderer = Renderer(chart)
    templates = try chart.orderedTemplates().map { ($0.path, try $0.file.bytes()) }
    valuesTexts = Self.valuesTexts(of: chart)
    let merged = try RenderValues(chart: chart.processed(with: request.values), values: request.values)
    values = Value(thawing: .map(merged.values))
    rendered = try renderer.render(request)
    let sorted = try rendered.sortedManifests()
    documents = sorted.manifests.map(\.content) + sorted.hooks.map(\.manifest.content)
    let old = documents.flatMap { DiffObject.read($0, source: "") }
    objects = (old, old.map(Self.labelled))
  }

  private static func request(_ options: Options) throws -> RenderRequest {
    var set = SetArguments()
    set.plain = options.set.map { ByteString($0) }
    let files = try options.values.map { (name: ByteString($0), text: try FileSystem.read(ByteString($0))) }
    var request = RenderRequest()
    if options.isTraced { request.tracing = .sources }
    request.values = try UserValues(files: files, set: set) { _ in .failure(SetFileFailure("not here")) }.values
    return request
  }

  private static func labelled(_ object: DiffObject) -> DiffObject {
    guard case .map(var map) = object.value, case .map(var metadata)? = map["metadata"] else { return object }
    var labels = metadata["labels"]?.mapValue ?? FrozenMap()
    labels["benchmark"] = .string("other")
    metadata["labels"] = .map(labels)
    map["metadata"] = .map(metadata)
    return DiffObject(source: object.source, value: .map(map))
  }

  private static func valuesTexts(of chart: Chart) -> [ByteString] {
    (chart.valuesText.map { [$0] } ?? []) + chart.subcharts.flatMap { valuesTexts(of: $0) }
  }

  /// A whole render with everything read and parsed before.
  func renderWarm() throws { try Self.render(renderer, request) }

  static func render(_ renderer: Renderer, _ request: RenderRequest) throws {
    try printed(try renderer.render(request))
  }

  /// A warm render that shares no document with another: each has a release name and a value of its own.
  static func render(_ renderer: Renderer, _ request: RenderRequest, number: Int) throws {
    var request = request
    request.release.name = ByteString("release-\(number)")
    request.values["benchmarkRound"] = .float(Double(number))
    try render(renderer, request)
  }

  /// A whole render from the disk.
  func renderCold() throws {
    try Self.printed(try Renderer(try ChartLoader.load(ByteString(path))).render(Self.request(options)))
  }

  private static func printed(_ rendered: RenderedChart) throws {
    keep(ReleaseText(try rendered.sortedManifests()).text().count)
  }

  func sortAndPrint() throws { try Self.printed(rendered) }

  func parse() throws {
    for (name, text) in templates {
      keep(try TemplateSet.parse(name: name, text: text, functions: Functions.set).bodies.count)
    }
  }

  func merge() throws {
    let chart = try renderer.chart.processed(with: request.values)
    keep(try RenderValues(chart: chart, values: request.values).thawed().count)
  }

  func readYAML() throws {
    for text in valuesTexts { keep(try text.withBytes { try YAMLReader.readMap($0) }.count) }
  }

  func writeYAML() throws -> Int {
    var output: [UInt8] = []
    try YAMLWriter.append(values, to: &output)
    return output.count
  }

  func writeJSON() throws -> [UInt8] {
    var output: [UInt8] = []
    try JSONWriter.append(values, to: &output)
    return output
  }

  func compare() { keep(ObjectDiff.compare(objects.old, objects.new).changes.count) }

  func readHeads() throws {
    for document in documents { keep(try document.withBytes { try ManifestReader.read($0) }.name.count) }
  }
}

/// Uses a result, so that the optimizer cannot leave out the work behind it.
@inline(never) @_optimize(none) func keep(_ number: Int) {}
