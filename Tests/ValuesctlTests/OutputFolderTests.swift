@testable import ChartEngine
import Charts
import TestSupport
import Testing
import ValueTree

@testable import valuesctl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What `--output-dir` does to the files of people.
@Suite struct OutputFolderTests {
  private typealias Write = ReleaseText.FileWrite

  /// A fresh folder that goes away afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    var name = Array("/tmp/valuesctl-output-XXXXXX\u{0}".utf8CString)
    guard let made = mkdtemp(&name) else { throw Failure.unusable("mkdtemp") }
    let folder = String(cString: made)
    defer { remove(folder) }
    try body(folder)
  }

  private func remove(_ path: String) {
    for name in names(path) where System.isFolder(path + "/" + name) { remove(path + "/" + name) }
    for name in names(path) { unlink(path + "/" + name) }
    rmdir(path)
  }

  private func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try System.contents(ofFile: path), as: UTF8.self)
  }

  private func words(_ body: () throws -> Void) -> String {
    do { try body() } catch let failure as Failure { return failure.diagnostic.helmText } catch { return "\(error)" }
    return "fine"
  }

  private func write(_ folder: String, _ writes: [Write]) throws {
    var output = OutputFolder(path: folder)
    try output.write(writes, saying: false)
  }

  @Test func replacesAndAppendsLikeHelm() throws {
    try withFolder { folder in
      try System.replace(folder + "/demo/a.yaml", with: Array("old".utf8))
      try System.replace(folder + "/demo/hook.yaml", with: Array("old\n".utf8))
      try write(
        folder,
        [
          Write(path: "demo/a.yaml", text: Array("1\n".utf8), appends: .never),
          Write(path: "demo/A.yaml", text: Array("other\n".utf8), appends: .never),
          Write(path: "demo/a.yaml", text: Array("2\n".utf8), appends: .always),
          Write(path: "demo/hook.yaml", text: Array("3\n".utf8), appends: .whenPresent),
        ])
      #expect(try text(folder + "/demo/a.yaml") == "1\n2\n")
      #expect(try text(folder + "/demo/hook.yaml") == "old\n3\n")
      #expect(names(folder + "/demo") == ["A.yaml", "a.yaml", "hook.yaml"], "nothing unfinished stays")
    }
  }

  @Test(
    arguments: [
      ("../x", "would be written outside of"), ("a/../../x", "would be written outside of"),
      ("file/x", "not a directory"), ("folder", "is a directory"), ("full", "no space left on device"),
    ])
  func failsInWordsAndLosesNothing(path: String, reason: String) throws {
    try withFolder { folder in
      try System.replace(folder + "/file", with: Array("kept".utf8))
      try System.replace(folder + "/folder/x", with: Array("kept".utf8))
      symlink("/dev/full", folder + "/full")
      let said = words {
        try write(folder, [Write(path: ByteString(path), text: [UInt8](repeating: 1, count: 9), appends: .never)])
      }
      #expect(said.contains(reason), "\(said)")
      #expect(try text(folder + "/file") == "kept")
      #expect(try text(folder + "/folder/x") == "kept")
      #expect(names(folder) == ["file", "folder", "full"])
    }
  }

  /// Here as on a file system that does not tell such names apart: both lead to one file.
  @Test func refusesNamesThatAreOneFile() throws {
    try withFolder { folder in
      try System.replace(folder + "/demo/a.yaml", with: Array("old".utf8))
      symlink("a.yaml", folder + "/demo/A.yaml")
      let said = words {
        try write(
          folder,
          [
            Write(path: "demo/a.yaml", text: Array("1".utf8), appends: .never),
            Write(path: "demo/A.yaml", text: Array("2".utf8), appends: .never),
          ])
      }
      #expect(said.contains("are one file here: this file system does not tell their names apart"), "\(said)")
      #expect(try text(folder + "/demo/a.yaml") == "1")
    }
  }

  /// As somebody who is not the system's administrator, to whom no folder is closed.
  @Test(.enabled(if: geteuid() != 0))
  func saysWhichFolderMayNotBeWritten() throws {
    try withFolder { folder in
      chmod(folder, 0o555)
      defer { chmod(folder, 0o755) }
      let said = words { try write(folder, [Write(path: "demo/a.yaml", text: [1], appends: .never)]) }
      #expect(said.contains("mkdir \(folder)/demo: permission denied"), "\(said)")
    }
  }

  /// The system's own folders take no files from anybody.
  @Test(.enabled(if: System.isFolder("/proc/self")))
  func saysWhichFolderCannotBeMade() throws {
    let said = words { try write("/proc/self/out", [Write(path: "demo/a.yaml", text: [1], appends: .never)]) }
    #expect(said.contains("mkdir /proc/self/out: "), "\(said)")
  }

  /// Each file is whole at every moment, whichever process wrote it last.
  @Test func twoProcessesNeverMix() async throws {
    let chart = try TemporaryFolder()
    try chart.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", to: "Chart.yaml")
    for index in 0..<20 {
      try chart.write(
        "kind: A{{ $.Values.n }}\ntext: {{ repeat 50000 (toString $.Values.n) }}\nend: {{ $.Values.n }}\n",
        to: "templates/\(index).yaml")
    }
    let output = try TemporaryFolder()
    let statuses = try await withThrowingTaskGroup(of: Int32.self, returning: [Int32].self) { group in
      for number in 1...2 {
        group.addTask {
          try BuiltProgram.run(
            "valuesctl",
            arguments: ["render", "x", chart.path, "--set", "n=\(number)", "--output-dir", output.path], files: []
          ).status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == [0, 0])
    let folder = output.path + "/demo/templates"
    #expect(names(folder).count == 20, "nothing unfinished stays")
    for name in names(folder) {
      let text = try text(folder + "/" + name)
      let whole = ["1", "2"].map { "kind: A\($0)\ntext: \(String(repeating: $0, count: 50_000))\nend: \($0)\n" }
      #expect(whole.contains { text.hasSuffix($0 + "\n") }, "\(name)")
    }
  }

  @Test func takesOddNames() throws {
    try withFolder { folder in
      let path: ByteString = "demo/templates/ä\n'$(x) *.yaml"
      try write(folder, [Write(path: path, text: Array("1".utf8), appends: .never)])
      #expect(try text(folder + "/" + path.string) == "1")
    }
  }

  /// Names that Swift takes for one text are two files, each with its own bytes.
  @Test(
    arguments: [
      // name                                          other                       why
      ("\u{E9}.yaml", "e\u{301}.yaml", "two ways to write a letter"),
      (ByteString([0x78, 0xFE]), ByteString([0x78, 0xFF]), "no UTF-8"),
    ] as [(ByteString, ByteString, String)])
  func keepsNamesApart(name: ByteString, other: ByteString, why: String) throws {
    try withFolder { folder in
      try write(
        folder,
        [
          Write(path: name, text: Array("1".utf8), appends: .never),
          Write(path: other, text: Array("2".utf8), appends: .never),
        ])
      #expect(try System.contents(ofFile: ByteString(folder + "/") + name) == Array("1".utf8), "\(why)")
      #expect(try System.contents(ofFile: ByteString(folder + "/") + other) == Array("2".utf8), "\(why)")
    }
  }

  @Test func writesThroughLinks() throws {
    try withFolder { folder in
      try System.replace(folder + "/real/x", with: Array("old".utf8))
      symlink("real/x", folder + "/a")
      symlink("real/new", folder + "/b")
      try write(
        folder,
        [
          Write(path: "a", text: Array("1".utf8), appends: .never),
          Write(path: "b", text: Array("2".utf8), appends: .never),
        ])
      for name in ["/a", "/b"] { #expect(FileSystem.kind(ByteString(folder + name)) == .link) }
      #expect(try text(folder + "/real/x") == "1")
      #expect(try text(folder + "/real/new") == "2")
      #expect(names(folder) + names(folder + "/real") == ["a", "b", "real", "new", "x"])
      unlink(folder + "/a")
      unlink(folder + "/b")
    }
  }

  /// A shell's `>(…)` and `/dev/stdout` are links to a pipe, and lead to no path.
  @Test(.enabled(if: System.exists("/proc/self/fd")))
  func writesToOpenPipes() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    try System.replace("/proc/self/fd/\(ends[1])", with: Array("1".utf8))
    var byte: UInt8 = 0
    #expect(read(ends[0], &byte, 1) == 1)
    #expect(byte == UInt8(ascii: "1"))
  }

  @Test func saysWhichLinkLeadsNowhere() throws {
    try withFolder { folder in
      symlink("nowhere", folder + "/out")
      let said = words { try write(folder + "/out", [Write(path: "demo/a.yaml", text: [1], appends: .never)]) }
      #expect(said == "mkdir \(folder)/out: this is a link that leads to no folder")
    }
  }

  @Test(arguments: [ReleaseText.Append.never, .whenPresent])
  func waitsForNoPipe(appends: ReleaseText.Append) throws {
    try withFolder { folder in
      mkfifo(folder + "/pipe", 0o600)
      let said = words { try write(folder, [Write(path: "pipe", text: [1], appends: appends)]) }
      #expect(said.contains(": this is "), "\(said)")
    }
  }

  /// What a process left that was killed in the middle of a write goes away with the next run; nothing else does.
  @Test func removesWhatNobodyWillFinish() throws {
    try withFolder { folder in
      let kept = [
        ".valuesctl-1-0", ".valuesctl-99999999", ".valuesctl-99999999-0.txt", ".valuesctl-99999999-0x",
        ".valuesctl-x-0", "valuesctl-99999999-0", ".valuesctl-99999999--0", ".valuesctl-099-0",
      ]
      for name in kept + [".valuesctl-99999999-0"] { try System.replace(folder + "/demo/" + name, with: [1]) }
      try System.replace(folder + "/demo/.valuesctl-99999998-0/x", with: [1])
      try System.replace(folder + "/demo/.valuesctl-1-1", with: [1])
      var times = [timeval(tv_sec: 0, tv_usec: 0), timeval(tv_sec: 0, tv_usec: 0)]
      utimes(folder + "/demo/.valuesctl-1-1", &times)
      try write(folder, [Write(path: "demo/a.yaml", text: [1], appends: .never)])
      #expect(names(folder + "/demo") == (kept + [".valuesctl-99999998-0", "a.yaml"]).sorted())
    }
  }

  @Test func twoWritersNeverMix() async throws {
    let folder = "/tmp/valuesctl-output-\(getpid())-two"
    defer { remove(folder) }
    let (ones, twos) = ([UInt8](repeating: 1, count: 100_000), [UInt8](repeating: 2, count: 100_000))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for bytes in [ones, twos] {
        group.addTask { for _ in 0..<50 { try System.replace(folder + "/a/x", with: bytes) } }
      }
      group.addTask {
        for _ in 0..<200 {
          let found = try System.contents(ofFile: folder + "/a/x")
          #expect(found.isEmpty || found == ones || found == twos)
        }
      }
      try await group.waitForAll()
    }
    #expect(names(folder + "/a") == ["x"])
  }
}
