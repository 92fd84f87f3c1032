import TemplateFunctions
import ValueTree

/// sprig 3.3.0's cryptographic functions: sums always, certificates and ciphers with the trait `Certificates`.
package enum CryptoTable {
  package static let functions: [Function] = []
}
