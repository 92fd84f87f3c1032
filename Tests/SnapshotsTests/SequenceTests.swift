import ChartEngine
import Charts
import TestSupport
import Testing
import ValueTree

@testable import Snapshots

/// Nothing but an accept changes an accepted snapshot, and a missing one never passes: 10,000 random sequences.
@Suite struct SequenceTests {
  static let sequences = 10_000
  private static let shards = 20

  /// A chart of four templates of which the values choose what they render.
  private static func variants() throws -> [GoldenFiles] {
    let body: ByteString =
      "{{ with .Values.T }}apiVersion: v1\nkind: ConfigMap\nmetadata: {name: t}\ndata: {text: {{ . | quote }}}\n{{ end }}"
    let texts: [ByteString] = ["a", "b", "c"]
    var files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", "apiVersion: v2\nname: tiny\nversion: 0.1.0\n"), ("values.yaml", "a: \"\"\nb: \"\"\nc: \"\"\n"),
    ]
    for name in texts {
      let text = body.string.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
      files.append(("templates/" + name + ".yaml", ByteString(text.joined(separator: name.string))))
    }
    let renderer = Renderer(try ChartLoader.load(files: files))
    return try [
      ["a": "1", "b": "1"], ["a": "2", "b": "1"], ["a": "1"], ["a": "1", "b": "1", "c": "1"], ["c": "2"], [:],
    ].map { values in
      var request = RenderRequest()
      request.values = FrozenMap(values.map { (ByteString($0.key), .string(ByteString($0.value))) })
      return try GoldenFiles(renderer.render(request), includesCRDs: false, redactions: Redactions())
    }
  }

  @Test(arguments: 0..<shards)
  func `nothing but an accept changes an accepted file`(shard: Int) throws {
    try Self.run(shard, count: Self.sequences / Self.shards) { (MemoryFiles(), "root", nil) }
  }

  /// The same with the files of this machine, which cost more.
  @Test(arguments: 0..<shards)
  func `neither on a disk`(shard: Int) throws {
    try Self.run(shard, count: 20) {
      let folder = try TemporaryFolder()
      return (DiskFiles(), folder.path, folder)
    }
  }

  private static func run(
    _ shard: Int, count: Int, _ place: () throws -> (files: any SnapshotFiles, root: String, owner: TemporaryFolder?)
  ) throws {
    let variants = try Self.variants()
    let names = try ["a/one", "a/two", "b/one", "b/three"].map { try CaseName($0) }
    for number in 0..<count {
      let (files, root, owner) = try place()
      let seed = UInt64(shard * 1_000_000 + number)
      var sequence = RandomSequence(seed: seed, root: root, files: files, variants: variants, names: names)
      do { try sequence.run() } catch let broken as BrokenPromise {
        Issue.record("seed \(seed): \(broken.description)")
        return
      }
      withExtendedLifetime(owner) {}
    }
  }
}
