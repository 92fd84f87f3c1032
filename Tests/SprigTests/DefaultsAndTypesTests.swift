import Testing
import ValueTree

@Suite struct DefaultsAndTypesTests {
  @Test(
    arguments: [
      // value                     isEmpty  why
      (.null, true, "nil"),
      (false, true, "false"),
      (0, true, "0"),
      (0.0, true, "0.0"),
      ("", true, "empty text"),
      ([], true, "empty list"),
      ([:], true, "empty map"),
      ("0", false, "text"),
      ([.null], false, "a list of nil"),
    ] as [(Value, Bool, String)])
  func emptiness(value: Value, isEmpty: Bool, why: String) {
    #expect(outcome("empty", value) == "\(isEmpty)", "\(why)")
    #expect(outcome("default", "D", value) == (isEmpty ? "\"D\"" : shown(value)), "\(why)")
    #expect(outcome("coalesce", value, "C") == (isEmpty ? "\"C\"" : shown(value)), "\(why)")
    #expect(outcome("all", value) == "\(!isEmpty)")
    #expect(outcome("any", value) == "\(!isEmpty)")
  }

  @Test func oddCounts() {
    #expect(outcome("default", "D") == "\"D\"", "nothing given")
    #expect(outcome("default", "D", 0, 5) == "\"D\"", "only the first given counts")
    #expect(outcome("coalesce") == "nil")
    #expect(outcome("all") == "true")
    #expect(outcome("any") == "false")
    #expect(outcome("ternary", "a", "b", true) == "\"a\"")
  }

  @Test(
    arguments: [
      // value                type                      kind       why
      (.null, "<nil>", "invalid", "nil"),
      (1, "int", "int", "a literal"),
      (1.0, "float64", "float64", "from YAML"),
      ([], "[]interface {}", "slice", "a list"),
      ([:], "map[string]interface {}", "map", "a map"),
      ("", "string", "string", "text"),
    ] as [(Value, String, String, String)])
  func types(value: Value, type: String, kind: String, why: String) {
    #expect(outcome("typeOf", value) == "\"\(type)\"", "\(why)")
    #expect(outcome("kindOf", value) == "\"\(kind)\"", "\(why)")
    #expect(outcome("typeIs", .text(type), value) == "true")
    #expect(outcome("typeIsLike", .text(type), value) == "true")
    #expect(outcome("kindIs", .text(kind), value) == "true")
    #expect(outcome("kindIs", "x", value) == "false")
  }

  @Test func deepEqual() {
    #expect(outcome("deepEqual", [1], [1]) == "true")
    #expect(outcome("deepEqual", [1], [1.0]) == "false", "types count")
    #expect(outcome("deepEqual", strings("a"), ["a"]) == "false", "types of lists count")
    #expect(outcome("deepEqual", ["a": []], ["a": []]) == "true")
    #expect(outcome("deepEqual", [], .list(List([], isNil: true))) == "false", "nil is not empty")
    #expect(outcome("deepEqual", .float(.nan), .float(.nan)) == "false")
    #expect(outcome("deepEqual", .null, .null) == "true")
  }
}
