import ArgumentParser
import ChartEngine
import ValueCoding
import ValueTree

/// `valuesctl eval`: evaluates a template text.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate one template text in a chart's scope.")

  @Flag(help: "Read JSON lines {\"template\", \"values\", \"extra\", \"files\"} and print {\"output\"} or {\"error\"}.")
  var jsonLines = false

  func run() throws {
    while let line = readLine(strippingNewline: true) {
      if line.isEmpty { continue }
      print(answer(to: line))
    }
  }

  /// The JSON answer to one JSON line.
  private func answer(to line: String) -> String {
    do {
      let request = try ByteString(line).withBytes { bytes throws(CodingFailure) in try JSONReader.read(bytes) }
      let output = try evaluation(of: request.mapValue ?? FrozenMap()).run()
      return json("output", output)
    } catch let failure as RenderFailure {
      return json("error", failure.helmText)
    } catch {
      return json("error", ByteString("\(error)"))
    }
  }

  private func json(_ key: ByteString, _ text: ByteString) -> String {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(.map(Map([(key, .string(text))])), to: &output)
    } catch {
      return "{\"error\":\"cannot be written as JSON\"}"
    }
    return String(decoding: output, as: UTF8.self)
  }

  private func evaluation(of request: FrozenMap) -> TemplateEvaluation {
    TemplateEvaluation(
      template: text(request["template"]), values: text(request["values"]),
      extra: texts(request["extra"]).map { ($0.0.string, $0.1) },
      files: texts(request["files"]).map { ($0.0.string, $0.1) })
  }

  private func text(_ value: FrozenValue?) -> ByteString {
    if case .string(let text)? = value { text } else { ByteString() }
  }

  private func texts(_ value: FrozenValue?) -> [(ByteString, ByteString)] {
    (value?.mapValue ?? FrozenMap()).map { ($0.0, text($0.1)) }
  }
}
