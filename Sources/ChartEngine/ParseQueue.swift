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
  /// What the texts may still need when they are parsed.
  private let room: Atomic<Int>
  private let limit: Int
  private let done = Mutex<[ParsedTemplate]>([])

  init(_ templates: [ScopedTemplate], _ limits: Limits) {
    self.templates = templates
    room = Atomic(limits.parsedBytes)
    limit = limits.parsedBytes
  }

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
        ParsedTemplate(path: template.path, file: template.file, result: parse(template, functions)))
    }
    done.withLock { $0 += parsed }
  }

  private func parse(
    _ template: ScopedTemplate, _ functions: FunctionSet
  ) -> Result<ParsedText, RenderFailure> {
    let text: ByteString
    do throws(ChartFailure) { text = try template.file.bytes() } catch { return .failure(RenderFailure(error)) }
    if room.subtract(text.parsedRoom, ordering: .relaxed).newValue < 0 {
      return .failure(RenderFailure(ChartFailure.tooMuchToParse(template.path, limit)))
    }
    do throws(ParseFailure) {
      return .success(try TemplateSet.parse(name: template.path, text: text, functions: functions))
    } catch {
      return .failure(RenderFailure(error))
    }
  }
}
