// Made by valuesctl out of the chart's values: a change here is lost.
// swift-format-ignore-file

import ChartTesting

/// The values of the chart needy, each a setting for renders.
enum NeedyValues {
  /// Values of the subchart missing, which is not in charts/.
  ///
  /// `missing`: a map with the keys below.
  static var missing: NeedyValuesMaps.missing { .init() }
  /// `own`, by default `1`.
  static func own(_ value: Int?) -> ChartSetting { .init(path: "own", int: value) }
}

/// The maps in ``NeedyValues``.
enum NeedyValuesMaps {
  struct missing: ValuesMap {
    var valuesPath: String { "missing" }
    /// Switches the subchart missing on or off.
    ///
    /// `missing.enabled`, without a default.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "missing.enabled", bool: value) }
  }
}
