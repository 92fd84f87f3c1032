import TemplateFunctions
import ValueTree

extension HelmFunctions {
  /// `durationSeconds` and its relatives.
  static let durations: [Function] = []
}
