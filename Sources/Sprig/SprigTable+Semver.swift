import TemplateFunctions
import ValueTree

extension SprigTable {
  static let semver: [Function] = []
}
