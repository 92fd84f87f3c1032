import Charts
import Diagnostics
import ValueTree

/// Where merged values come from, in words and places for people.
package struct ValueOrigins {
  let values: FrozenMap
  private let origins: Origins
  private let sources: ValueSources
  private let assignments: [SetAssignment]
  private let userValues: FrozenMap
  private let names: SourceNames

  /// Nothing is known about values that cannot be merged.
  package init(chart: Chart, folder: String, sources: ValueSources, user: UserValues) {
    origins = Origins(chart: chart, files: sources.files, flags: [])
    self.sources = sources
    assignments = user.assignments
    userValues = user.values
    names = SourceNames(chart: chart.name, folder: folder)
    do throws(ChartFailure) {
      values = try RenderValues(chart: chart.processed(with: user.values), values: user.values).values
    } catch {
      values = user.values
    }
  }

  /// `prod.yaml:3:5`, `--set a=1` or `chart/values.yaml:7:3`; nil when nobody knows.
  package func text(at path: ValuePath) -> String? {
    let keys = path.keysBeforeIndex
    if let flag = flag(at: keys) { return flag }
    guard let value = value(at: keys), let origin = origins.origin(of: value, at: keys) else { return nil }
    guard case .flag(let text) = origin.source else {
      return found(origin, length: 1)?.place.text ?? file(of: origin.source)
    }
    return text.string
  }

  /// The flag that set the value at `keys` or a value around it.
  ///
  /// A global of a subchart may be set in the globals of any chart around it, whose own win.
  package func flag(at keys: [ByteString]) -> String? {
    guard let global = keys.firstIndex(of: "global"), global > 0 else { return flag(exactlyAt: keys) }
    for depth in 0...global {
      let way = Array(keys[..<depth] + keys[global...])
      if let flag = flag(exactlyAt: way), FrozenValue.map(userValues).value(at: way.map { .key($0) }) == value(at: keys)
      {
        return flag
      }
    }
    return nil
  }

  private func flag(exactlyAt keys: [ByteString]) -> String? {
    assignments.last { keys.starts(with: $0.path.keysBeforeIndex) }.map(text)
  }

  /// The last flag that set something below `keys`: where the map there is its doing.
  package func flag(below keys: [ByteString]) -> String? {
    assignments.last { $0.path.keysBeforeIndex.starts(with: keys) }.map(text)
  }

  private func text(_ assignment: SetAssignment) -> String {
    "--\(assignment.kind.flag) \(sources.set[assignment.kind][assignment.argument])"
  }

  /// The line where the value at `keys` is set, by the source that wins; `isNull` when it says null there.
  package func place(at keys: [ByteString]) -> (place: SourcePlace, line: SourceLine?, isNull: Bool)? {
    found(at: keys.map { .key($0) }).map { ($0.place, $0.line, $0.isNull) }
  }

  /// The same for a way that may go on into lists, which merging takes as they are.
  func found(at path: ValuePath) -> (place: SourcePlace, line: SourceLine?, isNull: Bool, isDefault: Bool)? {
    guard let first = origins.all(at: path).first, let found = found(first.origin, length: path.last?.length ?? 1)
    else { return nil }
    let isDefault = if case .defaults = first.origin.source { true } else { false }
    return (found.place, found.line, first.value == .null, isDefault)
  }

  /// The line where what stands at `path` is set, also in lists; or what is around it.
  package func place(at path: ValuePath) -> (place: SourcePlace, line: SourceLine?)? {
    guard let (origin, isWhole) = origins.winner(at: path) else { return nil }
    return found(origin, length: isWhole ? path.last?.length ?? 1 : max(1, path.keysBeforeIndex.last?.count ?? 1))
  }

  /// Whether the source that wins at `keys` has a map there.
  func isMapInFile(_ keys: [ByteString]) -> Bool { origins.all(at: keys.map { .key($0) }).first?.value.mapValue != nil }

  /// What a key may have been meant to be: one that stands beside it in the merged values.
  package func nearestKey(to keys: [ByteString]) -> String? {
    guard let key = keys.last, let holder = keys.count == 1 ? values : value(at: keys.dropLast())?.mapValue else {
      return nil
    }
    let known = holder.keys.filter { $0 != key }.map(\.string)
    return Suggestion.nearest(key.string, in: known).map { "Did you mean \($0) and not \(key.string)?" }
  }

  /// The place of an origin in its file, and the line.
  private func found(_ origin: Origin, length: Int) -> (place: SourcePlace, line: SourceLine?)? {
    guard let line = origin.line, let column = origin.column else { return nil }
    let file = file(of: origin.source)
    guard let text = origins.text(of: origin.source) else {
      return (SourcePlace(file: file, line: line, column: column), nil)
    }
    let found = SourceLine.find(line: line, column: column, length: length, in: text.bytes, file: file)
    return (found.place, found.line)
  }

  private func file(of source: Origin.Source) -> String {
    switch source {
    case .file(let name): name.string
    case .flag(let text): text.string
    case .defaults(let chart): names.file(chart + "/values.yaml")
    }
  }

  func value(at keys: some Sequence<ByteString>) -> FrozenValue? { value(at: keys.map { .key($0) } as ValuePath) }

  func value(at path: ValuePath) -> FrozenValue? { FrozenValue.map(values).value(at: path) }
}

extension ValuePathStep {
  /// How much of a line a key takes.
  fileprivate var length: Int { if case .key(let key) = self { max(1, key.count) } else { 1 } }
}

/// Names of a chart's files as people can open them: below the folder that they named.
package struct SourceNames: Sendable {
  var chart: ByteString
  /// As it was typed: `./web`, `web-1.0.0.tgz`, `.`; empty when there is none.
  var folder: String

  package init(chart: ByteString, folder: String) {
    self.chart = chart
    self.folder = folder
  }

  /// `parent/charts/kid/templates/x.yaml`, as the engine names files, becomes `./web/charts/kid/templates/x.yaml`.
  package func file(_ path: ByteString) -> String {
    guard path.hasPrefix(chart + "/") else { return path.string }
    var root = folder
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    let rest = path[chart.count + 1..<path.count].string
    return root.isEmpty || root == "." ? rest : root == "/" ? "/\(rest)" : "\(root)/\(rest)"
  }
}
