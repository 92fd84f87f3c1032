import SemanticVersions
import ValueTree

extension Chart {
  /// The chart with aliases applied, disabled subcharts left out and values imported, as `values` of the user ask for.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/v2/util/dependencies.go`.
  package func processed(with values: FrozenMap) throws(ChartFailure) -> Chart {
    var chart = self
    let budget = MergeBudget()
    do {
      try chart.enableDependencies(with: values, path: [], budget)
      try chart.importValues(budget)
    } catch {
      throw .dependencies(error)
    }
    return chart
  }

  /// The names that `Chart.yaml` asks for and `charts/` does not hold.
  ///
  /// - Quirk: a disabled dependency must be there too (`subcharts/presence/010`).
  package func checkDependencies() throws(ChartFailure) {
    let present = Set(subcharts.map(\.name))
    let missing = (metadata.dependencies ?? []).compactMap(\.?.name).filter { !present.contains($0) }
    if !missing.isEmpty { throw .missingDependencies(missing) }
  }

  /// Library charts hold only named templates for others.
  package func checkInstallable() throws(ChartFailure) {
    if metadata.type != "" && metadata.type != "application" { throw .notInstallable(type: metadata.type) }
  }

  /// - Quirk: a subchart's own dependencies are looked at only when its parent lists some.
  private mutating func enableDependencies(
    with values: FrozenMap, path: [ByteString], _ budget: MergeBudget
  ) throws(ChartFailure) {
    guard var dependencies = metadata.dependencies else { return }
    subcharts = try subcharts(for: dependencies, budget)
    try budget.spend(charts: subcharts.count)
    for index in dependencies.indices {
      guard var dependency = dependencies[index] else { continue }
      if !dependency.alias.isEmpty { dependency.name = dependency.alias }
      dependency.isEnabled = true
      dependencies[index] = dependency
    }
    metadata.dependencies = dependencies

    var coalescing = Coalescing(keepsNulls: false, budget: budget)
    let merged = MergeMap(values)
    budget.spend(values.count)
    try budget.check()
    try coalescing.merge(self, into: merged)
    var notes = WarningList(warnings)
    notes.add(coalescing.warnings)
    applyTags(of: merged, to: &dependencies, &notes)
    applyConditions(of: merged, path: path, to: &dependencies, &notes)
    warnings = notes.texts

    let removed = Set(dependencies.compactMap { $0.flatMap { $0.isEnabled ? nil : $0.name } })
    subcharts.removeAll { removed.contains($0.name) }
    let mergedValues = merged.frozen
    for index in subcharts.indices {
      let inner = path + subcharts[index].name.split(on: UInt8(ascii: "."))
      try subcharts[index].enableDependencies(with: mergedValues, path: inner, budget)
    }
    dependencies.removeAll { $0.map { removed.contains($0.name) } ?? false }
    metadata.dependencies = dependencies.isEmpty ? nil : dependencies
  }

  /// The subcharts that no dependency means, and behind them those that the dependencies mean, under their aliases: for each
  /// the first of its name that has a fitting version.
  private func subcharts(for dependencies: [Dependency?], _ budget: MergeBudget) throws(ChartFailure) -> [Chart] {
    let places = Dictionary(grouping: subcharts.indices) { subcharts[$0].name }
    let versions = subcharts.map { SemanticVersion.read($0.metadata.version) }
    var isMeant = [Bool](repeating: false, count: subcharts.count)
    var chosen: [Chart] = []
    for case let dependency? in dependencies {
      guard let places = places[dependency.name], let constraint = SemanticVersionConstraint.read(dependency.version)
      else { continue }
      budget.spend(places.count * (1 + dependency.version.count / 4))
      try budget.check()
      let fitting = places.filter { versions[$0].map { constraint.allows($0) } ?? false }
      for place in fitting { isMeant[place] = true }
      guard var subchart = fitting.first.map({ subcharts[$0] }) else { continue }
      if !dependency.alias.isEmpty { subchart.metadata.name = dependency.alias }
      chosen.append(subchart)
    }
    return subcharts.indices.filter { !isMeant[$0] }.map { subcharts[$0] } + chosen
  }

  private func applyTags(
    of values: MergeMap, to dependencies: inout [Dependency?], _ notes: inout WarningList
  ) {
    guard let tags = values.map("tags") else { return }
    for index in dependencies.indices {
      guard let dependency = dependencies[index] else { continue }
      var hasTrue = false
      var hasFalse = false
      for tag in dependency.tags {
        switch tags[tag] {
        case .frozen(.bool(true)): hasTrue = true
        case .frozen(.bool(false)): hasFalse = true
        case nil: break
        default: notes.add("returned non-bool value tag=\(tag.string) chart=\(dependency.name.string)")
        }
      }
      dependencies[index]?.isEnabled = hasTrue || !hasFalse
    }
  }

  /// The first condition that names a truth value decides.
  private func applyConditions(
    of values: MergeMap, path: [ByteString], to dependencies: inout [Dependency?], _ notes: inout WarningList
  ) {
    let own = values.table(path[...])
    for index in dependencies.indices {
      guard let own, let dependency = dependencies[index] else { continue }
      for condition in dependency.condition.trimmed.split(on: UInt8(ascii: ",")) where !condition.isEmpty {
        let keys = condition.split(on: UInt8(ascii: "."))
        guard let value = own.table(keys.dropLast())?[keys[keys.count - 1]], !value.isMap else { continue }
        if case .frozen(.bool(let truth)) = value {
          dependencies[index]?.isEnabled = truth
          break
        }
        notes.add("returned non-bool value path=\(condition.string) chart=\(dependency.name.string)")
      }
    }
  }
}
