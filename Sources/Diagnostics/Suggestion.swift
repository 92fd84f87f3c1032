/// The nearest of several names to one that nobody knows.
package enum Suggestion {
  /// Nil when nothing is near.
  ///
  /// Of very many long candidates only the first are compared: some hundredths of a second.
  package static func nearest(_ name: String, in candidates: [String]) -> String? {
    let name = Array(name.utf8.prefix(200))
    let most = name.count < 3 ? 0 : name.count < 5 ? 1 : max(2, name.count / 3)
    var best: (name: String, distance: Int)?
    var left = 4_000_000
    for candidate in candidates {
      let other = Array(candidate.utf8.prefix(200))
      // Each byte that one has more must be put in.
      guard abs(other.count - name.count) <= best.map({ $0.distance - 1 }) ?? most else { continue }
      left -= name.count * other.count
      if left < 0 { break }
      let distance = distance(name, other)
      if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How many bytes must be put in, taken out, changed or swapped with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
