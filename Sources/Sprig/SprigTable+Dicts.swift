import TemplateFunctions
import ValueTree

extension SprigTable {
  static let dicts: [Function] = []
}
