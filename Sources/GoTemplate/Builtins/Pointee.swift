import ValueTree

/// The struct that a pointer points to.
final class Pointee: GoObject {
  private let pointer: any GoObject

  private init(_ pointer: any GoObject) { self.pointer = pointer }

  var typeName: String { String(pointer.typeName.drop { $0 == "*" }) }
  var fields: [(name: ByteString, value: Value)] { pointer.fields }

  /// The value itself, or the struct behind a pointer that has no text of its own.
  static func followed(_ value: Value) -> Value {
    if case .object(let object) = value, object.kind == .pointer, object.text == nil { return .object(Pointee(object)) }
    return value
  }
}
