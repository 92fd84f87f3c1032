import GoRegexp
import TestSupport
import Testing
import ValueTree

@Suite struct Patterns {
  @Test(
    arguments: [
      // pattern       words                                                             why
      ("a**", "invalid nested repetition operator: `**`", "two operators in a row"),
      ("x{2}{3}", "invalid nested repetition operator: `{2}{3}`", "counted ones too"),
      ("+", "missing argument to repetition operator: `+`", "nothing to repeat"),
      ("a|*", "missing argument to repetition operator: `*`", "nothing to repeat in this alternative"),
      ("a{2,1}", "invalid repeat count: `{2,1}`", "the larger number first"),
      ("a{1001}", "invalid repeat count: `{1001}`", "Go's bound"),
      ("((a{100}){100}){2}", "invalid repeat count: `{100}`", "the bound holds for the product"),
      ("\\", "trailing backslash at end of expression: ``", "nothing is blamed"),
      ("\\8", "invalid escape sequence: `\\8`", "no back-references"),
      ("\\C", "invalid escape sequence: `\\C`", "RE2 knows it, Go does not"),
      ("\\x{110000}", "invalid escape sequence: `\\x{110000`", "read up to the digit that is too much"),
      ("[z-a]", "invalid character class range: `z-a`", "a range backwards"),
      ("[[:nope:]]", "invalid character class range: `[:nope:]`", "no such class"),
      ("\\pX", "invalid character class range: `\\pX`", "no such category"),
      ("\\p{Old_Italic}", "invalid character class range: `\\p{Old_Italic}`", "Go looks for it without underscore"),
      ("[a", "missing closing ]: `[a`", "an open class"),
      ("(a", "missing closing ): `(a`", "an open group"),
      ("a)", "unexpected ): `a)`", "blames the whole pattern"),
      ("(?=a)", "invalid or unsupported Perl syntax: `(?=`", "no lookahead"),
      ("(?i", "invalid or unsupported Perl syntax: `(?i`", "flags without an end"),
      ("(?<n", "invalid named capture: `(?<n`", "a name without an end"),
      ("(?P<a b>x)", "invalid named capture: `(?P<a b>`", "a name with a space"),
    ] as [(String, String, String)])
  func failsInGoWords(pattern: String, words: String, why: String) {
    let failure = #expect(throws: RegexpFailure.self, "\(why)") { try Regexp(pattern) }
    #expect(failure?.message.string == "error parsing regexp: \(words)", "\(why)")
  }

  @Test func boundsDepth() {
    let deep = String(repeating: "(", count: 1000) + "a" + String(repeating: ")", count: 1000)
    #expect(throws: RegexpFailure(.tooDeep, ByteString(deep))) { try DeepStack.run { _ = try Regexp(deep) } }
    let endless = String(repeating: "(", count: 100_000)
    #expect(throws: RegexpFailure(.missingParenthesis, ByteString(endless))) {
      try DeepStack.run { _ = try Regexp(endless) }
    }
  }

  @Test func blamesBytesThatAreNotUTF8() {
    let pattern = ByteString([0x61, 0xFF, 0x62])
    #expect(throws: RegexpFailure(.invalidUTF8, ByteString([0xFF, 0x62]))) { try Regexp(pattern) }
  }

  @Test(
    arguments: [
      // pattern        text     matches  why
      ("(?<n>a)(?<n>b)", "ab", true, "a name may stand twice, and without P"),
      ("(?P<1a>x)", "x", true, "a name may begin with a digit"),
      ("^\\d+$", "1\n", false, "$ is the very end"),
      ("^.$", "é", true, "a dot is a rune"),
      ("\\B", "aéb", false, "no place inside a rune counts"),
      ("\\p{Letter}", "é", true, "long names of categories"),
      ("[^\\P{Cn}]", "a", false, "unassigned in a negated class"),
      ("^\\Qa.\\E*$", "a...", true, "an operator after a quotation takes the last character"),
      ("a*\\Q\\E*", "", true, "an empty quotation parts two operators"),
      ("(?i)straße", "STRAßE", true, "letters fold one to one"),
      ("a{,2}", "a{,2}", true, "a brace that is none"),
      ("\\pL{900}", "a", false, "large when compiled, and still fine"),
    ] as [(String, String, Bool, String)])
  func match(pattern: String, text: String, matches: Bool, why: String) throws {
    #expect(try Regexp(pattern).matches(ByteString(text)) == matches, "\(why)")
  }
}

@Suite struct Replacement {
  @Test(
    arguments: [
      // pattern      text           replacement  result          why
      ("a(x*)b", "-ab-axxb-", "${1}W", "-W-xxW-", "braces end the name"),
      ("a(x*)b", "-ab-axxb-", "$1W", "---", "$1W is a group named 1W"),
      ("(?<n>a)|(?<n>b)", "ab", "<$n>", "<a><b>", "of one name the group that took part"),
      ("a", "a", "$$-$-${-${1", "$-$-${-${1", "what is malformed stays"),
      ("(a)", "a", "$01", "", "no leading zero"),
      ("", "日本", "-", "-日-本-", "between runes"),
      ("x*", "abxc", "-", "-a-b-c-", "no empty match after a match"),
      ("$", "abc", "X", "abcX", "at the end"),
      ("z", "abc", "X", "abc", "no match"),
      ("(?:(?:a??)*)+?", "aab", "-", "-a-a-b-", "a lazy repetition of a repetition that prefers nothing"),
      ("((a??)*){2,}?b?", "aab", "<$1>", "<>a<>a<>", "the same from two turns on, in groups"),
    ] as [(String, String, String, String, String)])
  func expands(pattern: String, text: String, replacement: String, result: String, why: String) throws {
    let regexp = try Regexp(pattern)
    #expect(try regexp.replacingAll(in: ByteString(text), with: ByteString(replacement)).string == result, "\(why)")
  }

  @Test func keepsBytesThatAreNotUTF8() throws {
    let text = ByteString([0x61, 0xFF, 0x62, 0xE6, 0x97])
    #expect(try Regexp(".").all(in: text, limit: -1).map(\.bytes) == [[0x61], [0xFF], [0x62], [0xE6], [0x97]])
    #expect(try Regexp("b").replacingAll(in: text, with: "-").bytes == [0x61, 0xFF, 0x2D, 0xE6, 0x97])
    #expect(try Regexp("\\x{FFFD}").matches(text))
  }

  @Test func stopsAtTheLimit() throws {
    let regexp = try Regexp("a")
    #expect(throws: RegexpLimit.self) { try regexp.replacingAll(in: "aaaa", with: "bbb", upTo: 10) }
    #expect(try regexp.replacingAllLiterally(in: "aaaa", with: "b$1", upTo: 12).string == "b$1b$1b$1b$1")
  }
}

@Suite struct Splitting {
  @Test(
    arguments: [
      // pattern  text     limit  parts               why
      ("z", "pizza", 2, ["pi", "za"], "at most two"),
      ("a*", "baaac", -1, ["b", "c"], "an empty match at the start yields no part"),
      ("", "abc", -1, ["a", "b", "c"], "rune by rune"),
      ("a", "", -1, [""], "an empty text"),
      ("a", "a", 0, nil, "none wanted"),
    ] as [(String, String, Int, [String]?, String)])
  func splits(pattern: String, text: String, limit: Int, parts: [String]?, why: String) throws {
    #expect(try Regexp(pattern).split(ByteString(text), limit: limit)?.map(\.string) == parts, "\(why)")
  }

  @Test func quotesMeta() {
    #expect(Regexp.quoteMeta("a[b].é-/").string == "a\\[b\\]\\.é-/")
  }

  /// How far a search may read behind a match: what it costs to find many in a long text depends on that.
  @Test(
    arguments: [
      // pattern     looks ahead  why
      ("[ ]+", false, "ends with its repetition"), ("a+b|a", true, "something follows a repetition"),
      ("\\n", false, "bounded"), ("x.*", false, "greedy to the end"), ("x.*?y", true, "lazy, then more"),
      ("a+$|a", true, "an anchor follows"), ("(a+)", false, "in a group"), ("(a+)b|a", true, "behind a group"),
      ("(ab)+", false, "turns of one length"), ("(a+b?)+", true, "turns of any length"), ("(a+){1}", false, "one turn"),
      ("(a+){2}", true, "two turns"), ("a{2,}", false, "counted without bound"), ("a{2,}b|a", true, "more behind it"),
      ("a{2,5}b|a", false, "counted"), ("(a*)?", false, "perhaps"), ("a|b+", false, "the last alternative"),
      ("(a|b+)c|b", true, "an alternative inside"),
    ] as [(String, Bool, String)])
  func reach(pattern: String, looksAhead: Bool, why: String) throws {
    #expect((try Regexp(pattern).reach == Int.max) == looksAhead, "\(why)")
  }

  @Test func `many matches in a long text are cheap where the pattern stops with them`() throws {
    let text = ByteString(String(repeating: "  \"expr\": \"a b c\"\n", count: 20_000))
    var left = 1_000_000
    #expect(try Regexp("[ ]+").all(in: text, limit: -1, work: &left).count == 80_000)
    #expect(left > 0)
    left = 1_000_000
    _ = try Regexp(" +x| ").all(in: text, limit: -1, work: &left)
    #expect(left < 0)
  }
}
