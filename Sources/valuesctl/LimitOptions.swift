import ArgumentParser
import Diagnostics
import ValueTree

/// The flag of limits.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Move a limit on what a chart may do; repeatable.", discussion: LimitOptions.table, valueName: "name=number"))
  var limit: [String] = []

  /// `steps=50000000 …` and what it bounds, a line for each name.
  private static let table = LimitName.allCases.map { name in
    "\(name.rawValue) (\(Limits.standard[name])): \(name.summary)"
  }.joined(separator: "\n")

  func limits() throws(Failure) -> Limits {
    var limits = Limits.standard
    for text in limit {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      guard let name = LimitName(rawValue: parts[0]) else {
        let nearest = Suggestion.nearest(parts[0], in: LimitName.allCases.map(\.rawValue))
        throw .unusable(
          "--limit: there is no limit \"\(parts[0])\"",
          hints: [nearest.map { "Did you mean \($0)?" } ?? "valuesctl render --help lists them."])
      }
      guard parts.count == 2, let number = Self.number(parts[1]) else {
        throw .unusable("--limit: \(name.rawValue) needs a number above zero, such as \(name.rawValue)=1000 or 64Mi")
      }
      limits[name] = number
    }
    return limits
  }

  /// `1000`, `64Ki`, `64Mi` or `1Gi`; nil for anything else.
  private static func number(_ text: String) -> Int? {
    for (unit, factor) in [("Ki", 1 << 10), ("Mi", 1 << 20), ("Gi", 1 << 30)] where text.hasSuffix(unit) {
      guard let number = Int(text.dropLast(2)), number > 0 else { return nil }
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: factor)
      return isTooLarge ? nil : product
    }
    guard let number = Int(text), number > 0 else { return nil }
    return number
  }
}
