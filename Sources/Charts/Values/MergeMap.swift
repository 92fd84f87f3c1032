import ValueTree

/// A value while maps are being merged: untouched parts stay frozen and shared.
enum MergeValue {
  case frozen(FrozenValue)
  case map(MergeMap)

  var isNull: Bool {
    if case .frozen(.null) = self { true } else { false }
  }

  var isMap: Bool {
    switch self {
    case .map, .frozen(.map): true
    case .frozen: false
    }
  }
}

/// A map while it is being merged.
///
/// A reference on purpose: Helm merges Go maps in place, and what ends up in two places at once (nested maps of
/// globals) is part of its result.
final class MergeMap {
  private(set) var keys: [ByteString]
  private(set) var values: [MergeValue]

  init(_ frozen: FrozenMap = FrozenMap()) {
    keys = frozen.keys
    values = frozen.values.map { .frozen($0) }
  }

  /// Another map with the same values; maps inside are the same ones.
  init(copying other: MergeMap) {
    other.openAll()
    keys = other.keys
    values = other.values
  }

  subscript(key: ByteString) -> MergeValue? {
    get {
      let place = key.lowerBound(in: keys)
      return place < keys.count && keys[place] == key ? values[place] : nil
    }
    set {
      let place = key.lowerBound(in: keys)
      let isFound = place < keys.count && keys[place] == key
      switch (newValue, isFound) {
      case (let value?, true): values[place] = value
      case (let value?, false):
        keys.insert(key, at: place)
        values.insert(value, at: place)
      case (nil, true):
        keys.remove(at: place)
        values.remove(at: place)
      case (nil, false): break
      }
    }
  }

  /// The map under `key`, ready to be changed in place; nil when there is something else or nothing.
  func map(_ key: ByteString) -> MergeMap? {
    let place = key.lowerBound(in: keys)
    guard place < keys.count && keys[place] == key else { return nil }
    return map(at: place)
  }

  private func map(at place: Int) -> MergeMap? {
    switch values[place] {
    case .map(let map): return map
    case .frozen(.map(let frozen)):
      let map = MergeMap(frozen)
      values[place] = .map(map)
      return map
    case .frozen: return nil
    }
  }

  private func openAll() {
    for place in values.indices { _ = map(at: place) }
  }

  /// The map along a path of keys.
  func table(_ path: ArraySlice<ByteString>) -> MergeMap? {
    var map = self
    for key in path {
      guard let next = map.map(key) else { return nil }
      map = next
    }
    return map
  }

  /// Removes all nulls, in maps inside too.
  func removeNulls() {
    var place = 0
    var keptKeys: [ByteString] = []
    var keptValues: [MergeValue] = []
    while place < keys.count {
      let value = values[place]
      defer { place += 1 }
      if value.isNull { continue }
      keptKeys.append(keys[place])
      switch value {
      case .map(let map):
        map.removeNulls()
        keptValues.append(value)
      case .frozen(let frozen): keptValues.append(.frozen(frozen.withoutNulls))
      }
    }
    keys = keptKeys
    values = keptValues
  }

  /// The entries of the map and of all maps in it.
  var entryCount: Int {
    values.reduce(keys.count) { count, value in
      switch value {
      case .map(let map): count + map.entryCount
      case .frozen(.map(let map)): count + map.entryCount
      case .frozen: count
      }
    }
  }

  var frozen: FrozenMap {
    var map = FrozenMap()
    map.reserveCapacity(keys.count)
    for (key, value) in zip(keys, values) { map.append(key, value.frozen) }
    return map
  }
}

extension MergeValue {
  var frozen: FrozenValue {
    switch self {
    case .frozen(let value): value
    case .map(let map): .map(map.frozen)
    }
  }
}

extension FrozenValue {
  /// Without nulls in maps; a list keeps its own and those of maps in it. Shared where there are none.
  var withoutNulls: FrozenValue {
    guard case .map(let map) = self, map.hasNulls else { return self }
    return .map(map.withoutNulls)
  }
}

extension FrozenMap {
  fileprivate var entryCount: Int {
    values.reduce(count) { sum, value in if case .map(let map) = value { sum + map.entryCount } else { sum } }
  }

  fileprivate var hasNulls: Bool {
    for value in values {
      switch value {
      case .null: return true
      case .map(let map): if map.hasNulls { return true }
      default: continue
      }
    }
    return false
  }

  fileprivate var withoutNulls: FrozenMap {
    var map = FrozenMap()
    for (key, value) in self where !value.isNull { map.append(key, value.withoutNulls) }
    return map
  }
}
