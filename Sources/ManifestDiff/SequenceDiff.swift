/// Which places of two sequences hold the same, in the same order.
///
/// - Source: E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986.
enum SequenceDiff {
  /// Pairs of places, rising on both sides. Elements are numbers: equal numbers, equal elements.
  ///
  /// - Complexity: O((n + m) · d) for d differences, d bounded so that this stays near 10^7; beyond it only elements
  ///   that are unique on both sides are matched, with what adjoins them, in O(n log n).
  static func matches(_ old: [Int], _ new: [Int]) -> [(old: Int, new: Int)] {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var (oldEnd, newEnd) = (old.count, new.count)
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    var pairs = (0..<start).map { (old: $0, new: $0) }
    let (left, right) = (old[start..<oldEnd], new[start..<newEnd])
    if !left.isEmpty, !right.isEmpty {
      pairs += shortest(Array(left), Array(right)).map { (old: $0.old + start, new: $0.new + start) }
    }
    for offset in 0..<old.count - oldEnd { pairs.append((oldEnd + offset, newEnd + offset)) }
    return pairs
  }

  private static func shortest(_ old: [Int], _ new: [Int]) -> [(old: Int, new: Int)] {
    let total = old.count + new.count
    let bound = min(total, max(32, min(1_000, 8_000_000 / total)))
    // The furthest place on each diagonal, for each number of differences.
    var trace: [[Int]] = []
    var front = [Int](repeating: 0, count: 2 * bound + 3)
    for differences in 0...bound {
      trace.append(Array(front[bound + 1 - differences...bound + 1 + differences]))
      for diagonal in stride(from: -differences, through: differences, by: 2) {
        let place = bound + 1 + diagonal
        let isDown = diagonal == -differences || diagonal != differences && front[place - 1] < front[place + 1]
        var x = isDown ? front[place + 1] : front[place - 1] + 1
        if differences == 0 { x = 0 }
        while x < old.count, x - diagonal < new.count, x - diagonal >= 0, old[x] == new[x - diagonal] { x += 1 }
        front[place] = x
        if x >= old.count, x - diagonal >= new.count { return walkBack(old, new, trace, differences) }
      }
    }
    return anchored(old, new)
  }

  /// Reads the pairs off the fronts, from the end.
  private static func walkBack(
    _ old: [Int], _ new: [Int], _ trace: [[Int]], _ differences: Int
  ) -> [(old: Int, new: Int)] {
    var pairs: [(old: Int, new: Int)] = []
    var (x, y) = (old.count, new.count)
    for step in stride(from: differences, to: 0, by: -1) {
      // Entry `diagonal + step` is the front before this step.
      let front = trace[step]
      let diagonal = x - y
      func before(_ diagonal: Int) -> Int {
        let place = diagonal + step
        return place >= 0 && place < front.count ? front[place] : 0
      }
      let isDown = diagonal == -step || diagonal != step && before(diagonal - 1) < before(diagonal + 1)
      let previousDiagonal = isDown ? diagonal + 1 : diagonal - 1
      let previous = before(previousDiagonal)
      let startX = isDown ? previous : previous + 1
      while x > startX {
        x -= 1
        y -= 1
        pairs.append((x, y))
      }
      x = previous
      y = previous - previousDiagonal
    }
    while x > 0, y > 0 {
      x -= 1
      y -= 1
      pairs.append((x, y))
    }
    return pairs.reversed()
  }

  /// What is unique on both sides, the longest rising part of it, and equal elements beside each.
  private static func anchored(_ old: [Int], _ new: [Int]) -> [(old: Int, new: Int)] {
    var places: [Int: (old: Int, oldCount: Int, new: Int, newCount: Int)] = [:]
    for (index, element) in old.enumerated() {
      places[element, default: (0, 0, 0, 0)].old = index
      places[element, default: (0, 0, 0, 0)].oldCount += 1
    }
    for (index, element) in new.enumerated() {
      places[element, default: (0, 0, 0, 0)].new = index
      places[element, default: (0, 0, 0, 0)].newCount += 1
    }
    let unique = old.indices.compactMap { index -> (old: Int, new: Int)? in
      guard let place = places[old[index]], place.oldCount == 1, place.newCount == 1 else { return nil }
      return (index, place.new)
    }
    let rising = longestRising(unique.map(\.new))
    var pairs: [(old: Int, new: Int)] = []
    var (x, y) = (0, 0)
    for anchor in unique.indices where rising[anchor] {
      let end = unique[anchor]
      if end.old < x || end.new < y { continue }
      while x < end.old, y < end.new, old[x] == new[y] {
        pairs.append((x, y))
        (x, y) = (x + 1, y + 1)
      }
      var back = 0
      while end.old - back > x, end.new - back > y, old[end.old - back - 1] == new[end.new - back - 1] { back += 1 }
      for offset in stride(from: back, through: 0, by: -1) { pairs.append((end.old - offset, end.new - offset)) }
      (x, y) = (end.old + 1, end.new + 1)
    }
    return pairs
  }

  /// Marks the elements of a longest rising subsequence of distinct numbers.
  ///
  /// - Complexity: O(n log n).
  static func longestRising(_ numbers: [Int]) -> [Bool] {
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) >> 1
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      before[index] = low > 0 ? ends[low - 1] : -1
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var marks = [Bool](repeating: false, count: numbers.count)
    var index = ends.last ?? -1
    while index >= 0 {
      marks[index] = true
      index = before[index]
    }
    return marks
  }
}
