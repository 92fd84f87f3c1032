import ValueTree

/// The values of one render, before templates see them.
///
/// ``thawed()`` gives the live map of the root chart; the values of a subchart are the map under its name in the
/// values of its parent, the very same one, so that a `set` in one shows in the other (SURPRISES 52). Nested maps of
/// globals are shared between charts in the same way.
package struct RenderValues: Sendable {
  package var values: FrozenMap
  /// What Helm warns of while merging.
  package var warnings: [String]
  /// Places that hold the same map as an earlier place.
  private var shared: [SharedPlace] = []

  private struct SharedPlace: Sendable {
    var path: [ByteString]
    var original: [ByteString]
  }

  /// What the user set over the defaults of `chart`, which has been processed with the same values.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/common/util/values.go`.
  package init(chart: Chart, values: FrozenMap) throws(ChartFailure) {
    var coalescing = Coalescing(keepsNulls: false)
    let merged = MergeMap(values)
    try coalescing.merge(chart, into: merged)
    self.values = FrozenMap()
    warnings = coalescing.warnings
    var seen: [ObjectIdentifier: [ByteString]] = [:]
    self.values = freeze(merged, path: [], &seen)
  }

  private mutating func freeze(
    _ map: MergeMap, path: [ByteString], _ seen: inout [ObjectIdentifier: [ByteString]]
  ) -> FrozenMap {
    if let original = seen.updateValue(path, forKey: ObjectIdentifier(map)) {
      seen[ObjectIdentifier(map)] = original
      shared.append(SharedPlace(path: path, original: original))
      return map.frozen
    }
    var frozen = FrozenMap()
    frozen.reserveCapacity(map.keys.count)
    for (key, value) in zip(map.keys, map.values) {
      switch value {
      case .frozen(let value): frozen.append(key, value)
      case .map(let inner): frozen.append(key, .map(freeze(inner, path: path + [key], &seen)))
      }
    }
    return frozen
  }

  /// A live copy of `.Values` for one render.
  package func thawed() -> Map {
    let root = Thaw().map(values, as: .values)
    for place in shared {
      guard let original = root.map(along: place.original[...]),
        let holder = root.map(along: place.path.dropLast()), let key = place.path.last
      else { continue }
      holder[key] = .map(original)
    }
    return root
  }
}

extension Map {
  fileprivate func map(along path: ArraySlice<ByteString>) -> Map? {
    var map = self
    for key in path {
      guard case .map(let next) = map[key] else { return nil }
      map = next
    }
    return map
  }
}
