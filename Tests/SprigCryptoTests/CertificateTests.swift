import TemplateFunctions
import Testing
import ValueTree

@testable import SprigCrypto

#if Certificates
  private let noon = Clock.fixed(seconds: 1_700_000_000, nanoseconds: 0)

  /// Values are of one render, so arguments of tests are made inside the test.
  private var nothing: Value { .list(List([], isNil: true)) }

  private func field(_ value: Value, _ name: ByteString) -> ByteString {
    if case .object(let object) = value, case .string(let text) = object.field(name) { text } else { "" }
  }

  @Suite struct CertificateFunctionsOverCrypto {
    @Test func repeatableRendersGiveTheSameBytes() throws {
      func make() throws -> Value {
        try call(
          "genSelfSignedCert", [.text("a.b"), .list(List([.text("10.0.0.1"), .text("::1")])), nothing, .int(365)],
          repeatable: true, at: noon)
      }
      let first = try make()
      let second = try make()
      #expect(field(first, "Cert") == field(second, "Cert"))
      #expect(field(first, "Key") == field(second, "Key"))
      #expect(field(first, "Cert").string.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
      #expect(field(first, "Key").string.hasPrefix("-----BEGIN RSA PRIVATE KEY-----\n"))
    }

    @Test(
      arguments: [
        // type  beginning  why
        ("", "-----BEGIN RSA PRIVATE KEY-----\n", "the default"),
        ("ecdsa", "-----BEGIN EC PRIVATE KEY-----\n", "P-256"),
        ("ed25519", "-----BEGIN PRIVATE KEY-----\n", "PKCS #8"),
        ("nope", "Unknown type nope", "not an error in sprig"),
      ] as [(String, String, String)])
    func keysHaveTheirFormat(type: String, beginning: String, why: String) throws {
      let key = text(try call("genPrivateKey", [.text(type)], repeatable: true))
      #expect(key.hasPrefix(beginning), "\(why)")
    }

    @Test(arguments: ["", "ecdsa", "ed25519"])
    func ownKeysComeBackUnchanged(type: String) throws {
      let key = try call("genPrivateKey", [.text(type)], repeatable: true)
      let authority = try call("genCAWithKey", [.text("x"), .int(1), key], at: noon)
      #expect(field(authority, "Key").string == text(key))
      let leaf = try call("genSignedCert", [.text("y"), nothing, nothing, .int(1), authority], repeatable: true)
      let parent = try ParentCertificate(pem: field(authority, "Cert"))
      #expect(parent.keyIdentifier?.count == 20)
      #expect(try ParentCertificate(pem: field(leaf, "Cert")).keyIdentifier == nil)
    }

    @Test func customCertificatesAreChecked() throws {
      let made = try call("genCA", [.text("x"), .int(1)], repeatable: true)
      func encoded(_ text: ByteString) -> Value { .string(text.withBytes { Base64.encoded($0) }) }
      let custom = try call("buildCustomCert", [encoded(field(made, "Cert")), encoded(field(made, "Key"))])
      #expect(field(custom, "Cert") == field(made, "Cert"))
      #expect(custom.typeName == "sprig.certificate")
    }

    @Test func failsInSprigsWords() {
      let rows: [(String, [Value], String)] = [
        (
          "genSelfSignedCert", [.text("x"), .list(List([.text("10.0.0.300")])), nothing, .int(1)],
          "error parsing ip: 10.0.0.300"
        ),
        (
          "genSelfSignedCert", [.text("x"), .list(List([.int(5)])), nothing, .int(1)],
          "error parsing ip: 5 is not a string"
        ),
        (
          "genSelfSignedCert", [.text("x"), nothing, .list(List([.text("é")])), .int(1)],
          "error creating certificate: x509: \"é\" cannot be encoded as an IA5String"
        ),
        ("genCAWithKey", [.text("x"), .int(1), .text("not a key")], "parsing private key: no PEM data in input"),
        ("buildCustomCert", [.text("!!"), .text("bm90")], "unable to decode base64 certificate"),
        ("buildCustomCert", [.text("bm90"), .text("bm90")], "unable to decode certificate"),
      ]
      for (name, arguments, words) in rows {
        let failure = #expect(throws: FunctionFailure.self) { try call(name, arguments, repeatable: true) }
        #expect(failure?.message.string == words)
      }
    }

    @Test(
      arguments: [
        // text  bytes  why
        ("1.2.3.4", [1, 2, 3, 4], "dotted"),
        ("01.2.3.4", nil, "no leading zero"),
        ("::", [UInt8](repeating: 0, count: 16), "all zeros"),
        ("::ffff:1.2.3.4", [1, 2, 3, 4], "IPv4 in IPv6"),
        ("fe80::1:2", [0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2], "a gap"),
        ("1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8], "no gap"),
        ("1::2::3", nil, "two gaps"), ("1:2:3:4:5:6:7", nil, "too few"), (":1", nil, "half a gap"),
        ("1:", nil, "an end"),
      ] as [(String, [UInt8]?, String)])
    func addresses(text: String, bytes: [UInt8]?, why: String) {
      #expect(InternetAddress.bytes(text) == bytes, "\(why)")
    }
  }
#else
  @Suite struct CertificateFunctionsWithoutTrait {
    @Test func sayWhatIsMissing() {
      let failure = #expect(throws: FunctionFailure.self) { try call("genCA", [.text("x"), .int(1)]) }
      #expect(failure?.message.string.contains("swift build --traits Certificates") == true)
    }
  }
#endif
