import TemplateFunctions
import Testing
import ValueTree

@Suite struct StringListTests {
  @Test(
    arguments: [
      // separator text       result                                why
      (",", ",a,,b,", "string[\"\" \"a\" \"\" \"b\" \"\"]", "empty parts count"),
      ("ab", "1ab2ab3", "string[\"1\" \"2\" \"3\"]", "long separators"),
      (",", "", "string[\"\"]", "an empty text is one part"),
      ("", "日本", "string[\"日\" \"本\"]", "code points"),
      ("", "", "string[]", "none"),
    ] as [(ByteString, ByteString, String, String)])
  func splitList(separator: ByteString, text: ByteString, result: String, why: String) {
    #expect(outcome("splitList", .string(separator), .string(text)) == result, "\(why)")
  }

  @Test(
    arguments: [
      // limit result                                             why
      (2, "map[string]string{_0: \"k\", _1: \"v:w\"}", "the last part is the rest"),
      (0, "map[string]string{}", "none"),
      (1, "map[string]string{_0: \"k:v:w\"}", "uncut"),
      (-1, "map[string]string{_0: \"k\", _1: \"v\", _2: \"w\"}", "all"),
    ] as [(Int, String, String)])
  func splitn(limit: Int, result: String, why: String) {
    #expect(outcome("splitn", ":", .int(limit), "k:v:w") == result, "\(why)")
  }

  @Test func numbersAreSortedAsText() {
    let text = ByteString(Array(repeating: "x", count: 11).joined(separator: ","))
    guard case .map(let map)? = try? call("split", ",", .string(text)) else { return }
    #expect(map.keys.prefix(3) == ["_0", "_1", "_10"])
  }

  @Test func staysWithinLimits() {
    var limits = Limits()
    limits.listItems = 3
    let context = FunctionContext(limits: limits)
    #expect(
      outcome("splitList", "", "abcd", context: context)
        == "!split would make 4 items: the limit list-items is 3, --limit list-items=NUMBER moves it")
    #expect(outcome("splitList", "x", "abcd", context: context) == "string[\"abcd\"]")
    #expect(outcome("splitn", "", 2, "abcd", context: context) == "map[string]string{_0: \"a\", _1: \"bcd\"}")
    #expect(outcome("concat", [1, 2], [3, 4], context: context).contains("the limit list-items"))
  }

  @Test func joins() {
    #expect(outcome("join", "-", ["a", .null, "b"]) == "\"a-b\"", "nil is left out")
    #expect(outcome("join", "-", .null) == "\"\"")
    #expect(outcome("join", "-", "abc") == "\"abc\"", "a text is a list of one")
    #expect(outcome("join", "-", []) == "\"\"")
    #expect(outcome("toStrings", .null) == "string[]")
    #expect(outcome("toStrings", ["a", .null]) == "string[\"a\"]")
  }

  /// SURPRISES 29.
  @Test func sortsTextsInPlace() throws {
    let texts = strings("c", "a", "b")
    #expect(outcome("sortAlpha", texts) == "string[\"a\" \"b\" \"c\"]")
    #expect(shown(texts) == "string[\"a\" \"b\" \"c\"]", "the list of texts itself is sorted")
    let values: Value = ["c", "a"]
    #expect(outcome("sortAlpha", values) == "string[\"a\" \"c\"]")
    #expect(shown(values) == "[\"c\" \"a\"]", "any other list is copied")
    #expect(outcome("sortAlpha", "x") == "string[\"x\"]")
  }
}
