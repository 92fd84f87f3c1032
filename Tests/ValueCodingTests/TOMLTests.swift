import TestSupport
import Testing
import ValueTree

@testable import ValueCoding

private func read(_ text: String) throws(CodingFailure) -> Value {
  try ByteString(text).withBytes { bytes throws(CodingFailure) in try TOMLReader.read(bytes) }
}

private func written(_ value: Value) throws(CodingFailure) -> String {
  var output: [UInt8] = []
  try TOMLWriter.append(value, to: &output)
  return String(decoding: output, as: UTF8.self)
}

@Suite struct ReadingTOML {
  private struct NoMap: Error {}

  @Test func manyKeysInAnyOrder() throws {
    let numbers = (0..<2_000).map { ($0 * 7_919) % 2_000 }
    let text = numbers.map { "k\($0) = \($0)\n" }.joined() + numbers.map { "[t.k\($0)]\na = \($0)\n" }.joined()
    guard case .map(let root) = try read(text), case .map(let tables)? = root["t"] else { throw NoMap() }
    #expect(root.count == 2_001 && root.keys == root.keys.sorted() && tables.keys == tables.keys.sorted())
    for number in numbers {
      let key = ByteString("k\(number)")
      #expect(tables[key].map { GoFormat.text($0) } == ByteString("map[a:\(number)]"))
      #expect(root[key].map { GoFormat.text($0) } == ByteString("\(number)"))
    }
    #expect(throws: CodingFailure.self) { try read(text + "[t.k7]\n") }
  }

  @Test(
    arguments: [
      // text                              as Go prints it                     why
      ("", "map[]", "nothing"),
      ("a = 1\r\n'b c' = 0x1F # d", "map[a:1 b c:31]", "lines, keys, comments"),
      ("a.b = 1\na.c = 2", "map[a:map[b:1 c:2]]", "dotted keys"),
      ("[t.u]\na = 1\n[t]\nb = 2", "map[t:map[b:2 u:map[a:1]]]", "a table may follow one inside it"),
      ("[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2", "map[a:[map[b:1] map[c:map[d:2]]]]", "arrays of tables"),
      ("a = [1, 'x', [true],\n# c\n]", "map[a:[1 x [true]]]", "arrays"),
      ("a = {b.c = 1,\nd = 2,}", "map[a:map[b:map[c:1] d:2]]", "inline tables may span lines"),
      ("a = 1_000.5e1", "map[a:10005]", "underscores"),
      ("a = -inf", "map[a:-Inf]", "infinity"),
      (#"a = "\u00e9\x41\e""#, "map[a:éA\u{1B}]", "escapes"),
      ("a = \"\"\"\n x \\\n  y\"\"\"\"", "map[a: x y\"]", "long strings: first and escaped breaks, quotes at the end"),
      ("a = 1979-05-27T07:32:00.5+01:30", "map[a:1979-05-27 07:32:00.5 +0130 +0130]", "a time"),
      ("a = 1979-05-27", "map[a:1979-05-27 00:00:00 +0000 date-local]", "a local date"),
      ("a = 07:32", "map[a:0000-01-01 07:32:00 +0000 time-local]", "a local time without seconds"),
    ] as [(String, String, String)])
  func reads(text: String, want: String, why: String) throws {
    #expect(GoFormat.text(try read(text)).string == want, "\(why)")
  }

  @Test func types() throws {
    guard case .map(let map) = try read("i = 1\nf = 1.0\n[[t]]") else { return }
    #expect(map["i"]?.typeName == "int64")
    #expect(map["f"]?.typeName == "float64")
    #expect(map["t"]?.typeName == "[]map[string]interface {}")
  }

  @Test(
    arguments: [
      ("a", "toml: line 1: unexpected EOF; expected key separator '='"),
      ("a =", #"toml: line 1 (last key "a"): unexpected EOF; expected value"#),
      ("a =\n", #"toml: line 1 (last key "a"): expected value but found '\n' instead"#),
      ("a = b", #"toml: line 1 (last key "a"): expected value but found "b" instead"#),
      ("a = nature", #"toml: line 1 (last key "a"): expected value but found "ature" instead"#),
      ("a = 1\na = 2", #"toml: line 2 (last key "a"): Key 'a' has already been defined."#),
      ("[t]\n[t]", "toml: line 2: Key 't' has already been defined."),
      ("a = 1\n[a.b]", "toml: line 2: Key 'a' was already created as a hash."),
      ("a = [1]\n[[a]]", "toml: line 2: Key 'a' was already created and cannot be used as an array."),
      ("[t]\na = 01", #"toml: line 2 (last key "t.a"): Invalid integer "01": cannot have leading zeroes"#),
      ("a = 1.", #"toml: line 1 (last key "a"): Invalid float "1.": '.' must be followed by one or more digits"#),
      ("a = 1__0", #"toml: line 1 (last key "a"): Invalid integer "1__0": underscores must be surrounded by digits"#),
      ("a = 9223372036854775808", #"toml: line 1 (last key "a"): 9223372036854775808 is out of range for int64"#),
      ("a = 1979-5-27", #"toml: line 1 (last key "a"): invalid datetime: "1979-5-27""#),
      ("a = \"\\q\"", #"toml: line 1 (last key "a"): invalid escape in string '\q'"#),
      ("a = \"x\ny\"", #"toml: line 1 (last key "a"): strings cannot contain newlines"#),
      (
        "a = [1, 2",
        "toml: line 1 (last key \"a\"): expected a comma (',') or array terminator (']'), but got end of file"
      ),
      ("[t", #"toml: line 1: expected '.' or ']' to end table name, but got '\x00' instead"#),
      ("a = 'x\u{1}'", #"toml: line 1 (last key "a"): TOML files cannot contain control characters: '0x01'"#),
    ])
  func fails(text: String, want: String) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? CodingFailure)?.message == want
    }
  }

  @Test func refusesDepth() {
    #expect(throws: CodingFailure.self) {
      try DeepStack.run { _ = try read("a = " + String(repeating: "[", count: 100_000)) }
    }
  }
}

@Suite struct WritingTOML {
  @Test(
    arguments: [
      // JSON                              TOML                                why
      (#"{"b":{"x":1},"a":"s"}"#, "a = \"s\"\n\n[b]\n  x = 1.0\n", "tables come last, floats keep a point"),
      (#"{"a":[{"b":1},{"b":2}]}"#, "[[a]]\n  b = 1.0\n\n[[a]]\n  b = 2.0\n", "arrays of tables"),
      (#"{"a":{"b":{"c":[]}}}"#, "[a]\n  [a.b]\n    c = []\n", "tables in tables"),
      (#"{"a":[1,{"b":[true]}]}"#, "a = [1.0, {b = [true]}]\n", "tables in mixed arrays stand in line"),
      (#"{"":1,"a.b":2,"c-d":3}"#, "\"\" = 1.0\n\"a.b\" = 2.0\nc-d = 3.0\n", "keys"),
      (#"{"a":null,"b":1e6}"#, "b = 1e+06\n", "nil is left out"),
      (#"{"a":[1,{"b":null}]}"#, "a = [1.0, {}]\n", "in line too"),
      (#"{"a":"x\"\\\n\u0001\u007f"}"#, "a = \"x\\\"\\\\\\n\\u0001\\u007f\"\n", "escapes"),
      (#"[1,"x"]"#, #"[1.0, "x"]"#, "without a key a value stands alone"),
    ] as [(String, String, String)])
  func writes(text: String, want: String, why: String) throws {
    #expect(try written(Value(thawing: try JSONReader.read(ByteString(text)))) == want, "\(why)")
  }

  @Test(arguments: ["1979-05-27T07:32:00.5+01:30", "1979-05-27T07:32:00", "1979-05-27", "07:32:00"])
  func timesComeBack(text: String) throws {
    #expect(try written(try read("a = \(text)")) == "a = \(text)\n")
  }

  @Test func typedValues() throws {
    #expect(try written(.map(Map([("a", .integer(90_000_000_000, .duration))]))) == "a = \"1m30s\"\n")
    #expect(try written(.map(Map([("a", .float(-.infinity))]))) == "a = -inf\n")
    #expect(try written(.list(List(strings: ["x"]))) == #"["x"]"#)
  }

  @Test(
    arguments: [
      ("null", "reflect: call of reflect.Value.Type on zero Value"),
      (#"{"a":[1,null]}"#, "toml: cannot encode array with nil element"),
      (#"[{"a":1}]"#, "toml: top-level values must be Go maps or structs"),
    ])
  func fails(text: String, want: String) throws {
    let value = Value(thawing: try JSONReader.read(ByteString(text)))
    #expect(throws: CodingFailure(message: want)) { try written(value) }
  }
}
