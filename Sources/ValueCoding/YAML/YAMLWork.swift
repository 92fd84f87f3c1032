/// What libyaml may still do for all texts of one chart, or of one render.
///
/// For each token it looks at every flow collection that is open, and a text that has to be mended is read once more for each
/// place (``YAMLStandIns``).
///
/// - Unit: looks, some ten nanoseconds each. A byte that is read again counts as one.
package final class YAMLWork {
  /// Less than a second.
  static let most = 60_000_000
  private(set) var left = YAMLWork.most

  package init() {}

  func spend(_ looks: Int) { left -= looks }
}
