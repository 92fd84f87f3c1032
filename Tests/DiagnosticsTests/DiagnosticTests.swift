import Testing

@testable import Diagnostics

@Suite struct SourceLineTests {
  @Test(
    arguments: [
      // text               start end  place    marker       why
      ("abc\ndef\n", 4, 7, "f:2:1", "^^^", "the second line"),
      ("a\n\tx: y\n", 3, 4, "f:2:2", "\t^", "a tab before the mark stays a tab"),
      ("größe: x\n", 9, 10, "f:1:10", "       ^", "columns count bytes, carets characters"),
      ("漢字: x\n", 8, 9, "f:1:9", "      ^", "wide characters take two cells"),
      ("e\u{301}: x\n", 5, 6, "f:1:6", "   ^", "an accent of its own takes none"),
      ("a: 漢\n", 3, 6, "f:1:4", "   ^^", "two carets below a wide character"),
      ("ab\r\ncd", 0, 9, "f:1:1", "^^", "a mark ends with its line"),
      ("ab\n", 3, 3, "f:2:1", "^", "the end of the text"),
      ("", 5, 9, "f:1:1", "^", "beyond an empty text"),
    ] as [(String, Int, Int, String, String, String)])
  func finds(text: String, start: Int, end: Int, place: String, marker: String, why: String) {
    let found = SourceLine.find(SourceRange(start, end), in: Array(text.utf8), file: "f")
    #expect(found.place.text == place, "\(why)")
    #expect(found.line.marker.blanks + found.line.marker.carets == marker, "\(why)")
  }

  @Test(
    arguments: [
      // text               line column place   marker     why
      ("école: a: b\n", 1, 9, "f:1:10", "        ^", "YAML counts characters"),
      ("x\n  é漢: a: b\n", 2, 5, "f:2:8", "     ^", "behind a wide one"),
      ("\u{FEFF}a: b: c\n", 1, 5, "f:1:8", "    ^", "a mark of the byte order is no character"),
      ("ab\n", 1, 9, "f:1:3", "  ^", "beyond the end of the line"),
      ("ab\n", 9, 1, "f:2:1", "^", "beyond the end of the text"),
    ] as [(String, Int, Int, String, String, String)])
  func findsByLine(text: String, line: Int, column: Int, place: String, marker: String, why: String) {
    let found = SourceLine.find(line: line, column: column, length: 1, in: Array(text.utf8), file: "f")
    #expect(found.place.text == place, "\(why)")
    #expect(found.line.marker.blanks + found.line.marker.carets == marker, "\(why)")
  }

  @Test func longLinesAreCutAroundTheMark() {
    let text = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let line = SourceLine.find(SourceRange(500, 501), in: Array(text.utf8), file: "f").line
    #expect(line.text.unicodeScalars.count < 120)
    #expect(Array(line.text)[line.start] == "X")
    #expect(line.text.hasPrefix("…") && line.text.hasSuffix("…"))
  }
}

@Suite struct DiagnosticTests {
  private var diagnostic: Diagnostic {
    let found = SourceLine.find(SourceRange(3, 4), in: Array("a: \"\n".utf8), file: "x.yaml")
    return Diagnostic(
      .values, "no \"end\"\n\tat all", places: [Diagnostic.Place(.failure, found.place, line: found.line)],
      hints: ["One.", "Two."])
  }

  @Test func helmsWordsStandFirstAndWhole() {
    #expect(
      diagnostic.text(isColoured: false) == """
        Error: no "end"
        \tat all

          at x.yaml:1:4
          1 | a: "
            |    ^

        Hint: One.
        Hint: Two.

        """)
  }

  @Test func coloursAreOnlyForTerminals() {
    #expect(!diagnostic.text(isColoured: false).contains("\u{1B}"))
    #expect(diagnostic.text(isColoured: true).contains("\u{1B}[1;31m^\u{1B}[0m"))
    #expect(diagnostic.text(isColoured: true).contains("no \"end\"\n\tat all"))
  }

  @Test func jsonNamesTheTemplateOfWhatWasRendered() {
    let rendered = SourceLine.find(SourceRange(3, 4), in: Array("a: \"\n".utf8), file: "x.yaml")
    let written = SourceLine.find(SourceRange(0, 1), in: Array("{{ .x }}\n".utf8), file: "y.tpl")
    var places = [
      Diagnostic.Place(.failure, rendered.place, line: rendered.line),
      Diagnostic.Place(.writtenAt, written.place, line: written.line),
    ]
    places[0].isRendered = true
    places[0].document = 2
    let diagnostic = Diagnostic(.manifest, "no", places: places)
    #expect(
      diagnostic.json == #"{"kind":"manifest","helm":"no","file":"y.tpl","line":1,"column":1,"frames":["#
        + #"{"role":"failure","note":"","file":"x.yaml","line":1,"column":4,"rendered":true,"document":2}],"hint":null}"#
    )
    #expect(diagnostic.text(isColoured: false).contains("at line 1 of document 2 that x.yaml rendered\n"))
  }

  @Test func jsonIsOneLine() {
    #expect(
      diagnostic.json == #"{"kind":"values","helm":"no \"end\"\n\tat all","file":"x.yaml","line":1,"column":4,"#
        + #""frames":[],"hint":"One. Two."}"#)
    #expect(
      Diagnostic(.usage, "a\u{1}").json
        == #"{"kind":"usage","helm":"a\u0001","file":null,"line":null,"column":null,"frames":[],"hint":null}"#)
  }
}

@Suite struct NearestNames {
  @Test(
    arguments: [
      ("qoute", "quote", "two letters swapped"),
      ("labls", "labels", "one is missing"),
      ("b", nil, "one letter is near everything"),
      ("env", nil, "three letters allow one mistake"),
      ("vlaues", "values", "a flag"),
      ("somethingelse", nil, "nothing is near"),
    ] as [(String, String?, String)])
  func areFound(name: String, nearest: String?, why: String) {
    #expect(Suggestion.nearest(name, in: ["quote", "labels", "values", "eq", "and"]) == nearest, "\(why)")
  }
}
