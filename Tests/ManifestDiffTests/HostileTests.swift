import TestSupport
import Testing
import ValueTree

@testable import ManifestDiff

/// Inputs that are made to take long. Each must end soon, and say the truth.
@Suite struct HostileInputs {
  private static func edits(_ old: FrozenValue, _ new: FrozenValue) -> [Edit] {
    func object(_ value: FrozenValue) -> DiffObject {
      DiffObject(source: "a", value: .map(FrozenMap([("kind", .string("A")), ("spec", value)])))
    }
    return ObjectDiff.compare([object(old)], [object(new)]).changes.flatMap(\.edits)
  }

  private static func numbers(_ range: some Sequence<Int>) -> FrozenValue { .list(range.map { .float(Double($0)) }) }

  private static func named(_ range: some Sequence<Int>, _ value: Int = 0) -> FrozenValue {
    .list(
      range.map { index in
        .map(FrozenMap([("name", .string(ByteString("n\(index)"))), ("v", .integer(Int64(value)))]))
      })
  }

  @Test func longLists() {
    let count = 40_000
    #expect(Self.edits(Self.numbers(0..<count), Self.numbers(1..<count + 1)).count == 2)
    #expect(Self.edits(Self.numbers(0..<count), Self.numbers((0..<count).reversed())).count == count - 1)
    #expect(Self.edits(Self.numbers(0..<count), Self.numbers(count..<2 * count)).count == count)
    #expect(Self.edits(Self.named(0..<count / 5), Self.named((0..<count / 5).reversed(), 1)).count == count / 5 * 2 - 1)
    let unnamed = { (start: Int) -> FrozenValue in
      .list((start..<start + 2_000).map { .map(FrozenMap([("v", .integer(Int64($0)))])) })
    }
    #expect(Self.edits(unnamed(0), unnamed(5_000)).count == 2_000)
  }

  @Test func deepTrees() throws {
    @Sendable func tower(_ top: FrozenValue, inLists: Bool) -> FrozenValue {
      (0..<9_000).reduce(top) { value, _ in
        inLists ? .list([value, .null]) : .map(FrozenMap(sortedKeys: ["a"], values: [value]))
      }
    }
    for inLists in [true, false] {
      let found = try DeepStack.run {
        let edits = Self.edits(tower(.null, inLists: inLists), tower(.bool(true), inLists: inLists))
        let key = ObjectKey(apiVersion: "", kind: "A", namespace: "", name: "")
        let change = ObjectDiff(changes: [ObjectChange(kind: .changed, key: key, edits: edits)])
        return (
          depths: edits.map(\.path.count), sums: edits.map(\.fingerprint.count), text: DiffText().text(of: change),
          json: DiffJSON().lines(of: change)
        )
      }
      #expect(found.depths == [200] && found.sums == [32])
      #expect(found.text.split(separator: "\n").count > 1)
      #expect(found.json.contains("deeper, sha256:"))
    }
  }

  @Test func manyLines() {
    func text(_ prefix: String) -> ByteString { ByteString((0..<20_000).map { "\(prefix) \($0 % 7)\n" }.joined()) }
    let diff = LineDiff(text("a"), text("b"))
    #expect(diff.lines.count { $0.mark == .removed } == 20_000)
    #expect(diff.lines.count { $0.mark == .added } == 20_000)
  }

  @Test func manyObjectsWithOtherNames() {
    func side(_ prefix: String) -> [DiffObject] {
      (0..<3_000).map { index in
        let metadata = FrozenValue.map(FrozenMap([("name", .string(ByteString("\(prefix)\(index)")))]))
        let value = FrozenMap([("kind", .string("A")), ("metadata", metadata), ("v", .integer(Int64(index % 9)))])
        return DiffObject(source: "a", value: .map(value))
      }
    }
    let changes = ObjectDiff.compare(side("a"), side("b"), options: .values).changes
    #expect(changes.count == 3_000 && changes.allSatisfy { $0.kind == .renamed })
  }

  @Test func numbersBeyondDoubles() {
    #expect(Self.edits(.integer(9_007_199_254_740_993), .float(9_007_199_254_740_992)).count == 1)
    #expect(Self.edits(.float(.nan), .float(.nan)).isEmpty)
    #expect(Self.edits(.float(-0.0), .integer(0)).isEmpty)
  }
}
