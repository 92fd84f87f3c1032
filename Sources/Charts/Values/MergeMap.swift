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
  private var sortedKeys: [ByteString]
  /// Nil where an entry was removed and its key is still there.
  private var sortedValues: [MergeValue?]
  /// Entries of a large map that have not been sorted in: each would move those behind it.
  private var added: [ByteString: MergeValue] = [:]
  private var hasGaps = false
  private static let fewKeys = 200

  init(_ frozen: FrozenMap = FrozenMap()) {
    sortedKeys = frozen.keys
    sortedValues = frozen.values.map { .frozen($0) }
  }

  /// Another map with the same values; maps inside are the same ones.
  init(copying other: MergeMap) {
    other.openAll()
    sortedKeys = other.sortedKeys
    sortedValues = other.sortedValues
  }

  var keys: [ByteString] {
    settle()
    return sortedKeys
  }

  var values: [MergeValue] {
    settle()
    return sortedValues.compactMap { $0 }
  }

  var nullKeys: [ByteString] {
    settle()
    return sortedValues.indices.compactMap { sortedValues[$0]?.isNull == true ? sortedKeys[$0] : nil }
  }

  var count: Int {
    settle()
    return sortedKeys.count
  }

  subscript(key: ByteString) -> MergeValue? {
    get {
      if let place = place(of: key) { return sortedValues[place] }
      return added.isEmpty ? nil : added[key]
    }
    set {
      let place = key.lowerBound(in: sortedKeys)
      let isFound = place < sortedKeys.count && sortedKeys[place] == key
      switch (newValue, isFound) {
      case (_, true):
        sortedValues[place] = newValue
        if newValue == nil { hasGaps = true }
      case (let value?, false) where sortedKeys.count < Self.fewKeys && added.isEmpty:
        sortedKeys.insert(key, at: place)
        sortedValues.insert(value, at: place)
      case (_, false): added[key] = newValue
      }
    }
  }

  private func place(of key: ByteString) -> Int? {
    let place = key.lowerBound(in: sortedKeys)
    return place < sortedKeys.count && sortedKeys[place] == key ? place : nil
  }

  /// Sorts in what was added, and closes the gaps.
  private func settle() {
    if added.isEmpty && !hasGaps { return }
    var keys: [ByteString] = []
    var values: [MergeValue?] = []
    keys.reserveCapacity(sortedKeys.count + added.count)
    values.reserveCapacity(sortedKeys.count + added.count)
    var rest = added.keys.sorted()[...]
    for (key, value) in zip(sortedKeys, sortedValues) {
      while let new = rest.first, new < key {
        keys.append(new)
        values.append(added[new])
        rest.removeFirst()
      }
      if let value {
        keys.append(key)
        values.append(value)
      }
    }
    for new in rest {
      keys.append(new)
      values.append(added[new])
    }
    (sortedKeys, sortedValues, added, hasGaps) = (keys, values, [:], false)
  }

  /// The map under `key`, ready to be changed in place; nil when there is something else or nothing.
  func map(_ key: ByteString) -> MergeMap? {
    let place = place(of: key)
    switch place.map({ sortedValues[$0] }) ?? added[key] {
    case .map(let map)?: return map
    case .frozen(.map(let frozen))?:
      let map = MergeMap(frozen)
      if let place { sortedValues[place] = .map(map) } else { added[key] = .map(map) }
      return map
    default: return nil
    }
  }

  private func openAll() {
    settle()
    for place in sortedValues.indices {
      if case .frozen(.map(let frozen))? = sortedValues[place] { sortedValues[place] = .map(MergeMap(frozen)) }
    }
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
    settle()
    for place in sortedValues.indices {
      switch sortedValues[place] {
      case .frozen(.null)?:
        sortedValues[place] = nil
        hasGaps = true
      case .frozen(let frozen)?: sortedValues[place] = .frozen(frozen.withoutNulls)
      case .map(let map)?: map.removeNulls()
      case nil: break
      }
    }
  }

  /// The entries of the map and of all maps in it.
  var entryCount: Int {
    values.reduce(count) { count, value in
      switch value {
      case .map(let map): count + map.entryCount
      case .frozen(.map(let map)): count + map.entryCount
      case .frozen: count
      }
    }
  }

  var frozen: FrozenMap {
    var map = FrozenMap()
    map.reserveCapacity(count)
    for (key, value) in zip(sortedKeys, sortedValues) { if let value { map.append(key, value.frozen) } }
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
