import Charts
import GoTemplate
import TemplateFunctions
import ValueCoding
import ValueTree

/// One template text evaluated in the scope of a chart that exists only for it.
///
/// The chart is `c` 0.1.0, the release `r` in the namespace `ns`, and the text its `templates/t`: what the conformance
/// cases assume.
package struct TemplateEvaluation: Sendable {
  package var template: ByteString
  /// What messages call the template.
  package var name: ByteString = "c/templates/t"
  /// The text of values.yaml.
  package var values: ByteString
  /// Further templates by file name below `templates/`.
  package var extra: [(name: String, text: ByteString)]
  /// `.Files`
  package var files: [(path: String, content: ByteString)]
  package var limits = Limits()

  package init(
    template: ByteString, values: ByteString = "", extra: [(name: String, text: ByteString)] = [],
    files: [(path: String, content: ByteString)] = []
  ) {
    self.template = template
    self.values = values
    self.extra = extra
    self.files = files
  }

  /// What the template prints.
  ///
  /// - Throws: Helm's words.
  package func run(capabilities: Capabilities = Capabilities()) throws(RenderFailure) -> ByteString {
    // Parsing nests as deep as evaluating: both need the stack.
    let result: Result<ByteString, RenderFailure> = EngineThread.run { limit in
      do throws(RenderFailure) {
        return .success(try run(capabilities, stackLimit: limit))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func run(_ capabilities: Capabilities, stackLimit: UInt) throws(RenderFailure) -> ByteString {
    let values: FrozenMap
    do throws(CodingFailure) {
      values = try self.values.withBytes { bytes throws(CodingFailure) in try YAMLReader.readMap(bytes) }
    } catch {
      throw RenderFailure(values: error)
    }
    let sources = sources()
    let set = try Self.parse(sources)
    return try evaluate(sources, set, values, capabilities, stackLimit)
  }

  private struct Source {
    var name: ByteString
    var text: ByteString
    var depth: Int
  }

  /// In Helm's order: deepest path first, then reverse alphabetical.
  private func sources() -> [Source] {
    let all = [(name, template)] + extra.map { (ByteString("c/templates/" + $0.name), $0.text) }
    let sources = all.map { Source(name: $0.0, text: $0.1, depth: 0) }
      .map { Source(name: $0.name, text: $0.text, depth: $0.name.bytes.count { $0 == UInt8(ascii: "/") }) }
    return sources.sorted { $0.depth == $1.depth ? $0.name > $1.name : $0.depth > $1.depth }
  }

  private static func parse(_ sources: [Source]) throws(RenderFailure) -> TemplateSet {
    var texts: [ParsedText] = []
    for source in sources {
      do throws(ParseFailure) {
        texts.append(try TemplateSet.parse(name: source.name, text: source.text, functions: Functions.set))
      } catch {
        throw RenderFailure(error)
      }
    }
    return TemplateSet(texts, functions: Functions.set)
  }

  private func evaluate(
    _ sources: [Source], _ set: TemplateSet, _ values: FrozenMap, _ capabilities: Capabilities, _ stackLimit: UInt
  ) throws(RenderFailure) -> ByteString {
    let context = FunctionContext(limits: limits)
    context.valuesMethod = ValuesMethods.method
    var evaluator = Evaluator(set, context: context, stackLimit: stackLimit)
    let scope = scope(values, capabilities, context)
    var answer = ByteString()
    for source in sources {
      if source.name.bytes.split(separator: UInt8(ascii: "/")).last?.first == UInt8(ascii: "_") { continue }
      scope["Template"] = .map(
        Map([("Name", .string(source.name)), ("BasePath", .string("c/templates"))], type: .values))
      do throws(TemplateFailure) {
        let output = try evaluator.render(source.name, dot: .map(scope)).removingNoValue
        if source.name == name { answer = output }
      } catch {
        throw RenderFailure(error, file: source.name)
      }
    }
    return answer
  }

  private func scope(_ values: FrozenMap, _ capabilities: Capabilities, _ context: FunctionContext) -> Map {
    let contents = Dictionary(files.map { (ByteString($0.path), $0.content) }) { _, last in last }
    let chart: [(ByteString, Value)] = [
      ("Name", .string("c")), ("Version", .string("0.1.0")), ("APIVersion", .string("v2")),
      ("AppVersion", .string("")), ("Description", .string("")), ("Home", .string("")), ("Icon", .string("")),
      ("Condition", .string("")), ("Tags", .string("")), ("KubeVersion", .string("")), ("Type", .string("")),
      ("Deprecated", .bool(false)), ("IsRoot", .bool(true)), ("Annotations", .map(Map(.strings, isNil: true))),
      ("Keywords", .list(List([]))), ("Sources", .list(List([]))), ("Maintainers", .list(List([]))),
      ("Dependencies", .list(List([]))),
    ]
    let release: [(ByteString, Value)] = [
      ("Name", .string("r")), ("Namespace", .string("ns")), ("Service", .string("Helm")), ("Revision", .int(1)),
      ("IsInstall", .bool(true)), ("IsUpgrade", .bool(false)),
    ]
    return Map(
      [
        ("Chart", .map(Map(chart))), ("Release", .map(Map(release))),
        ("Capabilities", .object(CapabilitiesObject(capabilities))), ("Subcharts", .map(Map())),
        (
          "Files",
          .object(ChartFiles(paths: Array(contents.keys), context: context) { contents[$0] ?? ByteString() })
        ),
        ("Values", .map(Thaw().map(values, as: .values))),
      ], type: .values)
  }
}
