import Testing
import ValueTree

@Suite struct ListFunctionTests {
  @Test(
    arguments: [
      // function   list          result           why
      ("first", "ab", "\"a\"", "first"),
      ("last", "ab", "\"b\"", "last"),
      ("rest", "ab", "[\"b\"]", "a list of anything"),
      ("initial", "ab", "[\"a\"]", "all but the last"),
      ("reverse", "ab", "[\"b\" \"a\"]", "backwards"),
      ("first", "", "nil", "nothing"),
      ("rest", "", "nil[]", "a nil list: null in JSON"),
      ("initial", "", "nil[]", "a nil list"),
      ("rest", "a", "[]", "an empty list, not nil"),
      ("reverse", "", "[]", "not nil"),
      ("compact", "", "[]", "not nil"),
      ("uniq", "aab", "[\"a\" \"b\"]", "each once"),
    ] as [(ByteString, String, String, String)])
  func ends(function: ByteString, letters: String, result: String, why: String) {
    let list = Value.list(List(strings: letters.map { ByteString(String($0)) }))
    #expect(outcome(function, list) == result, "\(why)")
    let must = ByteString("must\(function.string.prefix(1).uppercased())\(function.string.dropFirst())")
    #expect(outcome(must, list) == result, "\(must)")
  }

  @Test(
    arguments: [
      // function    message                              why
      ("first", "Cannot find first on type string", ""),
      ("last", "Cannot find last on type string", ""),
      ("rest", "Cannot find rest on type string", ""),
      ("initial", "Cannot find initial on type string", ""),
      ("reverse", "Cannot find reverse on type string", ""),
      ("uniq", "Cannot find uniq on type string", ""),
      ("compact", "Cannot compact on type string", ""),
      ("slice", "list should be type of slice or array but string", "its own words"),
      ("concat", "Cannot concat type string as list", "its own words"),
    ] as [(ByteString, String, String)])
  func refuses(function: ByteString, message: String, why: String) {
    #expect(outcome(function, "text") == "!\(message)")
    #expect(outcome(function, .null) == "!runtime error: invalid memory address or nil pointer dereference")
  }

  @Test func has() {
    #expect(outcome("has", 2, .null) == "false", "nil has nothing")
    #expect(outcome("has", 2, [2.0]) == "false", "an int is no float64")
    #expect(outcome("has", [1], [[1]]) == "true", "deeply")
    #expect(outcome("has", "a", 5) == "!Cannot find has on type int")
    #expect(outcome("without", ["a", "b", "a"], "a", "c") == "[\"b\"]")
    #expect(outcome("uniq", [[1], [1], .null, .null, 1, 1.0]) == "[[1] nil 1 1.0]")
    #expect(outcome("compact", [0, "", .null, false, [], "x", 0.0]) == "[\"x\"]")
  }

  @Test func growth() {
    #expect(outcome("append", strings("a"), 1) == "[\"a\" 1]")
    #expect(outcome("prepend", ["a"], .null) == "[nil \"a\"]")
    #expect(outcome("push", 5, 1) == "!Cannot push on type int")
    #expect(outcome("concat", ["a"], strings("b")) == "[\"a\" \"b\"]")
    #expect(outcome("concat") == "nil[]", "SURPRISES 35")
    #expect(outcome("list") == "[]")
    let list: Value = ["a"]
    _ = outcome("append", list, "b")
    #expect(shown(list) == "[\"a\"]", "the list itself stays")
  }

  @Test(
    arguments: [
      // bounds    result                                                    why
      ([], "[1 2 3 4 5]", "all"),
      ([2], "[3 4 5]", "to the end"),
      ([1, 3], "[2 3]", "both"),
      (["1", 3.9], "[2 3]", "anything that int takes"),
      ([.null, 2], "[1 2]", "nil is 0"),
      ([3, 1], "!reflect.Value.Slice: slice index out of bounds", "backwards"),
      ([-1], "!reflect.Value.Slice: slice index out of bounds", "negative"),
      ([1, 99], "!reflect.Value.Slice: slice index out of bounds", "past the end"),
    ] as [([Value], String, String)])
  func slice(bounds: [Value], result: String, why: String) throws {
    let list: Value = [1, 2, 3, 4, 5]
    do {
      #expect(shown(try call("slice", [list] + bounds)) == result, "\(why)")
    } catch let failure as FunctionFailure {
      #expect("!\(failure.message)" == result, "\(why)")
    }
  }

  @Test func sliceKeepsTheType() {
    #expect(outcome("slice", strings("a", "b"), 1) == "string[\"b\"]")
    #expect(outcome("slice", strings()) == "nil", "of nothing, nil")
  }

  @Test(
    arguments: [
      // size count result                                             why
      (2, 5, "[]interface {}[[0 1] [2 3] [4]]", "a shorter last one"),
      (2, 4, "[]interface {}[[0 1] [2 3]]", "even"),
      (9, 2, "[]interface {}[[0 1]]", "larger than the list"),
      (2, 0, "[]interface {}[]", "of nothing"),
      (0, 2, "!runtime error: makeslice: len out of range", "Go divides by zero in float64"),
      (-5, 3, "[]interface {}[]", "Go's arithmetic"),
      (-1, 3, "!runtime error: makeslice: len out of range", "Go's arithmetic"),
    ] as [(Int, Int, String, String)])
  func chunk(size: Int, count: Int, result: String, why: String) {
    #expect(outcome("chunk", .int(size), .list(List((0..<count).map { .int($0) }))) == result, "\(why)")
  }
}
