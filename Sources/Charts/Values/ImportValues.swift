import ValueTree

extension Chart {
  /// Makes the defaults of each chart that lists dependencies hold those of its subcharts and what it imports from
  /// them, innermost first.
  ///
  /// - Quirk: only defaults are imported: what a user sets in the subchart does not reach the copy
  ///   (`subcharts/import`).
  mutating func importValues(_ budget: MergeBudget) throws(ChartFailure) {
    for index in subcharts.indices { try subcharts[index].importValues(budget) }
    guard var dependencies = metadata.dependencies else { return }
    var coalescing = Coalescing(keepsNulls: true, sharesMaps: true, budget: budget)
    let merged = MergeMap()
    try coalescing.merge(self, into: merged)
    let imported = MergeMap()
    var notes = WarningList(warnings)
    for index in dependencies.indices {
      guard let dependency = dependencies[index] else { continue }
      var kept: [FrozenValue] = []
      for item in dependency.importValues {
        guard let link = ImportLink(item) else { continue }
        kept.append(link.described)
        let path = (dependency.name + "." + link.child).split(on: UInt8(ascii: "."))
        guard let table = merged.table(path[...]) else {
          notes.add("ImportValues missing table from chart \(dependency.name.string): \(link.child.string)")
          continue
        }
        budget.spend(table.entryCount)
        try budget.check()
        coalescing.mergeTable(link.placed(table), into: imported, keepsNulls: true)
      }
      dependencies[index]?.importValues = kept
    }
    metadata.dependencies = dependencies
    let result = MergeMap(merged.frozen)
    coalescing.mergeTable(imported, into: result, keepsNulls: true)
    notes.add(coalescing.warnings)
    warnings = notes.texts
    values = result.frozen
  }
}

/// One entry of `import-values`: a map of the child's values, and where it goes in the parent's.
private struct ImportLink {
  var child: ByteString
  var parent: ByteString

  init?(_ item: FrozenValue) {
    switch item {
    case .string(let name):
      child = "exports." + name
      parent = "."
    case .map(let map):
      child = ImportLink.text(map["child"])
      parent = ImportLink.text(map["parent"])
    default: return nil
    }
  }

  /// As Go's `%v` prints it: a missing entry is `<nil>`.
  private static func text(_ value: FrozenValue?) -> ByteString {
    if case .string(let text) = value { return text }
    return GoFormat.text(Value(thawing: value ?? .null))
  }

  var described: FrozenValue {
    .map(FrozenMap([("child", .string(child)), ("parent", .string(parent))]))
  }

  /// The table under the parent's keys.
  func placed(_ table: MergeMap) -> MergeMap {
    if parent == "." { return table }
    var placed = table
    for key in parent.split(on: UInt8(ascii: ".")).reversed() {
      let outer = MergeMap()
      outer[key] = .map(placed)
      placed = outer
    }
    return placed
  }
}
