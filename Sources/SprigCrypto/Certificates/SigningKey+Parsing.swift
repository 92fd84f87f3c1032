#if Certificates
  import Crypto
  import CryptoExtras
  import TemplateFunctions
  import ValueTree

  extension SigningKey {
    /// - Source: sprig 3.3.0, `crypto.go`, `parsePrivateKeyPEM`. What Go's parsers say of a broken key is not told apart.
    init(pem text: ByteString) throws(FunctionFailure) {
      guard let block = PEM(text) else { throw FunctionFailure("no PEM data in input") }
      if block.type == "PRIVATE KEY" {
        self = try Self.unwrapped(block.contents)
        return
      }
      guard block.type.hasSuffix(" PRIVATE KEY") else {
        throw FunctionFailure("no private key data in PEM block of type \(block.type)")
      }
      switch block.type.dropLast(12) {
      case "RSA":
        try self.init(rsa: block.contents)
      case "EC":
        try self.init(elliptic: block.contents, curve: nil)
      case "DSA":
        throw FunctionFailure(
          "error creating certificate: x509: certificate private key does not implement crypto.Signer")
      case let other: throw FunctionFailure("invalid private key type \(other)")
      }
    }

    /// PKCS #1.
    init(rsa contents: [UInt8]) throws(FunctionFailure) {
      do {
        self = .rsa(try _RSA.Signing.PrivateKey(unsafeDERRepresentation: contents))
      } catch {
        throw FunctionFailure("parsing RSA private key from PEM: x509: failed to parse private key")
      }
    }

    /// SEC 1; the curve is named inside, or by PKCS #8 around it.
    init(elliptic contents: [UInt8], curve: [UInt8]?) throws(FunctionFailure) {
      var outer = DERReader(contents[...])
      guard var reader = outer.next(0x30)?.reader, reader.next(0x02) != nil, let scalar = reader.next(0x04)?.contents
      else { throw FunctionFailure("parsing EC private key from PEM: x509: failed to parse EC private key") }
      let named = curve ?? reader.next(0xA0).map { Array($0.contents) }
      guard let curve = EllipticCurve.allCases.first(where: { $0.identifier == named }) else {
        throw FunctionFailure("parsing EC private key from PEM: x509: unknown elliptic curve")
      }
      let digits = scalar.drop { $0 == 0 }
      guard digits.count <= curve.scalarBytes else {
        throw FunctionFailure("parsing EC private key from PEM: x509: invalid private key length")
      }
      let raw = [UInt8](repeating: 0, count: curve.scalarBytes - digits.count) + digits
      do {
        switch curve {
        case .p256: self = .p256(try P256.Signing.PrivateKey(rawRepresentation: raw))
        case .p384: self = .p384(try P384.Signing.PrivateKey(rawRepresentation: raw))
        case .p521: self = .p521(try P521.Signing.PrivateKey(rawRepresentation: raw))
        }
      } catch {
        throw FunctionFailure("parsing EC private key from PEM: x509: invalid elliptic curve private key value")
      }
    }

    /// PKCS #8.
    private static func unwrapped(_ contents: [UInt8]) throws(FunctionFailure) -> SigningKey {
      var outer = DERReader(contents[...])
      guard var reader = outer.next(0x30)?.reader, reader.next(0x02) != nil,
        var algorithm = reader.next(0x30)?.reader, let identifier = algorithm.next(0x06).map({ Array($0.whole) }),
        let key = reader.next(0x04).map({ Array($0.contents) })
      else { throw FunctionFailure("decoding PEM as PKCS#8: x509: failed to parse private key") }
      switch identifier {
      case rsaIdentifier: return try SigningKey(rsa: key)
      case ecIdentifier: return try SigningKey(elliptic: key, curve: algorithm.next(0x06).map { Array($0.whole) })
      case ed25519Identifier:
        var inner = DERReader(key[...])
        if let seed = inner.next(0x04).map({ Array($0.contents) }),
          case .success(let key) = Result(catching: { try Curve25519.Signing.PrivateKey(rawRepresentation: seed) })
        {
          return .ed25519(key)
        }
        throw FunctionFailure("decoding PEM as PKCS#8: x509: invalid Ed25519 private key")
      default:
        throw FunctionFailure(
          "decoding PEM as PKCS#8: x509: PKCS#8 wrapping contained private key with unknown algorithm")
      }
    }
  }
#endif
