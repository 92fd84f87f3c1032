import Charts
import GoTemplate
import Testing
import ValueTree

@testable import ChartEngine
@testable import Manifests

/// `explain` names the template line, the way there and the values whose change changes the result.
@Suite struct ExplanationTests {
  private static let files: [(name: ByteString, bytes: ByteString)] = [
    // Not in the order of names: the scopes of subcharts once hung at one another's values.
    (
      "Chart.yaml",
      """
      apiVersion: v2
      name: web
      version: 0.1.0
      dependencies:
        - {name: zoo, version: 0.1.0}
        - {name: kid, version: 0.1.0}

      """
    ),
    (
      "values.yaml",
      """
      replicas: 2
      image: {registry: quay.io, name: web, tag: "1"}
      ports:
        - {name: http, port: 80}
        - {name: metrics, port: 9090}
      resources: {limits: {cpu: 100m, memory: 100Mi}}
      same: 2
      unused: 5
      kid: {port: 1}
      tls: {enabled: false}
      text: "one\\ntwo {{ .Values.unused }}\\n"
      files: {a: one, b: two}
      empty: {}
      global: {zone: eu}

      """
    ),
    (
      "templates/_files.tpl",
      "{{ define \"files\" }}{{ range $n, $t := .Values.files }}{{ $n }}={{ $t }}\n{{ end }}{{ end }}\n"
    ),
    (
      "templates/f.yaml",
      """
      kind: Values
      metadata: {name: web}
      flow: {first: one, second: "{{ .Values.replicas }}", third: {{ .Values.same }}} # behind
      note: {{ .Values.same }} # {{ .Values.unused }}
      type: {{ if .Values.tls.enabled }}Open{{ else }}Closed{{ end }}
      zone: {{ .Values.zone | default "eu" }}
      sum: {{ include "files" . | sha256sum }}
      names: {{ keys .Values.files | sortAlpha | join "," }}
      none: {{ .Values.empty | toJson }}
      raw: {{ .Values.text | quote }}
      tpl: |
        {{- tpl .Values.text . | nindent 2 }}
      literal: |
        one
        two
      choice: {{ sub 4 .Values.same }}

      """
    ),
    (
      "templates/_h.tpl",
      "{{ define \"image\" }}{{ .i.registry }}/{{ .i.name }}:{{ .i.tag }}{{ end }}\n"
    ),
    (
      "templates/d.yaml",
      """
      kind: Deployment
      metadata: {name: web}
      spec:
        {{- if gt (int .Values.replicas) 1 }}
        replicas: {{ .Values.replicas }}
        {{- else }}
        single: true
        {{- end }}
        strategy: Recreate
        doubled: {{ mul .Values.same 2 }}
        image: {{ include "image" (dict "i" .Values.image) | quote }}
        ports:
          {{- range .Values.ports }}
          - name: {{ .name }}
            containerPort: {{ .port }}
          {{- end }}
        resources:
          {{- toYaml .Values.resources | nindent 4 }}
        looked: {{ index .Values "image" "tag" }}
        idle: {{ len (toString .Values.unused) }}

      """
    ),
    (
      "templates/e.yaml",
      """
      kind: Empty
      metadata: {name: web}
      slip: {{ .Values.replica }}
      cut: {{ .Values.same | toString | trunc 0 }} # too short
      blank:
      inner: {a: [1]}

      """
    ),
    ("charts/kid/templates/e.yaml", "kind: Empty\nmetadata: {name: kid}\nslip: {{ $.Values.prt | quote | trunc 0 }}\n"),
    ("charts/zoo/Chart.yaml", "apiVersion: v2\nname: zoo\nversion: 0.1.0\n"),
    ("charts/zoo/values.yaml", "port: 9\n"),
    (
      "charts/zoo/templates/s.yaml",
      "kind: Zoo\nmetadata: {name: zoo}\nport: {{ .Values.port }}\nzone: {{ .Values.global.zone }}\n"
    ),
    ("charts/kid/Chart.yaml", "apiVersion: v2\nname: kid\nversion: 0.1.0\n"),
    ("charts/kid/values.yaml", "port: 7\n"),
    ("charts/kid/templates/s.yaml", "kind: Service\nmetadata: {name: kid}\nport: {{ .Values.port }}\n"),
  ]

  private func explanation(_ object: String, _ path: String, user: FrozenMap = FrozenMap()) throws -> Explanation {
    var request = RenderRequest()
    request.values = user
    let renderer = Renderer(try ChartLoader.load(files: Self.files))
    return try ResultExplainer(renderer, request).explain(ObjectAddress(object), ManifestPath(path))
  }

  @Test(
    arguments: [
      // object         path                          line  values that made it        why
      ("Deployment/web", "spec.replicas", 5, ["replicas"], "a value as it is"),
      ("deployment", "spec.strategy", 9, [], "literal text; a kind in lower case and without a name"),
      ("Deployment/web", "spec.doubled", 10, ["same"], "a value that a function changed"),
      ("Deployment/web", "spec.image", 1, ["image.registry", "image.name", "image.tag"], "parts of an include"),
      ("Deployment/web", "spec.ports[1].name", 14, ["ports[1].name"], "an item of a range"),
      ("Deployment/web", "spec.ports[-1].containerPort", 15, ["ports[1].port"], "an index from the end"),
      ("Deployment/web", "spec.ports[name=http].containerPort", 15, ["ports[0].port"], "an item by its name"),
      ("Deployment/web", "spec.resources.limits.memory", 18, ["resources.limits.memory"], "a part of toYaml"),
      ("Deployment/web", "spec.looked", 19, ["image.tag"], "a value by index"),
      ("Deployment/web", "spec.idle", 20, [], "a value that was read and whose change changes nothing"),
      ("Service/kid", "port", 3, ["kid.port"], "a value of a subchart, by the root chart's path"),
      ("Zoo/zoo", "port", 3, ["zoo.port"], "subcharts in another order than their names"),
      ("Zoo/zoo", "zone", 4, ["global.zone"], "a global of a subchart, by where it is set"),
      ("Values/web", "flow.first", 3, [], "a plain scalar in braces ends with its comma"),
      ("Values/web", "flow.second", 3, ["replicas"], "a quoted one with its quote"),
      ("Values/web", "flow.third", 3, ["same"], "the last one with the brace"),
      ("Values/web", "note", 4, ["same"], "a comment is no part"),
      ("Values/web", "type", 5, ["tls.enabled"], "a condition of a block around literal text"),
      ("Values/web", "zone", 6, ["zone"], "a value that is set nowhere, and has a default"),
      ("Values/web", "sum", 7, ["files.a", "files.b"], "what was read for a text that a function changed"),
      ("Values/web", "names", 8, ["files"], "a map whose keys alone count"),
      ("Values/web", "none", 9, ["empty"], "a map that holds nothing"),
      ("Values/web", "raw", 10, ["text"], "a text of many lines"),
      ("Values/web", "tpl", 12, ["unused", "text"], "a text of many lines, given to tpl"),
      ("Values/web", "literal", 13, [], "a text of many lines that stands in the template"),
    ] as [(String, String, Int, [String], String)])
  func tells(object: String, path: String, line: Int, values: [String], why: String) throws {
    let explanation = try explanation(object, path)
    #expect(explanation.parts.first?.source.filePlace.line == line, "\(why)")
    #expect(explanation.values.map(\.path.setText) == values, "\(why)")
  }

  @Test func `a value that is the result is told from one that only takes part`() throws {
    #expect(try explanation("Deployment/web", "spec.replicas").values.map(\.role) == [.whole])
    #expect(try explanation("Deployment/web", "spec.doubled").values.map(\.role) == [.part])
  }

  @Test func `a value that only looks like the result takes part`() throws {
    #expect(try explanation("Values/web", "choice").values.map(\.role) == [.part])
    #expect(try explanation("Values/web", "type").values.map(\.role) == [.decides])
    #expect(try explanation("Values/web", "zone").values.map(\.value) == [nil])
  }

  @Test func `what was not tried is not said to change nothing`() throws {
    var request = RenderRequest()
    request.values = FrozenMap([("files", .map(FrozenMap([("a", .string("x"))])))])
    let renderer = Renderer(try ChartLoader.load(files: Self.files))
    let address = ObjectAddress("Values/web")
    let none = try ResultExplainer(renderer, request, renders: 1).explain(address, ManifestPath("none"))
    #expect(none.values.map(\.path.setText) == ["empty"])
    let idle = try ResultExplainer(renderer, request, renders: 1).explain(
      ObjectAddress("Deployment/web"), ManifestPath("spec.idle"))
    #expect(idle.values.isEmpty && idle.idleReads.isEmpty && idle.untriedReads.map(\.setText) == ["unused"])
  }

  @Test(arguments: [
    // --set                     origin                      why
    (["global.zone=us"], "--set global.zone=us", "a flag for all charts"),
    (["zoo.global.zone=us"], "web/values.yaml:14:10", "the root chart's own global wins over that of a subchart"),
    ([], "web/values.yaml:14:10", "the defaults of the root chart"),
  ])
  func `a global of a subchart has the origin that wins`(flags: [String], origin: String, why: String) throws {
    var sources = ValueSources()
    sources.set.plain = flags.map { ByteString($0) }
    let user = try UserValues(files: [], set: sources.set) { _ in .failure(SetFileFailure("not here")) }
    let chart = try ChartLoader.load(files: Self.files)
    let origins = ValueOrigins(chart: chart, folder: "web", sources: sources, user: user)
    #expect(origins.text(at: [.key("zoo"), .key("global"), .key("zone")]) == origin, "\(why)")
  }

  @Test func `blocks around a line are named, else too`() throws {
    let plain = try explanation("Deployment/web", "spec.replicas").parts[0].blocks
    #expect(plain.map(\.place.line) == [4] && plain.map(\.isElse) == [false])
    let other = try explanation("Deployment/web", "spec.single", user: FrozenMap([("replicas", .float(1))]))
    #expect(other.parts[0].blocks.map(\.isElse) == [true])
  }

  @Test func `what an include wrote has its calls`() throws {
    let part = try explanation("Deployment/web", "spec.image").parts[0]
    #expect(part.text == "quay.io")
    #expect(part.source.place.template == "image")
    #expect(part.source.calls.map(\.kind) == [.include])
    #expect(part.source.calls.map(\.place.line) == [11])
  }

  @Test(
    arguments: [
      // object     path      place          what is said
      (
        "Empty/web", "slip", "left empty at web/templates/e.yaml:3:7",
        "The action prints nothing. .Values.replica is set nowhere. Did you mean replicas and not replica?"
      ),
      ("Empty/web", "cut", "left empty at web/templates/e.yaml:4:6", "The action prints nothing."),
      (
        "Values/web", "type", "in the else of web/templates/f.yaml:5:7",
        ".Values.tls.enabled, false, decides it"
      ),
      (
        "Values/web", "zone", "written at web/templates/f.yaml:6:7",
        ".Values.zone is set nowhere; setting it changes this"
      ),
      (
        "Empty/web", "blank", "written at web/templates/e.yaml:5:1",
        "It stands in the template as it is; no value changes it there."
      ),
      (
        "Empty/web", "inner", "written at web/templates/e.yaml:6:1",
        "This is the line of its key. What stands inside has lines of its own: ask for inner.a."
      ),
      (
        "Empty/kid", "slip", "left empty at web/charts/kid/templates/e.yaml:3:7",
        "The action prints nothing. .Values.kid.prt is set nowhere. Did you mean port and not prt?"
      ),
    ] as [(String, String, String, String)])
  func `an empty value has its action, and a map its key`(
    object: String, path: String, place: String, words: String
  ) throws {
    let chart = try ChartLoader.load(files: Self.files)
    let explainer = Explainer(
      chart: chart, folder: "web", sources: ValueSources(), user: UserValues(), request: RenderRequest())
    let found = try explanation(object, path)
    let text = ExplanationText(found, explainer).text(isColoured: false)
    #expect(text.contains(place) && text.contains("\n  \(words)"), "\(text)")
  }

  @Test func `the text for people names places, calls and values`() throws {
    let chart = try ChartLoader.load(files: Self.files)
    var sources = ValueSources()
    sources.set.plain = ["replicas=3"]
    let user = try UserValues(files: [], set: sources.set) { _ in .failure(SetFileFailure("not here")) }
    var request = RenderRequest()
    request.values = user.values
    let found = try ResultExplainer(Renderer(chart), request).explain(
      ObjectAddress("Deployment"), ManifestPath("spec.replicas"))
    let explainer = Explainer(chart: chart, folder: "web", sources: sources, user: user, request: request)
    #expect(
      ExplanationText(found, explainer).text(isColoured: false) == """
        Deployment/web spec.replicas is 3

          written at web/templates/d.yaml:5:13
          5 |   replicas: {{ .Values.replicas }}
            |             ^^^^^^^^^^^^^^^^^^^^^^
          inside web/templates/d.yaml:4:3
          4 |   {{- if gt (int .Values.replicas) 1 }}
            |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

          its value is .Values.replicas, set by --set replicas=3

        """)
    #expect(
      ExplanationText(found, explainer).json == """
        {"file":"web/templates/d.yaml","manifest":"Deployment/web","parts":[{"calls":[],"empty":false,"inside":[\
        {"column":3,"file":"web/templates/d.yaml","line":4}],"literal":false,"place":{"column":13,"file":\
        "web/templates/d.yaml","line":5},"template":"web/templates/d.yaml","text":"3"}],"path":"spec.replicas","value":3,\
        "values":[{"decides":false,"isSet":true,"origin":"--set replicas=3","path":"replicas","value":3,"whole":true}]}

        """)
  }
}
