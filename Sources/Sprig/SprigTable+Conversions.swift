import TemplateFunctions
import ValueTree

extension SprigTable {
  static let conversions: [Function] = []
}
