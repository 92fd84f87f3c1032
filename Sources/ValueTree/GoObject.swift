/// A Go value that is neither a plain scalar, list nor map: a struct, a pointer to one, or a map with methods.
///
/// One class for each Go type: `time.Time`, `*semver.Version`, `*url.URL`, Helm's files, `.Capabilities`.
package protocol GoObject: AnyObject {
  /// As `typeOf` prints it: `*semver.Version`.
  var typeName: String { get }
  var kind: Kind { get }
  var isTrue: Bool { get }

  /// What `String()` or `Error()` of the type returns; nil when it has neither. `print` and `%v` use it.
  var text: ByteString? { get }

  /// Whether it is a nil pointer.
  var isNil: Bool { get }

  /// What an action prints; differs from ``text`` where Go finds `String()` only on an addressable value (SURPRISES 25).
  var printedText: ByteString? { get }

  /// The fields in declaration order, for `%v` (`{a b}`), `%+v` and field access. Those in lower case are printed only.
  var fields: [(name: ByteString, value: Value)] { get }

  /// The field `name`, or nil.
  func field(_ name: ByteString) -> Value?

  /// The method `name`, or nil.
  func method(_ name: ByteString) -> Method?

  /// What `encoding/json` (and so toJson and toYaml) makes of it, in plain maps, lists and scalars.
  var encoded: Value { get }

  /// Why `encoding/json` refuses it, in Go's words.
  var encodingFailure: String? { get }

  /// What `GoString()` of the type returns; nil when it has none. `%#v` uses it.
  var goText: ByteString? { get }

  /// Struct kinds: the entries as `encoding/json` writes them, in the order of declaration; nil for the others.
  var encodedFields: [(name: ByteString, value: Value)]? { get }

  /// Map and slice kinds: the entries in the order of `range`; nil when it is not a collection.
  var entries: [(key: Value, value: Value)]? { get }

  /// Map kinds: the value under `key`, nil when there is none.
  func element(_ key: ByteString) -> Value?

  /// Whether Go's `==` would find both equal; nil when the type cannot be compared.
  func isEqual(to other: any GoObject) -> Bool?
}

extension GoObject {
  package var kind: Kind { .structure }
  package var isTrue: Bool { entries.map { !$0.isEmpty } ?? true }
  package var text: ByteString? { nil }
  package var isNil: Bool { false }
  package var printedText: ByteString? { text }
  package var fields: [(name: ByteString, value: Value)] { [] }
  package func field(_ name: ByteString) -> Value? {
    for field in fields where field.name == name { return field.value }
    return nil
  }
  package func method(_ name: ByteString) -> Method? { nil }
  package var encoded: Value { .map(Map(fields.map { ($0.name, $0.value) })) }
  package var encodingFailure: String? { nil }
  package var goText: ByteString? { nil }
  package var encodedFields: [(name: ByteString, value: Value)]? { nil }
  package var entries: [(key: Value, value: Value)]? { nil }
  package func element(_ key: ByteString) -> Value? { nil }
  package func isEqual(to other: any GoObject) -> Bool? { self === other }
}

/// A method of a Go type, called from a template with checked arguments.
package struct Method {
  package let parameters: [ParameterType]
  package let isVariadic: Bool
  /// Why Go's templates cannot call it, in Go's words: what it returns is not one value, nor one and an error.
  package var refusal: ByteString?
  package let body: ([Value]) throws(FunctionFailure) -> Value

  package init(
    _ parameters: [ParameterType] = [], isVariadic: Bool = false,
    body: @escaping ([Value]) throws(FunctionFailure) -> Value
  ) {
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.body = body
  }
}
