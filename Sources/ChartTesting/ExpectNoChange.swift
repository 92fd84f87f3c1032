import Checks
import Manifests
import Testing
import ValueTree

/// Renders the chart twice, with other settings, and wants the same bytes: values that nothing reads, or a default spelled out.
///
/// ```swift
/// try expectNoChange(to: .set("extraDeploy", [["kind": "ConfigMap"]]))
/// ```
/// Random values and the clock are the same in both renders. Two renders of equal settings fail: they could never differ.
///
/// - Parameters:
///   - old: the settings of one render, over those of the traits around; without any the traits alone.
///   - new: the settings of the other render, over those of the traits around too.
///   - subject: only these manifests are compared; without it all manifests, hooks and the notes.
///   - sourceLocation: where the issue stands.
/// - Throws: when there is nothing to render: no chart, a values file that is not there. A chart that fails to render is an issue.
public func expectNoChange(
  from old: ChartSetting..., to new: ChartSetting..., of subject: ManifestSubject? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for failure in try SameRender(old, new, subject, sourceLocation).failures() { failure.record() }
}

extension RenderInput {
  /// The settings of one of two renders that are compared: random values and the clock are the same in both, unless the test
  /// says otherwise.
  init(comparing settings: [ChartSetting]) throws(ChartTestFailure) {
    // Settings that come first are the weakest.
    let fixed = ChartSetting(.seed(0), .time("2026-01-01T00:00:00Z")).changes
    try self.init(fixed + ChartSetting.current + settings.flatMap(\.changes))
  }
}

/// Two renders that are to be alike.
struct SameRender {
  private let before: RenderInput
  private let after: RenderInput
  private let subject: ManifestSubject?
  private let location: SourceLocation

  init(
    _ from: [ChartSetting], _ to: [ChartSetting], _ subject: ManifestSubject?, _ location: SourceLocation
  ) throws(ChartTestFailure) {
    before = try RenderInput(comparing: from)
    after = try RenderInput(comparing: to)
    self.subject = subject
    self.location = location
  }

  func failures() -> [CheckFailure] {
    if before.key == after.key {
      return [failure("both renders have the same settings: they can never differ")]
    }
    var renders: [RenderedManifests] = []
    for input in [before, after] {
      switch ChartLibrary.shared.render(input) {
      case .success(let manifests): renders.append(manifests)
      case .failure(let found): return [failure("the chart does not render\n" + found.text)]
      }
    }
    let (old, new) = (objects(renders[0]), objects(renders[1]))
    if let query = subject?.query, old.isEmpty, new.isEmpty { return [failure("neither render has a \(query)")] }
    if let text = difference(old, new) { return [text] }
    if subject == nil, renders[0].notes != renders[1].notes {
      return [failure("the notes change\n" + Self.lines(renders[0].notes, renders[1].notes))]
    }
    return []
  }

  private func objects(_ manifests: RenderedManifests) -> [ManifestObject] {
    guard let query = subject?.query else { return manifests.objects }
    return manifests.objects.filter { query.fits($0, namespaceOfRelease: manifests.release.namespace) }
  }

  private func failure(_ text: String, _ object: ManifestObject? = nil) -> CheckFailure {
    CheckFailure(text: text, location: location, object: object)
  }

  /// The template file, as a message names it.
  private func name(of object: ManifestObject) -> String {
    guard case .success(let chart) = ChartLibrary.shared.chart(before) else { return object.file.string }
    return chart.explainer(before).names.file(object.file)
  }

  /// What is told of the first manifest that differs.
  private func difference(_ old: [ManifestObject], _ new: [ManifestObject]) -> CheckFailure? {
    func key(_ object: ManifestObject) -> String { "\(object.file) \(object.address)" }
    let others = Dictionary(grouping: new, by: key)
    var changed: [String] = []
    var first: CheckFailure?
    for object in old {
      guard let other = others[key(object)]?.first else {
        changed.append(object.address.description)
        first =
          first ?? failure("\(object.address) is no longer rendered\n  it was rendered by \(name(of: object))", object)
        continue
      }
      if object.text == other.text { continue }
      changed.append(object.address.description)
      first =
        first
        ?? failure(
          "\(object.address) changes\n" + Self.lines(object.text, other.text) + "  rendered by \(name(of: other))",
          other)
    }
    let known = Set(old.map(key))
    for object in new where !known.contains(key(object)) {
      changed.append(object.address.description)
      first = first ?? failure("\(object.address) is new\n  rendered by \(name(of: object))", object)
    }
    if changed.count > 1 { first?.text += "\nHint: So do \(ValueWords.list(Array(changed.dropFirst())))." }
    if first == nil, old.map(key) != new.map(key) { first = failure("the manifests come in another order") }
    return first
  }

  /// The first lines that differ.
  private static func lines(_ old: ByteString, _ new: ByteString) -> String {
    var left = old.string.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var right = new.string.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var line = 1
    while let first = left.first, first == right.first {
      left.removeFirst()
      right.removeFirst()
      line += 1
    }
    while let last = left.last, last == right.last {
      left.removeLast()
      right.removeLast()
    }
    var text = "  line \(line):\n"
    for (sign, lines) in [("-", left), ("+", right)] {
      for line in lines.prefix(4) { text += "  \(sign) \(line)\n" }
      if lines.count > 4 { text += "  \(sign) … and \(lines.count - 4) more\n" }
    }
    return text
  }
}
