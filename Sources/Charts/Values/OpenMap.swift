import ValueTree

/// A map while it is put together out of many pieces: each takes as long as it is, wherever its keys belong.
///
/// In a ``FrozenMap``, which is sorted, each new key moves those behind it.
struct OpenMap {
  private var entries: [ByteString: OpenValue] = [:]

  init() {}

  /// Inner maps and lists stay frozen until something in them changes.
  init(_ map: FrozenMap) {
    entries.reserveCapacity(map.count)
    for (key, value) in map { entries[key] = .frozen(value) }
  }

  var isEmpty: Bool { entries.isEmpty }

  var frozen: FrozenMap {
    var map = FrozenMap()
    map.reserveCapacity(entries.count)
    for key in entries.keys.sorted() {
      if let value = entries[key] { map.append(key, value.frozen) }
    }
    return map
  }

  subscript(key: ByteString) -> OpenValue? {
    get { entries[key] }
    set { entries[key] = newValue }
  }

  /// The map under `key`, to be put back when it was changed: what stands in two places would be copied.
  ///
  /// - Returns: nil where there is something else, which stays, or nothing.
  mutating func takeMap(_ key: ByteString) -> OpenMap? {
    guard let place = entries.index(forKey: key) else { return nil }
    return entries.values[place].takeMap()
  }

  /// The list under `key`, as with ``takeMap(_:)``.
  mutating func takeList(_ key: ByteString) -> [OpenValue]? {
    guard let place = entries.index(forKey: key) else { return nil }
    return entries.values[place].takeList()
  }

  /// Lays `map` over this one, as ``FrozenMap/overlaid(with:)`` does.
  mutating func overlay(_ map: FrozenMap) {
    for (key, above) in map {
      if case .map(let upper) = above, var inner = takeMap(key) {
        inner.overlay(upper)
        entries[key] = .map(inner)
      } else {
        entries[key] = .frozen(above)
      }
    }
  }
}

/// A value of an ``OpenMap``.
enum OpenValue {
  case frozen(FrozenValue)
  case map(OpenMap)
  case list([OpenValue])

  var isNull: Bool { if case .frozen(.null) = self { true } else { false } }

  var frozen: FrozenValue {
    switch self {
    case .frozen(let value): value
    case .map(let map): .map(map.frozen)
    case .list(let items): .list(items.map(\.frozen))
    }
  }

  var goTypeName: String {
    switch self {
    case .frozen(let value): value.goTypeName
    case .map: FrozenValue.map(FrozenMap()).goTypeName
    case .list: FrozenValue.list([]).goTypeName
    }
  }

  /// The map that this is, with null in its place; nil for anything else, which stays.
  mutating func takeMap() -> OpenMap? {
    let taken: OpenMap
    switch self {
    case .map(let map): taken = map
    case .frozen(.map(let map)): taken = OpenMap(map)
    default: return nil
    }
    self = .frozen(.null)
    return taken
  }

  /// The list that this is, as with ``takeMap()``.
  mutating func takeList() -> [OpenValue]? {
    let taken: [OpenValue]
    switch self {
    case .list(let items): taken = items
    case .frozen(.list(let items)): taken = items.map { .frozen($0) }
    default: return nil
    }
    self = .frozen(.null)
    return taken
  }
}
