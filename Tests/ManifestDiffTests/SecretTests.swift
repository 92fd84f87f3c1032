import ManifestDiff
import Testing
import ValueTree

@Suite struct KeepingSecrets {
  /// `hunter2`, also inside base64, alone and in YAML.
  private static let clear = ["hunter2", "aHVudGVyMg", "aHVudGVyMi"]

  @Test(
    arguments: [
      // old                                                   new                             why
      ("kind: Secret\ndata: {p: aHVudGVyMg==}", "kind: Secret\ndata: {p: eA==}", "a value of data"),
      ("kind: Secret\nstringData: {p: hunter2}", "kind: Secret\nstringData: {p: x}", "a value of stringData"),
      ("kind: Secret\nstringData: {p: hunter2}", "kind: Secret", "all of it goes"),
      ("kind: Secret\nstringData: {p: hunter2}", "", "the Secret goes"),
      ("", "kind: Secret\nstringData: {p: hunter2}", "a Secret comes"),
      ("kind: Secret\nstringData: {p: hunter2}", "kind: Secret\nstringData: {p: \"hunter2\"}", "its text changes"),
      ("kind: Secret\nstringData: {p: \"hunter2\\nx\"}", "kind: Secret\nstringData: {p: \"b\\nx\"}", "several lines"),
      (
        "kind: Secret\nstringData: {a.yaml: 'x: [{key: hunter2, v: 1}]'}",
        "kind: Secret\nstringData: {a.yaml: 'x: [{key: hunter2, v: 2}]'}", "what names an item"
      ),
      (
        "kind: Secret\nstringData: {a.yaml: 'x: hunter2'}", "kind: Secret\nstringData: {a.yaml: 'x: {y: hunter2}'}",
        "inside YAML"
      ),
      (
        "kind: Secret\nmetadata: {name: a}\nstringData: {p: hunter2, q: 1, r: 1, s: 1, t: 1}",
        "kind: Secret\nmetadata: {name: b}\nstringData: {p: x, q: 1, r: 1, s: 1, t: 1}", "a renamed one"
      ),
      ("kind: Secret\nstringData: {p: [hunter2}", "kind: Secret\nstringData: {p: [x}", "a broken one"),
      ("kind: List\nitems: [{kind: Secret, data: {p: hunter2}}, 1]", "kind: List\nitems: []", "inside a list"),
      ("kind: A\nx: {kind: Secret, data: {p: hunter2}}", "kind: A\nx: {kind: Secret, data: {p: b}}", "inside another"),
      ("kind: A\nx: [{kind: Secret, data: {p: hunter2}}]", "kind: A\nx: [1]", "inside what goes"),
      ("kind: SecretList\nitems: [{data: {p: hunter2}}]", "kind: SecretList\nitems: [{data: {p: x}}]", "a typed list"),
      ("kind: SecretList\nitems: [{data: {p: hunter2}}]", "", "a typed list goes"),
      (
        "kind: List\nitems: [{kind: Secret, data: {p: hunter2}}]",
        "kind: List\nitems:\n- kind: Secret\n  data: {p: \"hunter2\"}", "the text of a list"
      ),
      ("kind: A\nx: {kind: Secret, data: {p: hunter2}}", "kind: A\nx: {kind: Secret, data: {p: 'hunter2'}}", "inside"),
      ("{\"kind\": \"Secret\", \"p\": hunter2 [", "{\"kind\": \"Secret\", \"p\": x [", "broken JSON"),
    ])
  func hides(old: String, new: String, why: String) {
    let diff = changes(old, new)
    #expect(!diff.isEmpty)
    let printed = DiffText().text(of: diff) + DiffJSON().lines(of: diff)
    #expect(!Self.clear.contains { printed.contains($0) }, "\(why): \(printed)")
    let groups = ChangeGroups.make(of: [("a", diff)])
    #expect(!groups.contains { group in Self.clear.contains { DiffJSON().line(group).contains($0) } }, "\(why)")
  }

  @Test func showsThemWhenAsked() {
    let diff = changes("kind: Secret\ndata: {p: aHVudGVyMg==}", "kind: Secret\ndata: {p: eA==}")
    var text = DiffText()
    text.showsSecrets = true
    #expect(text.text(of: diff).contains("data.p(base64): hunter2 → x"))
    var json = DiffJSON()
    json.showsSecrets = true
    #expect(json.lines(of: diff).contains(#""old":"hunter2""#))
  }
}
