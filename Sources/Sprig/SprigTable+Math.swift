import TemplateFunctions
import ValueTree

extension SprigTable {
  static let math: [Function] = []
}
