import Sprig
import TemplateFunctions
import Testing
import ValueTree

@Suite struct StringFunctionTests {
  @Test(
    arguments: [
      // function    text                  result                      why
      ("upper", "naïve 日本 ß", "NAÏVE 日本 ß", "one code point stays one"),
      ("upper", "ǆ ı ﬁ", "Ǆ I ﬁ", "simple mappings only"),
      ("lower", "HELLO É", "hello é", "both ways"),
      ("title", "hello o'neil-smith foo_bar", "Hello O'Neil-Smith Foo_bar", "an underscore is no separator"),
      ("title", "ÉCOLE école ǆ", "ÉCOLE École ǅ", "title case, not upper"),
      ("untitle", "Hello World FOO", "hello world fOO", "first letters only"),
      ("swapcase", "This Is A.Test", "tHIS iS a.tEST", "start of a word: title case"),
      ("swapcase", "ǆ ı", "ǅ I", "title case at the start"),
      ("trim", "\u{A0}x y\u{2003}", "x y", "Unicode's spaces"),
      ("trim", " \t\n", "", "nothing left"),
      ("nospace", "naïve x", "naÃ¯vex", "bytes become code points"),
      ("nospace", "naïve", "naïve", "unless there is nothing to delete"),
      ("initials", "école été", "ÃÃ", "bytes again"),
      ("initials", "First Try", "FT", "words"),
      ("camelcase", "HTTPServer", "HTTPServer", "capitals stay"),
      ("camelcase", " ", "  ", "a lone connector comes twice"),
      ("camelcase", "one two\n  three\n", "OneTwo\n Three\n", "of several connectors one goes"),
      ("camelcase", "x86_64", "X8664", "digits"),
      ("snakecase", "getHTTPResponseCode", "get_http_response_code", "abbreviations"),
      ("snakecase", "a1b2C3", "a_1b2_c3", "numbers"),
      ("snakecase", "userIDs", "user_i_ds", "the last capital begins a word"),
      ("snakecase", "HTTP-Server.Name", "http_server.name", "punctuation stays"),
      ("snakecase", "naïve 日本 ✓", "naïve_日本_✓", "other scripts"),
      ("snakecase", "i\u{307}", "i_\u{307}", "a mark is another word"),
      ("snakecase", "123abc", "123abc", "a leading number"),
      ("kebabcase", "abc123DEF456", "abc123-def456", "numbers after letters"),
      ("kebabcase", "x86_64", "x86-64", "an underscore is a connector"),
    ] as [(ByteString, ByteString, ByteString, String)])
  func maps(function: ByteString, text: ByteString, result: ByteString, why: String) throws {
    #expect(outcome(function, .string(text)) == "\"\(result)\"", "\(why)")
  }

  @Test func bytesThatAreNotText() throws {
    let broken = Value.text([0x61, 0xFF, 0x62])
    #expect(outcome("upper", broken) == "\"A\u{FFFD}B\"")
    guard case .string(let kept) = try call("replace", "a", "x", broken) else { return }
    #expect(kept.bytes == [0x78, 0xFF, 0x62], "replace leaves other bytes alone")
  }

  @Test(
    arguments: [
      // count  text    result   why
      (0, "abc", "", "nothing"),
      (2, "abc", "ab", "from the start"),
      (99, "abc", "abc", "longer than the text"),
      (-2, "abc", "bc", "from the end"),
      (-4, "abc", "abc", "longer than the text, from the end"),
      (3, "日本語", "日", "bytes"),
      (Int.min, "abc", "abc", "no overflow"),
    ] as [(Int, ByteString, String, String)])
  func trunc(count: Int, text: ByteString, result: String, why: String) {
    #expect(outcome("trunc", .int(count), .string(text)) == "\"\(result)\"", "\(why)")
  }

  @Test(
    arguments: [
      // start end  result                                                         why
      (6, 99, "\"world\"", "past the end"),
      (-1, 5, "\"hello\"", "a negative start is 0"),
      (3, -1, "\"lo world\"", "a negative end is the end"),
      (3, 3, "\"\"", "empty"),
      (-5, -1, "!runtime error: slice bounds out of range [:-1]", "both negative"),
      (-1, 99, "!runtime error: slice bounds out of range [:99] with length 11", "end past the text"),
      (4, 2, "!runtime error: slice bounds out of range [4:2]", "backwards"),
      (19, 20, "!runtime error: slice bounds out of range [19:11]", "start past the text"),
    ] as [(Int, Int, String, String)])
  func substr(start: Int, end: Int, result: String, why: String) {
    #expect(outcome("substr", .int(start), .int(end), "hello world") == result, "\(why)")
  }

  @Test(
    arguments: [
      // left right result              why
      (5, 10, "...5678...", "both ends"),
      (0, 8, "1234 ...", "the start"),
      (2, 6, "1234 5678 9123", "too narrow for both"),
      (4, 7, "1234...", "an offset up to 4 keeps the start"),
      (5, 7, "...5...", "the narrowest for both"),
      (20, 8, "... 9123", "past the end"),
      (-3, 8, "1234 ...", "negative"),
    ] as [(Int, Int, String, String)])
  func abbrevboth(left: Int, right: Int, result: String, why: String) {
    #expect(outcome("abbrevboth", .int(left), .int(right), "1234 5678 9123") == "\"\(result)\"", "\(why)")
  }

  @Test func abbrev() {
    #expect(outcome("abbrev", 5, "hello world") == "\"he...\"")
    #expect(outcome("abbrev", 3, "hello world") == "\"hello world\"", "too narrow is no cut at all")
    #expect(outcome("abbrev", 6, "日本語文字列") == "\"日...\"", "bytes")
  }

  @Test(
    arguments: [
      // function  spaces text      result                               why
      ("indent", 4, "a\nb\n\nc", "\"    a\n    b\n    \n    c\"", "empty lines too"),
      ("nindent", 2, "", "\"\n  \"", "an empty text is a line"),
      ("nindent", 0, "x\n", "\"\nx\n\"", "no spaces"),
      ("indent", 0, "x", "\"x\"", "nothing to do"),
      ("indent", 1, "\n", "\" \n \"", "a line end makes two lines"),
      ("indent", -1, "a", "!strings: negative Repeat count", "negative"),
      ("repeat", 3, "ab", "\"ababab\"", "copies"),
      ("repeat", 0, "ab", "\"\"", "none"),
      ("repeat", -1, "ab", "!strings: negative Repeat count", "negative"),
      ("repeat", Int.max, "abcd", "!strings: Repeat output length overflow", "more than Go can count"),
      ("repeat", Int.max, "", "\"\"", "nothing, as often as you like"),
    ] as [(ByteString, Int, ByteString, String, String)])
  func grows(function: ByteString, spaces: Int, text: ByteString, result: String, why: String) {
    #expect(outcome(function, .int(spaces), .string(text)) == result, "\(why)")
  }

  @Test(arguments: ["repeat", "indent", "nindent"] as [ByteString])
  func staysWithinLimits(function: ByteString) {
    #expect(outcome(function, .int(1 << 40), "ab").contains("the limit value-bytes"))
    #expect(outcome(function, .int(Int.max), "a\nb").hasPrefix("!"), "no overflow")
  }

  @Test(
    arguments: [
      // width text                result                why
      (10, "The quick brown fox", "The quick\nbrown fox", "at spaces"),
      (5, "abcdefghijkl mno", "abcdefghijkl\nmno", "long words stay whole"),
      (0, "ab cd", "ab\ncd", "at least 1"),
      (6, "a  b  c  d  e", "a  b \nc  d \ne", "spaces at the start of a line go"),
      (6, "line1\nline2 more", "line1\nline2\nmore", "line ends do not count"),
    ] as [(Int, ByteString, String, String)])
  func wrap(width: Int, text: ByteString, result: String, why: String) {
    #expect(outcome("wrap", .int(width), .string(text)) == "\"\(result)\"", "\(why)")
  }

  @Test func wrapWith() {
    #expect(outcome("wrapWith", 4, "|", "abcdefghij") == "\"abcd|efgh|ij\"", "long words are cut")
    #expect(outcome("wrapWith", 4, "", "abcdefghij kl") == "\"abcd\nefgh\nij\nkl\"", "an empty separator is a line end")
  }

  @Test(
    arguments: [
      // old  new  text        result           why
      ("l", "LL", "hello", "heLLLLo", "longer"),
      ("ll", "", "hello", "heo", "gone"),
      ("", "-", "aé", "-a-é-", "empty: around every code point"),
      ("aa", "b", "aaa", "ba", "from the left, without overlap"),
      ("x", "y", "hello", "hello", "not there"),
    ] as [(ByteString, ByteString, ByteString, String, String)])
  func replace(old: ByteString, new: ByteString, text: ByteString, result: String, why: String) {
    #expect(outcome("replace", .string(old), .string(new), .string(text)) == "\"\(result)\"", "\(why)")
  }

  /// Many false starts, where the search changes its way.
  @Test func findsAfterManyFalseStarts() {
    let text = ByteString(String(repeating: "ab", count: 5_000) + "abc")
    #expect(outcome("contains", "abc", .string(text)) == "true")
    #expect(outcome("contains", "abd", .string(text)) == "false")
    #expect(outcome("contains", "", "") == "true")
    #expect(outcome("hasSuffix", "abc", .string(text)) == "true")
    #expect(outcome("hasPrefix", "abc", "ab") == "false")
  }

  @Test func trims() {
    #expect(outcome("trimAll", "ab", "abcba") == "\"c\"")
    #expect(outcome("trimall", "é", "éxé") == "\"x\"", "code points, not bytes")
    #expect(outcome("trimPrefix", "he", "hehe") == "\"he\"", "once")
    #expect(outcome("trimSuffix", "-", "a-") == "\"a\"")
    #expect(outcome("trimSuffix", "abc", "c") == "\"c\"")
  }

  @Test func quotes() {
    #expect(outcome("quote", "a") == "\"\"a\"\"")
    #expect(outcome("quote", .null) == "\"\"", "nil is left out")
    #expect(outcome("quote") == "\"\"")
    #expect(outcome("squote", "it's", .null, "b") == "\"'it's' 'b'\"", "nothing is escaped")
    #expect(outcome("cat", "a", .null, "c") == "\"a c\"")
    #expect(outcome("plural", "one", "many", 1) == "\"one\"")
    #expect(outcome("plural", "one", "many", -1) == "\"many\"")
  }

  @Test func randomTexts() throws {
    func context() -> FunctionContext { FunctionContext(random: SeededRandom(seed: 7)) }
    let first = outcome("randAlphaNum", 20, context: context())
    #expect(first == outcome("randAlphaNum", 20, context: context()), "one seed, one text")
    #expect(first.count == 22)
    #expect(outcome("randNumeric", 50, context: context()).dropFirst().dropLast().allSatisfy { "0"..."9" ~= $0 })
    #expect(outcome("randAlpha", -1) == "\"\"", "goutils fails, sprig swallows it")
    #expect(outcome("randBytes", -1) == "!runtime error: makeslice: len out of range")
    #expect(outcome("randBytes", 9).count == 14, "base64 of nine bytes")
    #expect(outcome("randInt", 5, 6) == "5")
    #expect(outcome("randInt", 6, 5) == "!invalid argument to Intn")
    #expect(outcome("shuffle", "aaaa") == "\"aaaa\"")
    #expect(outcome("shuffle", "aé").utf8.count == 5)
  }
}
