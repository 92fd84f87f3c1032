import TemplateFunctions
import ValueTree

extension SprigTable {
  static let paths: [Function] = []
}
