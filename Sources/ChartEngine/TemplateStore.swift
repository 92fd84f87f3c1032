import Charts
import GoTemplate
import Synchronization
import TemplateFunctions
import ValueTree

/// The parsed templates of one chart, for all its renders.
final class TemplateStore: Sendable {
  private let state = Mutex(State())

  private struct State {
    /// By path: the same file is parsed once, whichever subcharts take part.
    var texts: [ByteString: ParsedText] = [:]
    var plans: [ByteString: TemplatePlan] = [:]
  }

  /// The templates of a chart whose values have chosen its subcharts.
  func plan(for chart: Chart) throws(RenderFailure) -> TemplatePlan {
    var bytes: [UInt8] = []
    chart.appendIdentity(to: &bytes)
    let key = ByteString(bytes)
    if let known = state.withLock({ $0.plans[key] }) { return known }
    let templates: [ScopedTemplate]
    do throws(ChartFailure) { templates = try chart.orderedTemplates() } catch { throw RenderFailure(error) }
    let plan = TemplatePlan(templates: templates, set: try templateSet(for: templates))
    state.withLock { $0.plans[key] = plan }
    return plan
  }

  /// The parsed templates of these files.
  private func templateSet(for templates: [ScopedTemplate]) throws(RenderFailure) -> TemplateSet {
    let known = state.withLock { $0.texts }
    var results: [Result<ParsedText, ParseFailure>?] = templates.map { template in
      guard let text = known[template.path], text.text.isSameStorage(as: template.text) else { return nil }
      return .success(text)
    }
    Self.parse(templates, into: &results)
    var texts: [ParsedText] = []
    texts.reserveCapacity(templates.count)
    for case let result? in results {
      switch result {
      case .success(let text): texts.append(text)
      case .failure(let failure): throw RenderFailure(helmText: HelmErrorText.parseError(failure))
      }
    }
    let set = TemplateSet(texts, functions: Functions.set)
    state.withLock { state in
      for (template, text) in zip(templates, texts) { state.texts[template.path] = text }
    }
    return set
  }

  /// Parses what is missing, on two threads where there is much.
  ///
  /// - Cost: of a cold render of kube-prometheus-stack a third; the two halves take equally many bytes.
  private static func parse(_ templates: [ScopedTemplate], into results: inout [Result<ParsedText, ParseFailure>?]) {
    let missing = results.indices.filter { results[$0] == nil }
    let bytes = missing.reduce(0) { $0 + templates[$1].text.count }
    let parts = bytes > 100_000 ? min(2, EngineThread.processorCount) : 1
    var halves: [Int] = [0]
    var seen = 0
    for (place, index) in missing.enumerated() {
      seen += templates[index].text.count
      if parts == 2, halves.count == 1, seen * 2 >= bytes { halves.append(place + 1) }
    }
    halves.append(missing.count)
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let results = results
      let functions = Functions.set
      EngineThread.forEachPart(of: halves.count - 1, parts: halves.count - 1) { part in
        for half in part {
          for index in missing[halves[half]..<halves[half + 1]] {
            do throws(ParseFailure) {
              let template = templates[index]
              results[index] = .success(
                try TemplateSet.parse(name: template.path, text: template.text, functions: functions))
            } catch {
              results[index] = .failure(error)
            }
          }
        }
      }
    }
  }
}

/// What is executed for one choice of subcharts.
final class TemplatePlan: Sendable {
  /// In the order of execution.
  let templates: [ScopedTemplate]
  let set: TemplateSet

  init(templates: [ScopedTemplate], set: TemplateSet) {
    self.templates = templates
    self.set = set
  }
}

extension Chart {
  /// Which chart this is, with which subcharts under which names: enough to tell apart two choices of subcharts of one
  /// loaded chart.
  fileprivate func appendIdentity(to bytes: inout [UInt8]) {
    name.append(to: &bytes)
    bytes.append(isLibrary ? 1 : 0)
    // The files are those of the chart as it was loaded, whose array all its copies share.
    let files = templates.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    withUnsafeBytes(of: files) { bytes.append(contentsOf: $0) }
    for subchart in subcharts { subchart.appendIdentity(to: &bytes) }
    bytes.append(0)
  }
}
