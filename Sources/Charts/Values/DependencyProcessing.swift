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
      try chart.enableDependencies(with: values, path: "", budget)
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
    let missing = (metadata.dependencies ?? []).compactMap(\.?.name).filter { name in
      !subcharts.contains { $0.name == name }
    }
    if !missing.isEmpty { throw .missingDependencies(missing) }
  }

  /// Library charts hold only named templates for others.
  package func checkInstallable() throws(ChartFailure) {
    if metadata.type != "" && metadata.type != "application" { throw .notInstallable(type: metadata.type) }
  }

  /// - Quirk: a subchart's own dependencies are looked at only when its parent lists some.
  private mutating func enableDependencies(
    with values: FrozenMap, path: ByteString, _ budget: MergeBudget
  ) throws(ChartFailure) {
    guard var dependencies = metadata.dependencies else { return }
    subcharts = unlistedSubcharts(dependencies) + dependencies.compactMap { $0.flatMap(subchart(for:)) }
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
    try coalescing.merge(self, into: merged)
    note(coalescing.warnings)
    applyTags(of: merged, to: &dependencies)
    applyConditions(of: merged, path: path, to: &dependencies)

    let removed = Set(dependencies.compactMap { $0.flatMap { $0.isEnabled ? nil : $0.name } })
    subcharts.removeAll { removed.contains($0.name) }
    let mergedValues = merged.frozen
    for index in subcharts.indices {
      try subcharts[index].enableDependencies(with: mergedValues, path: path + subcharts[index].name + ".", budget)
    }
    dependencies.removeAll { $0.map { removed.contains($0.name) } ?? false }
    metadata.dependencies = dependencies.isEmpty ? nil : dependencies
  }

  private func unlistedSubcharts(_ dependencies: [Dependency?]) -> [Chart] {
    subcharts.filter { subchart in
      !dependencies.contains { dependency in
        guard let dependency, dependency.name == subchart.name else { return false }
        return SemanticVersion.isCompatible(subchart.metadata.version, with: dependency.version)
      }
    }
  }

  /// The first subchart that a dependency means, under its alias; nil when there is none of a fitting version.
  private func subchart(for dependency: Dependency) -> Chart? {
    let found = subcharts.first { subchart in
      subchart.name == dependency.name
        && SemanticVersion.isCompatible(subchart.metadata.version, with: dependency.version)
    }
    guard var subchart = found else { return nil }
    if !dependency.alias.isEmpty { subchart.metadata.name = dependency.alias }
    return subchart
  }

  private mutating func applyTags(of values: MergeMap, to dependencies: inout [Dependency?]) {
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
        default: note(["returned non-bool value tag=\(tag.string) chart=\(dependency.name.string)"])
        }
      }
      dependencies[index]?.isEnabled = hasTrue || !hasFalse
    }
  }

  /// The first condition that names a truth value decides.
  private mutating func applyConditions(
    of values: MergeMap, path: ByteString, to dependencies: inout [Dependency?]
  ) {
    for index in dependencies.indices {
      guard let dependency = dependencies[index] else { continue }
      for condition in dependency.condition.trimmed.split(on: UInt8(ascii: ",")) where !condition.isEmpty {
        let keys = (path + condition).split(on: UInt8(ascii: "."))
        guard let value = values.table(keys.dropLast())?[keys[keys.count - 1]], !value.isMap else { continue }
        if case .frozen(.bool(let truth)) = value {
          dependencies[index]?.isEnabled = truth
          break
        }
        note(["returned non-bool value path=\(condition.string) chart=\(dependency.name.string)"])
      }
    }
  }

  mutating func note(_ more: [String]) {
    for warning in more where !warnings.contains(warning) { warnings.append(warning) }
  }
}
