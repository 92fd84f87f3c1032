/// A value that never changes and may be shared by all renders: what YAML, JSON and `--set` are read into.
package indirect enum FrozenValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// An int64, as `--set` and TOML make; YAML and JSON numbers are floats.
  case integer(Int64)
  case float(Double)
  case string(ByteString)
  case list([FrozenValue])
  case map(FrozenMap)

  package var isNull: Bool { if case .null = self { true } else { false } }

  package var mapValue: FrozenMap? { if case .map(let map) = self { map } else { nil } }
}

/// A map whose keys are sorted by bytes.
package struct FrozenMap: Sendable, Equatable {
  package private(set) var keys: [ByteString] = []
  package private(set) var values: [FrozenValue] = []

  package init() {}

  /// Entries that are already sorted by key, without duplicates.
  package init(sortedKeys keys: [ByteString], values: [FrozenValue]) {
    self.keys = keys
    self.values = values
  }

  /// Entries in any order; of equal keys the last wins.
  package init(keys: [ByteString], values: [FrozenValue]) {
    var index = 1
    while index < keys.count, keys[index - 1] < keys[index] { index += 1 }
    if index >= keys.count {
      self.init(sortedKeys: keys, values: values)
    } else {
      self.init(Array(zip(keys, values)))
    }
  }

  /// Entries in any order; of equal keys the last wins.
  package init(_ entries: [(ByteString, FrozenValue)]) {
    let order = entries.indices.sorted { a, b in
      entries[a].0 == entries[b].0 ? a < b : entries[a].0 < entries[b].0
    }
    keys.reserveCapacity(entries.count)
    values.reserveCapacity(entries.count)
    for index in order {
      if let last = keys.last, last == entries[index].0 {
        values[values.count - 1] = entries[index].1
      } else {
        keys.append(entries[index].0)
        values.append(entries[index].1)
      }
    }
  }

  package var count: Int { keys.count }
  package var isEmpty: Bool { keys.isEmpty }

  package mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    values.reserveCapacity(count)
  }

  /// Adds an entry whose key sorts behind all others.
  package mutating func append(_ key: ByteString, _ value: FrozenValue) {
    keys.append(key)
    values.append(value)
  }

  package subscript(key: ByteString) -> FrozenValue? {
    get {
      let place = key.lowerBound(in: keys)
      return place < keys.count && keys[place] == key ? values[place] : nil
    }
    set {
      let place = key.lowerBound(in: keys)
      let found = place < keys.count && keys[place] == key
      switch (newValue, found) {
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
}

extension FrozenMap: Sequence {
  package func makeIterator() -> Zip2Sequence<[ByteString], [FrozenValue]>.Iterator { zip(keys, values).makeIterator() }
}

extension Value {
  /// A live copy. Texts are copied too, so that renders on several threads never share a reference count.
  package init(thawing frozen: FrozenValue) {
    self = Thaw().value(frozen)
  }

  /// A frozen copy; objects as ``GoObject/encoded`` shows them, nil where the tree is deeper than `depth`.
  package func frozen(depth: Int = 10_000) -> FrozenValue {
    guard depth > 0 else { return .null }
    switch self {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .integer(let value, _): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(ByteString(value.bytes))
    case .list(let list): return .list(list.items.map { $0.frozen(depth: depth - 1) })
    case .map(let map):
      return .map(FrozenMap(zip(map.keys, map.values).map { (ByteString($0.bytes), $1.frozen(depth: depth - 1)) }))
    case .object(let object): return object.encoded.frozen(depth: depth - 1)
    }
  }
}

/// Room for the many short texts of one render: they share a few large blocks.
package struct ByteArena {
  /// Small at first: a short document keeps the whole block.
  private var block = ByteStorage.room(1 << 8)
  private var used = 0

  package init() {}

  /// A copy of `bytes` in the arena.
  package mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteString {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return ByteString() }
    if bytes.count > 1 << 12 { return ByteString(bytes) }
    if used + bytes.count > block.header {
      block = ByteStorage.room(max(min(block.header * 4, 1 << 14), bytes.count))
      used = 0
    }
    (block.base + used).initialize(from: source, count: bytes.count)
    defer { used += bytes.count }
    return ByteString(storage: block, start: UInt32(used), length: UInt32(bytes.count))
  }

  package mutating func copy(_ text: ByteString) -> ByteString { text.withBytes { copy($0) } }
}

/// Makes live values of frozen ones for one render, a level at a time.
///
/// A chart's values hold thousands of entries of which a render reads some hundreds: a map thaws its entries when it is
/// first looked into, and its inner maps stay frozen until then.
package final class Thaw {
  private var arena = ByteArena()

  package init() {}

  package func copy(_ text: ByteString) -> ByteString { arena.copy(text) }

  package func value(_ frozen: FrozenValue) -> Value {
    switch frozen {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .integer(let value): return .int64(value)
    case .float(let value): return .float(value)
    case .string(let value): return .string(arena.copy(value))
    case .list(let items):
      var thawed: [Value] = []
      thawed.reserveCapacity(items.count)
      for item in items { thawed.append(value(item)) }
      return .list(List(thawed))
    case .map(let map): return .map(self.map(map))
    }
  }

  package func map(_ frozen: FrozenMap, as type: MapType = .any) -> Map {
    Map(frozen: frozen, thaw: self, type: type)
  }
}
