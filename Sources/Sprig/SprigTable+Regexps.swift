import TemplateFunctions
import ValueTree

extension SprigTable {
  static let regexps: [Function] = []
}
