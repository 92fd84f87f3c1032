// Made by valuesctl out of the chart's values: a change here is lost.
// swift-format-ignore-file

import ChartTesting

/// The values of the chart parent, each a setting for renders.
enum ParentValues {
  /// Shared by all.
  ///
  /// `global`: a map with the keys below.
  static var global: ParentValuesMaps.global { .init() }
  /// `main-cache`: a map with the keys below.
  static var mainCache: ParentValuesMaps.mainCache { .init() }
  /// Values of the subchart cache.
  ///
  /// `spare`: a map with the keys below.
  static var spare: ParentValuesMaps.spare { .init() }
  /// `tags`: a map with the keys below.
  static var tags: ParentValuesMaps.tags { .init() }
}

/// The maps in ``ParentValues``.
enum ParentValuesMaps {
  struct global: ValuesMap {
    var valuesPath: String { "global" }
    /// Switches the subchart main-cache on or off.
    ///
    /// `global.cache`, without a default.
    func cache(_ value: Bool?) -> ChartSetting { .init(path: "global.cache", bool: value) }
    /// `global.domain`, by default `"example.com"`.
    func domain(_ value: String?) -> ChartSetting { .init(path: "global.domain", string: value) }
    /// Where images come from.
    ///
    /// `global.registry`, by default `"registry.local"`.
    func registry(_ value: String?) -> ChartSetting { .init(path: "global.registry", string: value) }
  }

  struct mainCache: ValuesMap {
    var valuesPath: String { "main-cache" }
    /// Who may ask.
    ///
    /// `main-cache.clients`, by default `["web"]`.
    func clients(_ value: [String]?) -> ChartSetting { .init(path: "main-cache.clients", strings: value) }
    func clients(raw value: ChartValue) -> ChartSetting { .init(path: "main-cache.clients", value: value) }
    /// Switches the subchart main-cache on or off.
    ///
    /// `main-cache.enabled`, without a default.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "main-cache.enabled", bool: value) }
    /// `main-cache.extra`, by default `true`.
    func extra(_ value: Bool?) -> ChartSetting { .init(path: "main-cache.extra", bool: value) }
    /// Less than the cache's own.
    ///
    /// `main-cache.memory`, by default `64`.
    func memory(_ value: Double?) -> ChartSetting { .init(path: "main-cache.memory", double: value) }
    /// `main-cache.policy`, without a default.
    func policy(_ value: String?) -> ChartSetting { .init(path: "main-cache.policy", string: value) }
  }

  struct spare: ValuesMap {
    var valuesPath: String { "spare" }
    /// Who may ask.
    ///
    /// `spare.clients`, by default `["web"]`.
    func clients(_ value: [String]?) -> ChartSetting { .init(path: "spare.clients", strings: value) }
    func clients(raw value: ChartValue) -> ChartSetting { .init(path: "spare.clients", value: value) }
    /// How much it keeps.
    ///
    /// `spare.memory`, by default `128`.
    func memory(_ value: Double?) -> ChartSetting { .init(path: "spare.memory", double: value) }
    /// `spare.policy`, without a default.
    func policy(_ value: String?) -> ChartSetting { .init(path: "spare.policy", string: value) }
  }

  struct tags: ValuesMap {
    var valuesPath: String { "tags" }
    /// Switches the subcharts on or off that have the tag spares.
    ///
    /// `tags.spares`, without a default.
    func spares(_ value: Bool?) -> ChartSetting { .init(path: "tags.spares", bool: value) }
  }
}
