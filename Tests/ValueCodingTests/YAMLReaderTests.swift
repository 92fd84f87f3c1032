import TestSupport
import Testing
import ValueTree

@testable import ValueCoding

@Suite struct ReadingYAML {
  @Test(
    arguments: [
      // text                        as JSON                                   why
      ("a: 0777\nb: 0o17\nc: 1_000\n", #"{"a":511,"b":15,"c":1000}"#, "integers of YAML 1.1"),
      ("y: 1\non: 2\n", #"{"true":2}"#, "SURPRISES 1: words of truth as keys"),
      ("a: 2001-01-01\nb: 1:30\nc: =\n", #"{"a":"2001-01-01","b":"1:30","c":"="}"#, "these stay texts"),
      ("a: 1\na: 2\n", #"{"a":2}"#, "of equal keys the last wins"),
      ("{k: own, <<: {k: merged}}", #"{"k":"merged"}"#, "SURPRISES 39: a merge key wins over what came before"),
      ("a: &x {p: 1}\nb: {<<: *x, p: 2}\n", #"{"a":{"p":1},"b":{"p":2}}"#, "what comes after a merge wins over it"),
      ("b: {<<: [{p: 1}, {p: 2, q: 3}]}\n", #"{"b":{"p":1,"q":3}}"#, "the first of several merged maps wins"),
      ("1: a\n1.5: b\n~x: c\n", #"{"1":"a","1.5":"b","~x":"c"}"#, "keys become texts"),
      ("{a:1}", #"{"a:1":null}"#, "a colon without a space is no separator"),
      ("a: !!binary YWI=\nb: !!str 1\nc: !!float 3\n", #"{"a":"ab","b":"1","c":3}"#, "tags"),
      ("a: 1\n---\nb: 2\n", #"{"a":1}"#, "only the first document counts"),
      ("a: [b:, c]\nd: {e:}\n", #"{"a":["b:","c"],"d":{"e:":null}}"#, "a colon before a flow indicator is text"),
      (#"a: "it\'s""#, #"{"a":"it's"}"#, "go-yaml takes an escaped apostrophe"),
      ("a: !x, 1\nb: [!y,[]z 2]\n", #"{"a":"1","b":["2"]}"#, "a tag goes on until white space"),
      ("{?a}: b\n", #"{"a":null}"#, "an empty flow collection is no key: it is the whole document"),
      ("{? a : b}: c\n", #"{"a":"b"}"#, "nothing in it may be a key, so it counts as empty"),
      ("[]: x\n*y", "[]", "and nothing is read after it"),
      ("a: {~: 1}\na: 2\n", #"{"a":2}"#, "what JSON cannot have does not matter where another entry replaces it"),
      ("a: &x 1\nb: *x\n", #"{"a":1,"b":1}"#, "aliases"),
      ("", "null", "no document"),
    ] as [(String, String, String)])
  func reads(text: String, want: String, why: String) throws {
    var output: [UInt8] = []
    try JSONWriter.append(YAMLReader.read(ByteString(text)), to: &output)
    #expect(String(decoding: output, as: UTF8.self) == want, "\(why)")
  }

  @Test(arguments: [
    ("a: 1\nb\nc: 2\n", "error converting YAML to JSON: yaml: line 3: could not find expected ':'"),
    ("a: b: c\n", "error converting YAML to JSON: yaml: mapping values are not allowed in this context"),
    ("a: [b\n", "error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'"),
    ("a:\n  b: 1\n  {}\n", "error converting YAML to JSON: yaml: line 2: did not find expected key"),
    ("a: *x\n", "error converting YAML to JSON: yaml: unknown anchor 'x' referenced"),
    ("a: &x [*x]\n", "error converting YAML to JSON: yaml: anchor 'x' value contains itself"),
    ("a: .inf\n", "error converting YAML to JSON: json: unsupported value: +Inf"),
    (
      "a: {{x}}\n",
      #"error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{"x":interface {}(nil)}"#
    ),
    ("~: x\n", #"error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: "x""#),
    ("~: é\n", #"error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: "é""#),
    (
      "~: {1: 2, true: x}\n",
      #"error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{1:2, true:"x"}"#
    ),
    ("a: 1\n{}: 2\n", "error converting YAML to JSON: yaml: line 1: did not find expected key"),
    ("- {}: 2\n", "error converting YAML to JSON: yaml: did not find expected '-' indicator"),
    ("a:\n{}: 2\n", "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: 2"),
    ("k: {[]: 2}", "error converting YAML to JSON: yaml: did not find expected ',' or '}'"),
    ("{a: 1,\n  []: 2}", "error converting YAML to JSON: yaml: line 1: did not find expected ',' or '}'"),
    ("{[]: 2}", "error converting YAML to JSON: yaml: invalid map key: []interface {}{}"),
    ("- [,]\n- \"", "error converting YAML to JSON: yaml: did not find expected node content"),
    ("%YAML 1.2\n---\na: 1\n", "error converting YAML to JSON: yaml: found incompatible YAML document"),
    (#"a: "\/""#, "error converting YAML to JSON: yaml: found unknown escape character"),
    ("{a: b?c}", "error converting YAML to JSON: yaml: did not find expected ',' or '}'"),
    ("a:\n  b # c\n  `d\n", "error converting YAML to JSON: yaml: line 3: found character that cannot start any token"),
    ("'q'\n\t\nb: c\n", "error converting YAML to JSON: yaml: line 2: found character that cannot start any token"),
    ("{a: b}\n\tc: d\n", "error converting YAML to JSON: yaml: line 2: found character that cannot start any token"),
    (
      "k: 1\nb\n\tmore: 2\n",
      "error converting YAML to JSON: yaml: line 3: found a tab character that violates indentation"
    ),
    ("- *nope\n- a\nb\nc: d\n", "error converting YAML to JSON: yaml: unknown anchor 'nope' referenced"),
    ("- {' ' : {,}}\n-- {|\n", "error converting YAML to JSON: yaml: did not find expected node content"),
    ("a: {\t[ ]: b}\nq\nc: d\n", "error converting YAML to JSON: yaml: did not find expected ',' or '}'"),
    (
      "~: 9223372036854775808\n",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: 0x8000000000000000"
    ),
    (
      "~: -9223372036854775809\n",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: -9.223372036854776e+18"
    ),
    (
      "~: 9007199254740993\n",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: 9007199254740993"
    ),
    (
      "~: [1.5, 1e3]\n~: last\n",
      #"error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: "last""#
    ),
    (
      "~:\n  1: {~: inner}\n",
      #"error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{1:map[interface {}]interface {}{interface {}(nil):"inner"}}"#
    ),
    (
      "~: {a: 1, true: 2, 10: 3, 9: 4, 1.5: 5, .nan: 6, -.inf: 7, 18446744073709551615: 8, ~: 9, '': 10, false: 11}\n",
      #"error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{interface {}(nil):9, "":10, "a":1, 0xffffffffffffffff:8, 9:4, 10:3, NaN:6, -Inf:7, 1.5:5, false:11, true:2}"#
    ),
    (
      "? {a: 18446744073709551615}\n: b\n",
      #"error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{"a":0xffffffffffffffff}"#
    ),
    ("<<: {~: 1}\n", "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: 1"),
    (
      "18446744073709551615: a\n",
      #"error converting YAML to JSON: unsupported map key of type: uint64, key: 0xffffffffffffffff, value: "a""#
    ),
    (
      "~: {?: {}}\n",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{interface {}(nil):map[interface {}]interface {}{}}"
    ),
    (
      "9223372036854775808: -9223372036854775808\n",
      "error converting YAML to JSON: unsupported map key of type: uint64, key: 0x8000000000000000, value: -9223372036854775808"
    ),
    ("k: 1\nb\n@c: 2\n", "error converting YAML to JSON: yaml: line 3: could not find expected ':'"),
    ("k: 1\n'b'\n@c: 2\n", "error converting YAML to JSON: yaml: line 3: found character that cannot start any token"),
    (
      "a: {~: 1}\na: {~: 2}\n",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: 2"
    ),
    ("a: !!int x\n", "error converting YAML to JSON: yaml: cannot decode !!str `x` as a !!int"),
    (
      "- a\n",
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}"
    ),
  ])
  func fails(text: String, want: String) {
    let decoded = text.withBytes { YAMLReader.decode($0, as: .values) }
    #expect(decoded == GoDecoded(value: .map(FrozenMap()), failure: want))
  }

  @Test func refusesBombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }
    let failure = text.withBytes { YAMLReader.decode($0, as: .values).failure }
    #expect(failure == "error converting YAML to JSON: yaml: document contains excessive aliasing")
  }

  @Test(
    arguments: [
      (String(repeating: "[", count: 20_000), "yaml: exceeded max depth of 10000"),
      (String(repeating: "- ", count: 20_000), "yaml: exceeded max depth of 10000"),
      (String(repeating: "[", count: 9_999) + String(repeating: "]", count: 9_999), nil),
    ] as [(String, String?)])
  func survivesDepth(text: String, want: String?) throws {
    let failure = try DeepStack.run { text.withBytes { YAMLReader.decode($0, as: .any).failure } }
    #expect(failure == want.map { "error converting YAML to JSON: " + $0 })
  }

  @Test func remembersPlaces() throws {
    let (value, places) = try Array("b:\n  - x\n  - y: 1\na: 2\n".utf8).withUnsafeBufferPointer { text in
      try YAMLReader.readWithPlaces(text)
    }
    #expect(value.mapValue?.keys == ["a", "b"])
    let found = try #require(places)
    #expect([found.children[0].keyLine, found.children[0].line, found.children[0].column] == [4, 4, 4])
    #expect([found.children[1].keyLine, found.children[1].line, found.children[1].column] == [1, 2, 3])
    #expect(
      [found.children[1].children[1].children[0].line, found.children[1].children[1].children[0].column] == [3, 8])
  }
}

@Suite struct ReadingManifests {
  @Test func readsTheHead() throws {
    let text =
      "Kind: Job\napiVersion: v1\nkind: Pod\nmetadata:\n  name: 5\n  annotations: {a: true, b: 1.5, c: x}\nspec: {}\n"
    let head = try Array(text.utf8).withUnsafeBufferPointer { bytes in try ManifestReader.read(bytes) }
    #expect(head.kind == "Pod")
    #expect(head.name == "5", "numbers become text where Go has a string")
    #expect(head.annotations == FrozenMap([("a", .string("true")), ("b", .string("1.5")), ("c", .string("x"))]))
  }

  @Test(arguments: [
    ("text", "json: cannot unmarshal string into Go value of type util.SimpleHead"),
    ("kind: [a]", "json: cannot unmarshal array into Go struct field SimpleHead.kind of type string"),
    (
      "metadata: {annotations: {a: [1]}}",
      "json: cannot unmarshal array into Go struct field .metadata.annotations of type string"
    ),
    (
      "metadata: {annotations: x}",
      "json: cannot unmarshal string into Go struct field .metadata.annotations of type map[string]string"
    ),
  ])
  func fails(text: String, want: String) {
    let failure = #expect(throws: CodingFailure.self) {
      try Array(text.utf8).withUnsafeBufferPointer { bytes in try ManifestReader.read(bytes) }
    }
    #expect(failure?.message == "error unmarshaling JSON: while decoding JSON: " + want)
  }
}

@Suite struct ScanningBlocks {
  /// Every text here is read by the scanner of our own, and libyaml reads the same.
  @Test(arguments: [
    ("a: 1\nb:\n  c: x y # note\n  # deeper\n  d:\n", "mappings, comments, an empty value"),
    ("a:\n- 1\n-\n- b: 2\n  c: 3\n- - x\n  - y\nd: e\n", "sequences under their key"),
    ("- 'it''s'\n- \"a\\n\\\"b\"\n- \"k\": v\n", "quotes"),
    ("a: |\n  x\n\n    y\n\nb: |-\n  z\nc: |+\n  w\n\n", "literal blocks"),
    ("a: |\nb: 1\n", "an empty literal block"),
    ("a: one\n  two\n\n  three\nb: 1\n", "a plain scalar on several lines"),
    ("a: {b: 1, c: [x, {d: 'e'}], f: []}\ng:\n  {}\n", "flow collections on one line"),
    ("---\na: größe\n", "a first document marker, letters past ASCII"),
  ])
  func agreesWithLibyaml(text: String, why: String) throws {
    let trees = Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanned = YAMLTreeBuilder(keepsIntegers: true, recordsPlaces: false)
      var parsed = scanned
      var scanner = YAMLBlockScanner(bytes)
      var events = YAMLEvents(bytes, standIns: YAMLStandIns(), work: YAMLWork())
      do {
        guard try scanner?.scan(into: &scanned) == true else { return nil as (FrozenValue, FrozenValue)? }
        try events.read(into: &parsed)
      } catch { return nil }
      return (scanned.root, parsed.root)
    }
    let (scanned, parsed) = try #require(trees, "\(why): the scanner gave up")
    #expect(scanned == parsed, "\(why)")
  }

  @Test(arguments: [
    "a: b: c\n", "a: 1\n  b: 2\n", "a\n", "a:\n\tb: 1\n", "- a\nb: 1\n", "a: 1\n- b\n", "a: 'x' y\n", "a: \"x\n",
    "a: [b\n", "a: &x 1\n", "a: @b\n", "a: \u{1}\n", "a: |\n   x\n  y\n", "a: 1\n---\nb: 2\n", "a: b\u{85}c\n",
    "  a: 1\nb: 2\n",
    "a: {b: c}: d\n", "a: \"\\/\"\n", "? a\n", "a: b\r\n",
  ])
  func givesUpOn(text: String) {
    let isDone = text.withBytes { bytes in
      var builder = YAMLTreeBuilder(keepsIntegers: false, recordsPlaces: false)
      var scanner = YAMLBlockScanner(bytes)
      do { return try scanner?.scan(into: &builder) ?? false } catch { return false }
    }
    #expect(!isDone)
  }
}
