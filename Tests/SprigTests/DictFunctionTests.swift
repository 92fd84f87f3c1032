import TemplateFunctions
import Testing
import ValueTree

@Suite struct DictFunctionTests {
  @Test func entries() throws {
    #expect(outcome("dict", "a", 1, "b") == "{a: 1, b: \"\"}", "an odd one is empty text")
    #expect(outcome("get", ["a": .null], "a") == "nil")
    #expect(outcome("get", ["a": 1], "b") == "\"\"", "what is missing is empty text")
    #expect(outcome("hasKey", ["a": .null], "a") == "true")
    let map: Value = ["a": 1]
    #expect(outcome("set", map, "b", .null) == "{a: 1, b: nil}")
    #expect(shown(map) == "{a: 1, b: nil}", "set changes the map itself")
    #expect(outcome("unset", map, "a") == "{b: nil}")
    #expect(outcome("set", .map(Map(isNil: true)), "a", 1) == "!assignment to entry in nil map")
    #expect(outcome("unset", .map(Map(isNil: true)), "a") == "nil{}")
  }

  @Test func valuesComeBackAsPlainMaps() throws {
    let values = Value.map(Map([("a", ["b": 1])], type: .values))
    for result in [try call("set", values, "c", 2), try call("merge", values, [:]), try call("unset", values, "x")] {
      #expect(outcome("typeOf", result) == "\"map[string]interface {}\"")
      #expect(outcome("dig", "a", "b", "D", result) == "1")
      _ = try call("set", result, "d", 3)
    }
    #expect(shown(values) == "common.Values{a: {b: 1}, c: 2, d: 3}", "still the same entries")
    #expect(outcome("typeOf", try call("deepCopy", values)) == "\"common.Values\"", "a copy keeps the type")
  }

  @Test func selections() {
    #expect(outcome("pluck", "a", ["a": 1], [:], ["a": 2]) == "[1 2]")
    #expect(outcome("keys", ["b": 1, "a": 2], ["a": 3]) == "string[\"a\" \"b\" \"a\"]")
    #expect(outcome("values", ["b": 1, "a": 2]) == "[2 1]")
    #expect(outcome("pick", ["b": 1, "a": 2], "a", "x") == "{a: 2}")
    let map: Value = ["b": 1, "a": 2]
    #expect(outcome("omit", map, "a", "x") == "{b: 1}")
    #expect(shown(map) == "{a: 2, b: 1}", "omit copies")
  }

  private struct NoMap: Error {}

  @Test func manyEntriesStandAsFewDo() throws {
    let keys = (0..<200).map { Value.text("k\(1_000 - $0)") }
    let pairs = keys.enumerated().flatMap { [$1, .int($0)] }
    let map = try call("dict", pairs + [keys[7], "last"])
    guard case .map(let made) = map else { throw NoMap() }
    #expect(made.count == 200 && made.keys == made.keys.sorted())
    #expect(made["k1000"].map(shown) == "0" && made["k993"].map(shown) == "\"last\"", "of equal keys the last wins")
    #expect(shown(try call("pick", [map] + keys + ["x"])) == shown(map))
    let odd = stride(from: 1, to: 200, by: 2).map { keys[$0] }
    guard case .map(let kept) = try call("omit", [map] + odd + ["x"]) else { throw NoMap() }
    #expect(kept.count == 100 && kept["k1000"] != nil && kept["k999"] == nil && made.count == 200)
  }

  @Test(
    arguments: [
      // destination, source                    merge                    mergeOverwrite          why
      (["a": 1], ["a": 2, "b": 3], "{a: 1, b: 3}", "{a: 2, b: 3}", "the plain case"),
      (["a": 0], ["a": 2], "{a: 2}", "{a: 2}", "0 is unset"),
      (["a": false], ["a": true], "{a: true}", "{a: true}", "false is unset"),
      (["a": ""], ["a": "x"], "{a: \"x\"}", "{a: \"x\"}", "empty text is unset"),
      (["a": .null], ["a": 1], "{a: 1}", "{a: 1}", "nil is unset"),
      (["a": 1], ["a": 0], "{a: 1}", "{a: 0}", "0 overwrites"),
      (["a": 1], ["a": .null], "{a: 1}", "{a: nil}", "nil overwrites"),
      ([:], ["a": .null], "{}", "{a: nil}", "nil fills nothing"),
      (["a": [1]], ["a": []], "{a: [1]}", "{a: []}", "an empty list overwrites"),
      (["a": [1]], ["a": [2, 3]], "{a: [1]}", "{a: [2 3]}", "lists are not merged"),
      (["a": ["x": 1]], ["a": ["y": 2]], "{a: {x: 1, y: 2}}", "{a: {x: 1, y: 2}}", "maps are"),
      (["a": ["x": 1]], ["a": 5], "{a: {x: 1}}", "{a: 5}", "a scalar over a map"),
      (["a": 5], ["a": ["x": 1]], "{a: 5}", "{a: {x: 1}}", "a map over a scalar"),
      (["a": ["x": 1]], ["a": [:]], "{a: {x: 1}}", "{a: {x: 1}}", "an empty map changes nothing"),
      (["a": [:]], ["a": ["x": .null]], "{a: {x: nil}}", "{a: {x: nil}}", "an empty map is filled, else replaced"),
    ] as [(Value, Value, String, String, String)])
  func merges(
    destination: Value, source: Value, merged: String, overwritten: String, why: String
  ) throws {
    #expect(outcome("merge", try call("deepCopy", destination), try call("deepCopy", source)) == merged, "\(why)")
    #expect(
      outcome("mergeOverwrite", try call("deepCopy", destination), try call("deepCopy", source)) == overwritten,
      "\(why)")
  }

  /// SURPRISES 27.
  @Test func mergeShares() throws {
    let inner: Value = ["d": 1]
    let merged = try call("merge", [:], ["n": inner])
    guard case .map(let map) = merged, let shared = map["n"] else { return }
    _ = try call("set", shared, "d", 2)
    #expect(shown(inner) == "{d: 2}")
    let destination: Value = ["a": 1]
    _ = try call("merge", destination, ["b": 2], ["c": 3])
    #expect(shown(destination) == "{a: 1, b: 2, c: 3}", "the destination itself is filled")
  }

  @Test func mergeFailures() throws {
    let nilMap = Value.map(Map(isNil: true))
    #expect(outcome("merge", nilMap, ["a": 1]) == "{a: 1}")
    #expect(outcome("merge", ["a": 1], nilMap) == "{a: 1}")
    let texts = try call("split", ",", "x")
    #expect(
      outcome("merge", ["a": texts], ["a": ["_1": "y"]])
        == "!reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string")
    #expect(outcome("merge", ["a": ["k": 1]], ["a": texts]) == "{a: {_0: \"x\", k: 1}}")
  }

  @Test func cycles() throws {
    let first = Map()
    first["self"] = .map(first)
    let second = Map()
    second["self"] = .map(second)
    #expect(outcome("deepCopy", .map(first)).contains("the limit value-depth"))
    #expect(outcome("merge", .map(first), .map(second)).contains("the limit value-depth"))
    #expect(outcome("deepEqual", .map(first), .map(second)).contains("the limit value-depth"))
    #expect(outcome("deepEqual", .map(first), .map(first)) == "true")
    first["self"] = nil
    second["self"] = nil
  }

  @Test func deepCopies() throws {
    let list: Value = [1, ["a": .null]]
    #expect(outcome("deepCopy", list) == "[1 {a: nil}]")
    #expect(outcome("deepCopy", .null) == "!reflect: call of reflect.Value.Type on zero Value")
    let versions: Value = .list(List([try call("semver", "1.2.3")]))
    let copy = try call("first", try call("deepCopy", versions))
    #expect(outcome("toString", copy) == "\"0.0.0\"", "hidden fields are not copied")
    #expect(outcome("deepCopy", try call("split", ",", "x")) == "map[string]string{_0: \"x\"}")
  }

  @Test func digs() {
    #expect(outcome("dig", "a", "b", "D", ["a": ["b": 1]]) == "1")
    #expect(outcome("dig", "a", "x", "D", ["a": ["b": 1]]) == "\"D\"")
    #expect(outcome("dig", "a", "D", ["a": .null]) == "nil", "what is there counts, nil too")
    #expect(outcome("dig", "a", ["a": 1]) == "!dig needs at least three arguments")
    #expect(
      outcome("dig", "a", "b", "D", ["a": 1])
        == "!interface conversion: interface {} is int, not map[string]interface {}")
    #expect(
      outcome("dig", "a", "D", .null) == "!interface conversion: interface {} is nil, not map[string]interface {}")
    #expect(outcome("dig", 1, "D", [:]) == "!interface conversion: interface {} is int, not string")
    #expect(
      outcome("dig", "a", "D", .map(Map(.values)))
        == "!interface conversion: interface {} is common.Values, not map[string]interface {}", "SURPRISES 23")
  }
}
