import Charts
import GoTemplate
import Testing
import ValueTree

@testable import ChartEngine

/// A line of output belongs to the template line that wrote it, whatever functions its text went through.
@Suite struct SourceMapTests {
  private static let helpers = """
    {{- define "labels" -}}
    app: web
    name: {{ include "name" . }}
    {{- end }}
    {{- define "name" -}}
    {{ .Values.name | default "w" }}
    {{- end }}
    {{- define "inline" }}
      x: 1
    {{ end -}}

    """

  /// The chart `c` with `t.yaml`, `_helpers.tpl` and `other.yaml` in its templates.
  private func listing(_ template: String, values: String = "list: [a, b]\nmap: {k: v}\n") throws -> String {
    let chart = try ChartLoader.load(files: [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("values.yaml", ByteString(values)),
      ("templates/t.yaml", ByteString(template)), ("templates/_helpers.tpl", ByteString(Self.helpers)),
    ])
    var request = RenderRequest()
    request.tracing = .sources
    let rendered = try Renderer(chart).render(request)
    let text = ReleaseText(try rendered.sortedManifests())
    var listing = SourceListing(rendered)
    return String(decoding: try listing.text(of: text.manifests(), limits: request.limits), as: UTF8.self)
  }

  /// Without the column of sources it is what `render` prints; Helm trims what stands in front of the first hook.
  @Test(arguments: [
    "a: 1\n\n\n", "a: 1\n---\nb: 2\n\n\n---\nmetadata: {annotations: {helm.sh/hook: test}}\n\n\n",
    "a: 1\n\n---\nb: 2\n \n",
  ])
  func `the listing has the lines that are printed`(template: String) throws {
    let chart = try ChartLoader.load(files: [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("templates/t.yaml", ByteString(template)),
    ])
    let printed = String(
      decoding: ReleaseText(try Renderer(chart).render(RenderRequest()).sortedManifests()).text(), as: UTF8.self)
    let lines = try listing(template).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).last.map { String($0.dropFirst()) }
        ?? ""
    }
    #expect(lines.joined(separator: "\n") == printed)
  }

  /// What stands beside the lines that are not blank, without the folder: `t.yaml:1`.
  private func sources(_ template: String) throws -> [String] {
    try listing(template).split(separator: "\n").compactMap { line in
      let source = line.prefix { $0 != "|" }.drop { $0 != "/" }.dropFirst().prefix { $0 != " " }
      return source.isEmpty || line.hasSuffix("|") ? nil : String(source)
    }
  }

  @Test(
    arguments: [
      // template                                          sources of its lines                        why
      ("a: 1\nb: 2\n", ["t.yaml:1", "t.yaml:2"], "literal text of several lines"),
      ("{{ if true }}\na: 1\n{{- end }}\nb: 2\n", ["t.yaml:2", "t.yaml:4"], "trimmed text keeps its lines"),
      ("a: {{ .Values.map.k }}\n", ["t.yaml:1"], "literal text before an action"),
      (
        "a:\n  {{- toYaml .Values.map | nindent 2 }}\nb: 1\n", ["t.yaml:1", "t.yaml:2", "t.yaml:3"],
        "toYaml and nindent"
      ),
      (
        "a:\n  {{- include \"labels\" . | nindent 2 }}\n", ["t.yaml:1", "_helpers.tpl:2", "_helpers.tpl:3"],
        "an include that is indented"
      ),
      ("{{ include \"name\" . }}: 1\n", ["_helpers.tpl:6"], "the include writes the first byte"),
      ("a: {{ include \"name\" . | quote }}\n", ["t.yaml:1"], "the line starts with literal text"),
      ("a:\n{{- template \"inline\" . }}\nb: 1\n", ["t.yaml:1", "_helpers.tpl:9", "t.yaml:3"], "template"),
      (
        "{{- $l := include \"labels\" . }}\na:\n{{ $l | indent 2 }}\n",
        ["t.yaml:2", "_helpers.tpl:2", "_helpers.tpl:3"], "an include that went through a variable"
      ),
      (
        "a:\n{{- with include \"labels\" . }}\n{{ . | indent 2 }}\n{{- end }}\n",
        ["t.yaml:1", "_helpers.tpl:2", "_helpers.tpl:3"], "an include that became the dot"
      ),
      (
        "a:\n  {{- include \"labels\" . | fromYaml | toYaml | nindent 2 }}\n",
        ["t.yaml:1", "_helpers.tpl:2", "_helpers.tpl:3"], "an include that was a map in between"
      ),
      (
        "{{ include \"name\" . }}-{{ include \"name\" . }}: 1\n{{ printf \"%s: %s\" (include \"name\" .) \"x\" }}\n",
        ["_helpers.tpl:6", "_helpers.tpl:6"], "printf of an include"
      ),
      (
        "{{ tpl \"a: 1\\nb: {{ include \\\"name\\\" . }}\\n\" . }}c: 1\n", ["t.yaml:1", "t.yaml:1", "t.yaml:1"],
        "a text given to tpl is no file: its call stands for it"
      ),
      ("{{ range .Values.list }}\n{{ . }}: 1\n{{- end }}\n", ["t.yaml:2", "t.yaml:2"], "each turn of a range"),
      ("a: {{ .Values.none }}\nb: {{ .Values.none }}\nc: 1\n", ["t.yaml:1", "t.yaml:2", "t.yaml:3"], "<no value>"),
      ("a: {{ toYaml (dict\n  \"k\" 1) | nindent 2 }}\nb: 1\n", ["t.yaml:1", "t.yaml:1", "t.yaml:3"], "a long action"),
      (
        "{{ define \"x\" }}x: {{ .y }}{{ end }}{{ include \"x\" (dict \"y\" (include \"name\" .)) }}\n", ["t.yaml:1"],
        "an include as argument of another"
      ),
      ("a: \"{{ .Values.map.k }}\nb\"\n", ["t.yaml:1", "t.yaml:2"], "a string over two lines"),
    ] as [(String, [String], String)])
  func maps(template: String, wanted: [String], why: String) throws {
    #expect(try sources("kind: X\n" + template) == ["t.yaml:1"] + wanted.map(Self.moved), "\(why)")
  }

  /// The template stands one line lower, below its kind.
  private static func moved(_ source: String) -> String {
    guard source.hasPrefix("t.yaml:"), let line = Int(source.dropFirst(7)) else { return source }
    return "t.yaml:\(line + 1)"
  }

  @Test func `a listing has a column for sources and leaves Helm's own lines without`() throws {
    #expect(
      try listing("kind: X\n{{ include \"labels\" . }}\n") == """
                                 | ---
                                 | # Source: c/templates/t.yaml
        templates/t.yaml:1       | kind: X
        templates/_helpers.tpl:2 | app: web
        templates/_helpers.tpl:3 | name: w

        """)
  }

  @Test func `a trace changes no byte of the output`() throws {
    for chart in ["kube-prometheus-stack", "prometheus-federation", "deny-external-egress"] {
      let renderer = Renderer(try ChartLoader.load(ByteString("charts-under-test/\(chart)")))
      var request = RenderRequest()
      request.seed = 1
      request.clock = .fixed(seconds: 0, nanoseconds: 0)
      let plain = try ReleaseText(renderer.render(request).sortedManifests()).text()
      for tracing in [Tracing.sources, .values] {
        request.tracing = tracing
        #expect(try ReleaseText(renderer.render(request).sortedManifests()).text() == plain)
      }
    }
  }

  @Test func `each byte of the test charts has a source in a file`() throws {
    let chart = try ChartLoader.load("charts-under-test/kube-prometheus-stack")
    var request = RenderRequest()
    request.tracing = .sources
    let rendered = try Renderer(chart).render(request)
    let files = Set(chart.orderedTemplates().map(\.path))
    var bytes = 0
    for file in rendered.files {
      let sources = try #require(rendered.sources(of: file))
      for offset in stride(from: 0, to: file.text.count, by: 7) {
        let source = try #require(sources.source(at: offset), "\(file.path) \(offset)")
        #expect(files.contains(source.filePlace.file))
        if source.isLiteral, !source.place.isExpansion {
          #expect(source.place.text[source.place.start] == file.text[offset])
        }
        bytes += 1
      }
    }
    #expect(bytes > 5_000)
  }

  @Test func `a trace that grows too long ends the render`() throws {
    let chart = try ChartLoader.load(files: [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"),
      ("templates/t.yaml", "{{ range 1000000 }}a{{ end }}"),
    ])
    var request = RenderRequest()
    request.tracing = .sources
    request.limits.traceEvents = 1_000
    let failure = #expect(throws: RenderFailure.self) { try Renderer(chart).render(request) }
    #expect(failure?.helmText.string.contains("the limit trace-events is 1000") == true)
  }

  @Test func `node hits count each part of each template`() throws {
    let chart = try ChartLoader.load(files: [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"),
      ("templates/t.yaml", "{{ range until 3 }}{{ if . }}a: {{ . }}\n{{ end }}{{ else }}none{{ end }}"),
    ])
    var request = RenderRequest()
    request.tracing = .sources
    let trace = try #require(try Renderer(chart).render(request).trace)
    #expect(
      String(decoding: NodeHitsText.json(trace, chart: chart), as: UTF8.self) == """
        {"chart":"c","files":[
        {"path":"templates/t.yaml","nodes":[
        {"kind":"range","line":1,"column":1,"endLine":1,"endColumn":20,"hits":1},
        {"kind":"if","line":1,"column":20,"endLine":1,"endColumn":30,"hits":3},
        {"kind":"text","line":1,"column":30,"endLine":1,"endColumn":33,"hits":2},
        {"kind":"print","line":1,"column":33,"endLine":1,"endColumn":40,"hits":2},
        {"kind":"text","line":1,"column":40,"endLine":2,"endColumn":1,"hits":2},
        {"kind":"text","line":2,"column":20,"endLine":2,"endColumn":24,"hits":0}]}
        ]}

        """)
  }
}
