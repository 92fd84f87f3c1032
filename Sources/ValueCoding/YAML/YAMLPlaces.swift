import ValueTree

/// Where the nodes of a text stand: a tree beside the values.
package struct YAMLPlaces: Sendable, Equatable {
  /// Where the key stands, or the value where there is no key.
  ///
  /// - Unit: lines and columns count from one; columns count characters.
  package var keyLine: UInt32
  package var keyColumn: UInt32
  package var line: UInt32
  package var column: UInt32
  /// Those of a map's values in the order of its keys, or of a list's items.
  package var children: [YAMLPlaces]

  init(_ mark: YAMLMark, children: [YAMLPlaces] = []) {
    line = mark.line + 1
    column = mark.column + 1
    keyLine = line
    keyColumn = column
    self.children = children
  }
}

/// A key that stands twice in one mapping.
package struct YAMLRepeatedKey: Sendable {
  package var key: ByteString
  package var first: YAMLPlaces
  package var second: YAMLPlaces
}

extension YAMLPlaces {
  /// The place of what stands at `path` in `value`, whose places these are, or of the innermost thing around it.
  ///
  /// - Returns: also how many steps of the path lead there. In a list a key is the index that it spells.
  package func place(at path: some Sequence<ValuePathStep>, in value: FrozenValue) -> (place: YAMLPlaces, steps: Int) {
    var (place, value, steps) = (self, value, 0)
    for step in path {
      let index: Int
      switch (step, value) {
      case (.key(let key), .map(let map)):
        index = key.lowerBound(in: map.keys)
        guard index < map.count, map.keys[index] == key else { return (place, steps) }
      case (.index(let number), .list): index = number
      case (.key(let key), .list): index = Int(key.string) ?? -1
      default: return (place, steps)
      }
      guard place.children.indices.contains(index) else { return (place, steps) }
      switch value {
      case .map(let map): value = map.values[index]
      case .list(let items) where index < items.count: value = items[index]
      default: return (place, steps)
      }
      place = place.children[index]
      steps += 1
    }
    return (place, steps)
  }
}
