import TemplateFunctions
import ValueTree

extension BuiltinTable {
  static let lengthOfNil: ByteString = "len of nil pointer"

  static let collections: [Function] = [
    Function("len", [.reflected]) { arguments, _ throws(FunctionFailure) in .int(try Element.count(arguments[0])) },
    Function("index", [.reflected, .reflected], variadic: true) { arguments, _ throws(FunctionFailure) in
      var item = arguments[0]
      if item.isNull { throw FunctionFailure("index of untyped nil") }
      for place in 1..<max(arguments.count, 1) { item = try Element.of(item, at: arguments[place]) }
      return item
    },
    Function("slice", [.reflected, .reflected], variadic: true) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return try Element.slice(arguments[0], arguments.rest(from: 1))
    },
  ]
}

/// Looking into strings, lists and maps by index or key.
enum Element {
  /// `len`
  static func count(_ value: Value) throws(FunctionFailure) -> Int {
    switch value {
    case .string(let text): return text.count
    case .list(let list): return list.count
    case .map(let map): return map.count
    case .null: throw FunctionFailure(BuiltinTable.lengthOfNil)
    case .object(let object):
      if object.kind == .string, case .string(let text) = object.encoded { return text.count }
      if object.kind != .structure, object.kind != .pointer, let entries = object.entries { return entries.count }
      throw FunctionFailure("len of type \(pointedType(object))")
    default: throw FunctionFailure("len of type \(value.typeName)")
    }
  }

  /// `index` with one index.
  static func of(_ item: Value, at index: Value) throws(FunctionFailure) -> Value {
    switch item {
    case .map(let map):
      let key = try self.key(index)
      return map.value(of: key, hash: key.mapHash) ?? missing(map.type)
    case .list(let list):
      let place = try place(index, limit: list.count)
      guard place < list.count else { throw .panic("reflect: slice index out of range") }
      return list.items[place]
    case .string(let text):
      let place = try place(index, limit: text.count)
      guard place < text.count else { throw .panic("reflect: string index out of range") }
      return .integer(Int64(text[place]), .uint8)
    case .object(let object): return try of(object, at: index)
    case .null: throw FunctionFailure("index of nil pointer")
    default: throw FunctionFailure("can't index item of type \(item.typeName)")
    }
  }

  private static func of(_ object: any GoObject, at index: Value) throws(FunctionFailure) -> Value {
    switch object.kind {
    case .map:
      let key = try self.key(index)
      return object.element(key) ?? object.field(key) ?? .null
    case .slice, .array:
      let entries = object.entries ?? []
      let place = try place(index, limit: entries.count)
      guard place < entries.count else { throw .panic("reflect: slice index out of range") }
      return entries[place].value
    default: throw FunctionFailure("can't index item of type \(pointedType(object))")
    }
  }

  private static func key(_ index: Value) throws(FunctionFailure) -> ByteString {
    if case .string(let key) = index { return key }
    if index.isNull { throw FunctionFailure("value is nil; should be of type string") }
    throw FunctionFailure("value has type \(index.typeName); should be string")
  }

  /// A number to index a list of `limit` items with.
  ///
  /// - Quirk: `limit` itself passes here; `index` then panics with other words, `errors/nodes/098`.
  private static func place(_ index: Value, limit: Int) throws(FunctionFailure) -> Int {
    guard case .integer(let number, _) = index else {
      throw FunctionFailure("cannot index slice/array with \(index.isNull ? "nil" : "type \(index.typeName)")")
    }
    guard number >= 0, number <= limit else { throw FunctionFailure("index out of range: \(number)") }
    return Int(number)
  }

  /// What Go's map gives for a key that it does not have.
  private static func missing(_ type: MapType) -> Value {
    switch type {
    case .any, .values: .null
    case .strings: .string("")
    case .stringLists: .list(List([], of: .string, isNil: true))
    }
  }

  private static func pointedType(_ object: any GoObject) -> String {
    object.kind == .pointer ? String(object.typeName.drop { $0 == "*" }) : object.typeName
  }

  /// `slice`: the part of a string or list from the first index to the second.
  static func slice(_ item: Value, _ indexes: ArraySlice<Value>) throws(FunctionFailure) -> Value {
    let length: Int
    switch item {
    case .null: throw FunctionFailure("slice of untyped nil")
    case .string(let text): length = text.count
    case .list(let list): length = list.count
    default: length = 0
    }
    if indexes.count > 3 { throw FunctionFailure("too many slice indexes: \(indexes.count)") }
    switch item {
    case .string: if indexes.count == 3 { throw FunctionFailure("cannot 3-index slice a string") }
    case .list: break
    case .object(let object): throw FunctionFailure("can't slice item of type \(pointedType(object))")
    default: throw FunctionFailure("can't slice item of type \(item.typeName)")
    }
    var bounds = [0, length, length]
    for (place, index) in indexes.enumerated() { bounds[place] = try self.place(index, limit: length) }
    for (low, high) in [(bounds[0], bounds[1]), (bounds[1], bounds[2])] where low > high {
      throw FunctionFailure("invalid slice index: \(low) > \(high)")
    }
    if case .list(let list) = item { return .list(List(Array(list.items[bounds[0]..<bounds[1]]), of: list.element)) }
    if case .string(let text) = item { return .string(text[bounds[0]..<bounds[1]]) }
    return .null
  }
}
