import TemplateFunctions
import Testing
import ValueTree

@testable import SprigCrypto

@Suite struct CertificateCostTests {
  @Test func namesCountBeforeTheyAreWritten() throws {
    let long = Value.string(ByteString([UInt8](repeating: UInt8(ascii: "x"), count: 4 << 20)))
    let names = List([Value](repeating: long, count: 3_000))
    let failure = #expect(throws: FunctionFailure.self) {
      try FunctionContext().charge(certificateFor: "x", List([]), names)
    }
    #expect(failure?.message.string.contains("the limit value-bytes is ") == true)
    #expect(throws: FunctionFailure.self, "items") {
      for _ in 0..<2 {
        try FunctionContext().charge(
          certificateFor: "x", List([Value](repeating: .text(""), count: 1_000_000)), List([]))
      }
    }
    try FunctionContext().charge(
      certificateFor: "x", List(strings: ["127.0.0.1"]), List(strings: ["a.example", "b.example"]))
  }
}
