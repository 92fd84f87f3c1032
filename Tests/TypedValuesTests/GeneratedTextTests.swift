import Charts
import TestSupport
import Testing
import ValueTree

@testable import TypedValues

/// What is made of charts is kept in `Generated`, which is compiled into these tests: it is right Swift, whatever the chart says.
@Suite struct GeneratedTextTests {
  @Test(arguments: [
    // chart                                  why
    ("Tests/TypedCharts/tricky", "reserved words, keys that are no names, names that collide, numbers, lists, maps"),
    ("Tests/TypedCharts/hostile", "comments, keys and values that would like to be code"),
    ("Tests/TypedCharts/schema", "types of the schema; comments in the forms of tools"),
    ("Tests/TypedCharts/parent", "a subchart under two aliases, globals, conditions and tags"),
    ("Tests/TypedCharts/needy", "a subchart that is not in charts/"),
    ("charts-under-test/kube-prometheus-stack", "a chart of real size with subcharts"),
  ])
  func isKept(chart: String, why: String) throws {
    let text = TypedValuesText.text(of: try ChartLoader.load(ByteString(Repository.absolute(chart))))
    let path = "Tests/TypedValuesTests/Generated/\(chart.split(separator: "/").last ?? "").swift"
    if ProcessSettings.updatesGeneratedTexts { return try Repository.write(ByteString(text), to: path) }
    let kept = Repository.exists(path) ? try Repository.read(path).string : ""
    #expect(text == kept, "\(path): make generated-texts writes it anew (\(why))")
  }

  @Test func theNameCanBeGiven() throws {
    let chart = try chart(values: "a: {b: 1}")
    let text = TypedValuesText.text(of: chart, name: "Other")
    #expect(text.contains("enum Other {") && text.contains("enum OtherMaps {"))
    #expect(TypedValuesText.text(of: chart).contains("enum WebValues {"))
  }

  @Test func aChartWithoutValuesHasATypeOfItsOwn() throws {
    let text = TypedValuesText.text(of: try chart(values: ""))
    #expect(text.hasSuffix("enum WebValues {\n}\n"))
  }

  @Test func depthIsBounded() throws {
    let deep = String(repeating: "{a: ", count: 100) + "1" + String(repeating: "}", count: 100)
    let text = TypedValuesText.text(of: try chart(values: "a: \(deep)"))
    #expect(text.split(separator: "\n").count { $0.contains("struct ") } == ValuesOutline.deepest - 1)
    #expect(text.contains("var a: FreeValues"))
  }

  @Test func theNumberOfKeysIsBounded() throws {
    let wide = (0..<200).map { "k\($0): {\((0..<100).map { "a\($0): 1" }.joined(separator: ", "))}" }
    let text = TypedValuesText.text(of: try chart(values: wide.joined(separator: "\n")))
    #expect(text.contains("static var k199: FreeValues") && !text.contains("struct"))
  }

  /// Costs must grow with the number of keys, not with its square.
  @Test func oneLongLineAndManyEqualNamesAreNoTrap() throws {
    let line = "{" + (0..<6_000).map { "k\($0): 1.5" }.joined(separator: ", ") + "}"
    #expect(TypedValuesText.text(of: try chart(values: line)).contains("func k0(_ value: Double?)"))
    let signs = (0..<4_000).map { "\"\(String(repeating: "-", count: $0 % 40))/\($0 / 40)\": 1" }
    let text = TypedValuesText.text(of: try chart(values: signs.joined(separator: "\n")))
    #expect(Set(text.split(separator: "\n").filter { $0.contains("static func") }).count == 4_000)
  }

  @Test func aSchemaThatRefersToItselfEnds() throws {
    let schema = """
      {"properties": {"a": {"$ref": "#"}, "b": {"$ref": "#/properties/b"}, "c": {"$ref": "elsewhere.json"}, "d": true},
       "allOf": [{"$ref": "#"}, {"$ref": "#"}]}
      """
    let text = TypedValuesText.text(of: try chart(values: "", schema: schema))
    #expect(text.contains("func b(_ value: ChartValue)"))
  }

  @Test func aBrokenSchemaIsLeftToTheRender() throws {
    #expect(TypedValuesText.text(of: try chart(values: "a: 1", schema: "{")).contains("func a(_ value: Int?)"))
  }

  private func chart(values: String, schema: String? = nil) throws -> Chart {
    var files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"), ("values.yaml", ByteString(values)),
    ]
    if let schema { files.append(("values.schema.json", ByteString(schema))) }
    return try ChartLoader.load(files: files)
  }
}
