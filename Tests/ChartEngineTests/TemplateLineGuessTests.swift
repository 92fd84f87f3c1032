import Testing
import ValueTree

@testable import ChartEngine

@Suite struct TemplateLineGuessTests {
  @Test(
    arguments: [
      // template                          rendered     line why
      ("kind: x\n  a: {{ .v }}\n", "  a: b: c", 2, "the literal part in front of an action"),
      ("  a: {{ .v }}\n", " a: b", nil, "another indentation comes from elsewhere"),
      ("  a: {{ .v }}\n  a: {{ .w }}\n", "  a: 1", nil, "two lines fit"),
      ("{{ toYaml .v }}\n", "a: 1", nil, "no literal part"),
      ("a: \"{{ .v }}\"x\n", "a: \"1\"x", 1, "both ends"),
      ("a: \"{{ .v }}\"x\n", "a: \"1\"", nil, "the end differs"),
      ("a: {{ .v\n", "a: 1", 1, "an action that goes on in the next line"),
    ] as [(String, String, Int?, String)])
  func finds(template: String, rendered: String, line: Int?, why: String) {
    #expect(
      TemplateLineGuess.line(writing: ByteString(rendered), in: ByteString(template)) == line, "\(why)")
  }
}
