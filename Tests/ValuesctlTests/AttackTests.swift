import TestSupport
import Testing
import ValueTree

/// Charts that want to hang or fill the machine: each ends in words that name a limit, within five seconds and 512 MiB.
///
/// A debug build works several times slower than the release build that the costs of functions are made for, so that the
/// limits that bound time are brought down there: of steps, and of what one value is printed to. All others stand.
@Suite(.serialized) struct AttackTests {
  #if DEBUG
    private static let lowered = [
      LimitName.steps: Limits.standard.steps / 25, .valueBytes: Limits.standard.valueBytes / 4,
    ]
  #else
    private static let lowered: [LimitName: Int] = [:]
  #endif

  private static func loop(_ call: String) -> String { "{{ range 1000000000000 }}{{ $_ := \(call) }}{{ end }}" }
  private static let twins = "{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}"
  private static func nested(_ rest: String) -> String {
    "{{ $s := print (repeat 1000 \"[\") \"\(rest)\" (repeat 1000 \"]\") }}"
  }
  private static let itself = "{{ $d := dict }}{{ $_ := set $d \"a\" $d }}"

  private static let circle = "{{ $_ := set .Values \"a\" .Values }}"
  private static let keysDownwards = (0..<20_000).reversed().map { "\"\(100_000 + $0)\" 1" }.joined(separator: " ")

  /// What a better way of doing it, or a charge, has brought down.
  static let costs: [(limit: LimitName, template: String, why: String)] = [
    (.steps, "{{ $d := split \",\" (repeat 20000 \"a,\") }}" + loop("$d.x"), "a field that a large map lacks"),
    (
      .steps,
      "{{ $n := seq 1 4000 | replace \" \" \"\\\"}}{{end}}{{define \\\"a\" }}"
        + "{{ tpl (print \"{{define \\\"a\" $n \"\\\"}}{{end}}{{ range 1000000000 }}{{ $_ := tpl \\\"x\\\" $ }}{{ end }}\") . }}",
      "tpl inside one that defines much"
    ),
    (.steps, loop("dict " + keysDownwards), "keys from the last to the first"),
    (
      .steps,
      "{{ $s := repeat 200000 \"x\" }}{{ $l := list $s }}{{ range until 12 }}{{ $l = concat $l $l }}{{ end }}"
        + loop("uniq $l"), "the same long text many times"
    ),
    (
      .steps,
      "{{ $s := repeat 50000 \"ab\" }}" + loop("regexMatch \"[ab]*a[ab]{990}[ab]{990}[ab]{990}[ab]{990}c\" $s"),
      "more states than an automaton can have"
    ),
    (.steps, loop("divf 1e300" + String(repeating: " 1e-300", count: 1000)), "quotients that grow"),
    (
      .steps, circle + "{{ $p := print (repeat 200000 \"a.\") \"a\" }}" + loop("$.Values.Table $p"),
      "a path that leads in circles"
    ),
    (
      .steps, "{{ $s := print \"{{ tpl .s . }}\" (repeat 300000 \"\\u200b\") }}{{ tpl $s (dict \"s\" $s) }}",
      "a text of tpl that no error should quote"
    ),
    (.steps, "{{ $s := repeat 1000000 \"../\" }}" + loop("clean $s"), "paths"),
    (.steps, "{{ $u := urlParse \"http://a:b@c/d?e#f\" }}" + loop("urlJoin $u"), "parts of an address"),
    (
      .steps,
      "{{ $m := dict }}{{ $_ := set $m \"a\" $m }}"
        + loop("dig " + String(repeating: "\"a\" ", count: 32) + "1 $m"), "many keys"
    ),
    (.steps, "{{ $t := now }}" + loop("$t.String"), "a method that writes a time"),
    (.steps, "{{ $t := now }}" + loop("toJson $t"), "a time as JSON"),
  ]

  @Test(arguments: costs.indices)
  func endsSoonToo(index: Int) throws { try Self.check(Self.costs[index]) }

  /// Templates that want more of the stack than there is.
  static let depths: [(template: String, why: String)] = [
    (included(String(repeating: "(", count: 4_000), String(repeating: ")", count: 4_000)), "parentheses"),
    (included(String(repeating: "(not ", count: 500) + "(", String(repeating: ")", count: 501)), "calls"),
    (
      included(
        String(repeating: "(", count: 2_000), String(repeating: ")", count: 2_000),
        before: "{{ $_ := tpl (print \"{{\" (repeat 5000 \"(\") 1 (repeat 5000 \")\") \"}}\" .) . }}"), "texts of tpl"
    ),
  ]

  /// A template that includes itself in the middle of an expression; its dot grows.
  private static func included(_ start: String, _ end: String, before: String = "") -> String {
    "{{ define \"a\" }}\(before){{ $_ := \(start)include \"a\" (print . \"x\")\(end) }}{{ end }}{{ include \"a\" \"\" }}"
  }

  @Test(arguments: depths.indices)
  func leavesTheStackWhole(index: Int) throws {
    let (template, why) = Self.depths[index]
    let usage = try BuiltProgram.measure("valuesctl", arguments: ["eval", "-"], input: template, deadline: 20)
    let found = "\(usage.seconds) s, \(usage.megabytes) MiB, \(usage.error)"
    #expect(usage.status == 1 && usage.error.contains("than the stack of this program allows"), "\(why): \(found)")
    #expect(usage.seconds < 5 && usage.megabytes < 512, "\(why): \(found)")
  }

  /// Templates by the limit that ends them.
  static let templates: [(limit: LimitName, template: String, why: String)] = [
    // limit          template                                                                   why
    (.steps, loop("not 1"), "calls"),
    (.steps, loop(String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)), "parentheses"),
    (.steps, loop("or " + String(repeating: "0 ", count: 50_000)), "arguments of what needs no call"),
    (.steps, itself + loop("$d" + String(repeating: ".a", count: 50_000)), "fields"),
    (
      .steps, (0..<2_000).map { "{{$v\($0) := 1}}" }.joined() + loop("$v0"), "variables are looked for one by one"
    ),
    (.steps, itself + loop("toYaml $d"), "a failure that `toYaml` swallows"),
    (.steps, itself + loop("toJson $d"), "a map that holds itself"),
    (.steps, itself + loop("toToml $d"), "the same, with a key for each level that names all above"),
    (.steps, loop("sha256sum \"x\""), "sums of short texts"),
    (.steps, "{{ $s := repeat 4000 \"x\" }}" + loop("sha512sum $s"), "sums of long ones"),
    (.steps, loop("derivePassword 1 \"long\" \"p\" \"u\" \"s\""), "scrypt"),
    (.steps, loop("bcrypt \"p\""), "bcrypt"),
    (.steps, loop("dateInZone \"2006\" now (toString .)"), "zones that do not exist"),
    (.steps, loop("addf 1e300 1e-300"), "exact sums of distant numbers"),
    (.steps, "{{ randAlphaNum 16000000 }}", "chance"),
    (.steps, "{{ $s := repeat 5000000 \"a\" }}{{ regexFindAll \"a+b|a\" $s -1 }}", "each match looks to the end"),
    (.steps, "{{ $s := repeat 5000000 \"a\" }}{{ regexReplaceAll \"a+b|a\" $s \"\" }}", "the same, replacing"),
    (.steps, loop("regexMatch (printf \"\\\\pL{1000}%d\" .) \"a\""), "patterns that are large when compiled"),
    (.steps, loop("printf \"%1000000d\" 1"), "padding"),
    (.steps, nested("]") + loop("fromYaml $s"), "flow collections inside each other"),
    (.steps, nested("!t" + String(repeating: "]", count: 900)) + loop("fromYaml $s"), "the same, mended many times"),
    (.steps, twins + twins.replacing("$x", "$y") + loop("deepEqual $x $y"), "shared lists, looked through"),
    (.madeBytes, "{{ $b := until 500000 }}" + loop("slice $b 1"), "copies of lists"),
    (
      .madeBytes, "{{ $m := dict \"a\" (repeat 5000000 \"x\") }}" + loop("sortAlpha (list $m)"),
      "texts made to sort"
    ),
    (.madeBytes, "{{ fromYaml (printf \"a: [%s]\" (repeat 5000000 \"[],\")) }}", "YAML of nothing but values"),
    (.madeBytes, "{{ fromJson (printf \"{\\\"a\\\":[%s1]}\" (repeat 5000000 \"1,\")) }}", "JSON"),
    (.madeBytes, "{{ fromToml (repeat 1000000 \"[[a.b]]\\n\") }}", "TOML"),
    (.madeBytes, "{{ tpl (repeat 3000000 \"{{1}}\") . }}", "templates of nothing but actions"),
    (
      .madeBytes, "{{ $l := list }}{{ range until 1000000 }}{{ $l = list $l (urlParse \"http://a/b\") }}{{ end }}",
      "maps that stay alive"
    ),
    (.valueBytes, twins + loop("toDecimal $x"), "a text made on the way to a number"),
    (.valueBytes, twins + "{{ toToml (dict \"a\" $x) }}", "shared lists, printed"),
    (.outputBytes, "{{ range 100000000 }}" + String(repeating: "x", count: 1000) + "{{ end }}", "text"),
    (.listItems, "{{ until 100000000 }}", "items"),
    (.valueDepth, itself + "{{ deepCopy $d }}", "a map that holds itself"),
    (
      .valueDepth,
      "{{ $d := dict }}{{ $_ := set $d \"a\" $d }}{{ $e := dict }}{{ $_ := set $e \"a\" $e }}{{ deepEqual $d $e }}",
      "two of them, compared"
    ),
    (
      .nesting,
      "{{ define \"a\" }}{{ include \"b\" . }}{{ end }}{{ define \"b\" }}{{ include \"a\" . }}{{ end }}"
        + "{{ include \"a\" . }}", "two names in turn"
    ),
    (.nesting, "{{ define \"a\" }}{{ tpl \"{{ include \\\"a\\\" . }}\" . }}{{ end }}{{ include \"a\" . }}", "tpl"),
  ]

  @Test(arguments: templates.indices)
  func ends(index: Int) throws { try Self.check(Self.templates[index]) }

  private static func check(_ row: (limit: LimitName, template: String, why: String)) throws {
    let (limit, template, why) = row
    let lowered = Self.lowered[limit].map { ["--limit", "\(limit.rawValue)=\($0)"] } ?? []
    let usage = try BuiltProgram.measure(
      "valuesctl", arguments: ["eval", "-"] + lowered, input: template, deadline: 20)
    let found = "\(usage.seconds) s, \(usage.megabytes) MiB, \(usage.error)"
    #expect(usage.status == 1 && usage.error.contains("the limit \(limit.rawValue) is "), "\(why): \(found)")
    #expect(usage.seconds < 5 && usage.megabytes < 512, "\(why): \(found)")
  }
}

extension String {
  fileprivate func replacing(_ word: String, _ other: String) -> String {
    split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
  }
}
