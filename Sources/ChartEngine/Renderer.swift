import Charts
import GoTemplate
import TemplateFunctions
import ValueTree

/// Renders one chart, any number of times and from any number of threads.
///
/// Template files are parsed once, when they are first needed. Each render has its own values and its own evaluator.
package final class Renderer: Sendable {
  package let chart: Chart
  private let templates = TemplateStore()
  private let schemas = SchemaCache()
  private let heads = ManifestHeads()

  package init(_ chart: Chart) { self.chart = chart }

  /// Renders every template of the chart and of the subcharts that the values enable.
  ///
  /// - Parameter only: the path of the one template to render; the others are only parsed.
  /// - Throws: the first failure, in Helm's words.
  package func render(_ request: RenderRequest, only: ByteString? = nil) throws(RenderFailure) -> RenderedChart {
    var steps = 0
    return try render(request, only: only, steps: &steps)
  }

  /// The same, for who renders often and has steps for all renders together.
  ///
  /// - Parameter steps: grows by what the render took, also where it fails.
  package func render(
    _ request: RenderRequest, only: ByteString? = nil, steps: inout Int
  ) throws(RenderFailure) -> RenderedChart {
    let (result, taken): (Result<RenderedChart, RenderFailure>, Int) = EngineThread.run { stackLimit in
      var taken = 0
      do throws(RenderFailure) {
        return (.success(try self.render(request, only: only, stackLimit: stackLimit, steps: &taken)), taken)
      } catch {
        return (.failure(error), taken)
      }
    }
    steps += taken
    return try result.get()
  }

  private func render(
    _ request: RenderRequest, only: ByteString?, stackLimit: UInt, steps: inout Int
  ) throws(RenderFailure) -> RenderedChart {
    let prepared = try prepareWhileParsing(request)
    let plan = try templates.plan(for: prepared.chart, request.limits)
    let context = request.functionContext()
    defer { steps = context.steps }
    var evaluator = Evaluator(plan.set, context: context, stackLimit: stackLimit, tracing: request.tracing)
    let scopes = ChartScopes(prepared.chart, values: prepared.values.thawed(), request: request, context: context)
    if request.tracing == .values { scopes.forEachHolder { evaluator.noteHolder($0, at: $1) } }
    var files: [RenderedFile] = []
    files.reserveCapacity(plan.templates.count)
    for template in plan.templates where only.map({ $0 == template.path }) ?? !template.isPartial {
      let scope = scopes.scope(of: template.chart)
      scope["Template"] = .map(
        Map([("BasePath", .string(template.basePath)), ("Name", .string(template.path))], type: .values))
      let traceStart = evaluator.traceCount
      do throws(TemplateFailure) {
        let output = try evaluator.render(template.path, dot: .map(scope))
        files.append(
          RenderedFile(
            path: template.path, text: output.removingNoValue, output: output,
            events: traceStart..<evaluator.traceCount))
      } catch {
        var failure = RenderFailure(error, file: template.path, warnings: prepared.warnings)
        failure.reads = evaluator.finishedTrace()?.reads(of: error, in: template.path, from: traceStart) ?? []
        throw failure
      }
    }
    return RenderedChart(
      chart: prepared.chart, files: files, warnings: prepared.warnings, heads: heads, limits: request.limits,
      trace: evaluator.finishedTrace())
  }

  /// A chart with its values merged, ready to be executed.
  private struct Prepared {
    var chart: Chart
    var values: RenderValues
    var warnings: [String]
  }

  /// Merges the values; the first time, a second thread parses templates meanwhile.
  ///
  /// - Cost: of a cold render of kube-prometheus-stack, parsing is 40 %.
  private func prepareWhileParsing(_ request: RenderRequest) throws(RenderFailure) -> Prepared {
    guard let queue = templates.firstQueue(for: chart, request.limits), queue.isLong, EngineThread.processorCount > 1
    else {
      return try prepare(request)
    }
    let result: Result<Prepared, RenderFailure> = EngineThread.run {
      do throws(RenderFailure) {
        let prepared = try prepare(request)
        queue.work()
        return .success(prepared)
      } catch {
        return .failure(error)
      }
    } meanwhile: {
      queue.work()
    }
    templates.keep(queue)
    return try result.get()
  }

  private func prepare(_ request: RenderRequest) throws(RenderFailure) -> Prepared {
    var warnings: [String] = []
    do throws(ChartFailure) {
      try chart.checkInstallable()
      try chart.checkDependencies()
      let processed = try chart.processed(with: request.values)
      try processed.checkTemplates(request.limits)
      let values = try RenderValues(chart: processed, values: request.values)
      warnings = processed.warnings + values.warnings
      if request.validatesSchema { try processed.checkSchemas(values.values, cache: schemas, limits: request.limits) }
      try processed.checkKubeVersion(request.capabilities.kubeVersion)
      return Prepared(chart: processed, values: values, warnings: warnings)
    } catch {
      throw RenderFailure(error, warnings: warnings)
    }
  }
}

/// What a chart's templates printed, before it is split into manifests.
package struct RenderedChart: Sendable {
  /// The chart as the values made it: aliases applied, disabled subcharts left out.
  package var chart: Chart
  /// One for each template that is not a partial, in the order of rendering.
  package var files: [RenderedFile]
  package var warnings: [String]
  /// What is known of manifests from other renders of the chart.
  let heads: ManifestHeads
  /// What bounds the printed text.
  let limits: Limits
  /// Nil unless the request asked for it.
  package let trace: RenderTrace?

  /// A render of no template.
  package static func nothing(of chart: Chart) -> RenderedChart {
    RenderedChart(chart: chart, files: [], warnings: [], heads: ManifestHeads(), limits: .standard, trace: nil)
  }
}

/// The output of one template file.
package struct RenderedFile: Sendable {
  /// `parent/charts/kid/templates/x.yaml`
  package var path: ByteString
  package var text: ByteString
  /// What the template printed before Helm removes each `<no value>`.
  let output: ByteString
  /// Its part of the render's trace.
  let events: Range<Int>
}
