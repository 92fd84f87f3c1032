import Charts
import TestSupport
import Testing
import ValueTree

@testable import ChartEngine

/// Each limit of a render is reached, mostly inside a function, and ends in words that name it.
@Suite struct LimitsTests {
  private func outcome(_ template: String, _ name: LimitName? = nil, _ value: Int = 0, values: String = "") -> String {
    var evaluation = TemplateEvaluation(template: ByteString(template), values: ByteString(values))
    if let name { evaluation.limits[name] = value }
    do throws(RenderFailure) { return try evaluation.run().string } catch { return "!" + error.helmText.string }
  }

  private static let twins = "{{ $x := dict }}{{ range until 40 }}{{ $x = dict \"a\" $x \"b\" $x }}{{ end }}"

  /// With the limits that everybody has.
  @Test(
    arguments: [
      // limit         template
      (.valueBytes, "{{ repeat 1000000000 \"x\" }}"),
      (.valueBytes, "{{ indent 1000000000 \"x\" }}"),
      (.valueBytes, "{{ repeat 60000 \"\\n\" | nindent 100000 }}"),
      (.valueBytes, "{{ join (repeat 100000 \"x\") (until 100000) }}"),
      (.valueBytes, "{{ replace \"x\" (repeat 1000000 \"y\") (repeat 1000 \"x\") }}"),
      (.valueBytes, "{{ $s := repeat 100000 \"x\" }}{{ regexReplaceAll \"x\" $s $s }}"),
      (.valueBytes, "{{ randAlphaNum 1000000000 }}"),
      (.valueBytes, "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = print $s $s }}{{ end }}"),
      (.valueBytes, "{{ $s := \"x\" }}{{ range until 60 }}{{ $s = cat $s $s }}{{ end }}"),
      (
        .valueBytes,
        "{{ define \"d\" }}{{ . }}{{ . }}{{ end }}{{ $s := \"x\" }}{{ range until 60 }}"
          + "{{ $s = include \"d\" $s }}{{ end }}"
      ),
      (.valueBytes, twins + "{{ toYaml $x }}"),
      (.listItems, "{{ until 1000000000 }}"),
      (.listItems, "{{ untilStep 0 9223372036854775807 1 }}"),
      (.listItems, "{{ seq 1 9223372036854775806 }}"),
      (.listItems, "{{ splitList \"\" (repeat 2000000 \"x\") }}"),
      (.madeBytes, "{{ $l := list }}{{ range until 300000 }}{{ $l = append $l 1 }}{{ end }}"),
      (.madeBytes, "{{ $l := list }}{{ range until 1000 }}{{ $l = append $l (repeat 9000000 \"x\") }}{{ end }}"),
      (.madeBytes, "{{ range $i := until 3000 }}{{ $x := tpl (repeat 10000 (printf \"%d \" $i)) $ }}{{ end }}"),
      (.steps, twins + "{{ $y := deepCopy (dict \"a\" 1) }}{{ range until 1000 }}{{ bcrypt \"p\" | len }}{{ end }}"),
      (.valueDepth, "{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ deepCopy $d }}"),
      (
        .nesting,
        "{{ define \"a\" }}{{ include \"b\" . }}{{ end }}{{ define \"b\" }}{{ include \"a\" . }}{{ end }}"
          + "{{ include \"a\" . }}"
      ),
      (.nesting, "{{ define \"a\" }}{{ tpl \"{{ include \\\"a\\\" . }}\" . }}{{ end }}{{ include \"a\" . }}"),
      (.outputBytes, "{{ range 100000000 }}" + String(repeating: "x", count: 1000) + "{{ end }}"),
    ] as [(LimitName, String)])
  func standsAsItIs(limit: LimitName, template: String) {
    // bcrypt is slow on purpose: a lower limit shows the same.
    let text = template.contains("bcrypt") ? outcome(template, .steps, 2_000_000) : outcome(template)
    #expect(text.hasPrefix("!") && text.contains("the limit \(limit.rawValue) is "), "\(text.suffix(300))")
  }

  @Test func allDigitsOfNumbersCount() {
    let numbers = "{{ $l := list" + String(repeating: " 5e-324", count: 1_000) + " }}"
    let text = outcome(numbers + "{{ $_ := printf \"%e\" $l }}", .steps, 20_000)
    #expect(text.contains("the limit steps is "), "\(text.suffix(300))")
    #expect(outcome(numbers + "{{ $_ := printf \"%v\" $l }}", .steps, 20_000) == "")
  }

  /// With limits brought down, so that a debug build reaches them at once.
  @Test(
    arguments: [
      // limit        value  template
      (.steps, 10_000, "{{ range 9000000000000000000 }}{{ end }}"),
      (.steps, 10_000, "{{ range 100000 }}{{ range 100000 }}{{ end }}{{ end }}"),
      (.steps, 10_000, "{{ define \"a\" }}{{ template \"a\" . }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}"),
      (
        .steps, 10_000,
        "{{ define \"a\" }}{{ $x := include \"b\" . }}{{ end }}{{ define \"b\" }}{{ end }}"
          + "{{ range 100000 }}{{ $x := include \"a\" . }}{{ end }}"
      ),
      (.steps, 100_000, "{{ $d := dict }}{{ range $i := until 20000 }}{{ $_ := set $d (toString $i) 1 }}{{ end }}"),
      (.madeBytes, 1_000_000, twins + "{{ $y := deepCopy $x }}"),
      (.steps, 100_000, twins + "{{ $y := $x }}" + twins + "{{ deepEqual $x $y }}"),
      (.steps, 100_000, twins + "{{ $y := $x }}" + twins + "{{ $_ := merge $x $y }}"),
      (.steps, 100_000, "{{ uniq (until 10000) }}"),
      (.steps, 100_000, "{{ range until 1000 }}{{ $x := regexMatch \"y$\" (repeat 1000 \"x\") }}{{ end }}"),
      (.steps, 100_000, "{{ range until 100000 }}{{ $x := sha256sum (repeat 1000 \"x\") }}{{ end }}"),
      (.valueBytes, 1_000, twins + "{{ toJson $x }}"),
      (.valueBytes, 1_000, twins + "{{ toToml $x }}"),
      (.valueBytes, 1_000, twins + "{{ toPrettyJson $x }}"),
      (.valueBytes, 1_000, twins + "{{ toYamlPretty $x }}"),
      (.valueBytes, 1_000, twins + "{{ toString $x }}"),
      (.valueBytes, 1_000, twins + "{{ quote $x }}"),
      (.valueBytes, 1_000, twins + "{{ printf \"%v\" $x }}"),
      (.valueBytes, 1_000, twins + "{{ $x }}"),
      (.valueBytes, 1_000, twins + "{{ sortAlpha (list $x) }}"),
      (.valueBytes, 1_000, "{{ printf \"%999d\" 1 }}{{ printf \"%999d%999d\" 1 2 }}"),
      (.valueBytes, 1_000, "{{ printf \"%*d\" 900000 1 }}"),
      (.valueBytes, 1_000, "{{ b64enc (repeat 900 \"x\") }}"),
      (.valueBytes, 1_000, "{{ wrapWith 1 (repeat 100 \"x\") (repeat 100 \"a b \") }}"),
      (.valueBytes, 1_000, "{{ html (repeat 900 \"<\") }}"),
      (.outputBytes, 1_000, "{{ range 100 }}{{ repeat 100 \"x\" }}{{ end }}"),
      (
        .outputBytes, 1_000,
        "{{ define \"a\" }}{{ repeat 100 \"x\" }}{{ end }}{{ range 100 }}{{ template \"a\" . }}{{ end }}"
      ),
      (.listItems, 1_000, "{{ regexFindAll \"x\" (repeat 2000 \"x\") -1 }}"),
      (.listItems, 10, "{{ list 1 2 3 4 5 6 | concat (until 5) }}"),
      (
        .nesting, 5,
        "{{ define \"a\" }}{{ if lt . 9 }}{{ include \"a\" (add1 .) }}{{ end }}{{ end }}{{ include \"a\" 1 }}"
      ),
    ] as [(LimitName, Int, String)])
  func ends(limit: LimitName, value: Int, template: String) {
    let text = outcome(template, limit, value)
    #expect(
      text.hasPrefix("!") && text.contains("the limit \(limit.rawValue) is \(value), --limit \(limit.rawValue)="),
      "\(text.suffix(300))")
  }

  /// Wherever the limit is passed, at the last action or behind it too, there are words.
  @Test func endsAtEachStep() {
    let template =
      "{{ define \"a\" }}{{ . }}{{ end }}{{ range until 3 }}{{ include \"a\" . }}{{ end }}{{ tpl \"{{ 1 }}\" . }}"
    var isDone = false
    for steps in 1...2_000 where !isDone {
      let text = outcome(template, .steps, steps)
      isDone = text == "0121"
      #expect(isDone || text.contains("the limit steps is \(steps), --limit"), "\(steps): \(text)")
    }
    #expect(isDone)
  }

  /// What is nested deep, or grows where nothing counts it, neither crashes nor hangs.
  @Test(
    arguments: [
      // template                                                             what it says
      ("{{ " + String(repeating: "(", count: 100_000), "max expression depth exceeded"),
      (String(repeating: "{{ if true }}", count: 100_000), "max control depth exceeded"),
      (
        (0..<10_001).map { "{{ $a\($0) := 1 }}" }.joined(), "a template knows at most 10000 variables"
      ),
      ((0..<5_000).map { "{{ define \"\($0)\" }}x{{ end }}" }.joined() + "{{ include \"4999\" . }}", "x"),
      ("{{ tpl (repeat 100000 \"{{ if true }}\") . }}", "max control depth exceeded"),
      ("{{ tpl (printf \"{{ %s1%s }}\" (repeat 9999 \"(\") (repeat 9999 \")\")) . }}", "1"),
      ("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}", "nested reference name: a"),
      ("{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ toYaml $d | len }}", "0"),
      ("{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ toJson $d | len }}", "0"),
      ("{{ fromYaml (print \"a: \" (repeat 100000 \"[\")) }}", "exceeded max depth"),
      ("{{ fromJson (repeat 100000 \"[\") }}", "exceeded max depth"),
      ("{{ fromToml (print \"a=\" (repeat 100000 \"[\")) }}", "nested deeper"),
      (
        "{{ fromYaml \"a: &a [x,x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\\n"
          + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\\n"
          + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\\n"
          + "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g]\\n\" }}", "excessive aliasing"
      ),
    ] as [(String, String)])
  func staysUpright(template: String, words: String) {
    let text = outcome(template)
    #expect(text.contains(words), "\(text.suffix(300))")
  }

  /// The same where calls go deeper than the thread sanitizer follows: `make sanitize` leaves these out there.
  @Test(
    arguments: [
      ("{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}", "maximum template depth (100000)"),
      ("{{ $l := list }}{{ range until 100000 }}{{ $l = list $l }}{{ end }}{{ len $l }}", "1"),
    ] as [(String, String)])
  func staysUprightFarDown(template: String, words: String) {
    staysUpright(template: template, words: words)
  }

  /// The limit of what a render prints is for all templates together.
  @Test func countsTheOutputOfAllTemplates() {
    let text = ByteString(String(repeating: "x", count: 600))
    var evaluation = TemplateEvaluation(template: text, extra: [("u", text)])
    evaluation.limits.outputBytes = 1_000
    #expect(throws: RenderFailure.self) { try evaluation.run() }
    evaluation.limits.outputBytes = 1_200
    #expect(throws: Never.self) { try evaluation.run() }
  }

  @Test func countsDocuments() {
    let text = ByteString(String(repeating: "a: b\n---\n", count: 200_001))
    #expect(throws: ManifestFailure.self) { try SortedManifests([(path: "c/templates/t", text: text)], chartName: "c") }
  }

  /// The defaults leave room for real charts: a limit is a multiple of what the largest test chart needs.
  @Test func namesAreWholeAndDefaultsPositive() {
    for name in LimitName.allCases {
      #expect(Limits.standard[name] > 0)
      var limits = Limits()
      limits[name] = 7
      #expect(limits[name] == 7 && limits != .standard)
    }
  }
}
