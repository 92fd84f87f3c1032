import ChartEngine
import TestSupport
import Testing
import ValueTree

/// Single templates: every output to the byte, every error to the letter.
@Suite struct TemplateCaseTests {
  private static func files() throws -> [String] {
    try Repository.names(in: "Tests/Conformance/templates").filter { $0.hasSuffix(".jsonl") }
  }

  @Test(arguments: try files()) func matchHelm(file: String) throws {
    let known = try KnownFailures()
    for entry in try Record.cases(in: "templates/\(file)") {
      let helm = Outcome(of: entry)
      let ours = Self.outcome(of: entry)
      known.check(entry.text("id").string, passed: helm == ours, "helm \(helm)\nours \(ours)")
    }
  }

  @Test func areAllThere() throws {
    #expect(try Self.files().map { try Record.cases(in: "templates/\($0)").count }.reduce(0, +) == 4870)
  }

  private static func outcome(of entry: FrozenMap) -> Outcome {
    let evaluation = TemplateEvaluation(
      template: entry.text("template"), values: entry.text("values"), extra: entry.texts("extra"),
      files: entry.texts("files").map { ($0.name, $0.text) })
    do throws(RenderFailure) {
      return .output(try evaluation.run())
    } catch {
      return .error(error.helmText)
    }
  }
}
