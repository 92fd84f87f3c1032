import Diagnostics
import Testing

@testable import valuesctl

@Suite struct HelmHabitsTests {
  @Test(
    arguments: [
      ("lint", "says what is wrong"),
      ("version", "valuesctl --version"),
      ("show values ./web", "valuesctl values"),
      ("inspect values ./web", "valuesctl values"),
      ("test web", "swift test"),
      ("unittest .", "swift test"),
      ("dep up web", "helm dependency build"),
      ("repo add bitnami https://x", "helm repo add"),
      ("pull bitnami/nginx", "helm pull bitnami/nginx"),
      ("install shop web --set a=b", "valuesctl render shop web"),
      ("upgrade shop web --install", "valuesctl render shop web"),
      ("uninstall shop", "no releases"),
      ("diff upgrade shop web", "valuesctl snapshot check"),
      ("completion bash", "--generate-completion-script"),
      ("rendr web", nil),
    ] as [(String, String?)])
  func commands(text: String, want: String?) {
    let hint = HelmHabits.hint(forCommand: text.split(separator: " ").map(String.init))
    #expect((hint ?? "").contains(want ?? "none") || hint == nil && want == nil)
  }

  @Test(
    arguments: [
      ("render web --set a = 1", "--set a=1", "three words"),
      ("render web --set a =1", "--set a=1", "a space before"),
      ("render web --set-string a =1", "--set-string a=1", "another flag"),
      ("render --set a= web", nil, "an empty value, and then the chart"),
      ("render web --set a=1 --set b=2", nil, "nothing wrong"),
      ("render web --set=a = 1", nil, "the flag has its value already"),
      ("render web --set a=", nil, "at the end"),
    ] as [(String, String?, Comment)])
  func spaces(text: String, want: String?, why: Comment) {
    let hint = HelmHabits.spaceHint(text.split(separator: " ").map(String.init))
    #expect(hint == want.map { "No spaces around the =: \($0)" }, why)
  }

  /// A failure that is about none of the words stays as it is.
  @Test func `a hint that is there stays`() {
    let failure = Failure.unusable("path \"wbe\" not found", .chart, hints: ["Did you mean web?"])
    #expect(HelmHabits.explained(failure, ["render", "wbe"]).diagnostic.hints == ["Did you mean web?"])
  }

  @Test(
    arguments: [
      ("{\"template\":\"a\"}", "{\"output\":\"a\"}", "the least"),
      (
        "{\"template\":\"{{ .Values.a }}\",\"values\":\"a: 1\",\"extra\":{},\"files\":null}", "{\"output\":\"1\"}",
        "all keys"
      ),
      ("{\"tmpl\":\"a\"}", "{\"error\":\"there is no key tmpl, only template, values, extra and files\"}", "misspelt"),
      ("{\"template\":1}", "{\"error\":\"template must be a text\"}", "a number"),
      ("{\"template\":\"a\",\"values\":{\"a\":1}}", "{\"error\":\"values must be a text\"}", "values are YAML"),
      ("{\"template\":\"a\",\"extra\":{\"a\":1}}", "{\"error\":\"extra must hold texts by file name\"}", "inside"),
      ("{\"template\":\"a\",\"files\":[]}", "{\"error\":\"files must hold texts by file name\"}", "a list"),
      ("{\"values\":\"a: 1\"}", "{\"error\":\"template is missing\"}", "missing"),
      ("[]", "{\"error\":\"a line must be an object\"}", "no object"),
    ] as [(String, String, Comment)])
  func jsonLines(line: String, want: String, why: Comment) {
    #expect(JSONLineEvaluation.answer(to: line) == want, why)
  }
}
