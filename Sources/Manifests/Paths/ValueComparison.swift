import ValueTree

// How values of manifests compare: as Kubernetes reads them, not as Go's types have them.
extension FrozenValue {
  /// Whether both say the same: 3 and 3.0 do, 3 and "3" do not.
  package func isSame(as other: FrozenValue) -> Bool {
    switch (self, other) {
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.map(let left), .map(let right)):
      return left.keys == right.keys && zip(left.values, right.values).allSatisfy { $0.isSame(as: $1) }
    default:
      if let left = number, let right = other.number { return left == right }
      return self == other
    }
  }

  /// Negative, zero or positive as this comes before, with or after `other`; nil when they do not compare.
  ///
  /// Numbers compare with numbers, and where one side is a text both are read as quantities (`512Mi`, `250m`); texts that are
  /// none compare by their bytes.
  package func order(before other: FrozenValue) -> Int? {
    if let left = number, let right = other.number { return left < right ? -1 : left > right ? 1 : 0 }
    if let left = Quantity(self), let right = Quantity(other) { return left < right ? -1 : right < left ? 1 : 0 }
    if case .string(let left) = self, case .string(let right) = other {
      return left < right ? -1 : left == right ? 0 : 1
    }
    return nil
  }

  package var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }

  /// A scalar as YAML would have it without quotes; nil for maps and lists.
  package var scalarText: ByteString? {
    switch self {
    case .null: "null"
    case .string(let text): text
    case .bool, .integer, .float: GoFormat.text(jsonNumberValue)
    case .list, .map: nil
    }
  }

  /// Whole numbers as integers: 1000000 and not Go's 1e+06.
  private var jsonNumberValue: Value {
    if case .float(let number) = self, let whole = Int64(exactly: number) { return .int64(whole) }
    return Value(thawing: self)
  }

  /// What it is, for messages.
  package var typeWords: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .float: "a number"
    case .string: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// The steps that lead on from here: keys, and for items their names or indexes.
  var knownSteps: [String] {
    switch self {
    case .map(let map):
      return map.keys.map { ManifestPath(steps: [.key($0)]).description }
    case .list(let items):
      return items.indices.map { index in
        if case .string(let name)? = items[index].mapValue?["name"] { return "[name=\(name)]" }
        return "[\(index)]"
      }
    default: return []
    }
  }
}

/// A quantity of Kubernetes, exactly: `512Mi`, `250m`, `1e3`, `1.5`.
///
/// - Source: Kubernetes, `k8s.io/apimachinery/pkg/api/resource/quantity.go`: a signed decimal and a suffix of the binary
///   (`Ki` to `Ei`), decimal (`n`, `u`, `m`, none, `k` to `E`) or exponent (`e3`, `E3`) family.
package struct Quantity: Comparable, Sendable {
  /// - Unit: 10⁻⁹, the finest that the API keeps; finer parts round up.
  private let nano: Int128

  package static func < (left: Quantity, right: Quantity) -> Bool { left.nano < right.nano }

  /// Nil when `value` is neither a number nor a text that is a quantity.
  package init?(_ value: FrozenValue) {
    switch value {
    case .string(let text): self.init(text)
    case .integer, .float:
      guard let text = value.scalarText else { return nil }
      self.init(text)
    default: return nil
    }
  }

  package init?(_ text: ByteString) {
    var bytes = text.bytes[...]
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    let digits = bytes.prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard digits.contains(where: { $0 != UInt8(ascii: ".") }), parts.count <= 2, digits.count <= 25,
      let factor = Self.factor(of: String(decoding: bytes[digits.endIndex...], as: UTF8.self))
    else { return nil }
    var mantissa: Int128 = 0
    for digit in parts.joined() { mantissa = mantissa * 10 + Int128(digit - 0x30) }
    let places = parts.count == 2 ? parts[1].count : 0
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor.binary)
    guard !overflow, let value = Self.scaled(product, by: factor.exponent + 9 - places) else { return nil }
    nano = isNegative ? -value : value
  }

  private static func scaled(_ value: Int128, by exponent: Int) -> Int128? {
    var value = value
    for _ in 0..<abs(exponent) {
      if exponent > 0 {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        value = product
      } else {
        value = value / 10 + (value % 10 > 0 ? 1 : 0)
      }
    }
    return value
  }

  private static func factor(of suffix: String) -> (binary: Int128, exponent: Int)? {
    switch suffix {
    case "": return (1, 0)
    case "n": return (1, -9)
    case "u": return (1, -6)
    case "m": return (1, -3)
    case "k": return (1, 3)
    case "M": return (1, 6)
    case "G": return (1, 9)
    case "T": return (1, 12)
    case "P": return (1, 15)
    case "E": return (1, 18)
    case "Ki": return (1 << 10, 0)
    case "Mi": return (1 << 20, 0)
    case "Gi": return (1 << 30, 0)
    case "Ti": return (1 << 40, 0)
    case "Pi": return (1 << 50, 0)
    case "Ei": return (1 << 60, 0)
    default:
      guard let first = suffix.first, first == "e" || first == "E", let exponent = Int(suffix.dropFirst()),
        abs(exponent) <= 30
      else { return nil }
      return (1, exponent)
    }
  }
}
