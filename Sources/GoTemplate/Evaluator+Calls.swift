import TemplateFunctions
import ValueTree

extension Evaluator {
  /// Calls the function with this number.
  ///
  /// - Parameter node: where a failure of the function is located: its command.
  mutating func evalCall(
    _ number: Int, node: UInt32, _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    let call = calls[number]
    if call.intrinsic == .and || call.intrinsic == .or {
      return try evalLogic(isOr: call.intrinsic == .or, arguments, final)
    }
    var values = try evalArguments(
      of: .function(number), call.parameters, isVariadic: call.isVariadic, arguments, final)
    let isInInterface = asInterface
    asInterface = false
    do throws(FunctionFailure) {
      handOverSteps()
      try context.charge(givenTexts: argumentBytes)
      let result: Value
      switch call.intrinsic {
      case .include: result = .string(try include(values, at: node))
      case .tpl: result = .string(try expand(values, at: node))
      case .call: throw nonFunction(values[0], arguments)
      default:
        let arguments = Arguments(values)
        values = []
        result = try functions[number].body(arguments, context)
        if isReading { noteCall(functions[number].name, arguments, result, at: node) }
        recycle(arguments)
      }
      try context.charge(result: result)
      return result
    } catch {
      if functions[number].name == "len", error.message == BuiltinTable.lengthOfNil,
        !isInInterface || arguments.count == 1 && code.nodes[Int(code.children[Int(arguments.first)])].kind == .nil
      {
        // A nil that came out of a pipeline or is written out is no value at all to Go; a field's has a type.
        let failure = FunctionFailure.panic("reflect: call of reflect.Value.Type on zero Value")
        throw callFailure(failure, of: .function(number), node: node)
      }
      throw callFailure(error, of: .function(number), node: node)
    }
  }

  /// What is called, for messages.
  enum Callee {
    case function(Int)
    case method(ByteString)
  }

  func name(of callee: Callee) -> ByteString {
    switch callee {
    case .function(let number): ByteString(functions[number].name)
    case .method(let name): name
    }
  }

  @inline(never)
  func callFailure(_ error: FunctionFailure, of callee: Callee, node: UInt32) -> TemplateFailure {
    failure(
      ByteString(Array("error calling ".utf8) + name(of: callee).bytes + Array(": ".utf8) + error.message.bytes),
      at: node,
      origin: error.origin, underlying: error)
  }

  /// `and` and `or` stop at the first argument that decides.
  private mutating func evalLogic(
    isOr: Bool, _ arguments: ArgumentNodes, _ final: consuming Value?
  ) throws(TemplateFailure) -> Value {
    var value = Value.null
    steps += 1 + Int(arguments.count) >> 2
    if arguments.count == 0, final == nil {
      throw failure(ByteString("wrong number of args for \(isOr ? "or" : "and"): want at least 1 got 0"))
    }
    var index: UInt32 = 0
    while index < arguments.count {
      value = try evalArgument(code.children[Int(arguments.first + index)], .reflected)
      if value.isTrue == isOr { return value }
      index += 1
    }
    return final ?? value
  }

  private func nonFunction(_ value: Value, _ arguments: ArgumentNodes) -> FunctionFailure {
    if value.isNull { return FunctionFailure("call of nil") }
    let name: ByteString =
      if arguments.count > 0 {
        ByteString(printed(code.children[Int(arguments.first)]))
      } else if case .string(let text) = value {
        text
      } else {
        ByteString("<\(value.typeName) Value>")
      }
    return FunctionFailure(
      ByteString(Array("non-function ".utf8) + name.bytes + Array(" of type \(value.typeName)".utf8)))
  }

  // MARK: include and tpl

  /// Nesting of one name by `include`, Helm's own number.
  private static var maximumIncludeDepth: Int { 1_000 }

  private mutating func include(_ values: [Value], at node: UInt32) throws(FunctionFailure) -> ByteString {
    guard case .string(let name) = values[0] else { return ByteString() }
    guard let number = number(of: name) else {
      throw FunctionFailure(
        GoFormat.sprintf(
          "template: no template %q associated with template %q", [.string(name), .string("gotpl")]),
        underlying: FailureCause.missingTemplate(name, known: set.definedNames))
    }
    let depth = number < 0 ? expansionDepths[name, default: 0] : includeDepths[number]
    if depth > Self.maximumIncludeDepth {
      throw FunctionFailure(
        ByteString(
          Array("rendering template has a nested reference name: ".utf8) + name.bytes
            + Array(": unable to execute template".utf8)),
        underlying: endlessInclude(at: node))
    }
    try checkNesting(at: node)
    nesting += 1
    setIncludeDepth(depth + 1, of: name, number)
    let start = output.count
    if isTracing { noteEntry(.include, number, at: node) }
    do {
      try execute(number, dot: values[1])
    } catch {
      throw wrapped(error)
    }
    nesting -= 1
    setIncludeDepth(depth, of: name, number)
    let result = output.take(from: start)
    if isTracing { trace.leave(at: start + result.count, result: result) }
    return result
  }

  /// The cause of a chain without an end outlives its links.
  private static func endlessInclude(below error: TemplateFailure) -> FailureCause? {
    var failure = error
    while let inner = failure.underlying?.underlying as? TemplateFailure { failure = inner }
    guard case .endlessInclude? = failure.cause else { return nil }
    return failure.cause
  }

  /// The templates that include themselves or each other: each is about as deep as the deepest.
  @inline(never)
  private func endlessInclude(at node: UInt32) -> FailureCause? {
    let depths =
      includeDepths.indices.map { (name(ofTemplate: $0), includeDepths[$0]) } + expansionDepths.map { ($0, $1) }
    let deepest = depths.map(\.1).max() ?? 0
    guard deepest >= 50 else { return nil }
    let names = depths.filter { $0.1 > deepest / 2 }.map(\.0).sorted()
    let place = text._withUnsafeGuaranteedRef { self.place(of: node, in: $0, template: template) }
    return .endlessInclude(names, at: place)
  }

  private mutating func setIncludeDepth(_ depth: Int, of name: ByteString, _ number: Int) {
    if number < 0 { expansionDepths[name] = depth } else { includeDepths[number] = depth }
  }

  /// `tpl`: a text that lives for one call. What it defines is known inside it only (SURPRISES 20).
  private mutating func expand(_ values: [Value], at node: UInt32) throws(FunctionFailure) -> ByteString {
    guard case .string(let source) = values[0] else { return ByteString() }
    try checkNesting(at: node)
    nesting += 1
    let parsed = try parsedExpansion(source)
    let (rowCount, replaced) = (overlayRows.count, overlayChanges.count)
    // Each body is filed and taken back.
    steps += parsed.bodies.count * 2
    var main = TemplateRow(text: Unmanaged.passUnretained(parsed), entry: 0, isEmpty: true)
    for body in parsed.bodies {
      let row = TemplateRow(text: Unmanaged.passUnretained(parsed), entry: body.entry, isEmpty: body.isEmpty)
      if body.name == parsed.name { main = row }
      if body.isEmpty, number(of: body.name) != nil { continue }
      overlayChanges.append((body.name, overlay.updateValue(overlayRows.count, forKey: body.name)))
      overlayRows.append(row)
      overlayNames.append(body.name)
    }
    overlayRows.append(main)
    overlayNames.append(parsed.name)
    let start = output.count
    if isTracing { noteEntry(.expansion, -overlayRows.count, at: node) }
    do {
      try execute(main, number: -overlayRows.count, dot: values[1])
    } catch {
      throw wrapped(error, expanding: source)
    }
    nesting -= 1
    restoreOverlay(to: replaced)
    overlayRows.removeSubrange(rowCount...)
    overlayNames.removeSubrange(rowCount...)
    let result = output.take(from: start)
    if isTracing { trace.leave(at: start + result.count, result: result) }
    return result.removingNoValue
  }

  /// Takes back all changes but the first `count`.
  private mutating func restoreOverlay(to count: Int) {
    while overlayChanges.count > count {
      let (name, old) = overlayChanges.removeLast()
      overlay[name] = old
    }
  }

  private mutating func parsedExpansion(_ source: ByteString) throws(FunctionFailure) -> ParsedText {
    if let known = expansions[source] { return known }
    // What is parsed is kept until the end of the render, and takes more room than its text.
    try context.charge(bytes: 512 + source.parsedRoom)
    do throws(ParseFailure) {
      let parsed = try set.expansion(source, stackLimit: stackLimit)
      expansions[source] = parsed
      return parsed
    } catch {
      throw FunctionFailure(
        ByteString(
          GoFormat.sprintf("cannot parse template %q: ", [.string(source)]).bytes + error.goText.bytes),
        underlying: error)
    }
  }

  /// The failure of a template that was included.
  ///
  /// Each level repeats the text of all below it. Of a long chain only the text is kept, and what a limit ends is not
  /// wrapped any further, so that an error is never larger than what it is about.
  ///
  /// - Parameter source: the text of `tpl`, which its words quote.
  @inline(never)
  private func wrapped(_ error: TemplateFailure, expanding source: ByteString? = nil) -> FunctionFailure {
    let most = 1 << (error.origin == .limit ? 13 : 20)
    // No quoted text is shorter than what it quotes.
    if max(error.message.count, source?.count ?? 0) > most, let inner = error.underlying { return inner }
    let prefix = source.map { GoFormat.sprintf("error during tpl function execution for %q: ", [.string($0)]).bytes }
    let text = (prefix ?? []) + error.goText.bytes
    if text.count > most, let inner = error.underlying { return inner }
    var failure = FunctionFailure(ByteString(text), origin: error.origin, underlying: error)
    if text.count > 1 << 16 {
      failure.underlying = Self.endlessInclude(below: error)
      failure.isCut = true
    }
    return failure
  }

  /// Counts what the evaluator did since the last call together with what functions do, and this call.
  ///
  /// Between calls the evaluator counts in a field of its own, which costs nothing.
  @inline(__always)
  mutating func handOverSteps() {
    let count = steps &+ 2
    steps = 0
    context.note(steps: count)
  }

  /// Fails where includes nest too deep, before the thread's stack runs out: names that include each other in turn may
  /// nest deeper than one alone.
  private mutating func checkNesting(at node: UInt32) throws(FunctionFailure) {
    let limits = context.limits
    steps += 8
    handOverSteps()
    if nesting >= limits.nesting { throw tooDeep(limits.tooMuch("include and tpl nest too deep", .nesting), at: node) }
    if isStackUsedUp(stackLimit) { throw tooDeep(FunctionFailure(Self.stackWords, origin: .limit), at: node) }
  }

  static var stackWords: ByteString { "includes and tpl calls nest deeper than the stack of this program allows" }

  @inline(never)
  private func tooDeep(_ failure: FunctionFailure, at node: UInt32) -> FunctionFailure {
    var failure = failure
    failure.underlying = endlessInclude(at: node)
    return failure
  }
}

/// Whether the thread's stack has grown beyond `limit`, the lowest address that may be used.
@inline(__always)
func isStackUsedUp(_ limit: UInt) -> Bool {
  withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { UInt(bitPattern: $0.baseAddress) } < limit
}

extension ByteString {
  /// Without each `<no value>`, which Helm removes by replacing text (SURPRISES 19).
  package var removingNoValue: ByteString {
    withBytes { bytes in
      let marker: StaticString = "<no value>"
      let wanted = UnsafeBufferPointer(start: marker.utf8Start, count: marker.utf8CodeUnitCount)
      guard var found = ByteSearch.index(of: wanted, in: bytes) else { return self }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      var copied = 0
      while true {
        output.append(contentsOf: bytes[copied..<found])
        copied = found + wanted.count
        guard let next = ByteSearch.index(of: wanted, in: bytes, from: copied) else { break }
        found = next
      }
      output.append(contentsOf: bytes[copied...])
      return ByteString(output)
    }
  }
}
