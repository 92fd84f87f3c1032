import Testing
import ValueTree

@Suite struct GoQuoteTests {
  @Test(arguments: [
    ("plain", #""plain""#, #""plain""#, "nothing to escape"),
    ("q\"b\\s", #""q\"b\\s""#, #""q\"b\\s""#, "quote and backslash"),
    ("\u{7}\t\n\u{1}", #""\a\t\n\x01""#, #""\a\t\n\x01""#, "control characters"),
    ("é", #""é""#, #""\u00e9""#, "printable beyond ASCII"),
    ("\u{A0}\u{200B}", #""\u00a0\u200b""#, #""\u00a0\u200b""#, "spaces but the ASCII one are not printable"),
    ("😀", #""😀""#, #""\U0001f600""#, "eight digits past U+FFFF"),
  ])
  func quotes(text: String, want: String, ascii: String, why: String) {
    var output: [UInt8] = []
    GoQuote.append(ByteString(text), to: &output)
    #expect(String(decoding: output, as: UTF8.self) == want, "\(why)")
    output = []
    GoQuote.append(ByteString(text), isASCII: true, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == ascii, "\(why)")
  }

  @Test func quotesBytesThatAreNoText() {
    var output: [UInt8] = []
    GoQuote.append(ByteString([0x61, 0xFF, 0xC3]), to: &output)
    #expect(ByteString(output) == #""a\xff\xc3""#)
  }

  @Test(arguments: [
    (#""a\n\x41\101\u00e9""#, "a\nAAé", "every kind of escape"),
    ("`a\\n\r`", "a\\n", "a raw one keeps backslashes and drops carriage returns"),
    ("'x'", "x", "one character"),
    ("''", "", "Go allows it here"),
    (#"'\''"#, "'", "its own quote"),
  ])
  func unquotes(literal: String, want: String, why: String) {
    #expect(GoQuote.unquote(ByteString(literal)) == ByteString(want), "\(why)")
  }

  @Test(arguments: [
    ("", "empty"), ("\"", "one quote"), ("a", "no quote"), ("\"a", "no end"), ("\"a\"b\"", "goes on after its end"),
    ("\"\n\"", "a line end"), (#""\'""#, "the other quote's escape"), ("'ab'", "two characters"),
    (#""\8""#, "no octal digit"), (#""\400""#, "beyond a byte"), (#""\ud800""#, "a surrogate"),
    (#""\x4""#, "too short"),
    ("`a`b`", "a backquote inside"),
  ])
  func refuses(literal: String, why: String) {
    #expect(GoQuote.unquote(ByteString(literal)) == nil, "\(why)")
  }

  @Test func unquotesBytes() {
    #expect(GoQuote.unquote(#""\xff""#) == ByteString([0xFF]), "a byte stays a byte")
    #expect(GoQuote.unquote(ByteString([0x22, 0xFF, 0x22])) == "\u{FFFD}", "a byte that is no text does not")
  }

  @Test func knowsWhatBackquotesHold() {
    #expect(GoQuote.canBackquote("a\t\"é"))
    for text in ["a`b", "a\nb", "\u{7F}", "\u{FEFF}"] { #expect(!GoQuote.canBackquote(ByteString(text)), "\(text)") }
    #expect(!GoQuote.canBackquote(ByteString([0xFF])))
  }
}
