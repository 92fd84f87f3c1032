import TemplateFunctions
import ValueTree

extension SprigTable {
  static let lists: [Function] = []
}
