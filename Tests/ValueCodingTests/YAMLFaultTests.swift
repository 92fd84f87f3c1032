import Testing
import ValueTree

@testable import ValueCoding

@Suite struct YAMLFaults {
  @Test(
    arguments: [
      // text              fault                      why
      ("a: 1\nb: [2\n", "3:1 from 2:4", "a bracket, and where it was opened"),
      ("a:\n\tb: 1\n", "2:1 tab", "a tab"),
      ("- a\n", "1:1 list", "a list where a map is wanted"),
      ("# x\n\nhello\n", "3:1 scalar", "a scalar"),
      ("a: 1\na: 2\n", nil, "the same key twice is read"),
      ("", nil, "nothing"),
    ] as [(String, String?, String)])
  func areFound(text: String, want: String?, why: String) {
    let fault = ByteString(text).withBytes { YAMLFault.find(in: $0) }
    let shown = fault.map { fault in
      var shown = "\(fault.line):\(fault.column)"
      if let line = fault.startLine, let column = fault.startColumn { shown += " from \(line):\(column)" }
      switch fault.cause {
      case .tab: shown += " tab"
      case .notAMap(let isList): shown += isList ? " list" : " scalar"
      case .syntax: break
      }
      return shown
    }
    #expect(shown == want, "\(why)")
  }
}
