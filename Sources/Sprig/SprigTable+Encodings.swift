import TemplateFunctions
import ValueTree

extension SprigTable {
  static let encodings: [Function] = []
}
