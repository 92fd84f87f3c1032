import ChartEngine
import Charts
import Synchronization
import TestSupport
import ValueTree

@testable import Snapshots

/// Numbers that look random and follow from a seed (SplitMix64).
struct SequenceRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// Files in memory, which behave as those of a disk do and cost less.
final class MemoryFiles: SnapshotFiles {
  private let files = Mutex<[String: ByteString]>([:])

  func read(_ path: String) throws(SystemFailure) -> ByteString? { files.withLock { $0[path] } }

  func entries(in folder: String) throws(SystemFailure) -> [FolderEntry] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var entries: [String: Bool] = [:]
    for path in files.withLock({ Array($0.keys) }) where path.hasPrefix(prefix) {
      let parts = path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
      entries[String(parts[0])] = parts.count > 1
    }
    return entries.sorted { $0.key < $1.key }.map { FolderEntry(name: $0.key, isFolder: $0.value) }
  }

  func writeNew(_ path: String, _ text: ByteString) throws(SystemFailure) {
    let isTaken = files.withLock { files in
      if files[path] != nil { return true }
      files[path] = text
      return false
    }
    if isTaken { throw SystemFailure("open", ByteString(path), 17) }
  }

  func rename(_ from: String, to path: String) throws(SystemFailure) {
    let isMissing = files.withLock { files in
      guard let text = files.removeValue(forKey: from) else { return true }
      files[path] = text
      return false
    }
    if isMissing { throw SystemFailure("rename", ByteString(from), 2) }
  }

  func remove(_ path: String) throws(SystemFailure) { files.withLock { $0[path] = nil } }

  /// A folder without files is none.
  func removeEmptyFolder(_ path: String) throws(SystemFailure) {}
}

/// The files of a process that dies in the middle of its work: after some calls the next one is done by half, and then
/// nothing works any more.
final class DyingFiles: SnapshotFiles {
  private let disk: any SnapshotFiles
  private let left: Mutex<Int>

  init(_ files: any SnapshotFiles, calls: Int) {
    disk = files
    left = Mutex(calls)
  }

  private static let dead = SystemFailure("write", "", reason: "the process is gone")

  /// Whether this is the call in which it dies.
  private func step() throws(SystemFailure) -> Bool {
    let left = left.withLock { left in
      left -= 1
      return left
    }
    if left < 0 { throw Self.dead }
    return left == 0
  }

  func read(_ path: String) throws(SystemFailure) -> ByteString? {
    if left.withLock({ $0 <= 0 }) { throw Self.dead }
    return try disk.read(path)
  }

  func entries(in folder: String) throws(SystemFailure) -> [FolderEntry] {
    if left.withLock({ $0 <= 0 }) { throw Self.dead }
    return try disk.entries(in: folder)
  }

  func writeNew(_ path: String, _ text: ByteString) throws(SystemFailure) {
    if try step() {
      try disk.writeNew(path, text[0..<text.count / 2])
      throw Self.dead
    }
    try disk.writeNew(path, text)
  }

  func rename(_ from: String, to path: String) throws(SystemFailure) {
    if try step() { throw Self.dead }
    try disk.rename(from, to: path)
  }

  func remove(_ path: String) throws(SystemFailure) {
    if try step() { throw Self.dead }
    try disk.remove(path)
  }

  func removeEmptyFolder(_ path: String) throws(SystemFailure) {
    if try step() { throw Self.dead }
    try disk.removeEmptyFolder(path)
  }
}

/// What a random sequence found to be wrong.
struct BrokenPromise: Error, CustomStringConvertible {
  var description: String
}

/// A chart, tests about it that people write, rename and skip, and all that they do with its snapshots.
struct RandomSequence {
  /// One test of a suite: what its case is called, what the chart renders for it, and what it is rendered from.
  struct Test {
    var name: CaseName
    var variant: Int
    var seed: UInt64
    var suite: Int
  }

  private var random: SequenceRandom
  private let root: String
  private let disk: any SnapshotFiles
  private let variants: [GoldenFiles]
  private let names: [CaseName]
  private var tests: [Test] = []
  /// What has been done, for the report.
  private var story: [String] = []

  init(seed: UInt64, root: String, files: any SnapshotFiles, variants: [GoldenFiles], names: [CaseName]) {
    random = SequenceRandom(state: seed)
    disk = files
    self.root = root
    self.variants = variants
    self.names = names
    for index in 0..<Int.random(in: 1...3, using: &random) {
      tests.append(
        Test(name: names[index], variant: pick(variants.count), seed: 0, suite: index % 2))
    }
  }

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  mutating func run() throws {
    do {
      for _ in 0..<Int.random(in: 3...8, using: &random) { try step() }
    } catch let broken as BrokenPromise {
      throw BrokenPromise(description: "\(broken.description)\nafter: \(story.joined(separator: "; "))")
    }
  }

  private mutating func step() throws {
    switch pick(15) {
    case 0, 1: try runTests("run", mode: .local, files: disk, parallel: false)
    case 2: try runTests("run in parallel", mode: .local, files: disk, parallel: true)
    case 3: try runTests("run in CI", mode: .ci, files: disk, parallel: random.chance(50))
    case 4: try runTests("run and die", mode: .local, files: DyingFiles(disk, calls: 1 + pick(12)), parallel: false)
    case 5: try runTwice()
    case 6: change("the chart") { $0.variant = $1 }
    case 7:
      let name = names[pick(names.count)]
      change("a name") { test, _ in test.name = name }
    case 8: change("inputs") { $0.seed = UInt64($1 % 2) }
    case 9, 10: try acceptSome(all: random.chance(60))
    case 11: try rejectSome()
    case 12: try acceptAndDie()
    case 13: try settle()
    default: try addAndPrune()
    }
  }

  private mutating func change(_ what: String, _ body: (inout Test, Int) -> Void) {
    story.append("change \(what)")
    let index = pick(tests.count)
    let number = pick(variants.count)
    body(&tests[index], number)
  }

  // MARK: Running

  private func snapshot(_ test: Test) -> SnapshotCase {
    var snapshot = SnapshotCase(test.name, chart: "charts/tiny")
    snapshot.seed = test.seed
    return snapshot
  }

  /// The tests that this run comes to: some are skipped, filtered out with their suite, or fail on their way.
  private mutating func chosen() -> [Test] {
    let filter = random.chance(25) ? pick(2) : nil
    return tests.filter { test in
      if let filter, test.suite != filter { return false }
      return random.chance(80)
    }
  }

  private mutating func runTests(
    _ what: String, mode: SnapshotMode, files: any SnapshotFiles, parallel: Bool
  ) throws {
    let chosen = chosen()
    story.append("\(what) \(chosen.map { "\($0.name)=\($0.variant)/\($0.seed)" }.joined(separator: ","))")
    let before = try tree()
    let store = SnapshotStore(root: root, files: files)
    let verdicts = compare(chosen, store, mode, parallel: parallel)
    try check(before, verdicts, mode)
    // In one run two cases of one name are an error, also where neither is accepted.
    for (test, _) in verdicts {
      let named = verdicts.filter { $0.0.name == test.name }
      if named.contains(where: { $0.0.seed != test.seed }), named.allSatisfy({ $0.1 != nil }) {
        throw BrokenPromise(description: "two cases are named \(test.name), and nobody says so")
      }
    }
  }

  private func compare(
    _ tests: [Test], _ store: SnapshotStore, _ mode: SnapshotMode, parallel: Bool
  ) -> [(Test, SnapshotVerdict?)] {
    let verdicts = Mutex<[(Test, SnapshotVerdict?)]>([])
    let body: @Sendable (Int) -> Void = { index in
      let test = tests[index]
      do throws(SnapshotFailure) {
        let verdict = try store.compare(self.snapshot(test), self.variants[test.variant], mode: mode)
        verdicts.withLock { $0.append((test, verdict)) }
      } catch {
        verdicts.withLock { $0.append((test, nil)) }
      }
    }
    if parallel { EngineThread.forEach(tests.count, body) } else { for index in tests.indices { body(index) } }
    return verdicts.withLock { $0 }
  }

  /// Two processes run at once, each with a session of its own.
  private mutating func runTwice() throws {
    let (first, second) = (chosen(), chosen())
    story.append("run twice at once")
    let before = try tree()
    let verdicts = Mutex<[(Test, SnapshotVerdict?)]>([])
    let sequence = self
    EngineThread.forEach(2) { index in
      let store = SnapshotStore(root: sequence.root, files: sequence.disk)
      let found = sequence.compare(index == 0 ? first : second, store, .local, parallel: false)
      verdicts.withLock { $0 += found }
    }
    try check(before, verdicts.withLock { $0 }, .local)
  }

  /// What must hold after every run, however it ended.
  private func check(_ before: Tree, _ verdicts: [(Test, SnapshotVerdict?)], _ mode: SnapshotMode) throws {
    let after = try tree()
    if after.accepted != before.accepted { throw BrokenPromise(description: "a run changed an accepted file") }
    if mode == .ci, after != before { throw BrokenPromise(description: "something was written in CI") }
    for (path, text) in after.pending where !isWhole(text) {
      throw BrokenPromise(description: "the pending file \(path) is no whole file")
    }
    var passed: [CaseName: Test] = [:]
    for (test, verdict) in verdicts {
      let isAccepted = try isAccepted(test, in: before)
      guard let verdict else { continue }
      if verdict.isMatch, !isAccepted { throw BrokenPromise(description: "\(test.name) passes without being accepted") }
      if !verdict.isMatch, isAccepted { throw BrokenPromise(description: "\(test.name) fails though it is accepted") }
      guard verdict.isMatch else { continue }
      if let other = passed.updateValue(test, forKey: test.name), other.seed != test.seed {
        throw BrokenPromise(description: "two cases named \(test.name) pass")
      }
    }
  }

  /// Whether the accepted files are exactly what the test renders, from the same inputs.
  private func isAccepted(_ test: Test, in tree: Tree) throws -> Bool {
    let prefix = "\(test.name)/"
    var files = tree.accepted.filter { $0.key.hasPrefix(prefix) && CaseFolder.isGolden($0.value, $0.key.below(prefix)) }
    let inputs = tree.accepted[prefix + SnapshotCase.fileName]
    for (path, text) in variants[test.variant].files {
      guard files.removeValue(forKey: prefix + path) == text else { return false }
    }
    return files.isEmpty && inputs == CaseText.text(of: snapshot(test))
  }

  private func isWhole(_ text: ByteString) -> Bool {
    if text == PendingName.removal { return true }
    if variants.contains(where: { $0.files.values.contains(text) }) { return true }
    return [UInt64(0), 1].contains { seed in
      var snapshot = SnapshotCase(names[0], chart: "charts/tiny")
      snapshot.seed = seed
      return CaseText.text(of: snapshot) == text
    }
  }

  // MARK: Decisions

  private func pending() throws -> [SnapshotChange] {
    try SnapshotStore(root: root, files: disk).stored().flatMap(\.changes)
  }

  private mutating func acceptSome(all: Bool) throws {
    var changes = try pending()
    if changes.isEmpty { return }
    if !all { changes = [changes[pick(changes.count)]] }
    story.append("accept \(changes.map { "\($0.name)/\($0.path)" }.joined(separator: ","))")
    var wanted = try tree().accepted
    let store = SnapshotStore(root: root, files: disk)
    for change in changes {
      try store.accept(change)
      wanted["\(change.name)/\(change.path)"] = change.rendered
    }
    if try tree().accepted != wanted { throw BrokenPromise(description: "accept did something else") }
    // What was shown before is not what is there now.
    for change in changes where throwsNothing({ try store.accept(change) }) {
      throw BrokenPromise(description: "\(change.path) was accepted twice")
    }
  }

  /// After a whole run, an accept of everything and another run, everything passes: nothing gets stuck.
  private mutating func settle() throws {
    let sole = tests.filter { test in tests.count { $0.name == test.name } == 1 }
    story.append("settle")
    _ = compare(sole, SnapshotStore(root: root, files: disk), .local, parallel: false)
    let store = SnapshotStore(root: root, files: disk)
    for change in try pending() { try store.accept(change) }
    for (test, verdict) in compare(sole, store, .local, parallel: true) where verdict?.isMatch != true {
      throw BrokenPromise(description: "\(test.name) was accepted and does not pass")
    }
  }

  private mutating func rejectSome() throws {
    let changes = try pending()
    if changes.isEmpty { return }
    story.append("reject")
    let before = try tree()
    try SnapshotStore(root: root, files: disk).reject(changes[pick(changes.count)])
    let after = try tree()
    if after.accepted != before.accepted { throw BrokenPromise(description: "reject changed an accepted file") }
    if after.pending.count != before.pending.count - 1 { throw BrokenPromise(description: "reject did something else") }
  }

  /// Each accepted file is the old one or the new one, whole.
  private mutating func acceptAndDie() throws {
    let changes = try pending()
    if changes.isEmpty { return }
    story.append("accept and die")
    let before = try tree()
    let store = SnapshotStore(root: root, files: DyingFiles(disk, calls: 1 + pick(8)))
    for change in changes { _ = throwsNothing { try store.accept(change) } }
    let after = try tree()
    for path in Set(before.accepted.keys).union(after.accepted.keys) where before.accepted[path] != after.accepted[path]
    {
      guard let change = changes.first(where: { "\($0.name)/\($0.path)" == path }),
        change.rendered == after.accepted[path]
      else { throw BrokenPromise(description: "an interrupted accept left something else at \(path)") }
    }
  }

  /// A file that belongs to no case stays until somebody prunes.
  private mutating func addAndPrune() throws {
    story.append("prune")
    let folder = "\(tests[0].name)"
    do throws(SystemFailure) {
      try disk.writeNew("\(root)/snapshots/\(folder)/notes.txt", "mine")
    } catch { return }
    let before = try tree()
    try runTests("run", mode: .local, files: disk, parallel: false)
    try SnapshotStore(root: root, files: disk).prune(["\(folder)/notes.txt"])
    var wanted = before.accepted
    wanted["\(folder)/notes.txt"] = nil
    if try tree().accepted != wanted { throw BrokenPromise(description: "prune did something else") }
  }

  private func throwsNothing(_ body: () throws -> Void) -> Bool {
    do { try body() } catch { return false }
    return true
  }

  // MARK: Files

  struct Tree: Equatable {
    var accepted: [String: ByteString] = [:]
    var pending: [String: ByteString] = [:]
    var unfinished: [String: ByteString] = [:]
  }

  private func tree() throws -> Tree {
    var tree = Tree()
    try scan("", &tree)
    return tree
  }

  private func scan(_ prefix: String, _ tree: inout Tree) throws {
    for entry in try disk.entries(in: "\(root)/snapshots/\(prefix)") {
      let path = prefix + entry.name
      if entry.isFolder {
        try scan(path + "/", &tree)
      } else if let text = try disk.read("\(root)/snapshots/\(path)") {
        if entry.name.hasPrefix(PendingName.unfinished) {
          tree.unfinished[path] = text
        } else if entry.name.hasSuffix(PendingName.suffix) {
          tree.pending[path] = text
        } else {
          tree.accepted[path] = text
        }
      }
    }
  }
}

extension String {
  fileprivate func below(_ prefix: String) -> String { String(dropFirst(prefix.count)) }
}
