import Testing
import ValueTree

@testable import ValueCoding

private func compact(_ value: Value) throws(CodingFailure) -> String {
  var output: [UInt8] = []
  try YAMLWriter.append(value, to: &output)
  return String(decoding: output, as: UTF8.self)
}

private func pretty(_ value: Value) throws(CodingFailure) -> String {
  var output: [UInt8] = []
  try YAMLWriter.appendPretty(value, to: &output)
  return String(decoding: output, as: UTF8.self)
}

private func json(_ text: String) throws -> Value { Value(thawing: try JSONReader.read(ByteString(text))) }

@Suite struct WritingYAML {
  @Test(
    arguments: [
      // text                     toYaml                       why
      ("nginx", "nginx", "plain"),
      ("yes", #""yes""#, "a word of YAML 1.1"),
      ("yEs", "yEs", "no word: its case is odd"),
      (".NaN", #"".NaN""#, "this odd case is a word"),
      ("=", "=", "no word here, though one of YAML 1.1"),
      ("", #""""#, "would read as null"),
      ("1.5", #""1.5""#, "would read as a number"),
      ("1_000", #""1_000""#, "underscores do not count"),
      ("0o7", #""0o7""#, "octal"),
      ("0b-1", #""0b-1""#, "a sign may stand behind 0b"),
      ("1e999", "1e999", "no float is so large"),
      ("1.2.3", "1.2.3", "a version is no number"),
      ("1:30", #""1:30""#, "base 60 is quoted for other readers"),
      ("1:60", "1:60", "59 is the last of base 60"),
      ("2024-2-29", #""2024-2-29""#, "a day that exists"),
      ("2023-2-29", "2023-2-29", "a day that does not"),
      ("2024-01-01   0:0:0", #""2024-01-01   0:0:0""#, "any number of spaces"),
      ("a: b", "'a: b'", "would read as a mapping"),
      ("a:b", "a:b", "without a space it would not"),
      ("a #b", "'a #b'", "would lose a comment"),
      ("it's: x", "'it''s: x'", "quotes are doubled"),
      ("- a", "'- a'", "would read as a list"),
      ("-a", "-a", "would not"),
      ("---a", "'---a'", "might end the document"),
      (" a", "' a'", "spaces at the ends would go"),
      ("a\tb", #""a\tb""#, "tabs are escaped"),
      ("a\nb", "|-\n  a\n  b", "lines"),
      ("a\nb\n", "|\n  a\n  b", "one line feed at the end is the block's own"),
      ("a\n\n", "|+\n  a\n", "more of them are kept"),
      ("\n", "|2+\n", "nothing else in it"),
      ("  a\nb", "|2-\n    a\n  b", "leading spaces need a number"),
      ("a \nb", #""a \nb""#, "a space before a break cannot stand in a block"),
      ("a\r\nb", #""a\r\nb""#, "nor can a carriage return"),
      ("😀", #""\U0001F600""#, "past U+FFFF everything is escaped"),
      ("é", "é", "below it is not"),
      ("\u{FEFF}ab", #""\uFEFF\x61\x62""#, "behind a byte order mark everything is"),
      ("\u{A0}", "\u{A0}", "a no-break space is printable"),
      ("a \u{85} b", "a b", "U+0085 is a line break on the way through JSON"),
    ] as [(String, String, String)])
  func text(text: String, want: String, why: String) throws {
    #expect(try compact(.text(text)) == want + "\n", "\(why)")
  }

  @Test(
    arguments: [
      // JSON                     toYaml                          toYamlPretty                       why
      (#"{"a":[1,[2]]}"#, "a:\n- 1\n- - 2\n", "a:\n  - 1\n  - - 2\n", "lists stand at their key, or below it"),
      (#"{"a":[],"b":{}}"#, "a: []\nb: {}\n", "a: []\nb: {}\n", "empty collections"),
      (#"[{"a":1,"b":{"c":null}}]"#, "- a: 1\n  b:\n    c: null\n", "- a: 1\n  b:\n    c: null\n", "maps in lists"),
      (#"{"a10":1,"a9":2}"#, "a9: 2\na10: 1\n", "a9: 2\na10: 1\n", "numbers in keys by value"),
      (#"{"1a":1,"1-":2}"#, "1-: 2\n1a: 1\n", "1a: 1\n1-: 2\n", "after a digit the two disagree about letters"),
      (#"{"a\nb":[1]}"#, "? |-\n  a\n  b\n: - 1\n", "? |-\n  a\n  b\n: - 1\n", "keys of several lines"),
      ("1000000", "1000000\n", "1e+06\n", "whole numbers"),
      ("0.00001", "1e-05\n", "1e-05\n", "others as %g"),
      ("-0.0", "0\n", "-0\n", "JSON and YAML lose the sign between them"),
      ("1e19", "10000000000000000000\n", "1e+19\n", "an unsigned integer"),
      ("1e20", "1e+20\n", "1e+20\n", "larger than one"),
      (#"{"a":"x\ty\nz"}"#, "a: \"x\\ty\\nz\"\n", "a: |-\n  x\ty\n  z\n", "only the newer one has tabs in blocks"),
    ] as [(String, String, String, String)])
  func structure(text: String, want: String, wantPretty: String, why: String) throws {
    let value = try json(text)
    #expect(try compact(value) == want, "\(why)")
    #expect(try pretty(value) == wantPretty, "\(why)")
  }

  @Test func folds() throws {
    let words = Array(repeating: "lorem", count: 15).joined(separator: " ")
    let value = Value.map(Map([("k", .text(words))]))
    #expect(try compact(value) == "k: \(words.prefix(83))\n  lorem\n", "at the first space past column 80")
    #expect(try pretty(value) == "k: \(words)\n", "toYamlPretty never does")
    let key = Value.map(Map([(ByteString(words), .null)]))
    #expect(try compact(key) == "\(words): null\n", "keys stay whole")
  }

  @Test func longKeysNeedAQuestionMark() throws {
    let key = String(repeating: "k", count: 128)
    #expect(try compact(.map(Map([(ByteString(key), .int(1))]))) == "\(key): 1\n")
    #expect(try compact(.map(Map([(ByteString(key + "k"), .int(1))]))) == "? \(key)k\n: 1\n")
  }

  @Test func typedValues() throws {
    #expect(try compact(.list(List([], isNil: true))) == "null\n", "a nil slice")
    #expect(try pretty(.list(List([], isNil: true))) == "[]\n", "which toYamlPretty does not tell apart")
    let bytes = Value.list(List([.integer(104, .uint8), .integer(105, .uint8)], of: .uint8))
    #expect(try compact(bytes) == "aGk=\n", "bytes through JSON")
    #expect(try pretty(bytes) == "- 104\n- 105\n", "and without")
    #expect(try pretty(.text([0xFF])) == "!!binary /w==\n", "no UTF-8")
    #expect(try compact(.text([0xFF])) == "\u{FFFD}\n")
    #expect(try compact(.integer(-1, .uint64)) == "18446744073709551615\n")
    #expect(try compact(.integer(60_000_000_000, .duration)) == "60000000000\n")
    #expect(try pretty(.integer(60_000_000_000, .duration)) == "1m0s\n")
    let time = GoTime(year: 2024, month: 1, day: 2)
    #expect(try compact(.object(time)) == "\"2024-01-02T00:00:00Z\"\n", "a text through JSON")
    #expect(try pretty(.object(time)) == "2024-01-02T00:00:00Z\n", "a time without")
  }

  @Test(
    arguments: [
      ("\u{80}", "yaml: control characters are not allowed"),
      ("\u{7F}", "yaml: control characters are not allowed"),
    ])
  func failsOnText(text: String, want: String) {
    #expect(throws: CodingFailure(message: want)) { try compact(.text(text)) }
  }

  @Test func failsAndLeavesTheOutputAlone() {
    var output: [UInt8] = [1]
    #expect(throws: CodingFailure(message: "error marshaling into JSON: json: unsupported value: +Inf")) {
      try YAMLWriter.append(.list(List([.int(1), .float(.infinity)])), to: &output)
    }
    #expect(output == [1])
  }

  @Test func endsOnCyclesAndDepth() {
    let map = Map()
    map["a"] = .map(map)
    let cycle = "error marshaling into JSON: json: unsupported value: encountered a cycle via map[string]interface {}"
    #expect(throws: CodingFailure(message: cycle)) { try compact(.map(map)) }
    map["a"] = nil
    var deep = Value.int(1)
    for _ in 0..<10_001 { deep = .list(List([deep])) }
    #expect(throws: CodingFailure(message: "yaml: exceeded max depth of 10000")) { try compact(deep) }
  }
}
