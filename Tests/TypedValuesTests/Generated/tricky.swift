// Made by valuesctl out of the chart's values: a change here is lost.
// swift-format-ignore-file

import ChartTesting

/// The values of the chart tricky, each a setting for renders.
enum TrickyValues {
  /// `   `, by default `"blanks"`.
  static func key(_ value: String?) -> ChartSetting { .init(path: "   ", string: value) }
  /// `***`, by default `"stars"`. The name key is that of `   `.
  static func key2(_ value: String?) -> ChartSetting { .init(path: "***", string: value) }
  /// `2fa`, by default `true`.
  static func _2fa(_ value: Bool?) -> ChartSetting { .init(path: "2fa", bool: value) }
  /// `Any`, by default `1`.
  static func `Any`(_ value: Int?) -> ChartSetting { .init(path: "Any", int: value) }
  /// Names of types that the generated Swift needs.
  ///
  /// `Bool`: a map with the keys below.
  static var Bool: TrickyValuesMaps.Bool_2 { .init() }
  /// `ChartSetting`: a map with the keys below.
  static var ChartSetting: TrickyValuesMaps.ChartSetting_2 { .init() }
  /// `Protocol`, by default `5`.
  static func Protocol_(_ value: Int?) -> ChartSetting { .init(path: "Protocol", int: value) }
  /// `Self`, by default `3`.
  static func Self_(_ value: Int?) -> ChartSetting { .init(path: "Self", int: value) }
  /// `String`: a map with the keys below.
  static var String: TrickyValuesMaps.String_2 { .init() }
  /// `Type`, by default `4`.
  static func Type_(_ value: Int?) -> ChartSetting { .init(path: "Type", int: value) }
  /// `\[0\]`, by default `"brackets"`.
  static func _0(_ value: String?) -> ChartSetting { .init(path: "\\[0\\]", string: value) }
  /// `_`, by default `"underscore"`.
  static func key_(_ value: String?) -> ChartSetting { .init(path: "_", string: value) }
  /// `a\.b/c`: a map with the keys below.
  static var aBC: TrickyValuesMaps.aBC { .init() }
  /// `a\=b\,c`, by default `"signs"`. The name aBC is that of `a.b/c`.
  static func a_b_c(_ value: String?) -> ChartSetting { .init(path: "a\\=b\\,c", string: value) }
  /// `annotations`: a map with the keys below.
  static var annotations: TrickyValuesMaps.annotations { .init() }
  /// `back\\slash`, by default `1`.
  static func backSlash(_ value: Int?) -> ChartSetting { .init(path: "back\\\\slash", int: value) }
  /// `block`, by default `"two\nlines\n"`.
  static func block(_ value: String?) -> ChartSetting { .init(path: "block", string: value) }
  /// `callAsFunction`, by default `6`.
  static func callAsFunction_(_ value: Int?) -> ChartSetting { .init(path: "callAsFunction", int: value) }
  /// `class`, by default `"gp3"`.
  static func `class`(_ value: String?) -> ChartSetting { .init(path: "class", string: value) }
  /// `deep`: a map with the keys below.
  static var deep: TrickyValuesMaps.deep { .init() }
  /// Words of Swift's: backticks where they do.
  ///
  /// `default`, by default `true`.
  static func `default`(_ value: Bool?) -> ChartSetting { .init(path: "default", bool: value) }
  /// `dollar$`, by default `1`.
  static func dollar(_ value: Int?) -> ChartSetting { .init(path: "dollar$", int: value) }
  /// `empty`, by default `null`.
  static func empty(_ value: ChartValue) -> ChartSetting { .init(path: "empty", value: value) }
  /// Lists.
  ///
  /// `emptyList`, by default `[]`.
  static func emptyList(_ value: [ChartValue]?) -> ChartSetting { .init(path: "emptyList", list: value) }
  static func emptyList(raw value: ChartValue) -> ChartSetting { .init(path: "emptyList", value: value) }
  /// `exponent`, by default `1000`.
  static func exponent(_ value: Double?) -> ChartSetting { .init(path: "exponent", double: value) }
  /// `état`, by default `"combining"`.
  static func état(_ value: String?) -> ChartSetting { .init(path: "état", string: value) }
  /// `foo-bar`, by default `"dash"`. The name fooBar is that of `fooBar`.
  static func foo_bar2(_ value: String?) -> ChartSetting { .init(path: "foo-bar", string: value) }
  /// `foo\.bar`, by default `"dot"`. The name fooBar is that of `fooBar`.
  static func foo_bar3(_ value: String?) -> ChartSetting { .init(path: "foo\\.bar", string: value) }
  /// Keys that would get one name.
  ///
  /// `fooBar`, by default `"plain"`.
  static func fooBar(_ value: String?) -> ChartSetting { .init(path: "fooBar", string: value) }
  /// `foo_bar`, by default `"underscore"`.
  static func foo_bar(_ value: String?) -> ChartSetting { .init(path: "foo_bar", string: value) }
  /// `fraction`, by default `0.5`.
  static func fraction(_ value: Double?) -> ChartSetting { .init(path: "fraction", double: value) }
  /// Maps.
  ///
  /// `free`, by default `{}`.
  static var free: FreeValues { .init(valuesPath: "free") }
  /// Letters of other scripts.
  ///
  /// `größe`, by default `1`.
  static func größe(_ value: Int?) -> ChartSetting { .init(path: "größe", int: value) }
  /// `größe-über`, by default `2`.
  static func größeÜber(_ value: Int?) -> ChartSetting { .init(path: "größe-über", int: value) }
  /// `hex`, by default `30`.
  static func hex(_ value: Int?) -> ChartSetting { .init(path: "hex", int: value) }
  /// `in`: a map with the keys below.
  static var `in`: TrickyValuesMaps.`in` { .init() }
  /// Words of Swift's where backticks are not enough.
  ///
  /// `init`, by default `1`.
  static func init_(_ value: Int?) -> ChartSetting { .init(path: "init", int: value) }
  /// Keys that are no names.
  ///
  /// `kube-state-metrics`: a map with the keys below.
  static var kubeStateMetrics: TrickyValuesMaps.kubeStateMetrics { .init() }
  /// `large`, by default `12345678901234567000`.
  static func large(_ value: Double?) -> ChartSetting { .init(path: "large", double: value) }
  /// `listOfMaps`, by default `[{"name":"a","value":1}]`.
  static func listOfMaps(_ value: [ChartValue]?) -> ChartSetting { .init(path: "listOfMaps", list: value) }
  static func listOfMaps(raw value: ChartValue) -> ChartSetting { .init(path: "listOfMaps", value: value) }
  /// `maps`: a map with the keys below.
  static var maps: TrickyValuesMaps.maps { .init() }
  /// `mixed`, by default `[1,"a"]`.
  static func mixed(_ value: [ChartValue]?) -> ChartSetting { .init(path: "mixed", list: value) }
  static func mixed(raw value: ChartValue) -> ChartSetting { .init(path: "mixed", value: value) }
  /// `negative`, by default `-3`.
  static func negative(_ value: Int?) -> ChartSetting { .init(path: "negative", int: value) }
  /// Nothing.
  ///
  /// `nothing`, by default `null`.
  static func nothing(_ value: ChartValue) -> ChartSetting { .init(path: "nothing", value: value) }
  /// `nul `, by default `1`.
  static func nul(_ value: Int?) -> ChartSetting { .init(path: "nul\u{0}", int: value) }
  /// `numbers`, by default `[1,2]`.
  static func numbers(_ value: [ChartValue]?) -> ChartSetting { .init(path: "numbers", list: value) }
  static func numbers(raw value: ChartValue) -> ChartSetting { .init(path: "numbers", value: value) }
  /// `octal`, by default `420`.
  static func octal(_ value: Int?) -> ChartSetting { .init(path: "octal", int: value) }
  /// A map whose type's name is another's.
  ///
  /// `outer`: a map with the keys below.
  static var outer: TrickyValuesMaps.outer { .init() }
  /// `outer_inner`: a map with the keys below.
  static var outer_inner: TrickyValuesMaps.outer_inner { .init() }
  /// `quo"te`, by default `1`.
  static func quoTe(_ value: Int?) -> ChartSetting { .init(path: "quo\"te", int: value) }
  /// `quoted`, by default `"3"`.
  static func quoted(_ value: String?) -> ChartSetting { .init(path: "quoted", string: value) }
  /// `same-name`: a map with the keys below. The name sameName is that of `sameName`.
  static var same_name: TrickyValuesMaps.same_name { .init() }
  /// `sameName`, by default `"text"`.
  static func sameName(_ value: String?) -> ChartSetting { .init(path: "sameName", string: value) }
  /// `self`, by default `2`.
  static func self_(_ value: Int?) -> ChartSetting { .init(path: "self", int: value) }
  /// Texts.
  ///
  /// `text`, by default `""`.
  static func text(_ value: String?) -> ChartSetting { .init(path: "text", string: value) }
  /// `texts`, by default `["a","b"]`.
  static func texts(_ value: [String]?) -> ChartSetting { .init(path: "texts", strings: value) }
  static func texts(raw value: ChartValue) -> ChartSetting { .init(path: "texts", value: value) }
  /// `tilde`, by default `null`.
  static func tilde(_ value: ChartValue) -> ChartSetting { .init(path: "tilde", value: value) }
  /// `true`, by default `true`.
  static func `true`(_ value: Bool?) -> ChartSetting { .init(path: "true", bool: value) }
  /// `valuesPath`, by default `7`.
  static func valuesPath_(_ value: Int?) -> ChartSetting { .init(path: "valuesPath", int: value) }
  /// `where`, by default `"here"`.
  static func `where`(_ value: String?) -> ChartSetting { .init(path: "where", string: value) }
  /// Numbers.
  ///
  /// `whole`, by default `3`.
  static func whole(_ value: Int?) -> ChartSetting { .init(path: "whole", int: value) }
  /// `wholeFraction`, by default `1`.
  static func wholeFraction(_ value: Double?) -> ChartSetting { .init(path: "wholeFraction", double: value) }
  /// `with space`, by default `"x"`.
  static func withSpace(_ value: String?) -> ChartSetting { .init(path: "with space", string: value) }
  /// `étape`, by default `"composed"`.
  static func étape(_ value: String?) -> ChartSetting { .init(path: "étape", string: value) }
  /// ` turned`, by default `"right to left"`.
  static func turned(_ value: String?) -> ChartSetting { .init(path: "\u{202E}turned", string: value) }
  /// `名前`, by default `"x"`.
  static func 名前(_ value: String?) -> ChartSetting { .init(path: "名前", string: value) }
  /// `👨 👩`, by default `"joined"`. The name key is that of `   `.
  static func key3(_ value: String?) -> ChartSetting { .init(path: "👨\u{200D}👩", string: value) }
  /// `🚀`, by default `"rocket"`. The name key is that of `   `.
  static func key4(_ value: String?) -> ChartSetting { .init(path: "🚀", string: value) }
}

/// The maps in ``TrickyValues``.
enum TrickyValuesMaps {
  struct Bool_2: ValuesMap {
    var valuesPath: String { "Bool" }
    /// `Bool.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "Bool.a", int: value) }
  }

  struct ChartSetting_2: ValuesMap {
    var valuesPath: String { "ChartSetting" }
    /// `ChartSetting.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "ChartSetting.a", int: value) }
  }

  struct String_2: ValuesMap {
    var valuesPath: String { "String" }
    /// `String.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "String.a", int: value) }
  }

  struct aBC: ValuesMap {
    var valuesPath: String { "a\\.b/c" }
    /// `a\.b/c.d\.e`, by default `"x"`.
    func dE(_ value: String?) -> ChartSetting { .init(path: "a\\.b/c.d\\.e", string: value) }
  }

  struct annotations: ValuesMap {
    var valuesPath: String { "annotations" }
    /// `annotations.example\.com/key`, by default `"value"`.
    func exampleComKey(_ value: String?) -> ChartSetting { .init(path: "annotations.example\\.com/key", string: value) }
  }

  struct deep: ValuesMap {
    var valuesPath: String { "deep" }
    /// `deep.a`: a map with the keys below.
    var a: TrickyValuesMaps.deep_a { .init() }
  }

  struct `in`: ValuesMap {
    var valuesPath: String { "in" }
    /// `in.for`, by default `"a"`.
    func `for`(_ value: String?) -> ChartSetting { .init(path: "in.for", string: value) }
    /// `in.repeat`, by default `"b"`.
    func `repeat`(_ value: String?) -> ChartSetting { .init(path: "in.repeat", string: value) }
  }

  struct kubeStateMetrics: ValuesMap {
    var valuesPath: String { "kube-state-metrics" }
    /// `kube-state-metrics.enabled`, by default `true`.
    func enabled(_ value: Bool?) -> ChartSetting { .init(path: "kube-state-metrics.enabled", bool: value) }
  }

  struct maps: ValuesMap {
    var valuesPath: String { "maps" }
    /// `maps.Type`: a map with the keys below.
    var Type_: TrickyValuesMaps.maps_Type_ { .init() }
    /// `maps.callAsFunction`, by default `"b"`.
    func callAsFunction_(_ value: String?) -> ChartSetting { .init(path: "maps.callAsFunction", string: value) }
    /// `maps.init`, by default `{}`.
    var init_: FreeValues { .init(valuesPath: "maps.init") }
    /// `maps.self`: a map with the keys below.
    var self_: TrickyValuesMaps.maps_self_ { .init() }
    /// `maps.valuesPath`, by default `"a"`.
    func valuesPath_(_ value: String?) -> ChartSetting { .init(path: "maps.valuesPath", string: value) }
  }

  struct outer: ValuesMap {
    var valuesPath: String { "outer" }
    /// `outer.inner`: a map with the keys below.
    var inner: TrickyValuesMaps.outer_inner_2 { .init() }
    /// `outer.inner_deep`: a map with the keys below.
    var inner_deep: TrickyValuesMaps.outer_inner_deep { .init() }
  }

  struct outer_inner: ValuesMap {
    var valuesPath: String { "outer_inner" }
    /// `outer_inner.deep`: a map with the keys below.
    var deep: TrickyValuesMaps.outer_inner_deep_2 { .init() }
  }

  struct same_name: ValuesMap {
    var valuesPath: String { "same-name" }
    /// `same-name.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "same-name.a", int: value) }
  }

  struct deep_a: ValuesMap {
    var valuesPath: String { "deep.a" }
    /// `deep.a.b`: a map with the keys below.
    var b: TrickyValuesMaps.deep_a_b { .init() }
  }

  struct maps_Type_: ValuesMap {
    var valuesPath: String { "maps.Type" }
    /// `maps.Type.deep`, by default `2`.
    func deep(_ value: Int?) -> ChartSetting { .init(path: "maps.Type.deep", int: value) }
  }

  struct maps_self_: ValuesMap {
    var valuesPath: String { "maps.self" }
    /// `maps.self.deep`, by default `1`.
    func deep(_ value: Int?) -> ChartSetting { .init(path: "maps.self.deep", int: value) }
  }

  struct outer_inner_2: ValuesMap {
    var valuesPath: String { "outer.inner" }
    /// `outer.inner.deep`: a map with the keys below.
    var deep: TrickyValuesMaps.outer_inner_2_deep { .init() }
  }

  struct outer_inner_deep: ValuesMap {
    var valuesPath: String { "outer.inner_deep" }
    /// `outer.inner_deep.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "outer.inner_deep.a", int: value) }
  }

  struct outer_inner_deep_2: ValuesMap {
    var valuesPath: String { "outer_inner.deep" }
    /// `outer_inner.deep.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "outer_inner.deep.a", int: value) }
  }

  struct deep_a_b: ValuesMap {
    var valuesPath: String { "deep.a.b" }
    /// `deep.a.b.c`: a map with the keys below.
    var c: TrickyValuesMaps.deep_a_b_c { .init() }
  }

  struct outer_inner_2_deep: ValuesMap {
    var valuesPath: String { "outer.inner.deep" }
    /// `outer.inner.deep.a`, by default `1`.
    func a(_ value: Int?) -> ChartSetting { .init(path: "outer.inner.deep.a", int: value) }
  }

  struct deep_a_b_c: ValuesMap {
    var valuesPath: String { "deep.a.b.c" }
    /// `deep.a.b.c.d`: a map with the keys below.
    var d: TrickyValuesMaps.deep_a_b_c_d { .init() }
  }

  struct deep_a_b_c_d: ValuesMap {
    var valuesPath: String { "deep.a.b.c.d" }
    /// `deep.a.b.c.d.e`, by default `1`.
    func e(_ value: Int?) -> ChartSetting { .init(path: "deep.a.b.c.d.e", int: value) }
  }
}
