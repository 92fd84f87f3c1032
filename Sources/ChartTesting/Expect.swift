import ChartEngine
import Checks
import Diagnostics
import Manifests
import Testing
import ValueTree

/// Renders the chart and holds each statement against what it renders.
///
/// ```swift
/// try expect(.set("replicas", 3)) {
///   deployment("web").at("spec.replicas").equals(3)
///   none(.networkPolicy)
/// }
/// ```
/// Each statement that does not hold is an issue at its own line, which tells what was found, the template line that wrote it and
/// the value that made it; the manifest is attached.
///
/// - Parameters:
///   - settings: for this render, over those of the traits around.
///   - sourceLocation: where an issue of the whole render stands.
///   - checks: the statements.
/// - Throws: when there is nothing to render: no chart, a values file that is not there. A chart that fails to render is an issue.
public func expect(
  _ settings: ChartSetting..., sourceLocation: SourceLocation = #_sourceLocation,
  @CheckBuilder _ checks: () -> [ChartCheck]
) throws {
  let run = try TestRun(settings)
  let checks = checks()
  if checks.isEmpty {
    Issue.record("expect has no statement: it would pass whatever the chart renders", sourceLocation: sourceLocation)
  }
  switch run.failures(of: checks) {
  case .failure(let failure):
    Issue.record(
      Comment(rawValue: "the chart does not render\n" + failure.text), sourceLocation: sourceLocation)
  case .success(let failures):
    for failure in failures { failure.record() }
  }
}

/// Renders the chart, which must fail, and holds each statement against the failure.
///
/// ```swift
/// try expectFailure(.set("name", nil)) { $0.says("name is required"); $0.at("templates/deployment.yaml", line: 4) }
/// ```
public func expectFailure(
  _ settings: ChartSetting..., sourceLocation: SourceLocation = #_sourceLocation,
  @CheckBuilder _ checks: (FailureSubject) -> [ChartCheck]
) throws {
  let run = try TestRun(settings)
  for failure in run.failures(ofFailing: checks(FailureSubject()), sourceLocation) { failure.record() }
}

/// What a statement that does not hold says, and where it stands.
struct CheckFailure {
  var text: String
  var location: SourceLocation
  /// The manifest, to attach.
  var object: ManifestObject?

  init(text: String, location: SourceLocation, object: ManifestObject? = nil) {
    self.text = text
    self.location = location
    self.object = object
  }

  func record() {
    if let object {
      let name = "\(object.kind)-\(object.name).yaml".replacing("/", with: "-").replacing(":", with: "-")
      Attachment.record("# Source: \(object.file)\n\(object.text)\n", named: name, sourceLocation: location)
    }
    Issue.record(Comment(rawValue: text), sourceLocation: location)
  }
}

/// One render with its settings.
struct TestRun {
  let input: RenderInput

  init(_ settings: [ChartSetting]) throws(ChartTestFailure) {
    input = try RenderInput(ChartSetting.current + settings.flatMap(\.changes))
  }

  func failures(of checks: [ChartCheck]) -> Result<[CheckFailure], RunFailure> {
    let library = ChartLibrary.shared
    let chart: LoadedChart
    let manifests: RenderedManifests
    switch library.chart(input) {
    case .success(let loaded): chart = loaded
    case .failure(let failure): return .failure(failure)
    }
    // A library chart renders nothing by itself; its named templates can still be asked.
    let isOnlyTemplates = checks.allSatisfy { $0.check?.isOfTemplate ?? true }
    if isOnlyTemplates {
      manifests = RenderedManifests.nothing(of: chart.chart, input.request.release)
    } else {
      switch library.render(input) {
      case .success(let rendered): manifests = rendered
      case .failure(let failure): return .failure(failure)
      }
    }
    let context = CheckContext(manifests, shape: { chart.shape(input) }) { template in
      chart.render(template: template, input).mapError { Mismatch("the template does not render\n" + $0.text) }
    }
    return .success(checks.compactMap { failure(of: $0, context, chart) })
  }

  private func failure(of check: ChartCheck, _ context: CheckContext, _ chart: LoadedChart) -> CheckFailure? {
    guard let statement = check.check else {
      return CheckFailure(text: check.mistake ?? "", location: check.location)
    }
    guard let mismatch = statement.mismatch(in: context) else { return nil }
    let origin = FailureOrigin(input: input, chart: chart).text(of: mismatch)
    return CheckFailure(
      text: "\(mismatch.text)\n\(origin)  in \(statement)", location: check.location, object: mismatch.object)
  }

  func failures(ofFailing checks: [ChartCheck], _ location: SourceLocation) -> [CheckFailure] {
    let failure: RunFailure
    switch ChartLibrary.shared.render(input) {
    case .success(let manifests):
      let names = manifests.objects.map(\.address.description)
      return [
        CheckFailure(
          text: "the chart renders, and a failure was wanted; it gives \(ValueWords.list(names))", location: location,
          object: nil)
      ]
    case .failure(let found): failure = found
    }
    return checks.compactMap { check in
      guard let statement = check.check else {
        return CheckFailure(text: check.mistake ?? "", location: check.location)
      }
      guard let mismatch = statement.mismatch(of: failure.diagnostic) else { return nil }
      return CheckFailure(
        text: "\(mismatch.text)\n\n\(failure.text)", location: check.location)
    }
  }
}

extension Check {
  fileprivate var isOfTemplate: Bool { if case .template = subject { true } else { false } }
}
