import Testing
import ValueTree

@testable import ValueCoding

@Suite struct YAMLPlacesTests {
  private static let text: ByteString = "a:\n  b:\n    - c: 1\n    - x\nd: 2\n"

  @Test(
    arguments: [
      ([.key("a"), .key("b")], 2, 2, "a key"),
      ([.key("a"), .key("b"), .index(0), .key("c")], 3, 4, "in an item"),
      ([.key("a"), .key("b"), .key("1")], 4, 3, "an index as JSON pointers write it"),
      ([.key("a"), .key("b"), .index(7)], 2, 2, "beyond the end: the list"),
      ([.key("a"), .key("z"), .key("b")], 1, 1, "a key that is not there: what is around it"),
      ([.key("d"), .key("e")], 5, 1, "below a scalar"),
      ([], 1, 0, "the whole"),
    ] as [(ValuePath, UInt32, Int, Comment)])
  func finds(path: ValuePath, line: UInt32, steps: Int, why: Comment) throws {
    let (value, places) = try Self.text.withBytes { try YAMLReader.readWithPlaces($0) }
    let found = try #require(places).place(at: path, in: value)
    #expect(found.place.keyLine == line && found.steps == steps, why)
  }

  @Test(
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "a", 1, 3, "twice"),
      ("x:\n  - {b: 1, b: 2}\n", "b", 2, 2, "in a flow mapping"),
      ("a: 1\nb: {a: 2}\n", nil, 0, 0, "in two mappings"),
      ("x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n", nil, 0, 0, "an entry that came by <<"),
    ] as [(ByteString, ByteString?, UInt32, UInt32, Comment)])
  func notesRepeats(text: ByteString, key: ByteString?, first: UInt32, second: UInt32, why: Comment) throws {
    let repeated = try text.withBytes { try YAMLReader.readNotingRepeats($0) }.repeated
    #expect(repeated?.key == key, why)
    #expect(repeated?.first.keyLine ?? 0 == first && repeated?.second.keyLine ?? 0 == second, why)
  }

  private static let shape = GoShape.structure(
    GoStructure(
      name: "S", typeName: "p.S",
      fields: [
        .init("name", .string), .init("tags", .list(of: .string)),
        .init(
          "items",
          .list(of: .pointer(to: .structure(GoStructure(name: "I", typeName: "p.I", fields: [.init("ok", .bool)]))))),
      ]))

  /// Where the decoder finds a mismatch, it is found again, and nowhere else.
  @Test(
    arguments: [
      ("name: 1\ntags: [a, 2]\n", nil, "numbers become texts"),
      ("tags: a\n", "tags", "a text for a list"),
      ("name: x\nitems:\n  - ok: true\n  - ok: [1]\n", "items[1].ok", "in an item"),
      ("NAME: []\n", "NAME", "in any case of letters"),
      ("other: []\n", nil, "unknown keys"),
      ("- a\n", "", "the whole"),
      ("name: null\n", nil, "null fits everything"),
    ] as [(ByteString, String?, Comment)])
  func findsMismatches(text: ByteString, path: String?, why: Comment) {
    #expect(GoMismatch.find(in: text, as: Self.shape)?.path == path, why)
    #expect((text.withBytes { YAMLReader.decode($0, as: Self.shape) }.failure == nil) == (path == nil), why)
  }
}
