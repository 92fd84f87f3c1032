import GoTemplate
import Testing
import ValueTree

@Suite struct BlockSurveyTests {
  @Test(
    arguments: [
      // text, open blocks, crossed, last
      ("{{ if .a }}\n{{ end }}\n", "", nil, nil, "closed"),
      ("{{ if .a }}\n  {{ if .b }}\n{{ end }}\n", "1", 2, 2, "the end in the outer column"),
      ("{{ if .a }}\n  {{ if .b }}\n  {{ end }}\n", "1", nil, nil, "the end in its own column"),
      ("{{ if .a }}\n{{ if .b }}\n{{ end }}\n", "1", nil, 2, "one column tells nothing"),
      ("{{ if .a }}\n{{ if .b }}x{{ end }}\n", "1", nil, nil, "on one line"),
      (
        "{{ if .a }}\n {{ if .b }}\n  {{ if .c }}\n{{ end }}\n {{ end }}\n", "1", nil, nil,
        "a block with an odd end is whole"
      ),
      (
        "{{ if .a }}\n  {{ if .b }}\n{{ end }}\n{{ end }}\n{{ if .c }}\n", "5", nil, nil,
        "what was closed before is whole"
      ),
      ("{{ define \"a\" }}{{ if .b }}", "1 1", nil, nil, "two are open"),
      ("{{ if .a }}{{ else }}{{ else if", "1", nil, nil, "cut off"),
      ("{{ end }}{{ if .a }}", "1", nil, nil, "an end too many"),
    ] as [(String, String, Int?, Int?, String)])
  func finds(text: String, open: String, crossed: Int?, last: Int?, why: String) {
    let survey = BlockSurvey(ByteString(text))
    #expect(survey.open.map { "\($0.line)" }.joined(separator: " ") == open, "\(why)")
    #expect(survey.crossed?.pair.block.line == crossed, "\(why)")
    #expect(survey.last?.block.line == last, "\(why)")
  }
}
