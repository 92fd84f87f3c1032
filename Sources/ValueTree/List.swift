/// What a list is declared to hold in Go.
@frozen
package enum ElementType: UInt8, Sendable {
  /// `[]interface {}`
  case any
  case string, int, int64, float64, uint8, bool
  /// `[]map[string]interface {}`
  case map
  /// `[][]interface {}`
  case list
  /// Helm's `common.VersionSet`, a `[]string` with the method `Has`.
  case apiVersion

  package var listTypeName: String { self == .apiVersion ? "common.VersionSet" : "[]" + typeName }

  package var typeName: String {
    switch self {
    case .any: "interface {}"
    case .map: "map[string]interface {}"
    case .list: "[]interface {}"
    case .apiVersion: "string"
    default: String(describing: self)
    }
  }
}

/// A Go slice.
///
/// A reference, because functions that sort in place are seen by every holder (SURPRISES 29).
package final class List {
  package let element: ElementType
  @exclusivity(unchecked) package var items: [Value]
  /// A nil slice: `null` in JSON and YAML, where an empty one is `[]`.
  package var isNil: Bool

  @inlinable
  package init(_ items: [Value], of element: ElementType = .any, isNil: Bool = false) {
    self.items = items
    self.element = element
    self.isNil = isNil
  }

  /// `[]string`
  package convenience init(strings: [ByteString]) {
    self.init(strings.map { .string($0) }, of: .string)
  }

  @inlinable package var count: Int { items.count }
}
