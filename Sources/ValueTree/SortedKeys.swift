extension ByteString {
  /// Where this key stands, or would be inserted, among keys that are sorted by bytes.
  ///
  /// - Complexity: O(log n).
  @inlinable
  package func lowerBound(in keys: [ByteString]) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) >> 1
      if keys[middle] < self { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether this key stands among sorted keys.
  package func isContained(inSorted keys: [ByteString]) -> Bool {
    let place = lowerBound(in: keys)
    return place < keys.count && keys[place] == self
  }
}
