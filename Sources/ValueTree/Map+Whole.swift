/// Work on all entries at once, which needs no look-ups since both sides are sorted.
extension Map {
  /// A map of its own with the same entries; the storage is shared until one of them changes.
  package convenience init(copying other: Map, type: MapType? = nil) {
    self.init(type ?? other.type, isNil: other.isNil)
    keys = other.keys
    values = other.values
    hashes = other.hashes
  }

  /// Brings in the entries of `other`.
  ///
  /// - Parameter decide: given the value here, if any, and the one of `other`: what to store, or nil for no change.
  /// - Complexity: one walk along both; nothing is moved unless keys come in.
  package func update<Failure: Error>(
    from other: Map, _ decide: (_ old: Value?, _ new: Value) throws(Failure) -> Value?
  ) throws(Failure) {
    let (newKeys, newValues, newHashes) = (other.keys, other.values, other.hashes)
    var added: [(index: Int, value: Value)] = []
    var place = 0
    for index in newKeys.indices {
      let key = newKeys[index]
      while place < keys.count, keys[place] < key { place += 1 }
      if place < keys.count, keys[place] == key {
        if let value = try decide(values[place], newValues[index]) { values[place] = value }
        place += 1
      } else if let value = try decide(nil, newValues[index]) {
        added.append((index, value))
      }
    }
    if added.isEmpty { return }
    isNil = false
    if keys.isEmpty && added.count == newKeys.count {
      (keys, values, hashes) = (newKeys, added.map(\.value), newHashes)
    } else {
      insert(added, keys: newKeys, hashes: newHashes)
    }
  }

  /// Merges entries in, none of which is here yet.
  private func insert(_ added: [(index: Int, value: Value)], keys newKeys: [ByteString], hashes newHashes: [UInt32]) {
    let (oldKeys, oldValues, oldHashes) = (keys, values, hashes)
    keys = []
    values = []
    hashes = []
    reserveCapacity(oldKeys.count + added.count)
    var place = 0
    func keep(before key: ByteString?) {
      while place < oldKeys.count, key.map({ oldKeys[place] < $0 }) ?? true {
        keys.append(oldKeys[place])
        values.append(oldValues[place])
        hashes.append(oldHashes[place])
        place += 1
      }
    }
    for (index, value) in added {
      keep(before: newKeys[index])
      keys.append(newKeys[index])
      values.append(value)
      hashes.append(newHashes[index])
    }
    keep(before: nil)
  }
}
