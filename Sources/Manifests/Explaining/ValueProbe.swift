import ChartEngine
import Charts
import ValueCoding
import ValueTree

/// Changes values one at a time, renders again and sees whether one result changes with them.
struct ValueProbe {
  let renderer: Renderer
  let request: RenderRequest
  let target: Target
  /// The result as it is.
  let value: FrozenValue

  /// A value of a manifest, found again even when the manifest's name changes.
  struct Target {
    let file: ByteString
    /// The number of the document in its file.
    let document: Int
    let path: ManifestPath

    /// Nil when it is no longer there.
    func value(in rendered: RenderedChart) -> FrozenValue? {
      guard let file = rendered.files.last(where: { $0.path == file }) else { return nil }
      let documents = ManifestSplitter.documents(of: file.text)
      guard document < documents.count else { return nil }
      do throws(CodingFailure) {
        return path.values(in: try YAMLReader.read(documents[document])).first
      } catch {
        return nil
      }
    }
  }

  /// How often a chart is rendered for one explanation at most.
  private static var mostRenders: Int { 60 }

  /// Those of the values that were read, or of what hangs below them, whose change changes the result.
  func influences(among reads: [ValuePath], in chart: Chart) -> [Explanation.Influence] {
    let merged: FrozenMap
    do throws(ChartFailure) {
      merged = try RenderValues(chart: chart, values: request.values).values
    } catch {
      return []
    }
    var found: [Explanation.Influence] = []
    var left = Self.mostRenders
    for candidate in candidates(reads, merged) {
      guard left > 0 else { break }
      left -= 1
      guard changes(candidate.path, candidate.value, merged) else { continue }
      found.append(
        Explanation.Influence(
          path: candidate.path, value: candidate.value,
          isWhole: candidate.value == value || text(candidate.value) == text(value)))
    }
    // A value that is the result itself says more than those that only take part.
    return found.filter(\.isWhole) + found.filter { !$0.isWhole }
  }

  /// Leaves: those that look like the result first.
  private func candidates(_ reads: [ValuePath], _ merged: FrozenMap) -> [(path: ValuePath, value: FrozenValue)] {
    var leaves: [(path: ValuePath, value: FrozenValue)] = []
    for read in reads {
      guard let value = FrozenValue.map(merged).value(at: read) else { continue }
      var below: [(path: ValuePath, value: FrozenValue)] = []
      value.collectScalars(below: read, into: &below)
      // Of a whole map only what looks like a part of the result, or is named like it.
      if below.count > 1 { below = below.filter { looksAlike($0.value) || isNamedAlike($0.path) || isPart($0.value) } }
      for leaf in below where !leaves.contains(where: { $0.path == leaf.path }) { leaves.append(leaf) }
    }
    return leaves.filter { looksAlike($0.value) } + leaves.filter { !looksAlike($0.value) }
  }

  private func looksAlike(_ other: FrozenValue) -> Bool { text(other) == text(value) }

  private func isPart(_ other: FrozenValue) -> Bool {
    let (part, whole) = (text(other), text(value))
    return !part.isEmpty
      && whole.withBytes { whole in
        part.withBytes { ByteSearch.index(of: $0, in: whole) } != nil
      }
  }

  private func isNamedAlike(_ path: ValuePath) -> Bool {
    if case .key(let key)? = path.last { key == target.path.lastKey } else { false }
  }

  private func text(_ value: FrozenValue) -> ByteString { GoFormat.text(Value(thawing: value)) }

  private func changes(_ path: ValuePath, _ old: FrozenValue, _ merged: FrozenMap) -> Bool {
    for new in old.others {
      // A global of a subchart is set in the root's globals.
      var ways = [path]
      if let global = path.firstIndex(of: .key("global")), global > 0 { ways.append(Array(path[global...])) }
      for way in ways {
        guard let values = request.values.setting(new, at: way, within: merged) else { continue }
        var changed = request
        changed.values = values
        changed.tracing = .off
        changed.validatesSchema = false
        do throws(RenderFailure) {
          if target.value(in: try renderer.render(changed)) != value { return true }
        } catch {
          // The chart refuses the other value: nothing is known of it.
          continue
        }
      }
    }
    return false
  }
}

extension FrozenValue {
  /// Other values of the same type.
  fileprivate var others: [FrozenValue] {
    switch self {
    case .null: [.string("changed")]
    case .bool(let truth): [.bool(!truth)]
    case .integer(let number): [.integer(number &+ 1)]
    case .float(let number): [.float(number + 1)]
    case .string("true"): [.string("false")]
    case .string("false"): [.string("true")]
    case .string(let text): [.string(text + "0"), .string("changed")]
    case .list, .map: []
    }
  }

  func value(at path: some Sequence<ValuePathStep>) -> FrozenValue? {
    var value = self
    for step in path {
      switch (step, value) {
      case (.key(let key), .map(let map)):
        guard let next = map[key] else { return nil }
        value = next
      case (.index(let index), .list(let items)) where items.indices.contains(index): value = items[index]
      default: return nil
      }
    }
    return value
  }

  fileprivate func collectScalars(below path: ValuePath, into found: inout [(path: ValuePath, value: FrozenValue)]) {
    if found.count > 2_000 || path.count > 100 { return }
    switch self {
    case .map(let map): for (key, value) in map { value.collectScalars(below: path + [.key(key)], into: &found) }
    case .list(let items):
      for (index, value) in items.enumerated() { value.collectScalars(below: path + [.index(index)], into: &found) }
    default: found.append((path, self))
    }
  }

  fileprivate func replacing(_ path: ArraySlice<ValuePathStep>, with new: FrozenValue) -> FrozenValue {
    guard let step = path.first else { return new }
    switch (step, self) {
    case (.key(let key), .map(var map)):
      map[key] = (map[key] ?? .null).replacing(path.dropFirst(), with: new)
      return .map(map)
    case (.index(let index), .list(var items)) where items.indices.contains(index):
      items[index] = items[index].replacing(path.dropFirst(), with: new)
      return .list(items)
    default: return self
    }
  }
}

extension FrozenMap {
  /// The user's values with one more: a list is set as a whole, from the merged values.
  fileprivate func setting(_ new: FrozenValue, at path: ValuePath, within merged: FrozenMap) -> FrozenMap? {
    let keys = path.prefix { if case .key = $0 { true } else { false } }
    var value = new
    if keys.count < path.count {
      guard let list = FrozenValue.map(merged).value(at: keys) else { return nil }
      value = list.replacing(path[keys.count...], with: new)
    }
    var overlay = value
    for case .key(let key) in keys.reversed() { overlay = .map(FrozenMap([(key, overlay)])) }
    return overlay.mapValue.map { overlaid(with: $0) }
  }
}
