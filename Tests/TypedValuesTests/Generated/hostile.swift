// Made by valuesctl out of the chart's values: a change here is lost.
// swift-format-ignore-file

import ChartTesting

/// The values of the chart hostile, each a setting for renders.
enum HostileValues {
  /// `#if false`, by default `1`.
  static func ifFalse(_ value: Int?) -> ChartSetting { .init(path: "#if false", int: value) }
  /// `${HOME}`, by default `5`.
  static func HOME(_ value: Int?) -> ChartSetting { .init(path: "${HOME}", int: value) }
  /// `/*`, by default `3`.
  static func key(_ value: Int?) -> ChartSetting { .init(path: "/*", int: value) }
  /// `//`, by default `2`. The name key is that of `/*`.
  static func key2(_ value: Int?) -> ChartSetting { .init(path: "//", int: value) }
  /// `\\(injected)`: a map with the keys below.
  static var injected: HostileValuesMaps.injected { .init() }
  /// `'init'`, by default `4`.
  static func init_(_ value: Int?) -> ChartSetting { .init(path: "`init`", int: value) }
  /// `a b`: a map with the keys below.
  static var aB: HostileValuesMaps.aB { .init() }
  /// */ } enum Injected {} /*
  ///
  /// `closing`, by default `1`.
  static func closing(_ value: Int?) -> ChartSetting { .init(path: "closing", int: value) }
  /// text with \(injected) and """ and `backticks`
  ///
  /// `interpolated`, by default `"\" ; injected() // \\(injected)"`.
  static func interpolated(_ value: String?) -> ChartSetting { .init(path: "interpolated", string: value) }
  /// carriage return enum Injected {}
  ///
  /// `return`, by default `1`.
  static func `return`(_ value: Int?) -> ChartSetting { .init(path: "return", int: value) }
  /// line paragraph enum Injected {}
  ///
  /// `separators`, by default `"\rnext"`.
  static func separators(_ value: String?) -> ChartSetting { .init(path: "separators", string: value) }
  /// `tab key`, by default `"'\u2028\u2029  enum Injected {}"`.
  static func tabKey(_ value: String?) -> ChartSetting { .init(path: "tab\tkey", string: value) }
  /// `x"); injected(`, by default `1`.
  static func xInjected(_ value: Int?) -> ChartSetting { .init(path: "x\"); injected(", int: value) }
  /// `x\\"); injected(`, by default `1`. The name xInjected is that of `x"); injected(`.
  static func x_injected(_ value: Int?) -> ChartSetting { .init(path: "x\\\\\"); injected(", int: value) }
}

/// The maps in ``HostileValues``.
enum HostileValuesMaps {
  struct injected: ValuesMap {
    var valuesPath: String { "\\\\(injected)" }
    /// `\\(injected).\\`, by default `1`.
    func key(_ value: Int?) -> ChartSetting { .init(path: "\\\\(injected).\\\\", int: value) }
  }

  struct aB: ValuesMap {
    var valuesPath: String { "a\nb" }
    /// `a b.} enum Injected {}`, by default `1`.
    func enumInjected(_ value: Int?) -> ChartSetting { .init(path: "a\nb.}\nenum Injected {}", int: value) }
  }
}
