#if Certificates
  import TemplateFunctions
  import ValueTree

  /// What templates get: certificate and key in PEM.
  final class Certificate: GoObject {
    let cert: ByteString
    let key: ByteString

    init(cert: ByteString, key: ByteString) {
      self.cert = cert
      self.key = key
    }

    var typeName: String { "sprig.certificate" }
    var fields: [(name: ByteString, value: Value)] { [("Cert", .string(cert)), ("Key", .string(key))] }

    func isEqual(to other: any GoObject) -> Bool? {
      guard let other = other as? Certificate else { return false }
      return cert == other.cert && key == other.key
    }
  }

  /// A certificate that signs another one: what of it goes into that other.
  struct ParentCertificate {
    var subject: [UInt8]
    var publicKeyInfo: [UInt8]
    var keyIdentifier: [UInt8]?

    init(subject: [UInt8], publicKeyInfo: [UInt8], keyIdentifier: [UInt8]? = nil) {
      self.subject = subject
      self.publicKeyInfo = publicKeyInfo
      self.keyIdentifier = keyIdentifier
    }

    /// Reads a certificate in PEM.
    init(pem text: ByteString) throws(FunctionFailure) {
      guard let block = PEM(text) else { throw FunctionFailure("unable to decode certificate") }
      guard let read = Self(contents: block.contents) else {
        throw FunctionFailure("error parsing certificate: decodedCert.Bytes: x509: malformed certificate")
      }
      self = read
    }

    private init?(contents: [UInt8]) {
      var outer = DERReader(contents[...])
      guard var certificate = outer.next(0x30)?.reader, outer.isAtEnd, var body = certificate.next(0x30)?.reader else {
        return nil
      }
      _ = body.next(0xA0)
      guard body.next(0x02) != nil, body.next(0x30) != nil, body.next(0x30) != nil, body.next(0x30) != nil,
        let subject = body.next(0x30), let info = body.next(0x30)
      else { return nil }
      self.init(subject: Array(subject.whole), publicKeyInfo: Array(info.whole))
      _ = body.next(0x81)
      _ = body.next(0x82)
      guard let extensions = body.next(0xA3) else { return }
      var wrapped = extensions.reader
      guard var reader = wrapped.next(0x30)?.reader else { return nil }
      while var entry = reader.next(0x30)?.reader {
        let identifier = entry.next(0x06).map { Array($0.whole) }
        _ = entry.next(0x01)
        guard identifier == CertificateTemplate.keyIdentifierExtension else { continue }
        var value = DERReader(entry.next(0x04)?.contents ?? [])
        keyIdentifier = value.next(0x04).map { Array($0.contents) }
      }
    }
  }
#endif
