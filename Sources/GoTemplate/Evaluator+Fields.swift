import TemplateFunctions
import ValueTree

extension Evaluator {
  /// `.X.Y.Z` on a receiver, the last name possibly with arguments.
  ///
  /// - Parameter from: the first name of the node that is a field.
  mutating func evalFields(
    _ receiver: Value, isInterface: Bool, node number: UInt32, from start: UInt32, _ arguments: ArgumentNodes,
    _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    let node = code.nodes[Int(number)]
    var value = receiver
    asInterface = isInterface
    if isReading { noteFields(of: receiver, node: number, from: start) }
    steps += Int(node.count) >> 2
    var index = start
    while index + 1 < node.count {
      value = try evalField(value, Int(node.first + index), node: number, .none, nil)
      index += 1
    }
    return try evalField(value, Int(node.first + index), node: number, arguments, final)
  }

  /// `(pipeline).X.Y`
  mutating func evalChain(
    _ number: UInt32, _ node: Node, _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    current = number
    if code.nodes[Int(node.extra)].kind == .nil {
      throw failure(ByteString(Array("indirection through explicit nil in ".utf8) + printed(number)))
    }
    current = node.extra
    let inner = code.nodes[Int(node.extra)]
    let receiver: Value
    if inner.kind == .pipe {
      receiver = try evalParentheses(node.extra)
    } else {
      receiver = try evalCall(Int(inner.first), node: node.extra, .none, nil)
      asInterface = false
    }
    return try evalFields(receiver, isInterface: asInterface, node: number, from: 0, arguments, final)
  }

  /// One step: a method, a struct's field or a map's entry. ``asInterface`` says how the receiver was held, and is set to
  /// how the result is.
  private mutating func evalField(
    _ receiver: Value, _ nameNumber: Int, node: UInt32, _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    let name = code.names[nameNumber]
    switch receiver {
    case .map(let map):
      if map.type == .values, let method = valuesMethod(map, name) {
        return try evalMethod(method, name, node: node, arguments, final)
      }
      if arguments.count > 0 || final != nil {
        throw fieldFailure(
          Array(text(name)) + Array(" is not a method but has arguments".utf8), nameNumber, node
        ) { .valueWithArguments($0, field: $1, typeName: "map") }
      }
      asInterface = map.type != .strings
      if let value = map.value(code.text + Int(name.start), Int(name.count), hash: name.hash) { return value }
      switch map.type {
      case .strings: return .string(ByteString())
      case .stringLists: return .list(List([], of: .string, isNil: true))
      default: return .null
      }
    case .null:
      // A field of no value at all is no value; a field of a nil that was held in an interface is an error.
      if asInterface { throw nilPointer("interface {}", name, nameNumber, node) }
      return .null
    case .object(let object):
      steps += 2
      let word = ByteString(text(name))
      if let method = object.method(word) { return try evalMethod(method, name, node: node, arguments, final) }
      if let value = object.field(word) {
        if arguments.count > 0 || final != nil {
          let words =
            object.kind == .map
            ? " is not a method but has arguments" : " has arguments but cannot be invoked as function"
          throw fieldFailure(word.bytes + Array(words.utf8), nameNumber, node) {
            .valueWithArguments($0, field: $1, typeName: object.typeName)
          }
        }
        asInterface = false
        return value
      }
    case .list(let list):
      if list.element == .apiVersion, let method = Self.apiVersionsMethod(list, ByteString(text(name))) {
        return try evalMethod(method, name, node: node, arguments, final)
      }
    case .integer(let value, let type):
      if let method = type.method(ByteString(text(name)), of: value) {
        return try evalMethod(method, name, node: node, arguments, final)
      }
    default: break
    }
    if case .object(let object) = receiver, object.kind == .structure || object.kind == .pointer {
      let field = ByteString(text(name))
      if object.fields.contains(where: { $0.name == field }) {
        let words = " is an unexported field of struct type \(object.typeName)"
        throw failure(ByteString(field.bytes + Array(words.utf8)))
      }
    }
    let typeName = asInterface ? "interface {}" : receiver.typeName
    throw fieldFailure(
      Array("can't evaluate field ".utf8) + text(name) + Array(" in type \(typeName)".utf8), nameNumber, node
    ) { .fieldOfOther($0, field: $1, typeName: receiver.typeName) }
  }

  /// `.Capabilities.APIVersions.Has "apps/v1"`
  private static func apiVersionsMethod(_ list: List, _ name: ByteString) -> Method? {
    guard name == "Has" else { return nil }
    return Method([.string]) { arguments in
      guard case .string(let wanted) = arguments[0] else { return .bool(false) }
      return .bool(list.items.contains { if case .string(let version) = $0 { version == wanted } else { false } })
    }
  }

  private mutating func text(_ name: Name) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: code.text + Int(name.start), count: Int(name.count))
  }

  private mutating func nilPointer(_ type: String, _ name: Name, _ number: Int, _ node: UInt32) -> TemplateFailure {
    fieldFailure(Array("nil pointer evaluating \(type).".utf8) + text(name), number, node) {
      .fieldOfNil($0, field: $1)
    }
  }

  @inline(never)
  private mutating func fieldFailure(
    _ message: [UInt8], _ number: Int, _ node: UInt32, _ cause: (ValueReference, ByteString) -> FailureCause
  ) -> TemplateFailure {
    let count = UInt32(number) - code.nodes[Int(node)].first
    return failure(
      ByteString(message), cause: cause(reference(node, names: count), ByteString(text(code.names[number]))))
  }

  /// The methods of `common.Values` all start with a capital letter, which keeps this off the common path.
  private mutating func valuesMethod(_ map: Map, _ name: Name) -> Method? {
    switch code.text[Int(name.start)] {
    case UInt8(ascii: "Y"), UInt8(ascii: "T"), UInt8(ascii: "A"), UInt8(ascii: "P"), UInt8(ascii: "E"):
      return context.valuesMethod?(map, ByteString(text(name)), context)
    default: return nil
    }
  }

  private mutating func evalMethod(
    _ method: Method, _ name: Name, node: UInt32, _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    let callee = Callee.method(ByteString(text(name)))
    let parameters = UnsafeMutableBufferPointer<ParameterType>.allocate(capacity: method.parameters.count)
    _ = parameters.initialize(from: method.parameters)
    defer {
      parameters.deinitialize()
      parameters.deallocate()
    }
    let values = try evalArguments(
      of: callee, UnsafeBufferPointer(parameters), isVariadic: method.isVariadic, arguments, final)
    if let refusal = method.refusal { throw failure(refusal) }
    // Making the method's parameters ready takes more than a function's, and writing a time more than most.
    steps += 20 + argumentBytes >> 3
    do throws(FunctionFailure) {
      asInterface = false
      handOverSteps()
      try context.charge(givenTexts: argumentBytes)
      let result = try method.body(values)
      try context.charge(result: result)
      return result
    } catch {
      throw callFailure(error, of: callee, node: node)
    }
  }
}
