// Made by valuesctl out of the chart's values: a change here is lost.
// swift-format-ignore-file

import ChartTesting

/// The values of the chart schema, each a setting for renders.
enum SchemaValues {
  /// `affinity`, by default `{}`.
  static var affinity: FreeValues { .init(valuesPath: "affinity") }
  /// `all`, without a default.
  static func all(_ value: Int?) -> ChartSetting { .init(path: "all", int: value) }
  /// `args`, by default `[]`.
  static func args(_ value: [String]?) -> ChartSetting { .init(path: "args", strings: value) }
  static func args(raw value: ChartValue) -> ChartSetting { .init(path: "args", value: value) }
  /// What the parameter is.
  ///
  /// `described`, by default `true`.
  static func described(_ value: Bool?) -> ChartSetting { .init(path: "described", bool: value) }
  /// Documented for helm-docs.
  ///
  /// `documented`, by default `"x"`.
  static func documented(_ value: String?) -> ChartSetting { .init(path: "documented", string: value) }
  /// `either`, by default `"a"`.
  static func either(_ value: ChartValue) -> ChartSetting { .init(path: "either", value: value) }
  /// `host`, by default `null`.
  static func host(_ value: String?) -> ChartSetting { .init(path: "host", string: value) }
  /// `image`: a map with the keys below.
  static var image: SchemaValuesMaps.image { .init() }
  /// `labels`, by default `{}`.
  static var labels: FreeValues { .init(valuesPath: "labels") }
  /// `mode`, by default `"fast"`. One of `"fast"`, `"slow"`, `"'odd'"`.
  static func mode(_ value: String?) -> ChartSetting { .init(path: "mode", string: value) }
  /// Not in values.yaml.
  ///
  /// `onlyInSchema`, without a default.
  static func onlyInSchema(_ value: Bool?) -> ChartSetting { .init(path: "onlyInSchema", bool: value) }
  /// `port`, by default `80`.
  static func port(_ value: ChartValue) -> ChartSetting { .init(path: "port", value: value) }
  /// `ports`, by default `[]`.
  static func ports(_ value: [Int]?) -> ChartSetting { .init(path: "ports", ints: value) }
  static func ports(raw value: ChartValue) -> ChartSetting { .init(path: "ports", value: value) }
  /// How many; a number of pods or none.
  ///
  /// `replicas`, by default `2`.
  static func replicas(_ value: Int?) -> ChartSetting { .init(path: "replicas", int: value) }
  /// A number that may have a fraction.*/
  ///
  /// `share`, by default `1`.
  static func share(_ value: Double?) -> ChartSetting { .init(path: "share", double: value) }
  /// `tolerations`, by default `[]`.
  static func tolerations(_ value: [ChartValue]?) -> ChartSetting { .init(path: "tolerations", list: value) }
  static func tolerations(raw value: ChartValue) -> ChartSetting { .init(path: "tolerations", value: value) }
  /// behind the value
  ///
  /// `trailing`, by default `1`.
  static func trailing(_ value: Int?) -> ChartSetting { .init(path: "trailing", int: value) }
  /// `tree`: a map with the keys below.
  static var tree: SchemaValuesMaps.tree { .init() }
}

/// The maps in ``SchemaValues``.
enum SchemaValuesMaps {
  struct image: ValuesMap {
    var valuesPath: String { "image" }
    /// `image.pull-policy`, without a default.
    func pullPolicy(_ value: String?) -> ChartSetting { .init(path: "image.pull-policy", string: value) }
    /// `image.tag`, by default `""`.
    func tag(_ value: String?) -> ChartSetting { .init(path: "image.tag", string: value) }
  }

  struct tree: ValuesMap {
    var valuesPath: String { "tree" }
    /// `tree.left`: a map with the keys below.
    var left: SchemaValuesMaps.tree_left { .init() }
    /// `tree.name`, without a default.
    func name(_ value: String?) -> ChartSetting { .init(path: "tree.name", string: value) }
  }

  struct tree_left: ValuesMap {
    var valuesPath: String { "tree.left" }
    /// `tree.left.weight`, without a default.
    func weight(_ value: Double?) -> ChartSetting { .init(path: "tree.left.weight", double: value) }
  }
}
