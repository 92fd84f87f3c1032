import Testing
import ValueTree

@testable import ValueCoding

@Suite struct YAMLFaults {
  @Test(
    arguments: [
      // text              fault                      why
      ("a: 1\nb: [2\n", "11 from 8 syntax", "a bracket, and where it was opened"),
      ("a:\n\tb: 1\n", "3 tab", "a tab"),
      ("é: b: c\n", "5 syntax", "places count bytes"),
      ("\u{FEFF}a: b: c\n", "7 syntax", "a mark of the byte order takes three of them"),
      ("a: \"x\"y\"\n", "6 from 0 behind 3..<6 syntax", "a text in quotes ends before"),
      ("a: \"x\" y\n", "7 from 0 behind 3..<6 syntax", "and blanks follow"),
      ("a: 'x'\nb: 'y' z\n", "14 from 0 behind 10..<13 syntax", "only the last text counts"),
      ("- a\n", "0 list", "a list where a map is wanted"),
      ("# x\n\nhello\n", "5 scalar", "a scalar"),
      ("a: 1\na: 2\n", nil, "the same key twice is read"),
      ("", nil, "nothing"),
      ("a: x\0\n", "4 encoding", "a control character"),
      ("a: *b\n", "3 unknown b", "an alias of nothing"),
      ("a: &b 1\nc: *b\n", nil, "an alias of something"),
      ("a: &b\n  c: *b\n", "11 itself b", "an alias inside of what it stands for"),
      ("a: &b x\nc:\n  <<: *b\n", "17 merge", "a merge of a text"),
      ("a: &b {x: 1}\nc: &d [*b]\ne:\n  <<: *b\nf: {<<: [*b, {y: 1}]}\n", nil, "merges of maps"),
      ("a:\n  <<: [{x: 1}, y]\n", "18 merge", "a text among the maps of a merge"),
      ("a:\n  \"<<\": x\n", nil, "in quotes it is an ordinary key"),
      ("? [a, b]\n: c\n", "2 list key", "a list as a key"),
      ("a: {{ .x }}\n", "4 map key", "a map as a key"),
      ("a: &b [1]\n*b : c\n", "10 list key", "an alias of a list as a key"),
      ("a: {{ .x }}\nb: [\n", "17 syntax", "what cannot be parsed comes first"),
    ] as [(String, String?, String)])
  func areFound(text: String, want: String?, why: String) {
    let fault = ByteString(text).withBytes { YAMLFault.find(in: $0) }
    let shown = fault.map { fault in
      var shown = "\(fault.offset)"
      if let start = fault.start { shown += " from \(start)" }
      if let quoted = fault.quoted { shown += " behind \(quoted)" }
      return shown + " " + Self.name(of: fault.cause)
    }
    #expect(shown == want, "\(why)")
    let isRead = (try? ByteString(text).withBytes { try YAMLReader.readMap($0) }) != nil
    #expect(isRead == (want == nil), "what is read has no fault: \(why)")
  }

  private static func name(of cause: YAMLFault.Cause) -> String {
    switch cause {
    case .syntax: "syntax"
    case .encoding: "encoding"
    case .tab: "tab"
    case .notAMap(let isList): isList ? "list" : "scalar"
    case .unknownAnchor(let name): "unknown \(name)"
    case .anchorInItself(let name): "itself \(name)"
    case .mergeOfNoMap: "merge"
    case .collectionAsKey(let isList): isList ? "list key" : "map key"
    }
  }
}
