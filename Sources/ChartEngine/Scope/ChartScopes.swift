import Charts
import TemplateFunctions
import ValueTree

/// What the dot means in the templates of each chart of a render.
///
/// - Source: Helm 4, `pkg/engine/engine.go`, `recAllTpls`.
struct ChartScopes {
  private let root: Node

  private final class Node {
    let name: ByteString
    let scope: Map
    let children: [Node]

    init(name: ByteString, scope: Map, children: [Node]) {
      self.name = name
      self.scope = scope
      self.children = children
    }
  }

  init(_ chart: Chart, values: Map, request: RenderRequest, context: FunctionContext) {
    let release: [(ByteString, Value)] = [
      ("IsInstall", .bool(!request.release.isUpgrade)), ("IsUpgrade", .bool(request.release.isUpgrade)),
      ("Name", .string(request.release.name)), ("Namespace", .string(request.release.namespace)),
      ("Revision", .int(1)), ("Service", .string("Helm")),
    ]
    root = Self.node(
      chart, isRoot: true, values: values, release: Map(release),
      capabilities: .object(CapabilitiesObject(request.capabilities)), context: context)
  }

  /// Release and capabilities are one object for all charts; a subchart's values are the map below its parent's.
  private static func node(
    _ chart: Chart, isRoot: Bool, values: Map, release: Map, capabilities: Value,
    context: FunctionContext
  ) -> Node {
    let subcharts = Map()
    let scope = Map(
      [
        ("Capabilities", capabilities), ("Chart", chart.metadata.value(isRoot: isRoot)),
        ("Files", .object(files(of: chart, context))), ("Release", .map(release)), ("Subcharts", .map(subcharts)),
        ("Values", .map(values)),
      ], type: .values)
    var children: [Node] = []
    for subchart in chart.subcharts {
      let child = node(
        subchart, isRoot: false, values: values.table(subchart.name), release: release, capabilities: capabilities,
        context: context)
      subcharts[subchart.name] = .map(child.scope)
      children.append(child)
    }
    return Node(name: chart.name, scope: scope, children: children)
  }

  private static func files(of chart: Chart, _ context: FunctionContext) -> ChartFiles {
    let files = Dictionary(chart.files.map { ($0.name, $0) }) { _, last in last }
    return ChartFiles(paths: chart.files.map(\.name), context: context) { path throws(FunctionFailure) in
      guard let file = files[path] else { return ByteString() }
      do throws(ChartFailure) { return try file.bytes() } catch { throw FunctionFailure(error.message) }
    }
  }

  /// Says where the scope of each chart and its values hang below the root chart's scope: a subchart's values are part of
  /// its parent's.
  func forEachHolder(_ body: (Map, ValuePath) -> Void) {
    Self.forEachHolder(root, values: [.key("Values")], scope: [], body)
  }

  private static func forEachHolder(
    _ node: Node, values: ValuePath, scope: ValuePath, _ body: (Map, ValuePath) -> Void
  ) {
    body(node.scope, scope)
    if case .map(let map)? = node.scope["Values"] { body(map, values) }
    for child in node.children {
      let name = ValuePathStep.key(child.name)
      forEachHolder(child, values: values + [name], scope: scope + [.key("Subcharts"), name], body)
    }
  }

  /// The scope of the chart at this way from the root.
  func scope(of way: [Int]) -> Map {
    var node = root
    for index in way { node = node.children[index] }
    return node.scope
  }
}

extension Map {
  /// The map under `key` seen as `common.Values`; an empty one when there is none.
  fileprivate func table(_ key: ByteString) -> Map {
    guard case .map(let map)? = self[key] else { return Map(.values) }
    return Map(viewing: map, as: .values)
  }
}
