import TemplateFunctions
import ValueTree

extension CryptoTable {
  private static let certificateType = ParameterType.named("sprig.certificate")

  #if Certificates
    static let certificates: [Function] = [
      Function("genPrivateKey", [.string]) { arguments, context throws(FunctionFailure) in
        try CertificateFunctions.privateKey(arguments.string(0), context)
      },
      Function("buildCustomCert", [.string, .string]) { arguments, _ throws(FunctionFailure) in
        try CertificateFunctions.custom(arguments.string(0), arguments.string(1))
      },
      Function("genCA", [.string, .int]) { arguments, context throws(FunctionFailure) in
        let key = try SigningKey.rsa(bits: 2048, context)
        return try CertificateFunctions.authority(arguments.string(0), days: arguments.int(1), key: key, context)
      },
      Function("genCAWithKey", [.string, .int, .string]) { arguments, context throws(FunctionFailure) in
        let key = try CertificateFunctions.key(arguments.string(2))
        return try CertificateFunctions.authority(arguments.string(0), days: arguments.int(1), key: key, context)
      },
      Function("genSelfSignedCert", [.string, .list, .list, .int]) { arguments, context throws(FunctionFailure) in
        let key = try SigningKey.rsa(bits: 2048, context)
        return try CertificateFunctions.leaf(
          arguments.string(0), arguments.list(1), arguments.list(2), days: arguments.int(3), key: key, context)
      },
      Function("genSelfSignedCertWithKey", [.string, .list, .list, .int, .string]) {
        arguments, context throws(FunctionFailure) in
        let key = try CertificateFunctions.key(arguments.string(4))
        return try CertificateFunctions.leaf(
          arguments.string(0), arguments.list(1), arguments.list(2), days: arguments.int(3), key: key, context)
      },
      Function("genSignedCert", [.string, .list, .list, .int, certificateType]) {
        arguments, context throws(FunctionFailure) in
        let key = try SigningKey.rsa(bits: 2048, context)
        return try CertificateFunctions.leaf(
          arguments.string(0), arguments.list(1), arguments.list(2), days: arguments.int(3), signedBy: arguments[4],
          key: key, context)
      },
      Function("genSignedCertWithKey", [.string, .list, .list, .int, certificateType, .string]) {
        arguments, context throws(FunctionFailure) in
        let key = try CertificateFunctions.key(arguments.string(5))
        return try CertificateFunctions.leaf(
          arguments.string(0), arguments.list(1), arguments.list(2), days: arguments.int(3), signedBy: arguments[4],
          key: key, context)
      },
    ]
  #else
    /// The same functions in a build without the package trait: they check their arguments and then say what is missing.
    static let certificates: [Function] = [
      missing("genPrivateKey", [.string]),
      missing("buildCustomCert", [.string, .string]),
      missing("genCA", [.string, .int]),
      missing("genCAWithKey", [.string, .int, .string]),
      missing("genSelfSignedCert", [.string, .list, .list, .int]),
      missing("genSelfSignedCertWithKey", [.string, .list, .list, .int, .string]),
      missing("genSignedCert", [.string, .list, .list, .int, certificateType]),
      missing("genSignedCertWithKey", [.string, .list, .list, .int, certificateType, .string]),
    ]

    private static func missing(_ name: String, _ parameters: [ParameterType]) -> Function {
      Function(name, parameters) { _, _ throws(FunctionFailure) in
        throw FunctionFailure(
          "\(name) makes keys or certificates, which this build leaves out: build with `swift build --traits Certificates`"
        )
      }
    }
  #endif
}
