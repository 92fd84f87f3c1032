/// Which Go type a map has.
@frozen
package enum MapType: UInt8, Sendable {
  /// `map[string]interface {}`
  case any
  /// `map[string]string`
  case strings
  /// Helm's `common.Values`, a map with methods (SURPRISES 23 and 24).
  case values
  /// `map[string][]string`
  case stringLists

  package var typeName: String {
    switch self {
    case .any: "map[string]interface {}"
    case .strings: "map[string]string"
    case .values: "common.Values"
    case .stringLists: "map[string][]string"
    }
  }
}

/// A Go map with string keys. A reference, as in Go.
///
/// Entries are kept sorted by the bytes of their keys, the order in which `range`, `toYaml` and `toJson` print.
///
/// - Complexity: look-up scans 32-bit hashes up to 32 entries and bisects beyond; insertion is O(n).
package final class Map {
  package let type: MapType
  package var isNil: Bool
  /// The map whose entries these are; nil for a map of its own.
  @usableFromInline let base: Map?
  // A map belongs to one render on one thread, and nothing calls out while it is being changed: Swift's checks for
  // overlapping access, a tenth of a render's time, would find nothing.
  @exclusivity(unchecked) @usableFromInline var ownKeys: [ByteString]
  @exclusivity(unchecked) @usableFromInline var ownValues: [Value]
  @exclusivity(unchecked) @usableFromInline var ownHashes: [UInt32]
  /// Entries that nobody has looked at yet, with what makes live ones of them; nil afterwards.
  @exclusivity(unchecked) @usableFromInline var pending: (entries: FrozenMap, thaw: Thaw)?

  /// A map whose entries are thawed when they are first needed.
  init(frozen: FrozenMap, thaw: Thaw, type: MapType) {
    self.type = type
    isNil = false
    base = nil
    ownKeys = []
    ownValues = []
    ownHashes = []
    pending = frozen.isEmpty ? nil : (frozen, thaw)
  }

  @usableFromInline
  func thawEntries() {
    guard let (entries, thaw) = pending else { return }
    pending = nil
    ownKeys.reserveCapacity(entries.count)
    ownValues.reserveCapacity(entries.count)
    ownHashes.reserveCapacity(entries.count)
    for (key, value) in entries {
      ownKeys.append(thaw.copy(key))
      ownValues.append(thaw.value(value))
      ownHashes.append(key.mapHash)
    }
  }

  /// The map that holds the entries, thawed.
  @inlinable
  var owner: Map {
    let owner = base ?? self
    if owner.pending != nil { owner.thawEntries() }
    return owner
  }

  package init(_ type: MapType = .any, isNil: Bool = false) {
    self.type = type
    self.isNil = isNil
    base = nil
    ownKeys = []
    ownValues = []
    ownHashes = []
  }

  /// The same entries under another Go type: what changes in one changes in both.
  package init(viewing map: Map, as type: MapType) {
    self.type = type
    isNil = map.isNil
    base = map.base ?? map
    ownKeys = []
    ownValues = []
    ownHashes = []
  }

  @inlinable
  package var keys: [ByteString] {
    get { owner.ownKeys }
    _modify { yield &owner.ownKeys }
  }

  @inlinable
  package var values: [Value] {
    get { owner.ownValues }
    _modify { yield &owner.ownValues }
  }

  @inlinable
  var hashes: [UInt32] {
    get { owner.ownHashes }
    _modify { yield &owner.ownHashes }
  }

  /// A map from entries that are already sorted by key, without duplicates.
  package init(sortedKeys keys: [ByteString], values: [Value], type: MapType = .any) {
    self.type = type
    isNil = false
    base = nil
    ownKeys = keys
    ownValues = values
    ownHashes = keys.map { $0.mapHash }
  }

  /// A map from entries in any order; of equal keys the last wins.
  package convenience init(_ entries: [(ByteString, Value)], type: MapType = .any) {
    self.init(type)
    reserveCapacity(entries.count)
    if entries.count <= 64 {
      for (key, value) in entries { self[key] = value }
      return
    }
    // Each entry put in its place would move those behind it.
    let order = entries.indices.sorted { left, right in
      entries[left].0 == entries[right].0 ? left < right : entries[left].0 < entries[right].0
    }
    for index in order {
      let (key, value) = entries[index]
      if keys.last == key {
        values[values.count - 1] = value
      } else {
        keys.append(key)
        values.append(value)
        hashes.append(key.mapHash)
      }
    }
  }

  /// What tells this map from any other: a view is the map that it views.
  package var identity: ObjectIdentifier { ObjectIdentifier(base ?? self) }

  package func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    values.reserveCapacity(count)
    hashes.reserveCapacity(count)
  }

  @inlinable
  package var count: Int {
    let owner = base ?? self
    return owner.pending?.entries.count ?? owner.ownKeys.count
  }

  /// Where `key` stands, or nil.
  @inlinable
  package func index(of key: ByteString, hash: UInt32) -> Int? {
    let count = hashes.count
    if count <= 32 {
      return hashes.withUnsafeBufferPointer { hashes in
        var index = 0
        while index < count {
          if hashes[index] == hash, keys[index] == key { return index }
          index += 1
        }
        return nil
      }
    }
    let place = key.lowerBound(in: keys)
    return place < count && keys[place] == key ? place : nil
  }

  /// The value of `key`; nil when there is no such entry (`.null` when there is one that holds nil).
  ///
  /// Setting nil removes the entry.
  @inlinable
  package subscript(key: ByteString) -> Value? {
    get {
      guard let index = index(of: key, hash: key.mapHash) else { return nil }
      return values[index]
    }
    set {
      if let newValue {
        let place = key.lowerBound(in: keys)
        if place < keys.count, keys[place] == key {
          values[place] = newValue
        } else {
          keys.insert(key, at: place)
          values.insert(newValue, at: place)
          hashes.insert(key.mapHash, at: place)
          isNil = false
        }
      } else if let index = index(of: key, hash: key.mapHash) {
        keys.remove(at: index)
        values.remove(at: index)
        hashes.remove(at: index)
      }
    }
  }

  /// The value of a key whose ``ByteString/mapHash`` is known, as a template's field names are.
  @inlinable
  package func value(of key: ByteString, hash: UInt32) -> Value? {
    guard let index = index(of: key, hash: hash) else { return nil }
    return values[index]
  }
}

extension Map {
  /// The value under the key with these bytes and this ``ByteString/mapHash``; touches no reference count on a miss.
  @inlinable
  package func value(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt32) -> Value? {
    if let base { return base.value(bytes, length, hash: hash) }
    if pending != nil { thawEntries() }
    if ownHashes.count > 32 { return bisectedValue(UnsafeBufferPointer(start: bytes, count: length)) }
    return ownHashes.withUnsafeBufferPointer { hashes in
      for index in 0..<hashes.count where hashes[index] == hash {
        let key = ownKeys[index].unretainedBytes
        if key.count == length, length == 0 || compareBytes(key.baseAddress!, bytes, length) == 0 {
          return ownValues[index]
        }
      }
      return nil
    }
  }
}

extension Map {
  /// Of a map without pending entries.
  @usableFromInline
  func bisectedValue(_ key: UnsafeBufferPointer<UInt8>) -> Value? {
    var low = 0
    var high = ownKeys.count
    while low < high {
      let middle = (low + high) >> 1
      let order = compareLexically(ownKeys[middle].unretainedBytes, key)
      if order == 0 { return ownValues[middle] }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension ByteString {
  /// The hash that ``Map`` looks entries up by, the same in every process.
  @inlinable
  package var mapHash: UInt32 { withBytes { ValueTree.mapHash($0) } }
}

/// FNV-1a over the bytes.
@inlinable
package func mapHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
  var hash: UInt32 = 2_166_136_261
  guard var byte = bytes.baseAddress else { return hash }
  let end = byte + bytes.count
  while byte < end {
    hash = (hash ^ UInt32(byte.pointee)) &* 16_777_619
    byte += 1
  }
  return hash
}
