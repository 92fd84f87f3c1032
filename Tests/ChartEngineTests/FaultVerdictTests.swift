import Diagnostics
import Testing
import ValueCoding
import ValueTree

@testable import ChartEngine

@Suite struct FaultVerdicts {
  @Test(
    arguments: [
      // text                                blamed           hint, its start                            why
      ("a: *b\n", "1:4 *b", "*b stands for what an & of that name", "an alias of nothing"),
      ("a: &b\n  c: *b\n", "2:6 *b", "*b stands inside of what the &", "an alias of itself"),
      ("a: &b x\nc:\n  <<: *b\n", "3:7 *", "<< takes a map", "a merge of a text"),
      ("? [a, b]\n: c\n", "1:3 [", "A key is a text", "a list as a key"),
      ("a: {{ .x }}\n", "1:4 {{", "Values files are no templates", "an action"),
      ("a: {{ .x }} y\n", "1:4 {{", "Values files are no templates", "an action and more"),
      ("a: [1] y\n", "1:4 [", "[ opens a list: a text", "a text that starts with a bracket"),
      ("a: é\0\n", "1:6 \0", "A control character", "no text"),
      ("{\"a\": 1 \"b\": 2}\n", "1:12 :", "A comma is missing", "closed, so that something is missing between"),
      ("a: [b, c\nd: e\n", "1:4 [", "The [ that opens here", "not closed"),
      ("a: [don't, b\nd: e\n", "1:4 [", "The [ that opens here", "an apostrophe is no quote"),
      ("a: [\"]\", b # ]\nd: e\n", "1:4 [", "Behind the # all is", "in quotes or a comment nothing is closed"),
      ("a: [b, # c]\nd: e\n", "1:4 [", "Behind the # all is a comment: the [", "what closes it is no more"),
      ("a: [1,\n", "2:1 ", "A value is missing here, or a bracket", "nothing behind a comma"),
      ("a: \"x\nb: y\n", "1:4 \"", "The quote that opens here", "a quote"),
      ("a: 'it's'\n", "1:7 '", "The text in quotes ends with this '", "a quote inside"),
      ("a: 'x\nb: 'y'\n", "1:4 '", "Is the ' missing", "the next quote ends the text"),
      ("a: \"\\d\"\n", "1:5 \\", "In double quotes \\ starts", "an escape that YAML does not know"),
      ("a: *.x\n", "1:4 *", "A value that starts with * ", "a star"),
      ("a: & x\n", "1:4 &", "A value that starts with & ", "a reference"),
      ("a: @x\n", "1:4 @", "A value that starts with @ ", "a sign that YAML keeps for later"),
      ("a:\n  b:c\n  d: e\n", "2:4 :", "b:c is a text to YAML", "a colon without a space"),
      ("a: b: c\n", "1:5 :", "A value with a colon and a space in it needs quotes.", "two colons"),
      ("a: b\n  c: d\n", "2:3 c", "The line above has its value already", "nothing can stand below a value"),
      ("a: b\n\n  c: d\n", "3:4 :", "Either this line", "only the line above is looked at"),
      ("a: }} b\n", "1:4 }", "A text that starts with } needs quotes.", "a closing brace"),
      ("a:\n{}\nb: c\n", "2:1 {}", "This stands where a key", "a map where a key is wanted"),
      ("a:\n  - b\n  c: d\n", "3:3 c", "The lines above in its column start with -", "a key in a list"),
      ("a:\n  b: c\n  - d\n", "3:3 -", "A - starts an item", "an item in a map"),
      ("a:\n   b: c\n  d: e\n", "3:3 d", "The indentation of this line fits none", "between two columns"),
      (">>>>>>> x\na: b\n", "1:1 >>>>>>> x", "git left these marks", "half a conflict"),
      ("a: |\n  <<<<<<< x\nb: c: d\n", "3:5 :", "A value with a colon", "no mark at the start of a line"),
    ] as [(String, String, String, String)])
  func blame(text: String, blamed: String, hint: String, why: String) throws {
    let text = ByteString(text)
    let fault = try #require(text.withBytes { YAMLFault.find(in: $0) })
    let verdict = FaultVerdict(fault, in: text, by: .person)
    let range = try #require(verdict.parts.first?.range)
    let place = SourceLine.find(range, in: text.bytes, file: "f").place
    #expect(
      "\(place.line):\(place.column) \(text[Int(range.start)..<min(text.count, Int(range.end))].string)" == blamed,
      "\(why)")
    #expect(verdict.hints.count == 1 && verdict.hints[0].hasPrefix(hint), "\(verdict.hints): \(why)")
  }
}
