import TemplateFunctions
import ValueTree

extension Evaluator {
  /// The value of a pipeline; declares or assigns its variables.
  mutating func evalPipe(_ number: UInt32) throws(TemplateFailure) -> Value {
    let pipe = code.nodes[Int(number)]
    current = number
    steps += 1
    var value = try evalCommand(code.children[Int(pipe.first)], final: nil)
    var index: UInt32 = 1
    while index < pipe.count {
      value = try evalCommand(code.children[Int(pipe.first + index)], final: value)
      index += 1
    }
    asInterface = false
    if pipe.declarations > 0 {
      for index in 0..<UInt32(pipe.declarations) {
        let name = variableName(pipe, index)
        if pipe.flag {
          try setVariable(name, to: value, isInterface: false)
        } else {
          variables.append(Variable(name: name, isInterface: false, value: value))
        }
      }
    }
    return value
  }

  /// A pipeline inside another one. What stands in parentheses uses the stack between two includes.
  mutating func evalParentheses(_ number: UInt32) throws(TemplateFailure) -> Value {
    if isStackUsedUp(stackLimit) { throw failure(Self.stackWords, at: number, origin: .limit) }
    return try evalPipe(number)
  }

  mutating func variableName(_ pipe: Node, _ index: UInt32) -> UInt32 {
    code.names[Int(code.nodes[Int(code.children[Int(pipe.extra + index)])].first)].hash
  }

  private mutating func evalCommand(_ number: UInt32, final: consuming Value?) throws(TemplateFailure) -> Value {
    let command = code.nodes[Int(number)]
    let first = code.children[Int(command.first)]
    let word = code.nodes[Int(first)]
    let arguments = ArgumentNodes(first: command.first + 1, count: command.count - 1)
    switch word.kind {
    case .field:
      current = first
      return try evalFields(dot, isInterface: dotIsInterface, node: first, from: 0, arguments, final)
    case .chain: return try evalChain(first, word, arguments, final)
    case .identifier:
      current = first
      return try evalCall(Int(word.first), node: number, arguments, final)
    case .pipe:
      if arguments.count > 0 || final != nil { throw notAFunction(first) }
      return try evalParentheses(first)
    case .variable: return try evalVariable(first, word, arguments, final)
    default: break
    }
    current = first
    if arguments.count > 0 || final != nil { throw notAFunction(first) }
    switch word.kind {
    case .bool: return .bool(word.flag)
    case .dot:
      asInterface = dotIsInterface
      return dot
    case .nil: throw failure("nil is not a command")
    case .number: return try idealConstant(first)
    case .string: return .string(code.strings[Int(word.first)].value)
    default: throw failure("can't evaluate command")
    }
  }

  /// The arguments of a command: a row of children.
  struct ArgumentNodes {
    var first: UInt32
    var count: UInt32
    static let none = ArgumentNodes(first: 0, count: 0)
  }

  private func notAFunction(_ node: UInt32) -> TemplateFailure {
    failure(ByteString(Array("can't give argument to non-function ".utf8) + printed(node)))
  }

  func printed(_ node: UInt32) -> [UInt8] { text._withUnsafeGuaranteedRef { NodePrinter($0).print(node) } }

  // MARK: Variables

  mutating func evalVariable(
    _ number: UInt32, _ node: Node, _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    current = number
    let name = code.names[Int(node.first)].hash
    var index = variables.count - 1
    while index >= base, variables[index].name != name { index -= 1 }
    guard index >= base else { throw undefined(number) }
    // Whoever has thousands of variables pays for looking through them.
    steps += (variables.count - index) >> 7
    if node.count == 1 {
      if arguments.count > 0 || final != nil { throw notAFunction(number) }
      asInterface = variables[index].isInterface
      return variables[index].value
    }
    return try evalFields(
      variables[index].value, isInterface: variables[index].isInterface, node: number, from: 1, arguments, final)
  }

  private mutating func undefined(_ number: UInt32) -> TemplateFailure {
    let name = code.names[Int(code.nodes[Int(number)].first)]
    let text = UnsafeBufferPointer(start: code.text + Int(name.start), count: Int(name.count))
    return failure(ByteString(Array("undefined variable: ".utf8) + Array(text)))
  }

  mutating func setVariable(_ name: UInt32, to value: Value, isInterface: Bool) throws(TemplateFailure) {
    var index = variables.count - 1
    while index >= base {
      if variables[index].name == name {
        variables[index].value = value
        variables[index].isInterface = isInterface
        steps += (variables.count - index) >> 7
        return
      }
      index -= 1
    }
    throw failure(undefinedName(name), cause: .undeclaredVariable)
  }

  /// The words for an assignment to a variable that was never declared.
  private mutating func undefinedName(_ number: UInt32) -> ByteString {
    var node = current
    // Pipelines in parentheses come before the one that assigns.
    while code.nodes[Int(node)].kind != .pipe || code.nodes[Int(node)].declarations == 0 { node += 1 }
    let pipe = code.nodes[Int(node)]
    var words = Array("undefined variable: ".utf8)
    for index in 0..<UInt32(pipe.declarations) where variableName(pipe, index) == number {
      words += printed(code.children[Int(pipe.extra + index)])
    }
    return ByteString(words)
  }

  // MARK: Constants

  /// A number where no type is asked for: the syntax decides.
  mutating func idealConstant(_ number: UInt32) throws(TemplateFailure) -> Value {
    let node = code.nodes[Int(number)]
    let constant = code.numbers[Int(node.first)]
    if constant.isComplex { return .object(ComplexNumber(real: constant.real, imaginary: constant.imaginary)) }
    if constant.isFloat, isFloatLiteral(node) { return .float(constant.float) }
    if constant.isInt { return .integer(constant.int, .int) }
    if constant.isUnsigned { throw failure(ByteString(printed(number) + Array(" overflows int".utf8)), at: number) }
    return .null
  }

  private mutating func isFloatLiteral(_ node: Node) -> Bool {
    let name = code.names[Int(node.extra)]
    let text = UnsafeBufferPointer(start: code.text + Int(name.start), count: Int(name.count))
    if text[0] == UInt8(ascii: "'") { return false }
    var hasPoint = false
    var hasExponent = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "p"), UInt8(ascii: "P"): hasExponent = true
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): hasPoint = true
      default: break
      }
    }
    let isHex = text.count > 2 && text[0] == UInt8(ascii: "0") && text[1] | 0x20 == UInt8(ascii: "x")
    return hasExponent || hasPoint && !isHex
  }

  // MARK: Failures

  @inline(never)
  func failure(
    _ message: String, origin: FunctionFailure.Origin = .returned, cause: FailureCause? = nil
  ) -> TemplateFailure {
    failure(ByteString(message), origin: origin, cause: cause)
  }

  /// Cold on purpose: kept out of the evaluation loop.
  @inline(never)
  func failure(
    _ message: ByteString, at node: UInt32? = nil, origin: FunctionFailure.Origin = .returned,
    underlying: FunctionFailure? = nil, cause: FailureCause? = nil
  ) -> TemplateFailure {
    let node = node ?? current
    let place = text._withUnsafeGuaranteedRef { self.place(of: node, in: $0, template: template) }
    var failure = TemplateFailure(place: place, message: message, underlying: underlying, origin: origin)
    failure.cause = cause ?? underlying?.underlying as? FailureCause
    if !(underlying?.underlying is TemplateFailure) {
      failure.nilOperands = nilOperands(around: node)
      failure.command = command(around: node)
    }
    return failure
  }

  /// Whether what was done or printed so far is more than the limits allow.
  @inline(__always)
  var isOverLimits: Bool {
    steps &+ context.steps > context.limits.steps || output.count > context.limits.outputBytes
  }

  @inline(never)
  func limitFailure() -> TemplateFailure {
    let limits = context.limits
    let reason =
      steps &+ context.steps > limits.steps
      ? limits.tooMuch("rendering took too long", .steps) : limits.tooMuch("the output grew too large", .outputBytes)
    return failure(reason.message, origin: .limit)
  }
}
