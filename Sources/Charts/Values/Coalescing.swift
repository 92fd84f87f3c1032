import ValueTree

/// Merges what a user sets with the defaults of a chart and of all charts in it.
///
/// Works on ``MergeMap``s as Helm works on Go maps, step by step: the order of the steps shows in the result.
///
/// - Source: Helm 4.2.4, `pkg/chart/common/util/coalesce.go`.
struct Coalescing {
  /// Whether nulls stay, for a later merge to see them; otherwise a null removes the default that it stands over.
  let keepsNulls: Bool
  /// Whether sources stay in use, so that a map taken from one must stay the same map in both places.
  let sharesMaps: Bool
  private let budget: MergeBudget
  private var list = WarningList()

  var warnings: [String] { list.texts }

  init(keepsNulls: Bool, sharesMaps: Bool = false, budget: MergeBudget = MergeBudget()) {
    self.budget = budget
    self.keepsNulls = keepsNulls
    self.sharesMaps = sharesMaps
  }

  /// Merges the defaults of `chart` and its subcharts into `values`.
  mutating func merge(_ chart: Chart, into values: MergeMap, prefix: Trail? = nil) throws(ChartFailure) {
    let own = Trail(chart.name, in: prefix)
    mergeDefaults(of: chart, into: values, prefix: own)
    for subchart in chart.subcharts {
      if let value = values[subchart.name], !value.isMap {
        throw .typeMismatch(key: subchart.name, value: goTruthText(value.frozen))
      }
      if values[subchart.name] == nil { values[subchart.name] = .map(MergeMap()) }
      try budget.check()
      guard let inner = values.map(subchart.name) else { continue }
      copyGlobals(from: values, to: inner, prefix: own)
      try merge(subchart, into: inner, prefix: own)
    }
  }

  private mutating func mergeDefaults(of chart: Chart, into values: MergeMap, prefix: Trail) {
    guard let defaults = chart.values else { return }
    let subcharts = Set(chart.subcharts.map(\.name))
    budget.spend(defaults.count)
    for (key, fallback) in defaults {
      guard let value = values[key] else {
        if keepsNulls {
          values[key] = .frozen(fallback)
        } else if !fallback.isNull {
          values[key] = .frozen(fallback.withoutNulls)
        }
        continue
      }
      if value.isNull && !keepsNulls {
        values[key] = nil
      } else if value.isMap, let destination = values.map(key) {
        guard case .map(let source) = fallback else {
          if !fallback.isNull { list.add("warning: skipped value for \(prefix.text).\(key.string): Not a table.") }
          continue
        }
        let keeps = keepsNulls || subcharts.contains(key)
        let table = MergeMap(source)
        if !keeps { table.removeNulls() }
        mergeTable(table, into: destination, prefix: Trail(key, in: prefix), keepsNulls: keeps)
      }
    }
  }

  /// Merges `source` into `destination`, which wins.
  ///
  /// - Quirk: a null of the destination is written into the source first; that shows where the source stays in use
  ///   (`import-values`).
  mutating func mergeTable(
    _ source: MergeMap, into destination: MergeMap, prefix: Trail? = nil, keepsNulls: Bool
  ) {
    var removed: Set<ByteString> = []
    budget.spend(source.count + destination.count)
    for key in destination.nullKeys {
      if let below = source[key], !below.isNull { removed.insert(key) }
      source[key] = .frozen(.null)
    }
    for key in source.keys {
      guard let present = destination[key] else {
        if sharesMaps { _ = source.map(key) }
        destination[key] = source[key]
        continue
      }
      guard let value = source[key] else { continue }
      if !keepsNulls && present.isNull && removed.contains(key) {
        destination[key] = nil
      } else if value.isMap {
        guard let inner = destination.map(key), let innerSource = source.map(key) else {
          list.add(
            "warning: cannot overwrite table with non table for \(Trail(key, in: prefix).text) (\(Self.goText(value)))")
          continue
        }
        mergeTable(innerSource, into: inner, prefix: Trail(key, in: prefix), keepsNulls: keepsNulls)
      } else if present.isMap && !value.isNull {
        list.add(
          "warning: destination for \(Trail(key, in: prefix).text) is a table. Ignoring non-table value "
            + "(\(Self.goText(value)))")
      }
    }
  }

  /// Copies the globals of a chart's values to those of its subchart; the outer ones win.
  ///
  /// - Quirk: maps inside a map of globals are the same in both, so that what the subchart adds there shows in its
  ///   parent and its siblings (`globals/merge/032`).
  private mutating func copyGlobals(from source: MergeMap, to destination: MergeMap, prefix: Trail) {
    guard let globals = findGlobals(of: destination, "destination"), let outer = findGlobals(of: source, "source")
    else {
      return
    }
    budget.spend(outer.count)
    for key in outer.keys {
      if let map = outer.map(key) {
        let copy = MergeMap(copying: map)
        budget.spend(copy.count)
        guard let present = globals[key] else {
          globals[key] = .map(copy)
          continue
        }
        guard present.isMap, let inner = globals.map(key) else {
          list.add("Conflict: cannot merge map onto non-map for \(GoText.quoted(key)). Skipping.")
          continue
        }
        mergeTable(inner, into: copy, prefix: Trail(key, in: prefix), keepsNulls: true)
        globals[key] = .map(copy)
      } else if let present = globals[key], present.isMap {
        list.add("key \(key.string) is table. Skipping")
      } else if let value = outer[key] {
        globals[key] = value
      }
    }
    destination["global"] = .map(globals)
  }

  /// The globals of some values, an empty map where there are none; nil and a warning where they are no map.
  private mutating func findGlobals(of values: MergeMap, _ role: String) -> MergeMap? {
    guard values["global"] != nil else { return MergeMap() }
    if let map = values.map("global") { return map }
    list.add("warning: skipping globals because \(role) global is not a table.")
    return nil
  }

  private static func goText(_ value: MergeValue) -> String { GoFormat.text(Value(thawing: value.frozen)).string }

  /// The value as Go's `%t` has it, which is made for truth values only: `%!t(string=x)`.
  private func goTruthText(_ value: FrozenValue) -> ByteString {
    GoFormat.sprintf("%t", [Value(thawing: value)])
  }
}

/// Where a value stands, for warnings: most merges need no text of it.
final class Trail {
  private let key: ByteString
  private let parent: Trail?

  init(_ key: ByteString, in parent: Trail?) {
    self.key = key
    self.parent = parent
  }

  /// `chart.subchart.key`
  var text: String {
    var keys = [key.string]
    var next = parent
    while let trail = next {
      keys.append(trail.key.string)
      next = trail.parent
    }
    return keys.reversed().drop { $0.isEmpty }.joined(separator: ".")
  }
}
