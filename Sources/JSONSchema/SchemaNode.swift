import GoRegexp
import ValueTree

/// The number of a schema among those that were compiled together.
typealias NodeIndex = Int

/// One compiled schema.
///
/// A class, because the checking of deep values must not carry its fields on the stack. Written only by the compiler,
/// before anybody else sees it.
final class SchemaNode: @unchecked Sendable {
  let place: SchemaPlace
  var draft = Draft.standard
  /// The resource that the schema belongs to.
  var resource: NodeIndex = 0
  /// Of a resource: its dynamic anchors.
  var dynamicAnchors: [ByteString: NodeIndex] = [:]

  /// `true`, `false` or `{}`.
  var verdict: Bool?
  var reference: NodeIndex?
  var recursiveReference: NodeIndex?
  var isRecursiveAnchor = false
  var dynamicReference: DynamicReference?
  var dynamicAnchor = ByteString()

  var types: JSONTypes = []
  var choices: Choices?
  var constant: SchemaJSON?
  var format: SchemaFormat?
  var objects: Boxed<ObjectRules>?
  var arrays: Boxed<ArrayRules>?
  var texts: Boxed<TextRules>?
  var numbers: Boxed<NumberRules>?
  var conditions: Boxed<Conditions>?
  var unevaluatedProperties: NodeIndex?
  var unevaluatedItems: NodeIndex?

  /// Whether no property is left for `unevaluatedProperties` of a schema around this one.
  var evaluatesAllProperties = false
  var evaluatesAllItems = false
  var evaluatedItems = 0

  init(place: SchemaPlace) {
    self.place = place
  }

  struct DynamicReference: Sendable {
    var target: NodeIndex
    var anchor: ByteString
  }

  /// An `enum`.
  struct Choices: Sendable {
    var values: [SchemaJSON]
    var types: JSONTypes
  }
}

/// Rules that most schemas lack, out of line.
final class Boxed<Rules: Sendable>: Sendable {
  let rules: Rules
  init(_ rules: Rules) { self.rules = rules }
}

/// A truth value or a schema: `additionalProperties`, `additionalItems`.
enum Additional: Sendable {
  case allowed(Bool)
  case schema(NodeIndex)
}

struct ObjectRules: Sendable {
  var least: Int?
  var most: Int?
  var required: [ByteString] = []
  var names: NodeIndex?
  var properties: [ByteString: NodeIndex] = [:]
  var patterns: [(pattern: Regexp, node: NodeIndex)] = []
  var additional: Additional?
  var dependencies: [(property: ByteString, dependency: Dependency)] = []
  var dependentSchemas: [(property: ByteString, node: NodeIndex)] = []
  var dependentRequired: [(property: ByteString, required: [ByteString])] = []

  enum Dependency: Sendable {
    case required([ByteString])
    case schema(NodeIndex)
  }
}

struct ArrayRules: Sendable {
  var least: Int?
  var most: Int?
  var isUnique = false
  /// `prefixItems`, or `items` with a list before 2020.
  var prefix: [NodeIndex] = []
  /// `items` with one schema.
  var items: NodeIndex?
  var additional: Additional?
  var contains: NodeIndex?
  var leastContained: Int?
  var mostContained: Int?
}

struct TextRules: Sendable {
  var least: Int?
  var most: Int?
  var pattern: Regexp?
}

struct NumberRules: Sendable {
  var minimum: ExactNumber?
  var maximum: ExactNumber?
  var exclusiveMinimum: ExactNumber?
  var exclusiveMaximum: ExactNumber?
  var divisor: ExactNumber?
}

struct Conditions: Sendable {
  var not: NodeIndex?
  var all: [NodeIndex] = []
  var any: [NodeIndex] = []
  var one: [NodeIndex] = []
  var condition: NodeIndex?
  var then: NodeIndex?
  var otherwise: NodeIndex?
}

/// The types that `type` names.
struct JSONTypes: OptionSet, Sendable {
  let rawValue: UInt8

  static let null = JSONTypes(rawValue: 1)
  static let boolean = JSONTypes(rawValue: 2)
  static let number = JSONTypes(rawValue: 4)
  static let integer = JSONTypes(rawValue: 8)
  static let string = JSONTypes(rawValue: 16)
  static let array = JSONTypes(rawValue: 32)
  static let object = JSONTypes(rawValue: 64)

  private static let all: [(JSONTypes, String)] = [
    (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.integer, "integer"), (.string, "string"),
    (.array, "array"), (.object, "object"),
  ]

  /// The type names in the order in which violations list them.
  var names: [String] { Self.all.filter { contains($0.0) }.map(\.1) }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(name: ByteString) {
    let name = name.string
    self = Self.all.first { $0.1 == name }?.0 ?? []
  }

  init(of value: FrozenValue) {
    self =
      switch value {
      case .null: .null
      case .bool: .boolean
      case .integer, .float: .number
      case .string: .string
      case .list: .array
      case .map: .object
      }
  }

  init(of value: SchemaJSON) {
    self =
      switch value {
      case .null: .null
      case .bool: .boolean
      case .number: .number
      case .string: .string
      case .list: .array
      case .object: .object
      }
  }
}
