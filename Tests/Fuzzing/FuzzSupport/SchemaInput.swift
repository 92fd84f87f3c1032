import ChartEngine
import Charts
import JSONSchema
import ValueCoding
import ValueTree

/// A JSON Schema, and data to check with it.
struct SchemaInput {
  private let schema: ByteString
  private let data: ByteString

  init(_ input: ByteString) {
    let parts = input.parts
    schema = parts[0]
    data = parts.count > 1 ? parts[1] : "{}"
  }

  func run() {
    let value = value()
    // The engine checks values on such a thread too.
    EngineThread.run { _ in check(value) }
    guard case .map? = value else { return }
    let files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("values.yaml", data),
      ("values.schema.json", schema),
    ]
    do throws(ChartFailure) {
      _ = ChartRun(chart: try ChartLoader.load(files: files), limits: .fuzzing).text()
    } catch {
      _ = ChartRun.words(ChartExplainer(folder: "c").diagnostic(error))
    }
  }

  private func value() -> FrozenValue? {
    do throws(CodingFailure) { return try YAMLReader.read(data) } catch { return nil }
  }

  private func check(_ value: FrozenValue?) {
    do throws(SchemaFailure) {
      let compiled = try schema.withBytes { bytes throws(SchemaFailure) in try CompiledSchema(bytes) }
      guard let value, let violation = compiled.violation(of: value) else { return }
      _ = violation.text.utf8.count + violation.findings.count
    } catch {
      _ = error.message.utf8.count
    }
  }
}
