#if Certificates
  import Crypto
  import CryptoExtras
  import TemplateFunctions
  import ValueTree

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A private key that can sign certificates.
  enum SigningKey {
    case rsa(_RSA.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
    case p521(P521.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)

    static let rsaIdentifier = DER.identifier([1, 2, 840, 113549, 1, 1, 1])
    static let ecIdentifier = DER.identifier([1, 2, 840, 10045, 2, 1])
    static let ed25519Identifier = DER.identifier([1, 3, 101, 112])

    // MARK: The private half

    /// As sprig prints it: RSA and elliptic keys in their own formats, others as PKCS #8.
    var pem: ByteString {
      switch self {
      case .rsa(let key): PEM(type: "RSA PRIVATE KEY", contents: Array(key.derRepresentation)).text
      case .p256(let key): ellipticPEM(Array(key.rawRepresentation))
      case .p384(let key): ellipticPEM(Array(key.rawRepresentation))
      case .p521(let key): ellipticPEM(Array(key.rawRepresentation))
      case .ed25519(let key):
        PEM(
          type: "PRIVATE KEY",
          contents: DER.sequence(
            DER.integer([0]), DER.sequence(Self.ed25519Identifier),
            DER.octets(DER.octets(Array(key.rawRepresentation))))
        ).text
      }
    }

    /// SEC 1, with curve and public key.
    private func ellipticPEM(_ scalar: [UInt8]) -> ByteString {
      PEM(
        type: "EC PRIVATE KEY",
        contents: DER.sequence(
          DER.integer([1]), DER.octets(scalar), DER.explicit(0, curve ?? []), DER.explicit(1, DER.bits(publicBits)))
      ).text
    }

    // MARK: The public half

    /// What the bit string of the public key holds.
    var publicBits: [UInt8] {
      switch self {
      case .rsa(let key): Array(key.publicKey.pkcs1DERRepresentation)
      case .p256(let key): Array(key.publicKey.x963Representation)
      case .p384(let key): Array(key.publicKey.x963Representation)
      case .p521(let key): Array(key.publicKey.x963Representation)
      case .ed25519(let key): Array(key.publicKey.rawRepresentation)
      }
    }

    /// The object identifier of an elliptic curve.
    private var curve: [UInt8]? {
      switch self {
      case .p256: EllipticCurve.p256.identifier
      case .p384: EllipticCurve.p384.identifier
      case .p521: EllipticCurve.p521.identifier
      case .rsa, .ed25519: nil
      }
    }

    /// `SubjectPublicKeyInfo`.
    var publicKeyInfo: [UInt8] {
      let algorithm =
        switch self {
        case .rsa: DER.sequence(Self.rsaIdentifier, DER.null)
        case .p256, .p384, .p521: DER.sequence(Self.ecIdentifier, curve ?? [])
        case .ed25519: DER.sequence(Self.ed25519Identifier)
        }
      return DER.sequence(algorithm, DER.bits(publicBits))
    }

    // MARK: Signing

    /// The algorithm that Go picks for the key: SHA-256 with RSA and P-256, the curve's own size above.
    var signatureAlgorithm: [UInt8] {
      switch self {
      case .rsa: DER.sequence(DER.identifier([1, 2, 840, 113549, 1, 1, 11]), DER.null)
      case .p256: DER.sequence(DER.identifier([1, 2, 840, 10045, 4, 3, 2]))
      case .p384: DER.sequence(DER.identifier([1, 2, 840, 10045, 4, 3, 3]))
      case .p521: DER.sequence(DER.identifier([1, 2, 840, 10045, 4, 3, 4]))
      case .ed25519: DER.sequence(Self.ed25519Identifier)
      }
    }

    func signature(of bytes: [UInt8]) throws(FunctionFailure) -> [UInt8] {
      do {
        switch self {
        case .rsa(let key):
          return Array(try key.signature(for: bytes, padding: .insecurePKCS1v1_5).rawRepresentation)
        case .p256(let key): return Array(try key.signature(for: bytes).derRepresentation)
        case .p384(let key): return Array(try key.signature(for: bytes).derRepresentation)
        case .p521(let key): return Array(try key.signature(for: bytes).derRepresentation)
        case .ed25519(let key): return Array(try key.signature(for: bytes))
        }
      } catch {
        throw FunctionFailure("error creating certificate: \(error)")
      }
    }
  }

  enum EllipticCurve: CaseIterable {
    case p256, p384, p521

    var identifier: [UInt8] {
      switch self {
      case .p256: DER.identifier([1, 2, 840, 10045, 3, 1, 7])
      case .p384: DER.identifier([1, 3, 132, 0, 34])
      case .p521: DER.identifier([1, 3, 132, 0, 35])
      }
    }

    var scalarBytes: Int {
      switch self {
      case .p256: 32
      case .p384: 48
      case .p521: 66
      }
    }
  }
#endif
