/// The Go type of a parameter. The evaluator checks and converts arguments by it before a function runs, with Go's
/// words for a mismatch: `wrong type for value; expected string; got float64`.
package enum ParameterType: Hashable, Sendable {
  /// `interface {}`: takes anything, nil included.
  case any
  case bool, string, int, int64, uint32, uint64, float64
  /// `map[string]interface {}`; `common.Values` is assignable to it (but fails a type assertion: SURPRISES 23).
  case map
  /// `map[string]string`
  case stringMap
  /// `[]interface {}`
  case list
  /// `[]string`
  case stringList
  /// `reflect.Value`: takes anything, as text/template's own functions do; nil arrives as `.null`.
  case reflected
  /// `time.Time`, `*url.URL`, …: an object of exactly this type name.
  case named(String)

  /// As Go prints the type.
  package var typeName: String {
    switch self {
    case .any: "interface {}"
    case .map: "map[string]interface {}"
    case .stringMap: "map[string]string"
    case .list: "[]interface {}"
    case .stringList: "[]string"
    case .reflected: "reflect.Value"
    case .named(let name): name
    case .bool: "bool"
    case .string: "string"
    case .int: "int"
    case .int64: "int64"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float64: "float64"
    }
  }
}
