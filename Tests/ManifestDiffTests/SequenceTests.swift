import Testing

@testable import ManifestDiff

@Suite struct MatchingSequences {
  @Test(arguments: [
    // old     new        length  why
    ("abcabba", "cbabac", 4, "the example of the paper"),
    ("", "abc", 0, "nothing before"),
    ("abc", "", 0, "nothing after"),
    ("abc", "abc", 3, "the same"),
    ("abc", "xyz", 0, "nothing in common"),
    ("aaaa", "aa", 2, "equal elements"),
    ("xaxbxc", "abc", 3, "what is left out between"),
  ])
  func finds(old: String, new: String, length: Int, why: String) {
    let (left, right) = (old.utf8.map(Int.init), new.utf8.map(Int.init))
    let pairs = SequenceDiff.matches(left, right)
    #expect(pairs.count == length, "\(why)")
    #expect(Self.isRising(pairs) && pairs.allSatisfy { left[$0.old] == right[$0.new] }, "\(why)")
  }

  @Test func isAsLongAsItCanBe() {
    for seed in 0..<2_000 {
      var dice = Dice(seed: UInt64(seed))
      let left = (0..<dice.below(12)).map { _ in dice.below(4) }
      let right = (0..<dice.below(12)).map { _ in dice.below(4) }
      let pairs = SequenceDiff.matches(left, right)
      #expect(pairs.count == Self.longest(left, right), "seed \(seed)")
      #expect(Self.isRising(pairs) && pairs.allSatisfy { left[$0.old] == right[$0.new] }, "seed \(seed)")
    }
  }

  @Test func fallsBackOnWhatIsUnique() {
    let left = (0..<4_000).map { $0 % 3 == 0 ? $0 : -1 - $0 }
    let right = (0..<4_000).map { $0 % 3 == 0 ? $0 : -10_000 - $0 }
    let pairs = SequenceDiff.matches(left, right)
    #expect(pairs.count == 1_334 && Self.isRising(pairs))
  }

  private static func isRising(_ pairs: [(old: Int, new: Int)]) -> Bool {
    zip(pairs, pairs.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new }
  }

  /// The length of a longest common subsequence, the slow way.
  private static func longest(_ left: [Int], _ right: [Int]) -> Int {
    var row = [Int](repeating: 0, count: right.count + 1)
    for x in left {
      var diagonal = 0
      for (index, y) in right.enumerated() {
        let above = row[index + 1]
        row[index + 1] = x == y ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[right.count]
  }
}
