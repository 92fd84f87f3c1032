import SprigCrypto
import TemplateFunctions
import Testing
import ValueTree

/// Calls the function `name` as the evaluator would, with arguments of the right types.
func call(
  _ name: String, _ arguments: [Value], seed: UInt64 = 1, repeatable: Bool = false, at clock: Clock = .system
) throws(FunctionFailure) -> Value {
  guard let function = CryptoTable.functions.first(where: { $0.name == name }) else {
    throw FunctionFailure("no function \(name)")
  }
  let context = FunctionContext(clock: clock, random: SeededRandom(seed: seed), isRepeatable: repeatable)
  return try function.body(Arguments(arguments), context)
}

func text(_ value: Value) -> String {
  if case .string(let text) = value { text.string } else { "not a string" }
}

@Suite struct CryptoFunctions {
  @Test func passwords() throws {
    #expect(text(try call("htpasswd", [.text("us:er"), .text("x")])) == "invalid username: us:er")
    let line = text(try call("htpasswd", [.text("user"), .text("pass")]))
    #expect(line.hasPrefix("user:$2a$10$"))
    #expect(line.utf8.count == 65)
    #expect(text(try call("htpasswd", [.text("user"), .text("pass")])) == line, "one seed, one salt")
    #expect(text(try call("htpasswd", [.text("user"), .text("pass")], seed: 2)) != line)
    #expect(
      text(try call("bcrypt", [.text(String(repeating: "x", count: 73))]))
        == "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes")
    #expect(throws: FunctionFailure.self) { try call("bcrypt", [.text([0x61, 0x00])]) }
  }

  @Test func uuid() throws {
    let first = text(try call("uuidv4", []))
    #expect(first.utf8.count == 36)
    #expect(Array(first)[14] == "4")
    #expect("89ab".contains(Array(first)[19]))
  }

  @Test func derivedPassword() throws {
    let arguments: [Value] = [
      .int(1), .text("long"), .text("password"), .text("user"), .text("example.com"),
    ]
    #expect(text(try call("derivePassword", arguments)) == "ZedaFaxcZaso9*")
    #expect(
      text(try call("derivePassword", [.int(1), .text("nope"), .text(""), .text(""), .text("")]))
        == "cannot find password template nope")
  }

  @Test(arguments: ["", "x", "exactly 16 bytes", "a text of more than one block, with é"])
  func aesGoesBothWays(plain: String) throws {
    let encrypted = try call("encryptAES", [.text("key"), .text(plain)])
    #expect(text(try call("decryptAES", [.text("key"), encrypted])) == plain)
  }

  @Test(
    arguments: [
      // text  words  why
      ("junk", "runtime error: slice bounds out of range [:16] with capacity 3", "shorter than the first block"),
      ("!!", "illegal base64 data at input byte 0", "no base64"),
      ("AAAAAAAAAAAAAAAAAAAAAA==", "runtime error: index out of range [-1]", "nothing after the first block"),
      ("AAAAAAAAAAAAAAAAAAAAAAA=", "crypto/cipher: input not full blocks", "half a block"),
    ] as [(String, String, String)])
  func aesFailsInGoWords(encrypted: String, words: String, why: String) {
    let failure = #expect(throws: FunctionFailure.self, "\(why)") {
      try call("decryptAES", [.text("key"), .text(encrypted)])
    }
    #expect(failure?.message.string == words, "\(why)")
  }
}
