/// A value as a template sees it: one of Go's kinds.
///
/// Maps, lists and objects are references, as in Go: `set` changes the map that everyone sees. A value belongs to one
/// render and never leaves it; what is shared between renders is a ``FrozenValue``.
@frozen
package enum Value {
  /// Go's nil without a type (also a missing map entry under `missingkey=zero`).
  case null
  case bool(Bool)
  /// Any integer type. An unsigned 64-bit value is kept by its bit pattern.
  case integer(Int64, IntegerType)
  /// `float64`: every number that came through YAML or JSON.
  case float(Double)
  case string(ByteString)
  case list(List)
  case map(Map)
  /// A struct, pointer or other Go type that needs code of its own.
  case object(any GoObject)

  /// A Go `int`.
  @inlinable
  package static func int(_ value: Int) -> Value { .integer(Int64(value), .int) }

  @inlinable
  package static func int64(_ value: Int64) -> Value { .integer(value, .int64) }

  @inlinable
  package static func text(_ value: String) -> Value { .string(ByteString(value)) }

  @inlinable
  package static func text(_ value: [UInt8]) -> Value { .string(ByteString(value)) }

  /// Whether this is nil, or an interface, map, list or pointer that holds nil.
  @inlinable
  package var isNull: Bool { if case .null = self { true } else { false } }
}

extension Value {
  package var kind: Kind {
    switch self {
    case .null: .invalid
    case .bool: .bool
    case .integer(_, let type): type.kind
    case .float: .float64
    case .string: .string
    case .list: .slice
    case .map: .map
    case .object(let object): object.kind
    }
  }

  /// As `typeOf` and `printf "%T"` print it: `map[string]interface {}`, `[]string`, `float64`, `<nil>`, …
  package var typeName: String {
    switch self {
    case .null: "<nil>"
    case .bool: "bool"
    case .integer(_, let type): type.typeName
    case .float: "float64"
    case .string: "string"
    case .list(let list): list.element.listTypeName
    case .map(let map): map.type.typeName
    case .object(let object): object.typeName
    }
  }

  /// Truth as `if`, `and`, `or` and `not` see it: false for nil, false, 0, "" and empty collections.
  @inlinable
  package var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .integer(let value, _): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let list): !list.items.isEmpty
    case .map(let map): map.count != 0
    case .object(let object): object.isTrue
    }
  }
}
