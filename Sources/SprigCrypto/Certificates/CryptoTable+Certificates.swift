import TemplateFunctions
import ValueTree

extension CryptoTable {
  static let certificates: [Function] = []
}
