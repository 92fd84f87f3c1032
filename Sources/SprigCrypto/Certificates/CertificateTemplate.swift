#if Certificates
  import TemplateFunctions
  import ValueTree

  /// What sprig asks Go's `x509.CreateCertificate` for.
  ///
  /// - Source: sprig 3.3.0, `crypto.go`, `getBaseCertTemplate`; Go 1.26.6, `crypto/x509`, `CreateCertificate`.
  struct CertificateTemplate {
    static let keyIdentifierExtension = DER.identifier([2, 5, 29, 14])

    var commonName: ByteString
    var addresses: [[UInt8]] = []
    var names: [ByteString] = []
    /// Seconds since 1970-01-01 UTC.
    var start: Int64
    var days: Int64
    /// 16 bytes, largest first.
    var serial: [UInt8]
    var isAuthority = false

    /// The certificate of `key` in PEM, signed by `signer`, whose certificate is `parent`, or by itself.
    func certificate(
      of key: SigningKey, signedBy signer: SigningKey, parent: ParentCertificate?
    ) throws(FunctionFailure) -> ByteString {
      let subject = try self.subject
      if let parent, parent.publicKeyInfo != signer.publicKeyInfo {
        throw FunctionFailure("error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey")
      }
      let issuer = parent?.subject ?? subject
      let authority = issuer == subject ? nil : parent?.keyIdentifier
      let body = DER.sequence(
        DER.explicit(0, DER.integer([2])), DER.integer(serial), signer.signatureAlgorithm, issuer,
        DER.sequence(try Self.time(start), try Self.time(start &+ days &* 86400)), subject, key.publicKeyInfo,
        DER.explicit(3, try extensions(key, subject: subject, authority: authority)))
      let signature = try signer.signature(of: body)
      let whole = DER.sequence(body, signer.signatureAlgorithm, DER.bits(signature))
      return PEM(type: "CERTIFICATE", contents: whole).text
    }

    private var subject: [UInt8] {
      get throws(FunctionFailure) {
        if commonName.isEmpty { return DER.sequence() }
        let bytes = commonName.bytes
        guard let tag = Self.stringTag(bytes) else {
          throw FunctionFailure("error creating certificate: asn1: string not valid UTF-8")
        }
        return DER.sequence(DER.set(DER.sequence(DER.identifier([2, 5, 4, 3]), DER.tagged(tag, bytes))))
      }
    }

    /// PrintableString where Go finds it enough, else UTF8String.
    private static func stringTag(_ bytes: [UInt8]) -> UInt8? {
      let isPrintable = bytes.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x27, 0x28, 0x29, 0x2B...0x2F, 0x3A, 0x3D, 0x3F: true
        default: false
        }
      }
      if isPrintable { return 0x13 }
      return String(validating: bytes, as: UTF8.self) == nil ? nil : 0x0C
    }

    private static func time(_ seconds: Int64) throws(FunctionFailure) -> [UInt8] {
      let time = CivilTime(secondsSinceEpoch: seconds)
      guard (0...9999).contains(time.date.year) else {
        throw FunctionFailure(
          "error creating certificate: asn1: structure error: cannot represent time as GeneralizedTime")
      }
      func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
      }
      let isShort = (1950..<2050).contains(time.date.year)
      let year = isShort ? digits(time.date.year % 100, 2) : digits(time.date.year, 4)
      let rest = [time.date.month, time.date.day, time.hour, time.minute, time.second].map { digits($0, 2) }.joined()
      return DER.tagged(isShort ? 0x17 : 0x18, Array("\(year)\(rest)Z".utf8))
    }

    // MARK: Extensions, in Go's order

    private func extensions(
      _ key: SigningKey, subject: [UInt8], authority: [UInt8]?
    ) throws(FunctionFailure) -> [UInt8] {
      let usage = isAuthority ? DER.bits([0xA4], unused: 2) : DER.bits([0xA0], unused: 5)
      let purposes = DER.sequence(
        DER.identifier([1, 3, 6, 1, 5, 5, 7, 3, 1]), DER.identifier([1, 3, 6, 1, 5, 5, 7, 3, 2]))
      var parts =
        entry(DER.identifier([2, 5, 29, 15]), usage, isCritical: true)
        + entry(DER.identifier([2, 5, 29, 37]), purposes)
        + entry(DER.identifier([2, 5, 29, 19]), isAuthority ? DER.sequence(DER.yes) : DER.sequence(), isCritical: true)
      if isAuthority {
        let hash = key.publicBits.withUnsafeBufferPointer { SHA256.digest($0) }
        parts += entry(Self.keyIdentifierExtension, DER.octets(Array(hash.prefix(20))))
      }
      if let authority {
        parts += entry(DER.identifier([2, 5, 29, 35]), DER.sequence(DER.implicit(0, authority)))
      }
      if !names.isEmpty || !addresses.isEmpty {
        let isCritical = subject == DER.sequence()
        parts += entry(DER.identifier([2, 5, 29, 17]), try alternativeNames, isCritical: isCritical)
      }
      return DER.tagged(0x30, parts)
    }

    private func entry(_ identifier: [UInt8], _ value: [UInt8], isCritical: Bool = false) -> [UInt8] {
      DER.sequence(identifier, isCritical ? DER.yes : [], DER.octets(value))
    }

    private var alternativeNames: [UInt8] {
      get throws(FunctionFailure) {
        var parts: [UInt8] = []
        for name in names {
          guard name.isASCII else {
            var words = Array("error creating certificate: x509: ".utf8)
            GoQuote.append(name, to: &words)
            throw FunctionFailure(ByteString(words + Array(" cannot be encoded as an IA5String".utf8)))
          }
          parts += DER.implicit(2, name.bytes)
        }
        for address in addresses { parts += DER.implicit(7, address) }
        return DER.tagged(0x30, parts)
      }
    }
  }
#endif
