import TemplateFunctions
import ValueTree

extension SprigTable {
  static let strings: [Function] = []
}
