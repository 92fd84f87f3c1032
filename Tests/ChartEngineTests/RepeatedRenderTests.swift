import ChartEngine
import Charts
import Testing
import ValueTree

/// Equal requests give equal bytes: on many threads, and with chance and time given.
@Suite struct RepeatedRenderTests {
  @Test(arguments: ["kube-prometheus-stack/mirrored-registry", "prometheus-postgres-exporter/tls-mutual"])
  func `100 renders in parallel are as one by one`(name: String) async throws {
    let wanted = try ChartUnderTest.text(of: ChartUnderTest.render(case: name))
    let different = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 { group.addTask { try ChartUnderTest.text(of: ChartUnderTest.render(case: name)) != wanted } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(different == 0)
  }

  @Test func `40 renders with different values do not see each other`() async throws {
    @Sendable func text(_ number: Int) throws -> ByteString {
      let set = ["alertmanager.alertmanagerSpec.replicas=\(number)", "commonLabels.number=n\(number)"]
      return try ChartUnderTest.text(of: ChartUnderTest.render("kube-prometheus-stack", set: set))
    }
    let wanted = try (0..<20).map(text)
    let found = try await withThrowingTaskGroup(of: (Int, ByteString).self) { group in
      for number in 0..<40 { group.addTask { (number % 20, try text(number % 20)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 40 && found.allSatisfy { wanted[$0.0] == $0.1 })
    #expect(Set(wanted).count == 20)
  }

  private static let chart: [(name: ByteString, bytes: ByteString)] = [
    ("Chart.yaml", "apiVersion: v2\nname: chance\nversion: 0.1.0\n"),
    (
      "templates/a.yaml",
      """
      kind: ConfigMap
      data:
        letters: {{ randAlphaNum 24 | quote }}
        ascii: {{ randAscii 12 | b64enc | quote }}
        number: "{{ randInt 1 1000000 }}"
        bytes: {{ randBytes 16 | quote }}
        id: {{ uuidv4 }}
        now: {{ now | date "2006-01-02T15:04:05Z07:00" | quote }}
        shuffled: {{ shuffle "abcdefghijklmnopqrstuvwxyz" }}

      """
    ),
    ("templates/b.yaml", "kind: ConfigMap\ndata: {letters: {{ randAlpha 24 | quote }}}\n"),
  ]

  private func text(seed: UInt64?, seconds: Int64) throws -> ByteString {
    var request = RenderRequest()
    request.seed = seed
    request.clock = .fixed(seconds: seconds, nanoseconds: 0)
    let rendered = try Renderer(try ChartLoader.load(files: Self.chart)).render(request)
    return ByteString(ReleaseText(try rendered.sortedManifests()).text())
  }

  @Test func `seed and time make a render repeatable`() throws {
    let first = try text(seed: 7, seconds: 1_767_323_045)
    #expect(try text(seed: 7, seconds: 1_767_323_045) == first)
    #expect(first.string.contains("2026-01-02T03:04:05"))
    #expect(try text(seed: 8, seconds: 1_767_323_045) != first)
    #expect(try text(seed: 7, seconds: 1_767_323_046) != first)
    #expect(try text(seed: nil, seconds: 1_767_323_045) != text(seed: nil, seconds: 1_767_323_045))
  }
}
