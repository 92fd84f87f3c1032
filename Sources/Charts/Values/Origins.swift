import ValueCoding
import ValueTree

/// Where a value comes from.
package struct Origin: Sendable, Equatable {
  package enum Source: Sendable, Equatable {
    /// A values file of the user.
    case file(ByteString)
    /// A flag with its text: `--set a=1`.
    case flag(ByteString)
    /// The `values.yaml` of a chart, by the chart's full path.
    case defaults(ByteString)
  }

  package var source: Source
  /// - Unit: counted from one; nil for flags.
  package var line: Int?
  package var column: Int?

  package init(_ source: Source, line: Int? = nil, column: Int? = nil) {
    self.source = source
    self.line = line
    self.column = column
  }
}

/// Tells where the leaves of merged values come from, by looking them up in all that was merged.
///
/// Stands beside the merge and costs nothing unless asked for: the first source, by precedence, that holds the very
/// value at its place is the origin.
package struct Origins: Sendable {
  fileprivate struct Layer: Sendable {
    var source: Origin.Source
    var values: FrozenMap
    var places: YAMLPlaces?
    /// Lines of the file before the document.
    var linesBefore: Int
    /// Where the values stand in those of the root chart.
    var prefix: [ByteString]
  }

  /// By falling precedence.
  fileprivate var layers: [Layer] = []
  fileprivate var texts: [(source: Origin.Source, text: ByteString)] = []

  /// - Parameters:
  ///   - chart: as it was read, before its dependencies were processed.
  ///   - flags: what each flag alone sets, in the order in which they apply.
  ///   - files: the values files in the order of the command line.
  package init(
    chart: Chart, files: [(name: ByteString, text: ByteString)], flags: [(text: ByteString, values: FrozenMap)]
  ) {
    for flag in flags.reversed() {
      layers.append(
        Layer(source: .flag(flag.text), values: flag.values, places: nil, linesBefore: 0, prefix: []))
    }
    for file in files.reversed() { addFile(file.text, .file(file.name), prefix: []) }
    var room = Limits.standard.parsedBytes
    addDefaults(of: chart, under: nil, prefix: [], &room)
  }

  /// - Parameter room: for all texts; what aliases make of a chart is known as far as there is some.
  private mutating func addDefaults(
    of chart: Chart, under parent: ByteString?, prefix: [ByteString], _ room: inout Int
  ) {
    let path = chart.fullPath(under: parent)
    room -= path.count + (chart.valuesText?.readRoom ?? 0) + 1_000
    if room < 0 { return }
    if let text = chart.valuesText { addFile(text, .defaults(path), prefix: prefix) }
    let dependencies = Dictionary(grouping: (chart.metadata.dependencies ?? []).compactMap { $0 }) { $0.name }
    for subchart in chart.subcharts {
      let names = (dependencies[subchart.name] ?? []).map { $0.alias.isEmpty ? $0.name : $0.alias }
      for name in names.isEmpty ? [subchart.name] : names where room > 0 {
        addDefaults(of: subchart, under: path, prefix: prefix + [name], &room)
      }
    }
  }

  private mutating func addFile(_ text: ByteString, _ source: Origin.Source, prefix: [ByteString]) {
    texts.append((source, text))
    for document in ValuesText.documentsWithPlaces(of: text).reversed() {
      layers.append(
        Layer(
          source: source, values: document.values, places: document.places, linesBefore: document.linesBefore,
          prefix: prefix))
    }
  }

  /// The origin of the value that stands at `path` of the merged values; nil when nothing that was merged holds it
  /// there, as with imported values.
  package func origin(of value: FrozenValue, at path: [ByteString]) -> Origin? {
    for layer in layers {
      if let origin = layer.origin(of: value, at: path) { return origin }
    }
    return nil
  }
}

extension Origins {
  /// Every source that says something at `path`, by falling precedence, and what.
  package func all(at path: ValuePath) -> [(origin: Origin, value: FrozenValue)] {
    let keys = path.keysBeforeIndex
    return layers.flatMap { layer in
      layer.localPaths(keys).compactMap { local in
        let rest = path.dropFirst(keys.count)
        guard let (value, places) = layer.lookUp(local), let inner = value.value(at: rest) else { return nil }
        // What an alias repeats has no place of its own.
        let found = places?.place(at: rest, in: value)
        return (layer.origin(found?.steps == rest.count ? found?.place : nil), inner)
      }
    }
  }

  /// Where the value at `path` stands, or what is around it, in the source that wins; lists come whole from one source.
  ///
  /// - Returns: also whether it is the value itself.
  package func winner(at path: ValuePath) -> (origin: Origin, isWhole: Bool)? {
    let keys = path.keysBeforeIndex
    for layer in layers {
      for local in layer.localPaths(keys) {
        guard let (value, places) = layer.lookUp(local) else { continue }
        let rest = path.dropFirst(keys.count)
        let found = places?.place(at: rest, in: value)
        return (layer.origin(found?.place), found?.steps == rest.count)
      }
    }
    return nil
  }

  /// The texts of the files by their sources.
  package func text(of source: Origin.Source) -> ByteString? { texts.first { $0.source == source }?.text }
}

extension Origins.Layer {
  fileprivate func origin(of value: FrozenValue, at path: [ByteString]) -> Origin? {
    for path in localPaths(path) {
      if let (found, place) = lookUp(path), found == value { return origin(place) }
    }
    return nil
  }

  fileprivate func origin(_ place: YAMLPlaces?) -> Origin {
    Origin(source, line: place.map { Int($0.keyLine) + linesBefore }, column: place.map { Int($0.keyColumn) })
  }

  /// The path in these values; globals of a subchart may also stand in any chart around it or inside it.
  fileprivate func localPaths(_ path: [ByteString]) -> [ArraySlice<ByteString>] {
    var paths: [ArraySlice<ByteString>] = []
    if path.starts(with: prefix) { paths.append(path[prefix.count...]) }
    if let global = path.firstIndex(of: "global"),
      prefix.starts(with: path[..<global]) || path[..<global].starts(with: prefix)
    {
      paths.append(path[global...])
    }
    return paths
  }

  fileprivate func lookUp(_ path: ArraySlice<ByteString>) -> (FrozenValue, YAMLPlaces?)? {
    var map = values
    var place = places
    for (offset, key) in path.enumerated() {
      guard let value = map[key] else { return nil }
      let index = key.lowerBound(in: map.keys)
      place = place.flatMap { index < $0.children.count ? $0.children[index] : nil }
      if offset == path.count - 1 { return (value, place) }
      guard case .map(let inner) = value else { return nil }
      map = inner
    }
    return nil
  }
}
