import Charts
import Foundation
import Synchronization
import TestSupport
import Testing
import ValueTree

@testable import Snapshots

/// Files of a disk on which some calls fail, as where it is full.
private final class FailingFiles: SnapshotFiles {
  enum Call { case write, rename, remove }

  private let disk = DiskFiles()
  private let call: Call
  private let left: Mutex<Int>

  /// - Parameter fine: how many of these calls succeed.
  init(_ call: Call, after fine: Int) {
    self.call = call
    left = Mutex(fine)
  }

  private func step(_ call: Call, _ path: String) throws(SystemFailure) {
    guard call == self.call else { return }
    let isFine = left.withLock { left in
      left -= 1
      return left >= 0
    }
    if !isFine { throw SystemFailure("\(call)", ByteString(path), ENOSPC) }
  }

  func read(_ path: String) throws(SystemFailure) -> ByteString? { try disk.read(path) }
  func entries(in folder: String) throws(SystemFailure) -> [FolderEntry] { try disk.entries(in: folder) }
  func removeEmptyFolder(_ path: String) throws(SystemFailure) { try disk.removeEmptyFolder(path) }

  func writeNew(_ path: String, _ text: ByteString) throws(SystemFailure) {
    try step(.write, path)
    try disk.writeNew(path, text)
  }

  func rename(_ from: String, to path: String) throws(SystemFailure) {
    try step(.rename, from)
    try disk.rename(from, to: path)
  }

  func remove(_ path: String) throws(SystemFailure) {
    try step(.remove, path)
    try disk.remove(path)
  }
}

/// What an accept, a reject or a comparison leaves when something goes wrong.
@Suite struct WritingTests {
  private static let templates = "snapshots/web/default/web/templates"

  /// A repository in which the Deployment and the Service have changed.
  private func changed() throws -> Sandbox {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.1.0\n")
    try sandbox.check()
    return sandbox
  }

  private func contents(_ sandbox: Sandbox) throws -> [String: String] {
    var contents: [String: String] = [:]
    for path in try sandbox.files() { contents[path] = try sandbox.read(path) }
    return contents
  }

  private func store(_ sandbox: Sandbox, _ call: FailingFiles.Call, after fine: Int) throws -> SnapshotStore {
    try SnapshotStore(readingFrom: sandbox.folder.path, files: FailingFiles(call, after: fine))
  }

  @Test(arguments: [true, false])
  func `one file that has changed leaves all as they are`(accepts: Bool) throws {
    let sandbox = try changed()
    let store = try sandbox.store()
    let seen = try store.decisions()
    #expect(seen.flatMap(\.changes).count == 2)
    try sandbox.write("\(Self.templates)/service.yaml.pending", "other")
    let before = try contents(sandbox)
    let failure = #expect(throws: SnapshotFailure.self) {
      if accepts { try store.accept(seen) } else { try store.reject(seen) }
    }
    #expect(failure?.message.hasSuffix("; nothing is \(accepts ? "accepted" : "rejected")") == true)
    #expect(try contents(sandbox) == before)
  }

  @Test func `a disk that is full leaves all as they are`() throws {
    let sandbox = try changed()
    let before = try contents(sandbox)
    let store = try store(sandbox, .write, after: 1)
    let failure = #expect(throws: SnapshotFailure.self) { try store.accept(.all) }
    #expect(
      failure?.message == "write \(sandbox.folder.path)/\(Self.templates)/service.yaml: no space left on device")
    #expect(try contents(sandbox) == before)
  }

  @Test(
    arguments: [
      // call                   fine  what stands in the hints                                       done
      (FailingFiles.Call.rename, 1, "1 of 2 files is accepted: \(templates)/deployment.yaml. The others are", 1),
      (.rename, 0, nil, 0),
      (.remove, 0, "All of it is accepted", 2),
    ] as [(FailingFiles.Call, Int, String?, Int)])
  private func `words say how far an accept came`(
    call: FailingFiles.Call, fine: Int, hint: String?, done: Int
  ) throws {
    let sandbox = try changed()
    let before = try contents(sandbox)
    let store = try store(sandbox, call, after: fine)
    let failure = #expect(throws: SnapshotFailure.self) { try store.accept(.all) }
    #expect(failure?.diagnostic.hints.first?.hasPrefix(hint ?? "-") ?? (hint == nil), "\(String(describing: failure))")
    let after = try contents(sandbox)
    let accepted = before.keys.filter { !$0.hasSuffix(".pending") && before[$0] != after[$0] }
    #expect(accepted.count == done)
    #expect(try sandbox.store().decisions().flatMap(\.changes).count == 2 - done)
    #expect(!after.keys.contains { $0.contains(".valuesctl-") }, "nothing unfinished stays")
  }

  @Test func `words say how far a reject came`() throws {
    let sandbox = try changed()
    let store = try store(sandbox, .remove, after: 1)
    let failure = #expect(throws: SnapshotFailure.self) { try store.reject(.all) }
    #expect(failure?.diagnostic.hints.first?.hasPrefix("1 of 2 files is rejected: ") == true)
  }

  @Test func `pending files that cannot be written leave the comparison as it is`() throws {
    let sandbox = try Sandbox.accepted()
    try sandbox.write("web/values.yaml", "replicas: 2\nservice: true\nport: 80\n")
    let check = try SnapshotCheck(try store(sandbox, .write, after: 0), mode: .local)
    #expect(check.states == ["web/default: different"])
    #expect(!check.isWhole)
    guard case .compared(let verdict)? = check.results.first?.outcome else { return }
    #expect(!verdict.isPending)
    #expect(
      verdict.unwritten?.message
        == "write \(sandbox.folder.path)/\(Self.templates)/deployment.yaml.pending: no space left on device")
  }

  @Test(arguments: ["file", "link"])
  func `snapshots that are no folder are an error`(kind: String) throws {
    let sandbox = try Sandbox()
    switch kind {
    case "file": try sandbox.write("snapshots", "")
    default: try sandbox.folder.link("snapshots", to: "nowhere")
    }
    for mode in [SnapshotMode.local, .ci] {
      let failure = #expect(throws: SnapshotFailure.self) { try sandbox.check(mode) }
      #expect(failure?.cause == .system)
    }
  }

  @Test func `a golden file that is a pipe is refused`() throws {
    let sandbox = try Sandbox.accepted()
    let place = "\(sandbox.folder.path)/\(Self.templates)/service.yaml"
    try DiskFiles().remove(place)
    #expect(mkfifo(place, 0o600) == 0)
    let failure = #expect(throws: SnapshotFailure.self) {
      let store = try sandbox.store()
      return try store.compare(
        store.configuration.cases[0],
        rendered: CaseRenderer(root: sandbox.folder.path).render(store.configuration.cases[0]), mode: .local)
    }
    #expect(failure?.message == "read \(place): this is no regular file")
    #expect(try !sandbox.check().isWhole)
  }

  @Test func `a case's folder may be a link`() throws {
    let sandbox = try Sandbox.accepted()
    let folder = sandbox.folder.path
    try FileManager.default.moveItem(atPath: "\(folder)/snapshots/web/default", toPath: "\(folder)/elsewhere")
    try sandbox.folder.link("snapshots/web/default", to: "../../elsewhere")
    let check = try sandbox.check()
    #expect(check.isMatch && check.unreferenced.isEmpty)
    #expect(try sandbox.store().stored().map(\.name.description) == ["web/default"])
  }

  @Test func `what nobody will finish goes away wherever it stands`() throws {
    let sandbox = try Sandbox.accepted()
    let dead = ".valuesctl-99999999-1.pending"
    let old = ".valuesctl-1-1.pending"
    let kept = [
      "snapshots/.valuesctl-1-2.pending", "snapshots/web/.valuesctl-99999999-1.pending.txt",
      "snapshots/web/.valuesctl-099-1.pending",
    ]
    let gone = [
      "snapshots/\(dead)", "snapshots/\(old)", "snapshots/web/\(dead)", "snapshots/web/old/x/\(dead)",
      "snapshots/web/default/\(old)",
    ]
    for path in gone + kept { try sandbox.write(path, "half") }
    for path in gone where path.hasSuffix(old) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3_600)], ofItemAtPath: "\(sandbox.folder.path)/\(path)")
    }
    let before = try sandbox.files().count
    try sandbox.check(.ci)
    #expect(try sandbox.files().count == before)
    try sandbox.check()
    #expect(try sandbox.files().filter { gone.contains($0) } == [])
    #expect(try sandbox.files().filter { kept.contains($0) }.count == kept.count)
  }
}
