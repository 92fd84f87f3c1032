import Charts
import GoTemplate
import TemplateFunctions
import ValueCoding
import ValueTree

/// The release that a chart is rendered for: `.Release`.
package struct Release: Sendable, Equatable {
  package var name: ByteString
  package var namespace: ByteString
  package var isUpgrade: Bool

  package init(name: ByteString = "release-name", namespace: ByteString = "default", isUpgrade: Bool = false) {
    self.name = name
    self.namespace = namespace
    self.isUpgrade = isUpgrade
  }
}

/// Everything that a render depends on beside the chart: equal requests give equal bytes, except for the clock and
/// random numbers where they are the machine's own.
package struct RenderRequest: Sendable {
  /// What the user set, over the chart's defaults.
  package var values = FrozenMap()
  package var release = Release()
  package var capabilities = Capabilities()
  package var validatesSchema = true
  package var clock = Clock.system
  /// The IANA name of the local time zone; nil is UTC.
  package var zone: String?
  /// The seed of all random values; nil takes the system's generator.
  package var seed: UInt64?
  package var limits = Limits()
  /// What `lookup` finds.
  package var cluster = ClusterObjects()
  /// What ``RenderedChart/trace`` holds; a render prints the same with and without.
  package var tracing = Tracing.off

  package init() {}

  func functionContext() -> FunctionContext {
    let random: any RandomSource = seed.map { SeededRandom(seed: $0) } ?? SystemRandom()
    let context = FunctionContext(
      limits: limits, clock: clock, zone: zone, random: random, isRepeatable: seed != nil)
    context.valuesMethod = ValuesMethods.method
    if !cluster.objects.isEmpty { context.lookup = cluster.lookup }
    return context
  }
}

/// Why a chart could not be rendered.
package struct RenderFailure: Error {
  /// The whole message in Helm's words.
  package var helmText: ByteString
  package var cause: Cause
  /// What the part of a template that failed had read, the nearest first; only where the render noted it.
  package var reads: [ValuePath] = []
  /// What was noticed before it failed, and is often why.
  package var warnings: [String] = []

  package enum Cause: Sendable {
    /// Something was wrong before any template ran.
    case chart(ChartFailure)
    case parsing(ParseFailure)
    /// - Parameter file: the template file that was being rendered: `parent/charts/kid/templates/x.yaml`.
    case executing(TemplateFailure, file: ByteString)
    /// The values of an evaluation without a chart.
    case values(CodingFailure)
  }

  /// The message as Go has it, before Helm takes it apart: what it says of a name's template.
  package var goText: ByteString {
    switch cause {
    case .parsing(let failure): failure.goText
    case .executing(let failure, _): failure.goText
    case .chart, .values: helmText
    }
  }

  package init(_ failure: ChartFailure, warnings: [String] = []) {
    helmText = ByteString(failure.message)
    cause = .chart(failure)
    self.warnings = warnings
  }

  init(_ failure: ParseFailure) {
    helmText = HelmErrorText.parseError(failure)
    cause = .parsing(failure)
  }

  init(_ failure: TemplateFailure, file: ByteString, warnings: [String] = []) {
    helmText = HelmErrorText.executionError(failure)
    cause = .executing(failure, file: file)
    self.warnings = warnings
  }

  init(values failure: CodingFailure) {
    helmText = ByteString("values: " + failure.message)
    cause = .values(failure)
  }
}
