import TestSupport
import Testing
import ValueTree

@testable import Charts

extension Tar {
  func entries() throws -> [TarEntry] {
    var reader = TarReader(ByteString(ended))
    var entries: [TarEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }
}

@Suite struct TarReaderTests {
  @Test func readsPlainAndLongNames() throws {
    var tar = Tar()
    tar.add("demo/a.yaml", "a: 1\n")
    tar.add("b.yaml", "b", prefix: "demo/templates")
    tar.add("././@LongLink", "demo/" + String(repeating: "x", count: 200) + "\u{0}", type: "L")
    tar.add("demo/xxx", "long")
    tar.add("PaxHeader", "26 path=demo/paxed/c.yaml\n", type: "x")
    tar.add("demo/short", "pax")
    tar.add("demo/folder/", type: "5")
    let entries = try tar.entries()
    #expect(
      entries.map(\.name.string) == [
        "demo/a.yaml", "demo/templates/b.yaml", "demo/" + String(repeating: "x", count: 200), "demo/paxed/c.yaml",
        "demo/folder/",
      ])
    #expect(entries.map(\.data.string) == ["a: 1\n", "b", "long", "pax", ""])
    #expect(entries.map(\.isFolder) == [false, false, false, false, true])
  }

  @Test func endsInWordsWhereTheArchiveIsBroken() {
    var tar = Tar()
    tar.add("demo/a", "short", size: 1 << 20)
    #expect(throws: ArchiveFailure.unexpectedEnd) { try tar.entries() }
    tar = Tar()
    tar.add("demo/a", "x")
    tar.bytes[0] ^= 1
    #expect(throws: ArchiveFailure.invalidTarHeader) { try tar.entries() }
  }

  @Test(
    arguments: [
      ("", ArchiveFailure.endOfFile), ("not a tgz", .unexpectedEnd), ("apiVersion: v2\n", .invalidGzipHeader),
      ("\u{1F}\u{FFFD}xxxxxxxxxxxxx", .invalidGzipHeader),
    ] as [(String, ArchiveFailure)])
  func refusesWhatIsNoGzip(text: String, failure: ArchiveFailure) {
    #expect(throws: failure) { try Gunzip.unpack(ByteString(text), limit: 100, orThrow: .tooLarge(100)) }
  }
}
