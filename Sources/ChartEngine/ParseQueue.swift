import Charts
import GoTemplate
import Synchronization
import TemplateFunctions
import ValueTree

/// A template file with what parsing it gave.
struct ParsedTemplate: Sendable {
  var path: ByteString
  var file: ChartFile
  var result: Result<ParsedText, RenderFailure>
}

/// Template files to be read and parsed by as many threads as call ``work()``.
final class ParseQueue: Sendable {
  private let templates: [ScopedTemplate]
  private let next = Atomic(0)
  private let done = Mutex<[ParsedTemplate]>([])

  init(_ templates: [ScopedTemplate]) { self.templates = templates }

  /// Whether a second thread is worth its start: a few files are parsed before it runs.
  var isLong: Bool { templates.count > 20 }

  /// What has been parsed.
  var parsed: [ParsedTemplate] { done.withLock { $0 } }

  /// Takes files until none is left.
  func work() {
    let functions = Functions.set
    var parsed: [ParsedTemplate] = []
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < templates.count else { break }
      let template = templates[index]
      parsed.append(
        ParsedTemplate(path: template.path, file: template.file, result: Self.parse(template, functions)))
    }
    done.withLock { $0 += parsed }
  }

  private static func parse(
    _ template: ScopedTemplate, _ functions: FunctionSet
  ) -> Result<ParsedText, RenderFailure> {
    let text: ByteString
    do throws(ChartFailure) { text = try template.file.bytes() } catch { return .failure(RenderFailure(error)) }
    do throws(ParseFailure) {
      return .success(try TemplateSet.parse(name: template.path, text: text, functions: functions))
    } catch {
      return .failure(RenderFailure(error))
    }
  }
}
