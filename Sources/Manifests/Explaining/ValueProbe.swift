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
  /// How often the chart is rendered at most.
  let mostRenders: Int

  /// What all renders together may still take.
  ///
  /// - Unit: renders; steps, half of what one render may take.
  private struct Budget {
    var renders: Int
    var steps: Int
    var isSpent: Bool { renders <= 0 || steps <= 0 }
  }

  /// A value of a manifest, found again even when the manifest's name changes.
  struct Target {
    let file: ByteString
    /// The number of the document in its file.
    let document: Int
    let path: ManifestPath

    /// Nil when it is no longer there.
    ///
    /// - Parameter steps: grows by what finding it takes.
    func value(in rendered: RenderedChart, steps: inout Int) -> FrozenValue? {
      guard let file = rendered.files.last(where: { $0.path == file }) else { return nil }
      steps += file.text.count >> 2
      let documents = ManifestSplitter.documents(of: file.text)
      guard document < documents.count else { return nil }
      do throws(CodingFailure) {
        return path.values(in: try YAMLReader.read(documents[document])).first
      } catch {
        return nil
      }
    }
  }

  /// What was found out about the values that were read.
  struct Findings {
    /// Those that are the result first, those that are set nowhere last.
    var influences: [Explanation.Influence] = []
    /// Reads that were changed, and nothing came of it.
    var idle: [ValuePath] = []
    /// Reads of which nothing is known.
    var untried: [ValuePath] = []
  }

  /// Which of the values that were read, or of what hangs below them, change the result.
  ///
  /// - Parameter decides: whether blocks around the result read them, and not what printed it.
  func findings(among reads: [ValuePath], in chart: Chart, decides: Bool = false) -> Findings {
    var findings = Findings()
    let merged: FrozenMap
    do throws(ChartFailure) {
      merged = try RenderValues(chart: chart, values: request.values).values
    } catch {
      findings.untried = reads
      return findings
    }
    var budget = Budget(renders: mostRenders, steps: request.limits.steps / 2)
    let weight = FrozenValue.map(merged).nodeCount
    var unknown: Set<Int> = []
    var touched: Set<Int> = []
    for candidate in candidates(reads, merged) {
      // The result is that value: what else the same templates read says nothing more.
      if candidate.rank == .otherLeaf, findings.influences.contains(where: { $0.role == .whole }) { break }
      if candidate.rank == .container, findings.influences.contains(where: { $0.readPath.starts(with: candidate.path) })
      {
        touched.insert(candidate.read)
        continue
      }
      switch outcome(of: candidate, merged, weight, &budget) {
      case .same: break
      case .unknown: unknown.insert(candidate.read)
      case .changes(let way, let follows):
        touched.insert(candidate.read)
        findings.influences.append(
          Explanation.Influence(
            path: way, readPath: candidate.path, value: candidate.value,
            role: decides ? .decides : follows ? .whole : .part))
      }
    }
    let found = findings.influences
    findings.influences =
      found.filter { $0.role == .whole } + found.filter { $0.role != .whole && $0.value != nil }
      + found.filter { $0.value == nil }
    for (number, read) in reads.enumerated() where !touched.contains(number) {
      if unknown.contains(number) { findings.untried.append(read) } else { findings.idle.append(read) }
    }
    return findings
  }

  // MARK: Candidates

  private struct Candidate {
    /// What is tried first.
    enum Rank: CaseIterable {
      case looksAlike, direct, unset, otherLeaf
      /// A map or list as a whole: how much it holds may be all that counts.
      case container
    }

    /// The number of the read that led to it.
    var read: Int
    var path: ValuePath
    /// Nil when it is set nowhere.
    var value: FrozenValue?
    var rank: Rank
  }

  /// What was read, or what hangs below it, each once.
  private func candidates(_ reads: [ValuePath], _ merged: FrozenMap) -> [Candidate] {
    var found: [Candidate] = []
    var known: Set<ValuePath> = []
    for (number, read) in reads.enumerated() {
      guard let value = FrozenValue.map(merged).value(at: read) else {
        if known.insert(read).inserted { found.append(Candidate(read: number, path: read, value: nil, rank: .unset)) }
        continue
      }
      var leaves: [(path: ValuePath, value: FrozenValue)] = []
      value.collectLeaves(below: read, into: &leaves)
      for (path, value) in leaves where known.insert(path).inserted {
        let isDirect = leaves.count == 1 || isNamedAlike(path) || isPart(value)
        let rank: Candidate.Rank = looksAlike(value) ? .looksAlike : isDirect ? .direct : .otherLeaf
        found.append(Candidate(read: number, path: path, value: value, rank: rank))
      }
      if value.isFilledContainer, known.insert(read).inserted {
        found.append(Candidate(read: number, path: read, value: value, rank: .container))
      }
    }
    return Candidate.Rank.allCases.flatMap { rank in found.filter { $0.rank == rank } }
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

  // MARK: Renders

  private enum Outcome {
    case same
    /// Nothing could be tried, or the chart refused all that was.
    case unknown
    /// Set there it changes the result, which may be just what was set.
    case changes(way: ValuePath, follows: Bool)
  }

  /// - Parameter weight: what merging takes that is no step of a template.
  private func outcome(
    of candidate: Candidate, _ merged: FrozenMap, _ weight: Int, _ budget: inout Budget
  ) -> Outcome {
    var isTried = false
    for new in candidate.value?.others ?? FrozenValue.othersOfNothing {
      for way in Self.ways(to: candidate.path) {
        guard let values = request.values.setting(new, at: way, within: merged) else { continue }
        if budget.isSpent { return .unknown }
        budget.renders -= 1
        budget.steps -= weight
        var changed = request
        changed.values = values
        changed.tracing = .off
        changed.validatesSchema = false
        changed.limits.steps = min(changed.limits.steps, max(1, budget.steps))
        var steps = 0
        defer { budget.steps -= steps }
        do throws(RenderFailure) {
          let rendered = try renderer.render(changed, steps: &steps)
          let result = target.value(in: rendered, steps: &steps)
          isTried = true
          if result != value {
            let isAlike = candidate.value.map(looksAlike) ?? false
            return .changes(way: way, follows: isAlike && result.map(text) == text(new))
          }
        } catch {
          // The chart refuses the other value: nothing is known of it.
          continue
        }
      }
    }
    return isTried ? .same : .unknown
  }

  /// Where a value that is read at this path is to be set: a subchart's global in the globals of the charts around it, the
  /// outermost of which win.
  private static func ways(to path: ValuePath) -> [ValuePath] {
    guard let global = path.firstIndex(of: .key("global")), global > 0 else { return [path] }
    return [Array(path[global...]), path]
  }
}

extension FrozenValue {
  /// Other values, first of the same type: zero, nothing and false are what conditions look at.
  fileprivate var others: [FrozenValue] {
    switch self {
    case .null: Self.othersOfNothing
    case .bool(let truth): [.bool(!truth)]
    case .integer(let number): [.integer(number &+ 1), .integer(number == 0 ? 2 : 0)]
    case .float(let number): [.float(number + 1), .float(number == 0 ? 2 : 0)]
    case .string("true"): [.string("false")]
    case .string("false"): [.string("true")]
    case .string(let text): [.string(text + "0"), .string("changed"), .string("")]
    case .list(let items):
      items.last.map { [.list(items + [$0])] } ?? [.list([.string("changed")]), .list([Self.changedMap])]
    case .map: [Self.changedMap]
    }
  }

  fileprivate static let othersOfNothing: [FrozenValue] = [.string("changed"), .bool(true), changedMap]

  private static let changedMap = FrozenValue.map(FrozenMap([("changed", .string("changed"))]))

  /// How many values there are, this one too.
  fileprivate var nodeCount: Int {
    switch self {
    case .map(let map): map.values.reduce(1) { $0 + $1.nodeCount }
    case .list(let items): items.reduce(1) { $0 + $1.nodeCount }
    default: 1
    }
  }

  /// Scalars, and maps and lists that hold nothing.
  fileprivate func collectLeaves(below path: ValuePath, into found: inout [(path: ValuePath, value: FrozenValue)]) {
    if found.count > 2_000 || path.count > 100 { return }
    switch self {
    case .map(let map) where !map.isEmpty:
      for (key, value) in map { value.collectLeaves(below: path + [.key(key)], into: &found) }
    case .list(let items) where !items.isEmpty:
      for (index, value) in items.enumerated() { value.collectLeaves(below: path + [.index(index)], into: &found) }
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
