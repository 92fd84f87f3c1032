import ValueTree

/// The ways to break a schema, and their words in Helm.
///
/// - Source: santhosh-tekuri/jsonschema 6.0.2, `kind/kind.go`, in English.
enum ViolationKind: Sendable {
  case schema(location: ByteString)
  case group
  case reference
  case not, allOf, anyOf
  case oneOf(matched: [Int])
  case falseSchema
  case referenceCycle(url: ByteString, first: String, second: String)
  case tooDeep
  case tooMuch
  case type(got: String, want: [String])
  case choices([SchemaJSON])
  case constant(SchemaJSON)
  case format(got: ByteString, want: String, complaint: String)
  case count(keyword: String, got: Int, want: Int)
  case additionalItems(Int)
  case required([ByteString])
  case dependency(property: ByteString, missing: [ByteString])
  case additionalProperties([ByteString])
  case propertyName(ByteString)
  case duplicates(Int, Int)
  case contains
  case leastContained(got: [Int], want: Int)
  case mostContained(got: [Int], want: Int)
  case pattern(got: ByteString, want: ByteString)
  case number(keyword: String, got: ExactNumber, want: ExactNumber)

  var isGroup: Bool { if case .group = self { true } else { false } }
  var isReference: Bool { if case .reference = self { true } else { false } }

  var text: String {
    switch self {
    case .schema(let location): "jsonschema validation failed with \(location.singleQuoted)"
    case .group, .reference: "validation failed"
    case .not: "not failed"
    case .allOf: "allOf failed"
    case .anyOf: "anyOf failed"
    case .oneOf(let matched) where matched.isEmpty: "oneOf failed, none matched"
    case .oneOf(let matched):
      "oneOf failed, subschemas \(matched.map { Self.grouped($0) }.joined(separator: ", ")) matched"
    case .falseSchema: "false schema"
    case .referenceCycle(let url, let first, let second):
      "both \(first) and \(second) resolve to \(url.goQuoted) causing reference cycle"
    case .tooDeep: "the schema applies itself to more than \(Validator.deepest) levels"
    case .tooMuch: "checking values against the schema takes too long" + LimitName.steps.flag
    case .type(let got, let want): "got \(got), want \(want.joined(separator: " or "))"
    case .choices(let values): Self.choices(values)
    case .constant(.list), .constant(.object): "const failed"
    case .constant(let value): "value must be \(Self.shown(value))"
    case .format(let got, let want, let complaint): "\(got.singleQuoted) is not valid \(want): \(complaint)"
    case .count(let keyword, let got, let want): "\(keyword): got \(Self.grouped(got)), want \(Self.grouped(want))"
    case .additionalItems(let count): "last \(Self.grouped(count)) additionalItem(s) not allowed"
    case .required(let names) where names.count == 1: "missing property \(names[0].singleQuoted)"
    case .required(let names): "missing properties \(Self.joined(names))"
    case .dependency(let property, let missing):
      "properties \(Self.joined(missing)) required, if \(property.singleQuoted) exists"
    case .additionalProperties(let names): "additional properties \(Self.joined(names)) not allowed"
    case .propertyName(let name): "invalid propertyName \(name.singleQuoted)"
    case .duplicates(let first, let second):
      "items at \(Self.grouped(first)) and \(Self.grouped(second)) are equal"
    case .contains: "no items match contains schema"
    case .leastContained(let got, let want) where got.isEmpty:
      "min \(Self.grouped(want)) items required to match contains schema, but none matched"
    case .leastContained(let got, let want): "min \(Self.contained(got, want))"
    case .mostContained(let got, let want): "max \(Self.contained(got, want))"
    case .pattern(let got, let want): "\(got.singleQuoted) does not match pattern \(want.singleQuoted)"
    case .number(let keyword, let got, let want):
      "\(keyword): got \(Self.localized(got.double)), want \(Self.localized(want.double))"
    }
  }

  private static func joined(_ names: [ByteString]) -> String { names.map(\.singleQuoted).joined(separator: ", ") }

  private static func contained(_ got: [Int], _ want: Int) -> String {
    let places = got.map { String($0) }.joined(separator: " ")
    return
      "\(grouped(want)) items required to match contains schema, but matched \(grouped(got.count)) items at \(places)"
  }

  private static func choices(_ values: [SchemaJSON]) -> String {
    let isPlain = values.allSatisfy { value in
      switch value {
      case .list, .object: false
      default: true
      }
    }
    if !isPlain { return "enum failed" }
    let shown = values.map { self.shown($0) }
    return shown.count == 1 ? "value must be \(shown[0])" : "value must be one of \(shown.joined(separator: ", "))"
  }

  private static func shown(_ value: SchemaJSON) -> String {
    switch value {
    case .null: "<nil>"
    case .bool(let value): "\(value)"
    case .number(let number): number.text.string
    case .string(let text): text.singleQuoted
    case .list, .object: "value"
    }
  }

  // MARK: Numbers in English

  /// `1,234,567`
  private static func grouped(_ number: Int) -> String {
    grouped(digits: String(number.magnitude), isNegative: number < 0)
  }

  private static func grouped(digits: String, isNegative: Bool) -> String {
    var output = isNegative ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { output += "," }
      output.append(digit)
    }
    return output
  }

  /// `1,234.5`, and from a million on `1.5×10⁰⁶`.
  ///
  /// - Quirk: the library prints floats by the rules of its language package. Case `schema/errors/026`.
  private static func localized(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-∞" : "∞" }
    let exact = ExactNumber(number)
    let digits = exact.digits.map { String($0) }.joined()
    let power = exact.exponent - 1
    if digits.isEmpty { return "0" }
    if power < -4 || power >= 6 {
      let fraction = digits.dropFirst()
      let exponent = String(power.magnitude)
      let padded = exponent.count < 2 ? "0" + exponent : exponent
      let superscript = padded.map { String(Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[Int(String($0)) ?? 0]) }.joined()
      return (exact.isNegative ? "-" : "") + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "×10"
        + (power < 0 ? "⁻" : "") + superscript
    }
    if exact.exponent <= 0 {
      return (exact.isNegative ? "-" : "") + "0." + String(repeating: "0", count: -exact.exponent) + digits
    }
    let padded = digits + String(repeating: "0", count: max(0, exact.exponent - digits.count))
    let whole = grouped(digits: String(padded.prefix(exact.exponent)), isNegative: exact.isNegative)
    let fraction = padded.dropFirst(exact.exponent)
    return fraction.isEmpty ? whole : whole + "." + fraction
  }
}
