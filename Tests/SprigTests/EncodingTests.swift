import Testing
import ValueTree

@Suite struct EncodingTests {
  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "größe"] as [ByteString])
  func returns(text: ByteString) throws {
    for (encode, decode) in [("b64enc", "b64dec"), ("b32enc", "b32dec")] as [(ByteString, ByteString)] {
      #expect(outcome(decode, try call(encode, .string(text))) == "\"\(text)\"")
    }
  }

  @Test func encodes() {
    #expect(outcome("b64enc", "fooba") == "\"Zm9vYmE=\"")
    #expect(outcome("b32enc", "fooba") == "\"MZXW6YTB\"")
    #expect(outcome("b32enc", "foo") == "\"MZXW6===\"")
  }

  @Test(
    arguments: [
      // text           offset  why
      ("not base64!", 3, "a space"),
      ("Zg", 0, "no padding"),
      ("Zg=", 3, "half the padding"),
      ("Zm9v=", 4, "padding after a full group"),
      ("Zg==Zg==", 4, "text after the end"),
      ("Zg=x", 2, "a character in the padding"),
      ("Zm9vZ", 4, "one character left over"),
      ("Z===", 1, "too much padding"),
    ] as [(ByteString, Int, String)])
  func refusesBase64(text: ByteString, offset: Int, why: String) {
    #expect(outcome("b64dec", .string(text)) == "\"illegal base64 data at input byte \(offset)\"", "\(why)")
  }

  @Test(
    arguments: [
      // text       offset  why
      ("MFRGG", 0, "no padding"),
      ("mfrgg===", 0, "lower case"),
      ("M1======", 1, "a digit that is none"),
      ("=", 0, "only padding"),
      ("YR==", 4, "too little padding"),
      ("MFR=====", 3, "a length that cannot be"),
    ] as [(ByteString, Int, String)])
  func refusesBase32(text: ByteString, offset: Int, why: String) {
    #expect(outcome("b32dec", .string(text)) == "\"illegal base32 data at input byte \(offset)\"", "\(why)")
  }

  @Test func lineEndsDoNotCount() {
    #expect(outcome("b64dec", "Zm9v\r\nYg=\n=\n") == "\"foob\"")
    #expect(outcome("b32dec", "MZXW\n6===") == "\"foo\"")
  }
}
