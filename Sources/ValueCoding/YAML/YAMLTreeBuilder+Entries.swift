import ValueTree

// Keys, values and merges of the open collections.
extension YAMLTreeBuilder {
  mutating func addKey(_ key: Resolved, _ text: UnsafeBufferPointer<UInt8>, _ mark: YAMLMark) {
    switch key {
    case .bytes(let bytes): pushKey(bytes, mark)
    case .scalar(.text): pushKey(keep(text), mark)
    case .scalar(let scalar): addOddKey(scalar, mark)
    }
  }

  mutating func addKey(_ scalar: YAMLScalar, _ text: ByteString, _ mark: YAMLMark) {
    if case .text = scalar { pushKey(text, mark) } else { addOddKey(scalar, mark) }
  }

  @inline(__always)
  private mutating func pushKey(_ key: ByteString, _ mark: YAMLMark) {
    keys.append(key)
    if recordsPlaces { keyMarks.append(mark) }
    frames[frames.count - 1].role = .value
  }

  /// A key that is not text becomes text, as the way through JSON makes it.
  @inline(never)
  private mutating func addOddKey(_ scalar: YAMLScalar, _ mark: YAMLMark) {
    var text: [UInt8] = []
    switch scalar {
    case .bool(let value): text = Array((value ? "true" : "false").utf8)
    case .integer(let value): text = Array(String(value).utf8)
    case .float(let value) where value.isNaN: text = Array(".nan".utf8)
    case .float(let value) where value.isInfinite || Float(value).isInfinite:
      text = Array((value < 0 ? "-.inf" : ".inf").utf8)
    case .float(let value): GoNumber.append(value, format: UInt8(ascii: "g"), precision: -1, bits: 32, to: &text)
    case .null, .unsigned:
      text = GoSyntax.unsupported(scalar)
      hasUnsupportedKeys = true
    case .text: break
    }
    oddKeys[ByteString(text)] = scalar
    pushKey(ByteString(text), mark)
  }

  mutating func addCollectionKey(_ key: FrozenValue, _ mark: YAMLMark) {
    quotesValue = true
    fail("invalid map key: " + GoSyntax.text(key, oddKeys))
    pushKey(ByteString(), mark)
  }

  @inline(__always)
  mutating func add(
    _ value: FrozenValue, at mark: YAMLMark, height: Int, isMapping: Bool, places: YAMLPlaces? = nil,
    holdsOnlyMaps: Bool = false
  ) {
    guard let last = frames.indices.last else {
      values.append(value)
      if recordsPlaces { self.places.append(places ?? YAMLPlaces(mark)) }
      return
    }
    if height > frames[last].height { frames[last].height = height }
    switch frames[last].role {
    case .merge:
      merge(value, places, isMapping: isMapping, holdsOnlyMaps: holdsOnlyMaps)
      return
    case .item:
      if !isMapping { frames[last].holdsOnlyMaps = false }
    case .value, .key:
      frames[last].role = .key
    }
    values.append(value)
    if recordsPlaces { self.places.append(place(places ?? YAMLPlaces(mark), mark, keyed: frames[last].isMapping)) }
  }

  private func place(_ place: YAMLPlaces, _ mark: YAMLMark, keyed: Bool) -> YAMLPlaces {
    var place = place
    place.line = mark.line + 1
    place.column = mark.column + 1
    let keyMark = keyed ? keyMarks.last ?? mark : mark
    place.keyLine = keyMark.line + 1
    place.keyColumn = keyMark.column + 1
    return place
  }

  /// What is said of a key in a complete mapping that JSON cannot have.
  ///
  /// - Source: sigs.k8s.io/yaml 1.6.0, `convertToJSONableObject`: it looks at a mapping's keys before it looks into the values.
  @inline(never)
  mutating func unsupportedKey(in mapping: FrozenValue) -> String? {
    guard let map = mapping.mapValue, let place = map.keys.firstIndex(where: GoSyntax.isUnsupported) else { return nil }
    quotesValue = true
    let text = GoSyntax.text(ofUnsupported: map.keys[place])
    let (type, key) = text.hasPrefix("0x") ? ("uint64", text) : ("%!s(<nil>)", "<nil>")
    return "unsupported map key of type: \(type), key: \(key), value: \(GoSyntax.text(map.values[place], oddKeys))"
  }

  /// Hands the failure inside a closed collection to the one around it.
  mutating func passOn(_ failure: String?) {
    guard let failure else { return }
    guard let last = frames.indices.last else {
      if conversionFailure == nil { conversionFailure = failure }
      return
    }
    // The first ones and the last: each is looked for among the keys when the collection is complete.
    if frames[last].failures.count == 64 { frames[last].failures.removeLast() }
    frames[last].failures.append((keys.count - 1, failure))
  }

  /// The first failure below a frame whose entry was not replaced.
  func lastingFailure(of frame: Frame) -> String? {
    frame.failures.first { failure in
      guard frame.isMapping, keys.indices.contains(failure.entry) else { return true }
      return !keys[(failure.entry + 1)...].contains(keys[failure.entry])
    }?.text
  }

  /// The entries of what `<<` names go in where it stands, so that they win over what came before.
  ///
  /// - Quirk: `yamlparse/anchors`, a merge key after a key overrides it.
  private mutating func merge(_ value: FrozenValue, _ places: YAMLPlaces?, isMapping: Bool, holdsOnlyMaps: Bool) {
    frames[frames.count - 1].role = .key
    frames[frames.count - 1].hasMerged = true
    switch value {
    case .map(let map): mergeEntries(map, places)
    case .list(let items) where holdsOnlyMaps:
      // Backwards: of several the first wins.
      for (index, item) in items.enumerated().reversed() {
        if let map = item.mapValue { mergeEntries(map, places?.children[index]) }
      }
    default:
      if !isMapping { fail("map merge requires map or sequence of maps as the value") }
    }
  }

  private mutating func mergeEntries(_ map: FrozenMap, _ places: YAMLPlaces?) {
    keys.append(contentsOf: map.keys)
    values.append(contentsOf: map.values)
    if recordsPlaces, let places {
      self.places.append(contentsOf: places.children)
      for child in places.children {
        keyMarks.append(YAMLMark(line: child.keyLine - 1, column: child.keyColumn - 1))
      }
    }
  }

  /// The map of a frame's entries: sorted, of equal keys the last.
  mutating func closeMapping(_ frame: Frame) -> (FrozenValue, [YAMLPlaces]) {
    let count = keys.count - frame.firstKey
    defer {
      keys.removeSubrange(frame.firstKey...)
      values.removeSubrange(frame.firstValue...)
      if recordsPlaces {
        places.removeSubrange(frame.firstValue...)
        keyMarks.removeSubrange(frame.firstKey...)
      }
    }
    if count == 0 { return (.map(FrozenMap()), []) }
    if isSorted(from: frame.firstKey) {
      let map = FrozenMap(sortedKeys: Array(keys[frame.firstKey...]), values: Array(values[frame.firstValue...]))
      return (.map(map), recordsPlaces ? Array(places[frame.firstValue...]) : [])
    }
    var order = Array(0..<count)
    let first = frame.firstKey
    order.sort { a, b in
      let left = keys[first + a]
      let right = keys[first + b]
      return left == right ? a < b : left < right
    }
    var sortedKeys: [ByteString] = []
    var sortedValues: [FrozenValue] = []
    var sortedPlaces: [YAMLPlaces] = []
    sortedKeys.reserveCapacity(count)
    sortedValues.reserveCapacity(count)
    for (place, index) in order.enumerated() {
      if place + 1 < count, keys[first + order[place + 1]] == keys[first + index] {
        noteRepeat(of: index, at: order[place + 1], frame)
        continue
      }
      sortedKeys.append(keys[first + index])
      sortedValues.append(values[frame.firstValue + index])
      if recordsPlaces { sortedPlaces.append(places[frame.firstValue + index]) }
    }
    return (.map(FrozenMap(sortedKeys: sortedKeys, values: sortedValues)), sortedPlaces)
  }

  @inline(never)
  private mutating func noteRepeat(of index: Int, at next: Int, _ frame: Frame) {
    guard recordsPlaces, repeatedKey == nil, !frame.hasMerged else { return }
    repeatedKey = YAMLRepeatedKey(
      key: keys[frame.firstKey + index], first: places[frame.firstValue + index],
      second: places[frame.firstValue + next])
  }

  private func isSorted(from first: Int) -> Bool {
    var index = first + 1
    while index < keys.count {
      if !(keys[index - 1] < keys[index]) { return false }
      index += 1
    }
    return true
  }
}
