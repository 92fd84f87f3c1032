#if Certificates
  import TemplateFunctions
  import ValueTree

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// sprig's functions of keys and certificates, over swift-crypto.
  ///
  /// In a repeatable render RSA keys come from a built-in table, other keys and serial numbers from the seed, and the
  /// time from the clock, so that two renders give the same bytes. Only signatures of ECDSA stay random.
  ///
  /// - Source: sprig 3.3.0, `crypto.go`.
  enum CertificateFunctions {
    /// - Quirk: an unknown type is not an error but the text of one.
    static func privateKey(_ type: ByteString, _ context: FunctionContext) throws(FunctionFailure) -> Value {
      switch type {
      case "", "rsa": return .string(try SigningKey.rsa(bits: 4096, context).pem)
      case "ecdsa": return .string(SigningKey.elliptic(context).pem)
      case "ed25519": return .string(try SigningKey.edwards(context).pem)
      case "dsa": throw FunctionFailure("genPrivateKey cannot make DSA keys here; use rsa, ecdsa or ed25519")
      default:
        var words = Array("Unknown type ".utf8)
        type.append(to: &words)
        return .text(words)
      }
    }

    static func custom(_ certificate: ByteString, _ key: ByteString) throws(FunctionFailure) -> Value {
      guard case .success(let certificate) = certificate.withBytes({ Base64.decoded($0) }) else {
        throw FunctionFailure("unable to decode base64 certificate")
      }
      guard case .success(let key) = key.withBytes({ Base64.decoded($0) }) else {
        throw FunctionFailure("unable to decode base64 private key")
      }
      _ = try ParentCertificate(pem: certificate)
      _ = try parsed(key, "error parsing private key: ")
      return .object(Certificate(cert: certificate, key: key))
    }

    static func authority(
      _ name: ByteString, days: Int64, key: SigningKey, _ context: FunctionContext
    ) throws(FunctionFailure) -> Value {
      try context.charge(certificateFor: name, List([]), List([]))
      var template = template(name, days: days, context)
      template.isAuthority = true
      let cert = try template.certificate(of: key, signedBy: key, parent: nil)
      return .object(Certificate(cert: cert, key: key.pem))
    }

    /// A certificate for a server, signed by `parent` or, without one, by itself.
    static func leaf(
      _ name: ByteString, _ addresses: List, _ names: List, days: Int64, signedBy parent: Value? = nil,
      key: SigningKey, _ context: FunctionContext
    ) throws(FunctionFailure) -> Value {
      try context.charge(certificateFor: name, addresses, names)
      var signer = key
      var issuer: ParentCertificate?
      if let parent {
        guard case .object(let object) = parent, let certificate = object as? Certificate else {
          throw FunctionFailure("unable to decode certificate")
        }
        issuer = try ParentCertificate(pem: certificate.cert)
        signer = try parsed(certificate.key, "error parsing private key: ")
      }
      let parsedAddresses = try Self.addresses(addresses)
      let parsedNames = try Self.names(names)
      var template = template(name, days: days, context)
      template.addresses = parsedAddresses
      template.names = parsedNames
      let cert = try template.certificate(of: key, signedBy: signer, parent: issuer)
      return .object(Certificate(cert: cert, key: key.pem))
    }

    /// The key of a `…WithKey` function.
    static func key(_ text: ByteString) throws(FunctionFailure) -> SigningKey {
      try parsed(text, "parsing private key: ")
    }

    private static func parsed(_ text: ByteString, _ prefix: String) throws(FunctionFailure) -> SigningKey {
      do {
        return try SigningKey(pem: text)
      } catch {
        throw FunctionFailure(ByteString(Array(prefix.utf8) + error.message.bytes))
      }
    }

    private static func template(_ name: ByteString, days: Int64, _ context: FunctionContext) -> CertificateTemplate {
      let now =
        switch context.clock {
        case .system: Int64(Date().timeIntervalSince1970)
        case .fixed(let seconds, _): seconds
        }
      return CertificateTemplate(
        commonName: name, start: now, days: days, serial: CryptoTable.randomBytes(16, &context.random))
    }

    private static func addresses(_ list: List) throws(FunctionFailure) -> [[UInt8]] {
      var addresses: [[UInt8]] = []
      for item in list.items {
        guard case .string(let text) = item else {
          throw notText("error parsing ip: ", item)
        }
        guard let bytes = InternetAddress.bytes(text.string) else {
          throw FunctionFailure(ByteString(Array("error parsing ip: ".utf8) + text.bytes))
        }
        addresses.append(bytes)
      }
      return addresses
    }

    private static func names(_ list: List) throws(FunctionFailure) -> [ByteString] {
      var names: [ByteString] = []
      for item in list.items {
        guard case .string(let text) = item else { throw notText("error processing alternate dns name: ", item) }
        names.append(text)
      }
      return names
    }

    private static func notText(_ prefix: String, _ value: Value) -> FunctionFailure {
      FunctionFailure(
        ByteString(Array(prefix.utf8) + GoFormat.text(value).bytes + Array(" is not a string".utf8)))
    }
  }
#endif
