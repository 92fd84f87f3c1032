import TemplateFunctions
import ValueTree

/// sprig 3.3.0's cryptographic functions: sums, passwords and AES always, keys and certificates with the package trait
/// `Certificates`.
package enum CryptoTable {
  package static let functions: [Function] = sums + passwords + ciphers + certificates
}
