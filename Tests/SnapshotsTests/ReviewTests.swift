import TestSupport
import Testing
import ValueTree

@testable import Snapshots

@Suite struct ReviewTests {
  /// Twelve cases that render different Deployments of different names.
  private static func twelve() -> String {
    let cases = (1...12).map { number in
      "  - {chart: web, name: case-\(number), release: r\(number), set: [replicas=\(number)]}\n"
    }
    return "cases:\n" + cases.joined()
  }

  private func decisions(_ sandbox: Sandbox) throws -> [Decision] { try sandbox.store().decisions() }

  @Test func `one change that touches 12 snapshots is one decision`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    try sandbox.write(
      "web/templates/deployment.yaml",
      Sandbox.deployment.replacing("metadata:\n      name", "metadata:\n      x: y\n      name", 1)
        .replacing("spec:\n", "spec:\n  paused: true\n", 1))
    try sandbox.check()
    let open = try decisions(sandbox)
    #expect(open.map(\.changes.count) == [12])
    #expect(open.first?.cases.count == 12)
    try sandbox.store().accept(open)
    #expect(try sandbox.check().isMatch)
  }

  @Test func `a label that a helper adds to every kind is one decision`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    for (file, text) in [("deployment", Sandbox.deployment), ("service", Sandbox.service)] {
      try sandbox.write("web/templates/\(file).yaml", text.replacing("  labels:\n", "  labels:\n    team: blue\n", 1))
    }
    try sandbox.check()
    #expect(try decisions(sandbox).map(\.changes.count) == [24])
  }

  @Test func `a bump of the chart's version is no decision with the preset on`() throws {
    for (preset, expected) in [("", [24]), ("redactions: [preset: chart-version]\n", [])] {
      let sandbox = try Sandbox.accepted(preset + Self.twelve())
      try sandbox.write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.1.0\n")
      let check = try sandbox.check()
      #expect(check.isMatch == !preset.isEmpty)
      // Without it the label, and beside the label the checksum: two edits in two kinds of files.
      let files = try decisions(sandbox).flatMap(\.changes).count
      #expect([files].filter { $0 > 0 } == expected)
    }
  }

  @Test func `different edits are different decisions`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    try sandbox.write("web/templates/deployment.yaml", Sandbox.deployment + "  number: {{ .Values.replicas }}\n")
    try sandbox.check()
    #expect(try decisions(sandbox).map(\.changes.count) == Array(repeating: 1, count: 12))
  }

  @Test func `a comment that only one of them has makes a decision of its own`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    let comment = "{{ if eq (int .Values.replicas) 3 }}\n# look\n{{- end }}"
    try sandbox.write(
      "web/templates/deployment.yaml",
      Sandbox.deployment.replacing("spec:\n  replicas", "spec:\n  paused: true\(comment)\n  replicas", 1))
    try sandbox.check()
    #expect(try decisions(sandbox).map(\.changes.count) == [11, 1])
  }

  @Test func `changes of text alone are decisions too`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    try sandbox.write("web/templates/service.yaml", Sandbox.service.replacing("kind: Service", "kind: \"Service\"", 1))
    try sandbox.check()
    #expect(try decisions(sandbox).map(\.changes.count) == [12])
  }

  @Test func `a new case is one decision, and so is a change of inputs in many`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    try sandbox.write(
      "valuesctl.yaml",
      Self.twelve().replacing("{chart: web,", "{seed: 1, chart: web,", 12) + "  - {chart: web, name: more}\n")
    try sandbox.check()
    let open = try decisions(sandbox)
    #expect(open.map(\.kind) == [.inputs, .newCase])
    #expect(open.map(\.changes.count) == [12, 3])
  }

  /// In CI nothing is pending, and its log is all that people have.
  @Test func `a check in CI shows the decisions that a review will show`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    try sandbox.write("web/values.yaml", "replicas: 1\nservice: true\nport: 81\n")
    try sandbox.write("valuesctl.yaml", Self.twelve() + "  - {chart: web, name: more}\n")
    let check = try sandbox.check(.ci)
    #expect(try decisions(sandbox).isEmpty)
    #expect(check.decisions.map(\.kind) == [.files, .newCase])
    try sandbox.check()
    #expect(try decisions(sandbox).map(\.id) == check.decisions.map(\.id))
  }

  @Test func `an id means what it meant`() throws {
    let sandbox = try Sandbox.accepted(Self.twelve())
    try sandbox.write("web/values.yaml", "replicas: 1\nservice: true\nport: 81\n")
    try sandbox.check()
    let store = try sandbox.store()
    let open = try decisions(sandbox)
    #expect(try store.decisions([open[0].id]).map(\.id) == [open[0].id])
    // One of the twelve changes: the decision is another one.
    try sandbox.write("snapshots/web/case-7/web/templates/service.yaml.pending", "---\n# Source: x\n")
    #expect(throws: SnapshotFailure.self) { try store.decisions([open[0].id]) }
    #expect(throws: SnapshotFailure.self) { try store.decisions(["nonsense"]) }
  }
}

extension String {
  func replacing(_ old: String, _ new: String, _ count: Int) -> String {
    let parts = components(of: old)
    var text = parts[0]
    for (index, part) in parts.dropFirst().enumerated() { text += (index < count ? new : old) + part }
    return text
  }

  private func components(of separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
