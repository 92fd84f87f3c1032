import GoTemplate
import Testing
import ValueTree

@testable import ChartEngine

/// What is said to texts that do not parse: short ones, in which one thing is wrong.
@Suite struct ParseHintTests {
  /// The hints, each on a line of its own.
  private func hints(_ text: String) -> String? {
    do throws(ParseFailure) {
      _ = try TemplateSet.parse(name: "web/templates/a.yaml", text: ByteString(text), functions: Functions.set)
      return nil
    } catch {
      let explainer = ParseExplainer(names: SourceNames(chart: "web", folder: "web"))
      return explainer.diagnostic("", error).hints.joined(separator: "\n")
    }
  }

  @Test(
    arguments: [
      // text, hint
      ("{{ if .Values.a == 2 }}{{ end }}", "== is the function eq, which stands first: eq (int .Values.a) 2."),
      ("{{ if .Values.a==2 }}{{ end }}", "== is the function eq, which stands first: eq (int .Values.a) 2."),
      ("{{ if .Values.a != \"x\" }}{{ end }}", "!= is the function ne, which stands first: ne .Values.a \"x\"."),
      ("{{ if (.Values.a) >= 2 }}{{ end }}", ">= is the function ge, which stands first: ge (.Values.a) 2."),
      ("{{ if .Values.a = 2 }}{{ end }}", "= is the function eq, which stands first: eq (int .Values.a) 2."),
      ("{{ if .a && .b }}{{ end }}", "&& is the function and, which stands first: and .a .b."),
      ("{{ if .a }}{{ else if .b || .c }}{{ end }}", "|| is the function or, which stands first: or .b .c."),
      (
        "{{ if .a | len > 3 }}{{ end }}",
        "> is the function gt, which stands first: gt A B, each in ( ) if it is more than one word."
      ),
      (
        "{{ if .Capabilities.KubeVersion.Minor <= 19 }}{{ end }}",
        "Versions are compared by semverCompare: semverCompare \"<1.20-0\" .Capabilities.KubeVersion.Version."
      ),
      ("{{ .Values.a + 1 }}", "+ is the function add, which stands first: add .Values.a 1."),
      ("{{ .Values.a - 1 }}", "- is the function sub, which stands first: sub .Values.a 1."),
      ("{{ .Values.a * 2 }}", "* is the function mul, which stands first: mul .Values.a 2."),
      (
        "{{ if eq .a \"x\" && .b && (.c) }}{{ end }}",
        "&& is the function and, which stands first: and (eq .a \"x\") .b (.c)."
      ),
      (
        "{{ if .a && !.b }}{{ end }}",
        "&& is the function and, which stands first: and A B, each in ( ) if it is more than one word."
      ),
      ("{{ .Values.a || quote }}", "Is one | meant? .Values.a | quote."),
      ("{{ .Values.a <> 1 }}", "<> is the function ne, which stands first: ne (int .Values.a) 1."),
      ("{{ \"a\" + .Values.b }}", "Strings are joined by print: print \"a\" .Values.b."),
      ("{{ .Values.a ?: 1 }}", "?: is written default: .Values.a | default 1."),
      (
        "{{ .Values?.a }}",
        "There is no ?. here: a field of (.Values.a), in parentheses, is nothing and no error where .Values.a is nil."
      ),
      ("{{ .Values.a ?? 1 }}", "?? is written default: .Values.a | default 1."),
      ("{{ .Values.a ? \"x\" : .y }}", "There is no ?: here: {{ if .Values.a }}x{{ else }}{{ .y }}{{ end }}."),
      ("{{ if !.Values.a }}{{ end }}", "! is written not: not .Values.a."),
      ("{{ if not (!(eq .a 1)) }}{{ end }}", "! is written not: not (eq .a 1)."),
    ] as [(String, String)])
  func operators(text: String, hint: String) { #expect(hints(text) == hint) }

  @Test(
    arguments: [
      ("{{-.Values.a }}", "A blank must stand behind {{-, or the dash belongs to what follows."),
      ("{{ .Values.a-}}", "A blank must stand before -}}."),
      ("{{ $my-var := 1 }}", "The name of a variable has no dash: $my_var."),
      (
        "{{ .Values.a-1 }}",
        "A name with a dash is looked up by index: index .Values \"a-1\". A difference is sub .Values.a 1."
      ),
      (
        "{{ default “1” .x }}",
        "“ is no quote of a template; strings stand in \"…\". Was the line copied from a document?"
      ),
      (
        "{{ .Values.a\u{A0}}}",
        "A blank that is no plain one stands here; write it anew. Was the line copied from a document?"
      ),
      ("{{ .Values.env[0].name }}", "What is inside is looked up by index: (index .Values.env 0).name."),
      ("{{ .Values.env['a'][1] }}", "What is inside is looked up by index: index .Values.env \"a\" 1."),
      ("{{ .Values.env.0.name }}", "What is inside is looked up by index: (index .Values.env 0).name."),
      ("{{ (first .x).0 }}", "What is inside is looked up by index: index (first .x) 0."),
      ("{{ -end }}", "A dash that takes blanks away stands right beside the braces: {{- … -}}."),
      ("{{ .Values.2fa }}", "What is inside is looked up by index: index .Values \"2fa\"."),
      ("{{ toYaml [1] }}", "A list is made by list: list \"a\" \"b\"."),
      ("{{ toYaml {a: 1} }}", "A map is made by dict: dict \"key\" .Values.x."),
      (
        "{{ default(\"a,b\", .x) }}",
        "Arguments stand without parentheses and commas: default \"a,b\" .x."
      ),
      ("{{ default 1, .x }}", "Arguments are set apart by blanks, not by commas: {{ default 1 .x }}."),
      ("{{ join , .x }}", "A comma that is a string stands in quotes: \",\"."),
      ("{{ .Files.Get(\"x\") }}", "Arguments stand without parentheses and commas: .Files.Get \"x\"."),
      ("{{ .Values.get(\"x\") }}", "A value takes no arguments, and .Values.get is one."),
      ("{{ .x := 1 }}", "Only a variable can be set: $x := …."),
      ("{{ Values[\"a\"] }}", "What is inside is looked up by index: index .Values \"a\"."),
      ("{{ end }", "An action is closed with two braces: }}."),
      ("{{ .Values. a }}", "No blank stands behind a dot: .Values.a."),
      ("{{{ .Values.a }}}", "An action has two braces on each side: {{ .Values.x }}."),
      (
        "{{ default {{ include \"x\" . }} 1 }}",
        "No action starts inside another: write (include \"x\" .) there, without braces."
      ),
      ("{{ .Values.a {{ .Values.b }}", "Is the }} missing of the action before this one?"),
      ("{{ define web.x }}{{ end }}", "A template's name stands in quotes: define \"web.x\"."),
      ("{{ include web.x . }}", "A template's name stands in quotes: include \"web.x\"."),
      ("{{ include my-web.x . }}", "A template's name stands in quotes: include \"my-web.x\"."),
      ("{{ # a }}", "A comment is {{/* … */}}, without blanks beside the braces."),
      ("{{#if .x}}", "It is written {{ if … }} … {{ end }}."),
      ("{{ if .x }}{{/if}}", "Every block ends with {{ end }}."),
      ("{{> part}}", "A template is included by {{ include \"name\" . }}."),
      ("{{ | quote }}", "A value stands before the first |: {{ .Values.x | quote }}."),
      (
        "{{ default \\\"1\\\" .x }}",
        "Quotes inside {{ }} need no backslash, even where the action stands in quotes itself: \"…\"."
      ),
      ("{{ if .x }}{{ end if }}", "Every block ends with {{ end }}, without the name of what ends."),
      (
        "{{ range .x }}{{ else if .y }}{{ end }}",
        "else if belongs to an if, and else with to a with; here put {{ if … }} … {{ end }} inside the else."
      ),
      ("{{ break }}", "There is no range around it to leave. What is not to be printed goes into an {{ if }}."),
      ("{{ block \"x\" }}{{ end }}", "A block needs a name and what its dot is to be: {{ block \"name\" . }}."),
      ("{{ }}", "Something must stand between the braces: {{ .Values.x }}."),
      ("{{ quote () }}", "Something must stand between the parentheses."),
    ] as [(String, String)])
  func syntax(text: String, hint: String) { #expect(hints(text) == hint) }

  @Test(
    arguments: [
      ("{{ length .x }}", "It is called len here."),
      ("{{ startsWith \"a\" .x }}", "It is called hasPrefix here."),
      ("{{ toYML .x }}", "It is called toYaml here."),
      ("{{ TOYAML .x }}", "Did you mean toYaml?"),
      ("{{ Values.a.b }}", "A dot stands before it: .Values.a.b."),
      ("{{ x := 1 }}", "The name of a variable starts with a $: $x := …."),
      ("{{ .Files.Get a.txt }}", "There is no function a. A value is written .Values.a.txt, a string \"a.txt\"."),
      ("{{ $name := 1 }}{{ $nmae }}", "Did you mean $name?"),
      ("{{ $Values.a }}", "A dot is missing: $.Values."),
      ("{{ range $k $v := .x }}{{ end }}", "It is written range $k, $v := .x."),
      ("{{ range $v in .x }}{{ end }}", "It is written range $v := .x."),
      (
        "{{ range $k, $v := $y }}{{ end }}",
        "$y is declared nowhere before: {{ $y := … }}. A variable ends with its block."
      ),
      (
        "{{ $labels.job }}",
        "Is it meant for Prometheus? Helm prints what stands in backquotes: {{ `{{ $labels.job }}` }}."
      ),
      (
        "{{ humanize 1 }}",
        "Is it meant for Prometheus? Helm prints what stands in backquotes: {{ `{{ humanize 1 }}` }}."
      ),
      ("{{pod}}", "Is it meant for Grafana? Helm prints what stands in backquotes: {{ `{{pod}}` }}."),
      (
        "\"legendFormat\": \"{{code}}\"",
        "Is it meant for Grafana? Helm prints what stands in backquotes: {{ `{{code}}` }}."
      ),
      ("{{code}}", "There is no function code. A value is written .Values.code, a string \"code\"."),
      ("{{steps.a.b}}", "Is it meant for Argo? Helm prints what stands in backquotes: {{ `{{steps.a.b}}` }}."),
      (
        "${{ secrets.X }}",
        "Is it meant for GitHub Actions? Helm prints what stands in backquotes: ${{ `{{ secrets.X }}` }}."
      ),
      ("${{ nindnt 4 }}", "Did you mean nindent?"),
    ] as [(String, String)])
  func names(text: String, hint: String) { #expect(hints(text) == hint) }

  @Test(
    arguments: [
      // Where it would be guessing, nothing is said.
      "{{ .Values.annotations.example.com/size }}",
      "{{ my-function .x }}",
      "{{ .Values.a++ }}",
      "{{ define \"x\" . }}{{ end }}",
    ])
  func nothing(text: String) { #expect(hints(text) == "") }
}
