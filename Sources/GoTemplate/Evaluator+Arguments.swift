import TemplateFunctions
import ValueTree

extension Evaluator {
  /// Evaluates and checks the arguments of a function or method.
  ///
  /// - Source: Go 1.26, `text/template/exec.go`, `evalCall`.
  mutating func evalArguments(
    of callee: Callee, _ parameters: UnsafeBufferPointer<ParameterType>, isVariadic: Bool,
    _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> [Value] {
    let given = Int(arguments.count)
    let total = given + (final == nil ? 0 : 1)
    let fixed = isVariadic ? parameters.count - 1 : parameters.count
    if isVariadic ? total < fixed : total != fixed {
      throw wrongCount(callee, isVariadic: isVariadic, fixed: fixed, given: given, total: total)
    }
    steps += given >> 1
    var values = emptyArguments()
    var bytes = 0
    // No range and no subscript of a buffer: each is a generic call in a debug build, in which people run their tests.
    let types = parameters.baseAddress
    var index = 0
    while index < given, let types {
      let type = types[index < fixed ? index : parameters.count - 1]
      let value = try evalArgument(code.children[Int(arguments.first) + index], type)
      if case .string(let text) = value { bytes &+= text.count }
      values.append(value)
      index += 1
    }
    if let final {
      asInterface = false
      let value = try validated(final, total - 1 < fixed ? parameters[total - 1] : parameters[parameters.count - 1])
      if case .string(let text) = value { bytes &+= text.count }
      values.append(value)
    }
    argumentBytes = bytes
    return values
  }

  /// An argument list to fill, in memory that was one before.
  private mutating func emptyArguments() -> [Value] {
    #if DEBUG
      // Without specialization the array's own functions cost several times what fresh memory does.
      return []
    #else
      return spareArguments.popLast() ?? []
    #endif
  }

  /// Keeps the memory of an argument list whose call has returned.
  mutating func recycle(_ arguments: consuming Arguments) {
    #if !DEBUG
      arguments.values.removeAll(keepingCapacity: true)
      spareArguments.append(arguments.values)
    #endif
  }

  @inline(never)
  private func wrongCount(
    _ callee: Callee, isVariadic: Bool, fixed: Int, given: Int, total: Int
  ) -> TemplateFailure {
    let words = isVariadic ? ": want at least \(fixed) got \(given)" : ": want \(fixed) got \(total)"
    let name = name(of: callee)
    return failure(
      ByteString(Array("wrong number of args for ".utf8) + name.bytes + Array(words.utf8)),
      cause: .wrongCount(function: name, given: total))
  }

  /// One argument: literals take the parameter's type, everything else is checked against it.
  mutating func evalArgument(_ number: UInt32, _ type: ParameterType) throws(TemplateFailure) -> Value {
    current = number
    let node = code.nodes[Int(number)]
    switch node.kind {
    case .dot:
      asInterface = dotIsInterface
      return try validated(dot, type)
    case .field:
      let value = try evalFields(dot, isInterface: dotIsInterface, node: number, from: 0, .none, nil)
      return try validated(value, type)
    case .variable: return try validated(try evalVariable(number, node, .none, nil), type)
    case .pipe: return try validated(try evalParentheses(number), type)
    case .chain: return try validated(try evalChain(number, node, .none, nil), type)
    case .identifier:
      let value = try evalCall(Int(node.first), node: number, .none, nil)
      asInterface = false
      return try validated(value, type)
    case .string:
      switch type {
      case .string, .any, .reflected: return .string(code.strings[Int(node.first)].value)
      default: break
      }
    case .nil: return try nilArgument(type)
    default: break
    }
    return try literalArgument(number, node, type)
  }

  private mutating func nilArgument(_ type: ParameterType) throws(TemplateFailure) -> Value {
    guard let value = Self.zeroOfNil(type) else { throw failure("cannot assign nil to \(type.typeName)") }
    return value
  }

  /// What an untyped nil becomes; nil when the type has none.
  private static func zeroOfNil(_ type: ParameterType) -> Value? {
    switch type {
    case .any, .reflected: .null
    case .map: .map(Map(.any, isNil: true))
    case .stringMap: .map(Map(.strings, isNil: true))
    case .list: .list(List([], isNil: true))
    case .stringList: .list(List([], of: .string, isNil: true))
    case .named(let name): name.hasPrefix("*") ? .null : nil
    default: nil
    }
  }

  private mutating func literalArgument(
    _ number: UInt32, _ node: Node, _ type: ParameterType
  ) throws(TemplateFailure) -> Value {
    switch type {
    case .any, .reflected:
      return node.kind == .bool ? .bool(node.flag) : try idealConstant(number)
    case .bool:
      if node.kind == .bool { return .bool(node.flag) }
      throw expected("bool", number)
    case .string: throw expected("string", number)
    case .int, .int64, .named("time.Duration"):
      if node.kind == .number, code.numbers[Int(node.first)].isInt {
        return .integer(
          code.numbers[Int(node.first)].int, type == .int ? .int : type == .int64 ? .int64 : .duration)
      }
      throw expected("integer", number)
    case .uint32, .uint64:
      if node.kind == .number, code.numbers[Int(node.first)].isUnsigned {
        let number = code.numbers[Int(node.first)].unsigned
        if type == .uint64 { return .integer(Int64(bitPattern: number), .uint64) }
        // Go stores what fits and says nothing.
        return .integer(Int64(UInt32(truncatingIfNeeded: number)), .uint32)
      }
      throw expected("unsigned integer", number)
    case .float64:
      if node.kind == .number, code.numbers[Int(node.first)].isFloat {
        return .float(code.numbers[Int(node.first)].float)
      }
      throw expected("float", number)
    case .map, .stringMap, .list, .stringList, .named:
      throw failure(
        ByteString(Array("can't handle ".utf8) + printed(number) + Array(" for arg of type \(type.typeName)".utf8)))
    }
  }

  private func expected(_ what: String, _ number: UInt32) -> TemplateFailure {
    failure(ByteString(Array("expected \(what); found ".utf8) + printed(number)))
  }

  /// The value if it can be passed as `type`, else Go's error. ``asInterface`` says how the value was held.
  @inline(__always)
  mutating func validated(_ value: Value, _ type: ParameterType) throws(TemplateFailure) -> Value {
    switch (type, value) {
    case (.any, _), (.reflected, _), (.string, .string), (.bool, .bool), (.int, .integer(_, .int)),
      (.int64, .integer(_, .int64)), (.uint64, .integer(_, .uint64)), (.float64, .float):
      return value
    default: return try validatedSlowly(value, type)
    }
  }

  @inline(never)
  private mutating func validatedSlowly(_ value: Value, _ type: ParameterType) throws(TemplateFailure) -> Value {
    switch (type, value) {
    case (.map, .map(let map)) where map.type == .any || map.type == .values: return value
    case (.stringMap, .map(let map)) where map.type == .strings: return value
    case (.list, .list(let list)) where list.element == .any: return value
    case (.stringList, .list(let list)) where list.element == .string: return value
    case (.named(let name), .object(let object)) where object.typeName == name || object.typeName == "*" + name:
      return value
    case (.uint32, .integer(_, .uint32)): return value
    case (.named(let name), .integer(_, let integer)) where integer.typeName == name: return value
    case (_, .null) where !asInterface:
      if let zero = Self.zeroOfNil(type) { return zero }
      throw failure(
        "invalid value; expected \(type.typeName)", cause: .wrongType(wanted: type.typeName, found: "nil"))
    case (_, .null): throw wrongType(type, "interface {}")
    default: throw wrongType(type, value.typeName)
    }
  }

  private func wrongType(_ type: ParameterType, _ found: String) -> TemplateFailure {
    failure(
      "wrong type for value; expected \(type.typeName); got \(found)",
      cause: .wrongType(wanted: type.typeName, found: found))
  }
}
