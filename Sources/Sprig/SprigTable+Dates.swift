import TemplateFunctions
import ValueTree

extension SprigTable {
  static let dates: [Function] = []
}
