import JSONSchema
import Synchronization
import ValueTree

/// What merged values break of the schemas of a chart and its subcharts.
package struct SchemaReport: Error, Equatable, Sendable {
  /// One thing that is wrong, for people and editors; its path starts at the values of the root chart.
  package typealias Finding = SchemaFinding

  /// A schema that cannot be used.
  package struct BrokenSchema: Equatable, Sendable {
    /// Below the root chart's folder: `charts/kid/values.schema.json`.
    package var file: String
    package var text: ByteString
    package var failure: SchemaFailure
  }

  /// Helm's text below its headline: the name of each chart and what its schema says.
  package fileprivate(set) var text = ""
  package fileprivate(set) var findings: [Finding] = []
  package fileprivate(set) var brokenSchemas: [BrokenSchema] = []
}

/// Schemas that have been compiled, by their text, so that many renders of a chart compile each once.
package final class SchemaCache: Sendable {
  private let compiled = Mutex<[ByteString: Result<CompiledSchema, SchemaFailure>]>([:])

  package init() {}

  func schema(_ text: ByteString) throws(SchemaFailure) -> CompiledSchema {
    if let known = compiled.withLock({ $0[text] }) { return try known.get() }
    let result: Result<CompiledSchema, SchemaFailure>
    do throws(SchemaFailure) {
      result = .success(
        try text.withBytes { bytes throws(SchemaFailure) in
          try CompiledSchema(bytes, readFile: SchemaCache.readFile)
        })
    } catch {
      result = .failure(error)
    }
    compiled.withLock { $0[text] = result }
    return try result.get()
  }

  /// A schema refers to nothing outside of itself: nobody vouches for a chart, so that it may not name files to read.
  /// Helm would read any file by its absolute address (relative ones mean the root of the file system there). Of a file
  /// that does not exist the words are Helm's.
  private static func readFile(_ path: String) -> Result<[UInt8], SchemaFailure> {
    do throws(SystemFailure) {
      _ = try FileSystem.status(ByteString(path), followsLinks: false)
      return .failure(SchemaFailure("a schema may refer to itself only, not to the file \(path)"))
    } catch {
      return .failure(SchemaFailure(SystemFailure("open", ByteString(path), reason: error.reason).message))
    }
  }
}

extension Chart {
  /// Checks merged values against `values.schema.json` of the chart and of its subcharts.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/common/util/jsonschema.go`, `ValidateAgainstSchema`.
  ///
  /// All schemas together may take as long as ``Limits/steps`` says of a render.
  package func checkSchemas(_ values: FrozenMap, cache: SchemaCache, limits: Limits) throws(ChartFailure) {
    var report = SchemaReport()
    var stepsLeft = limits.steps
    try checkSchemas(values, at: [], cache, &stepsLeft, &report)
    if !report.text.isEmpty { throw .schema(report) }
  }

  private func checkSchemas(
    _ values: FrozenMap, at path: ValuePath, _ cache: SchemaCache, _ stepsLeft: inout Int,
    _ report: inout SchemaReport
  ) throws(ChartFailure) {
    if let schema { try check(values, against: schema, at: path, cache, &stepsLeft, &report) }
    for subchart in subcharts {
      let place = path + [.key(subchart.name)]
      switch values[subchart.name] {
      case nil, .null?: continue
      case .map(let inner)?: try subchart.checkSchemas(inner, at: place, cache, &stepsLeft, &report)
      case let other?:
        let message = "invalid type for values: expected object (map), got \(other.goTypeName)"
        report.text += "\(subchart.name):\n\(message)\n"
        report.findings.append(SchemaReport.Finding(path: place, message: message))
      }
    }
  }

  private func check(
    _ values: FrozenMap, against schema: ChartFile, at path: ValuePath, _ cache: SchemaCache,
    _ stepsLeft: inout Int, _ report: inout SchemaReport
  ) throws(ChartFailure) {
    let text = try schema.bytes()
    do throws(SchemaFailure) {
      guard let violation = try cache.schema(text).violation(of: values, stepsLeft: &stepsLeft) else { return }
      report.text += "\(name):\n\(violation.text)\n"
      for var finding in violation.findings {
        finding.path = path + finding.path
        report.findings.append(finding)
      }
    } catch {
      // Quirk: no line feed here, so that the next chart's name follows at once. Case `schema/subchart/…`.
      report.text += "\(name):\n\(error.message)"
      var file = ""
      for case .key(let chart) in path { file += "charts/\(chart.string)/" }
      report.brokenSchemas.append(
        SchemaReport.BrokenSchema(file: "\(file)values.schema.json", text: text, failure: error))
    }
  }
}
