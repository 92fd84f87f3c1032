#if Certificates
  import Crypto
  import CryptoExtras
  import TemplateFunctions
  import ValueTree

  extension SigningKey {
    /// A new RSA key; in a repeatable render the next of the built-in test keys, of 2048 bits whatever `bits` says.
    static func rsa(bits: Int, _ context: FunctionContext) throws(FunctionFailure) -> SigningKey {
      // Twice the bits take many times the search.
      try context.charge(steps: bits > 2048 ? 7_000_000 : 1_400_000)
      if context.isRepeatable { return try KeyDispenser.of(context).next() }
      do {
        return .rsa(try _RSA.Signing.PrivateKey(keySize: .init(bitCount: bits)))
      } catch {
        throw FunctionFailure("error generating rsa key: \(error)")
      }
    }

    /// A new key of the curve P-256; from the seed in a repeatable render.
    static func elliptic(_ context: FunctionContext) -> SigningKey {
      while context.isRepeatable {
        let scalar = CryptoTable.randomBytes(32, &context.random)
        if case .success(let key) = Result(catching: { try P256.Signing.PrivateKey(rawRepresentation: scalar) }) {
          return .p256(key)
        }
      }
      return .p256(P256.Signing.PrivateKey())
    }

    /// A new key of Ed25519; from the seed in a repeatable render.
    static func edwards(_ context: FunctionContext) throws(FunctionFailure) -> SigningKey {
      guard context.isRepeatable else { return .ed25519(Curve25519.Signing.PrivateKey()) }
      do {
        let seed = CryptoTable.randomBytes(32, &context.random)
        return .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: seed))
      } catch {
        throw FunctionFailure("error generating ed25519 key: \(error)")
      }
    }
  }

  /// Hands out the built-in test keys of one render, one after the other.
  final class KeyDispenser {
    private var count = 0

    static func of(_ context: FunctionContext) -> KeyDispenser {
      let key = ObjectIdentifier(KeyDispenser.self)
      if let dispenser = context.caches[key] as? KeyDispenser { return dispenser }
      let dispenser = KeyDispenser()
      context.caches[key] = dispenser
      return dispenser
    }

    func next() throws(FunctionFailure) -> SigningKey {
      let encoded = Array(TestKeys.rsa[count % TestKeys.rsa.count].utf8)
      count += 1
      guard case .success(let contents) = encoded.withUnsafeBufferPointer({ Base64.decoded($0) }) else {
        throw FunctionFailure("a built-in test key cannot be read")
      }
      return try SigningKey(rsa: contents.bytes)
    }
  }
#endif
