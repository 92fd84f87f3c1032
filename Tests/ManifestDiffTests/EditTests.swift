import ManifestDiff
import Testing
import ValueTree

@Suite struct FindingEdits {
  @Test(
    arguments: [
      // old                                new                          edits                        why
      ("a: 1", "a: 1", [], "nothing"),
      ("a: 1\nb: 2", "b: 2\na: 1", [], "the order of keys says nothing"),
      ("a: 1.0", "a: 1", [], "numbers go by what they are worth"),
      ("a: 010", "a: 8", [], "octal in YAML 1.1"),
      ("a: 1", "a: \"1\"", [#"a: 1 → "1""#], "a number is no text"),
      ("a: yes", "a: \"yes\"", [#"a: true → "yes""#], "a truth is no text"),
      ("a: {b: 1}", "a: {b: 2}", ["a.b: 1 → 2"], "one value"),
      ("a: 1", "a: 1\nb: {}", ["+ b: {}"], "an empty map is a value"),
      ("a: 1\nb: ~", "a: 1", ["- b: null"], "so is null"),
      ("a: {x: 1}", "a: [1]", ["- a:", "-   x: 1", "+ a:", "+   - 1"], "another kind"),
      ("a: {x: 1}", "a: {z: 2}", ["- a:", "-   x: 1", "+ a:", "+   z: 2"], "maps with nothing in common are two"),
      ("a.b/c: 1", "a.b/c: 2", [#""a.b/c": 1 → 2"#], "a key with a dot is quoted"),
      ("a: é", "a: e\u{301}", [#"a: "\u{00E9}" → "e\u{0301}""#], "texts that look the same are spelled out"),
      ("a: x", "a: \"x \"", [#"a: x → "x ""#], "a blank at the end shows"),
      ("a: x", "a: \"\\e[31mx\"", [##"a: x → "\x1b[31mx""##], "nothing reaches the terminal but text"),
    ] as [(String, String, [String], String)])
  func inValues(old: String, new: String, want: [String], why: String) {
    #expect(edits(old, new) == want, "\(why)")
  }

  @Test(
    arguments: [
      (
        "args: [--a, --b, --c]", "args: [--a, --new, --b, --c]", ["+ args[1]: --new"],
        "one inserted argument is one edit"
      ),
      (
        "args: [--level=info, --a]", "args: [--b, --level=debug, --a]",
        ["+ args[0]: --b", "args[1]: --level=info → --level=debug"], "a flag is known by what stands before ="
      ),
      ("args: [a, b]", "args: [b, a]", ["args[1]: moved from [0] to [1]"], "the order of arguments is a change"),
      ("verbs: [get, list]", "verbs: [list, get]", [], "verbs are a set"),
      ("verbs: [get]", "verbs: [list]", ["- verbs[0]: get", "+ verbs[0]: list"], "nothing is replaced in a set"),
      (
        "containers: [{name: a, image: x}, {name: b, image: v}]",
        "containers: [{name: b, image: w}, {name: a, image: x}]", ["containers[b].image: v → w"],
        "by name; the order of containers says nothing"
      ),
      (
        "initContainers: [{name: a}, {name: b}]", "initContainers: [{name: b}, {name: a}]",
        ["initContainers[a]: moved from [0] to [1]"], "init containers run in order"
      ),
      (
        "env: [{name: A, value: x}, {name: B, value: $(A)}]", "env: [{name: B, value: $(A)}, {name: A, value: x}]",
        ["env[A]: moved from [0] to [1]"], "$(A) refers to what stands before"
      ),
      (
        "ports: [{name: http, containerPort: 80}]", "ports: [{name: http, containerPort: 8080}]",
        ["ports[http].containerPort: 80 → 8080"], "the name before Kubernetes' merge key"
      ),
      (
        "ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]",
        "ports: [{port: 53, protocol: TCP, nodePort: 1}, {port: 53, protocol: UDP}]",
        ["+ ports[port=53,protocol=TCP].nodePort: 1"], "merge keys of a Service"
      ),
      (
        "volumeMounts: [{mountPath: /a, name: x}]", "volumeMounts: [{mountPath: /a, name: z}]",
        ["volumeMounts[mountPath=/a].name: x → z"], "merge key of volume mounts"
      ),
      (
        "subjects: [{kind: User, name: a}, {kind: Group, name: a}]", "subjects: [{kind: User, name: a}]",
        ["- subjects[kind=Group,name=a]:", "-   kind: Group", "-   name: a"], "a name in two kinds"
      ),
      (
        "rules: [{alert: A, for: 1m}, {record: r, expr: x}]", "rules: [{alert: A, for: 2m}, {record: r, expr: z}]",
        ["rules[alert=A].for: 1m → 2m", "rules[record=r].expr: x → z"], "alerts and recordings"
      ),
      (
        "rules: [{alert: A, expr: x, for: 1m}, {alert: A, expr: y, for: 1m}]",
        "rules: [{alert: A, expr: x, for: 1m}, {alert: A, expr: y, for: 2m}]", ["rules[1].for: 1m → 2m"],
        "a name that stands twice names nothing"
      ),
      (
        "containers: [{name: a, image: x, args: [p, q]}]", "containers: [{name: b, image: x, args: [p, q]}]",
        ["containers[0].name: a → b"], "an item with another name and the same content"
      ),
      (
        "containers: [{name: a, image: x}]", "containers: [{name: b, image: z}]",
        ["- containers[a]:", "-   image: x", "-   name: a", "+ containers[b]:", "+   image: z", "+   name: b"],
        "other name, other content: two items"
      ),
      (
        "egress: [{to: [{ip: a}], ports: [{port: 1}]}, {to: [{ip: b}]}]",
        "egress: [{to: [{ip: b}]}, {to: [{ip: a}], ports: [{port: 2}]}]",
        [
          "egress[1]: moved from [0] to [1]", "- egress[1].ports[port=1]:", "-   port: 1", "+ egress[1].ports[port=2]:",
          "+   port: 2",
        ], "items without names by content, then by similarity"
      ),
      ("a: [[1, 2], [3]]", "a: [[1, 2], [3, 4]]", ["+ a[1][1]: 4"], "lists in lists by place"),
      ("a: [x, x, x]", "a: [x, x]", ["- a[2]: x"], "equal items are counted"),
    ] as [(String, String, [String], String)])
  func inLists(old: String, new: String, want: [String], why: String) {
    #expect(edits(old, new) == want, "\(why)")
  }

  @Test(
    arguments: [
      (
        "ConfigMap", #"data: {a.yaml: "x: 1\nz: [{name: m, v: 1}]"}"#,
        ##"data: {a.yaml: "# new\nz:\n- v: 2\n  name: m\nx: 1"}"##, [#"data."a.yaml"(yaml).z[m].v: 1 → 2"#],
        "YAML in a ConfigMap"
      ),
      (
        "ConfigMap", #"data: {a.json: '{"x": 1}'}"#, #"data: {a.json: '{ "x": 2 }'}"#,
        [#"data."a.json"(json).x: 1 → 2"#], "JSON"
      ),
      (
        "ConfigMap", #"data: {a.yaml: "x: 1\n"}"#, #"data: {a.yaml: "x: 1 # one\n"}"#,
        [#"data."a.yaml":"#, "- x: 1", "+ x: 1 # one"], "only a comment inside differs: the text"
      ),
      (
        "ConfigMap", #"data: {a.yaml: "x: 1\n---\ny: 1\n"}"#, #"data: {a.yaml: "x: 1\n---\ny: 2\n"}"#,
        [#"data."a.yaml":"#, "x: 1", "---", "- y: 1", "+ y: 2"], "two documents are a text: none goes unread"
      ),
      (
        "ConfigMap", #"data: {a.conf: "one\ntwo\nthree\n"}"#, #"data: {a.conf: "one\n2\nthree"}"#,
        [#"data."a.conf":"#, "one", "- two", "+ 2", "three", "- (line feed at the end)"], "other texts by lines"
      ),
      (
        "ConfigMap", "binaryData: {x: AAEC}", "binaryData: {x: AAED}",
        [
          "binaryData.x(base64):", "- binary, 3 bytes, sha256:ae4b3280e56e", "+ binary, 3 bytes, sha256:b744d600fbe3",
        ], "bytes by their sum"
      ),
      (
        "Secret", "data: {p: aHVudGVyMg==}", "data: {p: aHVudGVyMw==}",
        ["data.p(base64): sha256:f52fbd32b2b3 → sha256:fb8c2e2b85ca"], "values of Secrets do not show"
      ),
      (
        "Secret", "stringData: {p: hunter2}", "stringData: {p: hunter3, q: 1}",
        ["stringData.p: sha256:f52fbd32b2b3 → sha256:fb8c2e2b85ca", "+ stringData.q: sha256:6b86b273ff34"],
        "the same sums for the same bytes"
      ),
      (
        "Secret", "data: {a.yaml: eDogMQ==}", "data: {a.yaml: eDogMg==}",
        [#"data."a.yaml"(base64)(yaml).x: sha256:6b86b273ff34 → sha256:d4735e3a265e"#],
        "a Secret's YAML is looked into, its values stay hidden"
      ),
      (
        "Secret", "type: a", "type: b\ndata: {p: aHVudGVyMg==}",
        ["+ data:", "+   p: sha256:f52fbd32b2b3", "type: a → b"], "a whole map of values"
      ),
      (
        "List", "items: [{kind: Secret, data: {p: aHVudGVyMg==}}, {x: 1}]",
        "items: [{kind: Secret, data: {p: aHVudGVyMw==}}, {x: 1}]",
        ["items[0].data.p: sha256:b073aefd7c92 → sha256:f0c09a34442d"], "a Secret inside something else"
      ),
    ] as [(String, String, String, [String], String)])
  func inTexts(kind: String, old: String, new: String, want: [String], why: String) {
    #expect(edits(old, new, kind: kind) == want, "\(why)")
  }
}
