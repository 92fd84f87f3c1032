import TestSupport
import Testing
import ValueTree

@testable import Snapshots

/// Two real processes at work in one folder.
@Suite(.serialized) struct ProcessTests {
  @Test func `two checks at once leave whole pending files and touch nothing else`() throws {
    for round in 0..<6 {
      let sandbox = try Sandbox.accepted("cases:\n  - {chart: web}\n  - {chart: web, name: b, release: b}\n")
      let accepted = try contents(sandbox, pending: false)
      try sandbox.write("web/values.yaml", "replicas: \(round + 2)\nservice: \(round % 2 == 0)\nport: 81\n")
      let arguments = ["snapshot", "check", "--no-ci", "--root", sandbox.folder.path]
      let results = try BuiltProgram.runAtOnce("valuesctl", arguments: [arguments, arguments, arguments])
      #expect(results.map(\.status) == [1, 1, 1], "\(results.map(\.error))")
      #expect(try contents(sandbox, pending: false) == accepted)
      let pending = try contents(sandbox, pending: true)
      // As one process alone leaves them.
      for path in pending.keys { try DiskFiles().remove("\(sandbox.folder.path)/\(path)") }
      try sandbox.check()
      #expect(try contents(sandbox, pending: true) == pending)
    }
  }

  /// While one process accepts, others compare: each accepted file is the old or the new one, and what was seen is accepted.
  @Test func `an accept beside checks accepts what was seen`() throws {
    for round in 0..<6 {
      let sandbox = try Sandbox.accepted()
      try sandbox.write("web/values.yaml", "replicas: \(round + 2)\nservice: false\nport: 81\n")
      try sandbox.check()
      let root = ["--no-ci", "--root", sandbox.folder.path]
      let results = try BuiltProgram.runAtOnce(
        "valuesctl",
        arguments: [
          ["snapshot", "accept", "--all"] + root, ["snapshot", "check"] + root, ["snapshot", "check"] + root,
        ])
      #expect(results[0].status == 0, "\(results[0].error)")
      #expect(results.dropFirst().allSatisfy { $0.status == 0 || $0.status == 1 }, "\(results.map(\.error))")
      try sandbox.check()
      try sandbox.acceptAll()
      #expect(try sandbox.check(.ci).isMatch)
    }
  }

  /// Whoever comes second finds nothing to do; what the first accepted stays.
  @Test func `two accepts at once accept everything`() throws {
    for round in 0..<6 {
      let sandbox = try Sandbox.accepted()
      try sandbox.write("web/values.yaml", "replicas: \(round + 2)\nservice: false\nport: 81\n")
      try sandbox.check()
      let arguments = ["snapshot", "accept", "--all", "--no-ci", "--root", sandbox.folder.path]
      let results = try BuiltProgram.runAtOnce("valuesctl", arguments: [arguments, arguments, arguments])
      #expect(results.map(\.status) == [0, 0, 0], "\(results.map(\.error))")
      #expect(try contents(sandbox, pending: true).isEmpty)
      #expect(try sandbox.check(.ci).isMatch)
    }
  }

  @Test(arguments: [
    // what is wrong                                                                  status
    ("nothing", 0), ("a template fails", 1), ("a golden file is a folder", 2), ("snapshots is a file", 2),
  ])
  func `statuses tell no from not at all`(what: String, status: Int32) throws {
    let sandbox = try Sandbox.accepted()
    switch what {
    case "a template fails": try sandbox.write("web/templates/more.yaml", "{{ fail \"no\" }}")
    case "a golden file is a folder":
      try DiskFiles().remove("\(sandbox.folder.path)/snapshots/web/default/web/templates/service.yaml")
      try sandbox.write("snapshots/web/default/web/templates/service.yaml/x", "")
    case "snapshots is a file":
      for path in try sandbox.files() { try DiskFiles().remove("\(sandbox.folder.path)/\(path)") }
      for folder in ["/web/default/web/templates", "/web/default/web", "/web/default", "/web", ""] {
        try DiskFiles().removeEmptyFolder("\(sandbox.folder.path)/snapshots\(folder)")
      }
      try sandbox.write("snapshots", "")
    default: break
    }
    let result = try BuiltProgram.runAtOnce(
      "valuesctl", arguments: [["snapshot", "check", "--no-ci", "--root", sandbox.folder.path]])[0]
    #expect(result.status == status, "\(result.error)")
  }

  private func contents(_ sandbox: Sandbox, pending: Bool) throws -> [String: String] {
    var contents: [String: String] = [:]
    for path in try sandbox.files() where path.hasSuffix(PendingName.suffix) == pending {
      contents[path] = try sandbox.read(path)
    }
    return contents
  }
}

/// The command and the tests come to the same, case by case.
@Suite struct AgreementTests {
  @Test(arguments: ["matches", "other", "gone", "new", "missing", "extra", "failed", "redaction"])
  func `a test and the command agree`(state: String) throws {
    let sandbox = try Sandbox.accepted()
    switch state {
    case "other": try sandbox.write("web/values.yaml", "replicas: 2\nservice: true\nport: 80\n")
    case "gone": try sandbox.write("web/values.yaml", "replicas: 1\nservice: false\nport: 80\n")
    case "new": try sandbox.write("web/templates/more.yaml", "kind: ConfigMap\n")
    case "missing": try sandbox.write("valuesctl.yaml", "cases:\n  - {chart: web}\n  - {chart: web, name: more}\n")
    case "extra": try sandbox.write("snapshots/web/default/notes.txt", "mine")
    case "failed": try sandbox.write("web/templates/more.yaml", "{{ fail \"no\" }}")
    case "redaction": try sandbox.write("valuesctl.yaml", "redactions: [{path: metadata}]\ncases: [{chart: web}]\n")
    default: break
    }
    // What a test does: its inputs, a render, a comparison.
    let store = try sandbox.store()
    let renderer = CaseRenderer(root: sandbox.folder.path)
    let passes = store.configuration.cases.map { snapshot in
      do { return try store.compare(snapshot, rendered: renderer.render(snapshot), mode: .ci).isMatch } catch {
        return false
      }
    }
    let result = try BuiltProgram.runAtOnce(
      "valuesctl", arguments: [["snapshot", "check", "--ci", "--root", sandbox.folder.path]])[0]
    #expect(result.status == (passes.allSatisfy { $0 } ? 0 : 1), "\(result.error)")
    #expect(passes.allSatisfy { $0 } == (state == "matches" || state == "extra"))
  }
}
