import TestSupport
import Testing
import ValueTree

@testable import ValueCoding

@Suite struct ReadingJSON {
  @Test(
    arguments: [
      // text                     written again                       why
      (#"{"b":1,"a":[true,null]}"#, #"{"a":[true,null],"b":1}"#, "keys are sorted"),
      (#"{"a":1,"a":2}"#, #"{"a":2}"#, "of equal keys the last wins"),
      (#""\u00e9\ud83d\ude00\ud800""#, "\"é😀\u{FFFD}\"", "surrogates pair, a lone one is replaced"),
      ("[1e21,1e20,1e-7,0.000001,-0.0,3]", "[1e+21,100000000000000000000,1e-7,0.000001,-0,3]", "the forms of numbers"),
      ("\"a\u{2028}<b>&\"", #""a\u2028\u003cb\u003e\u0026""#, "line separators and HTML are escaped"),
    ] as [(String, String, String)])
  func roundTrips(text: String, want: String, why: String) throws {
    var output: [UInt8] = []
    try JSONWriter.append(JSONReader.read(ByteString(text)), to: &output)
    #expect(String(decoding: output, as: UTF8.self) == want, "\(why)")
  }

  @Test(arguments: [
    ("", "unexpected end of JSON input"),
    ("{\"a\":", "unexpected end of JSON input"),
    ("x", "invalid character 'x' looking for beginning of value"),
    ("[1,]", "invalid character ']' looking for beginning of value"),
    ("{\"a\" 1}", "invalid character '1' after object key"),
    ("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
    ("01", "invalid character '1' after top-level value"),
    ("tru", "invalid character ' ' in literal true (expecting 'e')"),
    ("\"\\x\"", "invalid character 'x' in string escape code"),
    ("'a'", "invalid character '\\'' looking for beginning of value"),
    ("[1e999]", "json: cannot unmarshal number 1e999 into Go value of type float64"),
    (String(repeating: "[", count: 10_001), "invalid character '[' exceeded max depth"),
  ])
  func fails(text: String, want: String) throws {
    #expect(throws: CodingFailure.self) { try DeepStack.run { _ = try JSONReader.read(ByteString(text)) } }
    #expect(try DeepStack.run { text.withBytes { JSONReader.decode($0, as: .any).failure } } == want)
  }

  @Test func doesNotLookAtANumberAlone() {
    let failure = "1e999".withBytes { JSONReader.decode($0, as: .values).failure }
    #expect(failure == "json: cannot unmarshal number into Go value of type map[string]interface {}")
  }

  @Test func keepsWhatDecodedBesideAFailure() {
    let decoded = #"{"a":1e999,"b":1}"#.withBytes { JSONReader.decode($0, as: .values) }
    #expect(decoded.value == .map(FrozenMap([("a", .null), ("b", .float(1))])), "SURPRISES 41")
    #expect(decoded.failure == "json: cannot unmarshal number 1e999 into Go value of type float64")
  }

  @Test func indents() throws {
    var output: [UInt8] = []
    let value = Value(thawing: try JSONReader.read("{\"a\":[1,{}],\"b\":\"<\"}"))
    try JSONWriter.append(value, escapesHTML: false, indent: "  ", to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"<\"\n}")
  }
}

extension String {
  /// The UTF-8 bytes, good only inside.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Array(utf8).withUnsafeBufferPointer { body($0) }
  }
}
