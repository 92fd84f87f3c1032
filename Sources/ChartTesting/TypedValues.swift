import Charts
import Testing
import ValueTree

/// A map among the typed values of a chart, as `valuesctl generate` writes them: `WebValues.image`.
///
/// Its keys are members. The map itself can be called: with entries, and with a key that the chart's defaults do not have.
///
/// ```swift
/// WebValues.image.tag("2")
/// WebValues.image(["tag": "2", "digest": nil])
/// WebValues.podLabels("app.kubernetes.io/part-of", "shop")
/// ```
public protocol ValuesMap: Sendable {
  /// Where the map stands, as `--set` names it.
  var valuesPath: String { get }
}

extension ValuesMap {
  /// Sets these entries; other defaults of the map stay. nil removes the map and all its defaults.
  public func callAsFunction(_ entries: [String: ChartValue]?) -> ChartSetting {
    ChartSetting(path: valuesPath, value: entries.map { ChartValue($0) } ?? nil)
  }

  /// Sets the entry of one key, whatever stands in the key: dots are part of it.
  public func callAsFunction(_ key: String, _ value: ChartValue) -> ChartSetting {
    ChartSetting(path: "\(valuesPath).\([ValuePathStep.key(ByteString(key))].setText)", value: value)
  }

  /// Sets a value in place of the map, for charts that take something else there.
  public func callAsFunction(raw value: ChartValue) -> ChartSetting { ChartSetting(path: valuesPath, value: value) }
}

/// A map of which no keys are known.
public struct FreeValues: ValuesMap {
  /// Where the map stands.
  public let valuesPath: String

  /// The map at a path as `--set` names it.
  public init(valuesPath: String) { self.valuesPath = valuesPath }
}

/// What typed values call. Each has a label of its own: the compiler has nothing to choose from.
extension ChartSetting {
  /// A value of any kind.
  public init(path: String, value: ChartValue) { self.init(.set(path, value.frozen), "") }

  /// A truth value.
  public init(path: String, bool: Bool?) { self.init(.set(path, bool.map { .bool($0) } ?? .null), "") }

  /// A whole number.
  public init(path: String, int: Int?) { self.init(.set(path, int.map { .integer(Int64($0)) } ?? .null), "") }

  /// A number.
  public init(path: String, double: Double?) { self.init(.set(path, double.map { .float($0) } ?? .null), "") }

  /// A text.
  public init(path: String, string: String?) {
    self.init(.set(path, string.map { .string(ByteString($0)) } ?? .null), "")
  }

  /// A list of anything.
  public init(path: String, list: [ChartValue]?) { self.init(path: path, list, { $0 }) }

  /// A list of texts.
  public init(path: String, strings: [String]?) { self.init(path: path, strings) { ChartValue($0) } }

  /// A list of whole numbers.
  public init(path: String, ints: [Int]?) { self.init(path: path, ints) { ChartValue($0) } }

  /// A list of numbers.
  public init(path: String, doubles: [Double]?) { self.init(path: path, doubles) { ChartValue($0) } }

  /// A list of truth values.
  public init(path: String, bools: [Bool]?) { self.init(path: path, bools) { ChartValue($0) } }

  private init<Item>(path: String, _ items: [Item]?, _ value: (Item) -> ChartValue) {
    self.init(path: path, value: items.map { ChartValue($0.map(value)) } ?? nil)
  }
}
