import ManifestDiff
import Testing
import ValueCoding
import ValueTree

/// Numbers that are the same on every machine.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }
}

/// Random trees that look like manifests.
enum Garden {
  static let keys: [ByteString] = [
    "args", "containers", "env", "initContainers", "name", "ports", "port", "rules", "spec", "verbs", "volumes",
    "value",
  ]

  static func value(_ dice: inout Dice, depth: Int) -> FrozenValue {
    switch dice.below(depth > 0 ? 9 : 5) {
    case 0: .float(Double(dice.below(4)))
    case 1: .bool(dice.below(2) == 0)
    case 2, 3, 4: .string(ByteString(["a", "b", "--x=1", "--x=2", "l1\nl2"][dice.below(5)]))
    case 5: .list((0..<dice.below(5)).map { _ in value(&dice, depth: depth - 1) })
    case 6: .list((0..<dice.below(5)).map { _ in map(&dice, depth: depth - 1) })
    default: map(&dice, depth: depth - 1)
    }
  }

  static func map(_ dice: inout Dice, depth: Int) -> FrozenValue {
    .map(FrozenMap((0..<1 + dice.below(7)).map { _ in (keys[dice.below(keys.count)], value(&dice, depth: depth)) }))
  }

  /// The value with a few things other than they were.
  static func changed(_ value: FrozenValue, _ dice: inout Dice) -> FrozenValue {
    switch value {
    case _ where dice.below(8) == 0: return self.value(&dice, depth: 2)
    case .map(var map):
      for key in map.keys where dice.below(2) == 0 { map[key] = changed(map[key] ?? .null, &dice) }
      if dice.below(8) == 0, let key = map.keys.randomElement(using: &dice) { map[key] = nil }
      if dice.below(8) == 0 { map[keys[dice.below(keys.count)]] = self.value(&dice, depth: 1) }
      return .map(map)
    case .list(var items):
      for index in items.indices where dice.below(2) == 0 { items[index] = changed(items[index], &dice) }
      if dice.below(4) == 0 { items.shuffle(using: &dice) }
      if dice.below(4) == 0 { items.insert(self.value(&dice, depth: 1), at: dice.below(items.count + 1)) }
      if dice.below(4) == 0, !items.isEmpty { items.remove(at: dice.below(items.count)) }
      return .list(items)
    default: return value
    }
  }

  /// A map with every key, deep enough for several edits.
  static func tree(_ dice: inout Dice) -> FrozenValue {
    .map(FrozenMap(keys: keys, values: keys.map { _ in value(&dice, depth: 3) }))
  }

  private static func json(_ value: FrozenValue) -> ByteString {
    var output: [UInt8] = []
    do {
      try JSONWriter.append(value, to: &output)
    } catch {
      Issue.record(error)
    }
    return ByteString(output)
  }

  /// Lists whose order says nothing, sorted, so that two values are equal when they mean the same.
  static func canonical(_ value: FrozenValue, under key: ByteString = "") -> FrozenValue {
    switch value {
    case .map(let map):
      return .map(FrozenMap(sortedKeys: map.keys, values: map.map { canonical($1, under: $0) }))
    case .list(let items):
      let inside = items.map { canonical($0) }
      let isSet = ["containers", "ports", "verbs", "volumes"].contains(key)
      return .list(isSet ? inside.map { (json($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1) : inside)
    default: return value
    }
  }
}

@Suite struct Properties {
  private static func object(_ value: FrozenValue) -> DiffObject {
    let metadata = FrozenValue.map(FrozenMap([("name", .string("x"))]))
    let map = FrozenMap([("kind", .string("Thing")), ("metadata", metadata), ("spec", value)])
    return DiffObject(source: "a.yaml", value: .map(map))
  }

  private static func edits(_ old: FrozenValue, _ new: FrozenValue) -> [Edit] {
    ObjectDiff.compare([object(old)], [object(new)]).changes.flatMap(\.edits)
  }

  @Test func editsMakeTheNewValue() {
    var sum = 0
    for seed in 0..<2_000 {
      var dice = Dice(seed: UInt64(seed))
      let old = Garden.tree(&dice)
      let new = Garden.changed(old, &dice)
      let edits = Self.edits(old, new)
      sum += edits.count
      let made = EditApplication.apply(edits, to: Self.object(old).value)
      let want = Self.object(new).value
      let isSame = Garden.canonical(made) == Garden.canonical(want)
      #expect(isSame, "seed \(seed): \(edits.map(\.path.text))")
      #expect(edits.isEmpty == (Garden.canonical(old) == Garden.canonical(new)), "seed \(seed)")
    }
    #expect(sum > 5_000, "the trees differ enough to say something: \(sum)")
  }

  @Test func theWayBackHasAsManyEdits() {
    for seed in 0..<1_000 {
      var dice = Dice(seed: UInt64(seed))
      let old = Garden.map(&dice, depth: 3)
      let new = Garden.changed(old, &dice)
      let (there, back) = (Self.edits(old, new), Self.edits(new, old))
      func count(_ edits: [Edit]) -> [Int] {
        edits.reduce(into: [0, 0, 0]) { sum, edit in
          switch edit.kind {
          case .added: sum[0] += 1
          case .removed: sum[1] += 1
          case .replaced: sum[2] += 1
          // Which of two items moved past the other is a matter of taste.
          case .moved: break
          }
        }
      }
      let (a, b) = (count(there), count(back))
      #expect(a[0] == b[1] && a[1] == b[0] && a[2] == b[2], "seed \(seed)")
    }
  }

  @Test func nothingDiffersFromItself() {
    for seed in 0..<500 {
      var dice = Dice(seed: UInt64(seed))
      let value = Garden.map(&dice, depth: 5)
      #expect(Self.edits(value, value).isEmpty)
    }
  }

  @Test func orderOfDocumentsChangesNoValue() {
    for seed in 0..<200 {
      var dice = Dice(seed: UInt64(seed))
      let kinds = ["A", "B", "C"]
      let objects = (0..<10).map { index -> DiffObject in
        let metadata = FrozenValue.map(FrozenMap([("name", .string(ByteString("n\(dice.below(6))\(index)")))]))
        let kind = FrozenValue.string(ByteString(kinds[dice.below(3)]))
        let map = FrozenMap([("kind", kind), ("metadata", metadata), ("spec", Garden.map(&dice, depth: 2))])
        return DiffObject(source: "a.yaml", value: .map(map))
      }
      let diff = ObjectDiff.compare(objects, objects.shuffled(using: &dice))
      #expect(!diff.changesValues)
      let other = objects.map { object -> DiffObject in
        var map = object.value.mapValue ?? FrozenMap()
        map["spec"] = map["spec"].map { Garden.changed($0, &dice) }
        return DiffObject(source: object.source, value: .map(map))
      }
      let first = ObjectDiff.compare(objects, other, options: .values)
      let second = ObjectDiff.compare(
        objects.shuffled(using: &dice), other.shuffled(using: &dice), options: .values)
      #expect(DiffJSON().lines(of: first) == DiffJSON().lines(of: second), "seed \(seed)")
    }
  }

  /// Pieces of files that read alike, or are no manifest at all.
  private static let pieces = [
    "---\n", "# a\n", "# Source: x\n", "---\nkind: A\nmetadata: {name: n}\n", "---\nkind: A\nmetadata: {name: 'n'}\n",
    "---\nkind: A\nmetadata: {name: n}\nv: 1\n", "---\nkind: A\nmetadata: {name: n}\nv: 1.0\n", "---\nkind: B\n",
    "---\nkind: B\nx: 1\n", "---\nprose\n", "---\nmore prose\n", "---\n{broken\n", "\n", "---\n- 1\n", "---\n- 1.0\n",
    "---\nkind: A\n",
    "---\nkind: List\nitems: [{kind: A, metadata: {name: n}}]\n", "---\nkind: List\nitems: [{kind: A}, {kind: B}]\n",
    "---\nkind: List\nmetadata: {a: 1}\nitems: [{kind: A}]\n", "---\nkind: C\nmetadata: {generateName: n}\n", "---",
  ]

  @Test func noDifferenceOfBytesIsLost() {
    for seed in 0..<10_000 {
      var dice = Dice(seed: UInt64(seed))
      func file() -> [String] { (0..<1 + dice.below(3)).map { _ in Self.pieces[dice.below(Self.pieces.count)] } }
      let old = file()
      var new = old
      switch dice.below(5) {
      case 0: new.shuffle(using: &dice)
      case 1: new.remove(at: dice.below(new.count))
      case 2: new = file()
      case 3: new.insert(Self.pieces[dice.below(Self.pieces.count)], at: dice.below(new.count + 1))
      default: new[dice.below(new.count)] = Self.pieces[dice.below(Self.pieces.count)]
      }
      let diff = changes(old.joined(), new.joined())
      #expect(diff.isEmpty == (old.joined() == new.joined()), "seed \(seed): \(old.joined())=====\n\(new.joined())")
    }
  }
}
