import Testing
import ValueTree

@testable import TypedValues

@Suite struct SwiftNameTests {
  @Test(
    arguments: [
      // keys                              names                                why
      (["replicas"], ["replicas"], "a name as it is"),
      (["kube-state-metrics"], ["kubeStateMetrics"], "dashes"),
      (["a.b/c d"], ["aBCD"], "whatever cannot stand in a name starts a word"),
      (["2fa", "-1"], ["_2fa", "_1"], "digits in front"),
      (["-a-", "--"], ["a", "key"], "nothing in front, nothing behind, nothing at all"),
      (["_", "__"], ["key_", "key__"], "underscores alone mean something else in Swift"),
      (["default", "in"], ["`default`", "`in`"], "reserved words"),
      (["init", "self", "Type"], ["init_", "self_", "Type_"], "words that backticks do not free"),
      (["foo-bar", "fooBar"], ["foo_bar", "fooBar"], "the one that is spelt so keeps the name"),
      (["foo-bar", "foo.bar", "foo_bar"], ["fooBar", "foo_bar2", "foo_bar"], "numbers when that is taken too"),
      (["init", "init_"], ["init_2", "init_"], "a suffix that is taken"),
      (["größe-über"], ["größeÜber"], "letters of other scripts"),
      (["🚀", "\u{202E}a"], ["key", "a"], "what is no letter, and what turns text round"),
    ] as [([String], [String], String)])
  func ofKeys(keys: [String], names: [String], why: String) {
    #expect(SwiftNames(of: keys.map { ByteString($0) }).names.map(\.quoted) == names, "\(why)")
  }

  @Test(arguments: [
    ("web", "WebValues"), ("kube-prometheus-stack", "KubePrometheusStackValues"), ("2048", "_2048Values"),
    ("free", "FreeValues_"),
  ])
  func ofCharts(chart: String, type: String) {
    #expect(SwiftName.typeName(chart: ByteString(chart)) == type)
  }

  @Test(arguments: [
    ("WebValues", true), ("", false), ("Web Values", false), ("class", false), ("Type", false), ("2", false),
    ("String", false), ("A{}", false),
  ])
  func ofTypesThatAreGiven(name: String, isFine: Bool) {
    #expect(TypedValuesText.isTypeName(name) == isFine)
  }
}

@Suite struct SwiftLiteralTests {
  @Test(arguments: [
    // text            literal                  why
    ("a\"b\\(c)", #""a\"b\\(c)""#, "nothing ends the literal and nothing is filled in"),
    ("a\nb\tc\r", #""a\nb\tc\u{D}""#, "ends of lines"),
    ("\u{202E}x\u{2028}\u{0}", #""\u{202E}x\u{2028}\u{0}""#, "what cannot be seen"),
    ("größe 🚀", "\"größe 🚀\"", "what can"),
  ])
  func quotes(text: String, literal: String, why: String) {
    #expect(SwiftLiteral.quoted(text) == literal, "\(why)")
  }

  @Test func commentsStayOnTheirLine() {
    #expect(SwiftLiteral.commentLine("a\r\nb\u{2028}c\u{85}d\u{0}e */") == "a  b c d e */")
    #expect(SwiftLiteral.code("`a`\n") == "`'a' `")
  }
}
