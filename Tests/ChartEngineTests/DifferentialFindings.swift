import Testing
import ValueTree

@testable import ChartEngine

/// What comparing random templates with the reference renderer found (`Tests/Fuzzing/Differential`), smallest form first.
@Suite struct DifferentialFindings {
  @Test(
    arguments: [
      // template                                          output or, after `!`, the end of the error
      ("{{ .Values.x | len }}", "!reflect: call of reflect.Value.Type on zero Value"),
      ("{{ $x := .Values.x }}{{ len $x }}", "!reflect: call of reflect.Value.Type on zero Value"),
      ("{{ len .Values.x }}", "!len of nil pointer"),
      ("{{ 1 | call }}", "!non-function <int Value> of type int"),
      (#"{{ "a" | call }}"#, "!non-function a of type string"),
      (#"{{ (toDate "2006" "2024").Date }}"#, "!function Date has 3 return values; should be 1 or 2"),
      ("{{ if true }}{{ $x = (list) }}{{ end }}", "!undefined variable: $x"),
      ("{{ block \"a\" . }}\n{{ else }}{{ end }}", "!(c/templates/t:1): unexpected {{else}} in block clause"),
      (#"{{ range "\x00" }}{{ end }}"#, "!range can't iterate over \0"),
      (#"{{ (semver "1.2.3" | deepCopy).Major }}"#, "0"),
      (#"{{ toToml 1i }}"#, "unsupported type for key '': complex128"),
      (#"{{ toDate "2006" "9999" | dateModify "9000h" | toYaml }}"#, ""),
    ])
  func match(template: String, want: String) {
    var evaluation = TemplateEvaluation(template: ByteString(template))
    evaluation.values = "a: 1\n"
    do {
      let output = try evaluation.run()
      #expect(output.string == want)
    } catch {
      #expect(want.first == "!" && error.helmText.string.hasSuffix(want.dropFirst()), "\(error.helmText.string)")
    }
  }

  @Test(
    arguments: [
      ("?.txt", "a.txt", true), ("?.txt", "é.txt", false), ("[!a].txt", "é.txt", false), ("?*", "é.txt", true),
      ("é?", "éa", false), ("?", "é", true), ("[a-c]?.txt", "bb.txt", true), ("a?", "a", false),
    ])
  func globs(pattern: String, path: String, matches: Bool) throws {
    let glob = try #require(Glob(ByteString(pattern)))
    #expect(glob.matches(ByteString(path)) == matches, "a part that ends past ASCII is cut in the library")
  }
}
