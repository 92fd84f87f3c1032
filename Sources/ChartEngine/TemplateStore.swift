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
    var texts: [ByteString: ParsedTemplate] = [:]
    var plans: [ByteString: TemplatePlan] = [:]
  }

  /// All templates that have to be parsed when `chart` is rendered for the first time; nil later.
  ///
  /// Which subcharts take part is known only when the values are merged. Parsing need not wait for that: most do.
  func firstQueue(for chart: Chart, _ limits: Limits) -> ParseQueue? {
    guard state.withLock({ $0.texts.isEmpty }) else { return nil }
    return ParseQueue(chart.orderedTemplates(), limits)
  }

  /// Keeps what was parsed.
  func keep(_ queue: ParseQueue) {
    let parsed = queue.parsed
    state.withLock { state in
      for template in parsed { state.texts[template.path] = template }
    }
  }

  /// The templates of a chart whose values have chosen its subcharts.
  func plan(for chart: Chart, _ limits: Limits) throws(RenderFailure) -> TemplatePlan {
    var bytes: [UInt8] = []
    chart.appendIdentity(to: &bytes)
    let key = ByteString(bytes)
    if let known = state.withLock({ $0.plans[key] }) { return known }
    let templates = chart.orderedTemplates()
    let known = state.withLock { $0.texts }
    let missing = templates.filter { !(known[$0.path]?.file.isSameFile(as: $0.file) ?? false) }
    let queue = ParseQueue(missing, limits)
    queue.work()
    keep(queue)
    let texts = state.withLock { $0.texts }
    let plan = TemplatePlan(templates: templates, set: try templateSet(for: templates, texts))
    state.withLock { $0.plans[key] = plan }
    return plan
  }

  private func templateSet(
    for templates: [ScopedTemplate], _ texts: [ByteString: ParsedTemplate]
  ) throws(RenderFailure) -> TemplateSet {
    var parsed: [ParsedText] = []
    parsed.reserveCapacity(templates.count)
    for template in templates {
      switch texts[template.path]?.result {
      case .success(let text): parsed.append(text)
      case .failure(let failure): throw failure
      case nil: break
      }
    }
    return TemplateSet(parsed, functions: Functions.set)
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
