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
        arguments: [["snapshot", "accept", "--all"] + root, ["snapshot", "check"] + root, ["snapshot", "check"] + root])
      #expect(results[0].status == 0, "\(results[0].error)")
      #expect(results.dropFirst().allSatisfy { $0.status == 0 || $0.status == 1 }, "\(results.map(\.error))")
      try sandbox.check()
      try sandbox.acceptAll()
      #expect(try sandbox.check(.ci).isMatch)
    }
  }

  private func contents(_ sandbox: Sandbox, pending: Bool) throws -> [String: String] {
    var contents: [String: String] = [:]
    for path in try sandbox.files() where path.hasSuffix(PendingName.suffix) == pending {
      contents[path] = try sandbox.read(path)
    }
    return contents
  }
}
