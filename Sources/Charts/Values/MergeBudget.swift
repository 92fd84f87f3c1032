/// How much the merging of values may still do: aliases, globals and `import-values` multiply what a chart says, a small
/// packed chart without bound.
final class MergeBudget {
  /// - Unit: entries of maps that are looked at or copied.
  static let most = 2_000_000
  /// Charts with their aliases.
  static let mostCharts = 10_000

  private var left = MergeBudget.most
  private var charts = MergeBudget.mostCharts

  func spend(_ count: Int) { left -= count }

  /// - Throws: when too much was spent.
  func check() throws(ChartFailure) { if left < 0 { throw .tooManyValues(Self.most) } }

  func spend(charts count: Int) throws(ChartFailure) {
    charts -= count
    if charts < 0 { throw .tooManyCharts(Self.mostCharts) }
  }
}
