import Checks
import ValueTree

/// A value as charts have it: what `.set` puts into values and what checks compare with.
///
/// Written as a literal: `3`, `"web"`, `true`, `nil`, `["a", "b"]`, `["name": "http", "port": 80]`.
public struct ChartValue: Sendable, Equatable {
  let frozen: FrozenValue

  init(_ frozen: FrozenValue) { self.frozen = frozen }

  /// A text that is not a literal.
  public init(_ text: String) { frozen = .string(ByteString(text)) }

  /// A whole number that is not a literal.
  public init(_ number: Int) { frozen = .integer(Int64(number)) }

  /// A number that is not a literal.
  public init(_ number: Double) { frozen = .float(number) }

  /// True or false, not as a literal.
  public init(_ truth: Bool) { frozen = .bool(truth) }

  /// A list that is not a literal.
  public init(_ items: [ChartValue]) { frozen = .list(items.map(\.frozen)) }

  /// A map that is not a literal.
  public init(_ entries: [String: ChartValue]) {
    frozen = .map(FrozenMap(entries.map { (ByteString($0.key), $0.value.frozen) }))
  }
}

extension ChartValue: CustomStringConvertible {
  /// As YAML has it on one line.
  public var description: String { ValueWords.short(frozen) }
}

extension ChartValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A text.
  public init(stringLiteral value: String) { self.init(value) }
}

extension ChartValue: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension ChartValue: ExpressibleByFloatLiteral {
  /// A number.
  public init(floatLiteral value: Double) { self.init(value) }
}

extension ChartValue: ExpressibleByBooleanLiteral {
  /// True or false.
  public init(booleanLiteral value: Bool) { self.init(value) }
}

extension ChartValue: ExpressibleByNilLiteral {
  /// YAML's null: `.set("key", nil)` removes a default, as `--set key=null` does.
  public init(nilLiteral: ()) { frozen = .null }
}

extension ChartValue: ExpressibleByArrayLiteral {
  /// A list.
  public init(arrayLiteral elements: ChartValue...) { self.init(elements) }
}

extension ChartValue: ExpressibleByDictionaryLiteral {
  /// A map.
  public init(dictionaryLiteral elements: (String, ChartValue)...) {
    frozen = .map(FrozenMap(elements.map { (ByteString($0.0), $0.1.frozen) }))
  }
}
