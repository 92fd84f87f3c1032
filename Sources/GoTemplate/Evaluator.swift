import TemplateFunctions
import ValueTree

/// Executes templates: one for each render, on one thread.
///
/// Control flow runs on stacks of the evaluator's own, so that templates may call each other 100,000 deep; only
/// expressions and `include` use the thread's stack.
///
/// - Source: Go 1.26, `text/template/exec.go`. Functions are named as there.
package struct Evaluator: ~Copyable {
  let set: TemplateSet
  let context: FunctionContext
  /// The functions and what the evaluator does itself, as raw memory for speed.
  let functions: UnsafePointer<Function>
  let calls: UnsafePointer<FunctionSet.Call>

  // What is being executed.
  var code: ParsedText.Tables
  var text: Unmanaged<ParsedText>
  /// The number of the template being executed, for messages.
  var template = 0
  var dot = Value.null
  /// Go tells a nil interface (a missing map entry, a nil list item) from no value at all: a field of the first is an
  /// error, a field of the second is nothing. True when the value came out of an `interface {}`.
  var dotIsInterface = false
  /// The same for the value that the last field access gave.
  var asInterface = false
  /// The node that an error is located at; set at the same places as Go sets it, with the same surprises (SURPRISES 8).
  var current: UInt32 = 0

  var variables: [Variable] = []
  /// Where the variables of the template being executed start.
  var base = 0
  var marks: [Int] = []
  var dots: [(Value, Bool)] = []
  var ranges: [RangeState] = []
  var frames: [Frame] = []
  var output = OutputBuffer()
  var steps = 0

  /// Templates that a `tpl` text defines, over those of the set.
  var overlay: [ByteString: Int] = [:]
  /// What each entry of ``overlay`` replaced, for the `tpl` calls that are open.
  var overlayChanges: [(name: ByteString, old: Int?)] = []
  var overlayRows: [TemplateRow] = []
  var overlayNames: [ByteString] = []
  /// Keeps the texts of `tpl` alive for this render.
  var expansions: [ByteString: ParsedText] = [:]
  /// How deep each named template is inside itself by `include`, by its number; those of `tpl` texts by their name.
  var includeDepths: [Int]
  /// Argument lists of finished calls, kept for the next ones: a call then allocates nothing.
  var spareArguments: [[Value]] = []
  /// The bytes of the texts among the arguments that were evaluated last.
  var argumentBytes = 0
  var expansionDepths: [ByteString: Int] = [:]
  /// How many calls of `include` and `tpl` are open.
  var nesting = 0
  let stackLimit: UInt
  /// What happens, for whoever asked; ``isTracing`` and ``isReading`` say whether anybody did.
  var trace: TraceLog
  let isTracing: Bool
  let isReading: Bool

  /// The value of one variable.
  struct Variable {
    var name: UInt32
    var isInterface: Bool
    var value: Value
  }

  /// What a `{{template}}` call returns to.
  struct Frame {
    var code: ParsedText.Tables
    var text: Unmanaged<ParsedText>
    var template: Int
    var place: Int
    var base: Int
    var current: UInt32
    var dot: Value
    var dotIsInterface: Bool
  }

  /// - Parameter stackLimit: the lowest address of the thread's stack that may be used; 0 when not known.
  package init(_ set: TemplateSet, context: FunctionContext, stackLimit: UInt = 0, tracing: Tracing = .off) {
    self.set = set
    trace = tracing == .off ? TraceLog() : TraceLog(set, limit: context.limits.traceEvents)
    isTracing = tracing != .off
    isReading = tracing == .values
    self.context = context
    self.stackLimit = stackLimit
    functions = set.functions.memory.functions
    calls = set.functions.memory.calls
    includeDepths = [Int](repeating: 0, count: set.names.count)
    let nothing = set.nothing
    code = nothing.tables
    text = Unmanaged.passUnretained(nothing)
  }

  /// What the templates have printed so far that were rendered one after the other.
  private var printed = 0

  /// What the template `name` prints for `dot`.
  package mutating func render(_ name: ByteString, dot: Value) throws(TemplateFailure) -> ByteString {
    guard let number = number(of: name) else { throw missing(name) }
    let start = output.count
    try execute(number, dot: dot)
    do throws(FunctionFailure) {
      handOverSteps()
      try context.charge(text: 0)
    } catch {
      // Where that was nobody knows: the template has ended, and its nodes may be gone.
      throw TemplateFailure(place: nil, message: error.message, underlying: nil, origin: .limit)
    }
    printed += output.count - start
    if printed > context.limits.outputBytes {
      let reason = context.limits.tooMuch("the output of all templates grew too large", .outputBytes)
      throw TemplateFailure(place: nil, message: reason.message, underlying: nil, origin: .limit)
    }
    return output.take(from: start)
  }

  mutating func number(of name: ByteString) -> Int? {
    if !overlay.isEmpty, let number = overlay[name] { return -1 - number }
    return set.number(of: name)
  }

  /// Negative numbers are those of `tpl` texts.
  mutating func row(_ number: Int) -> TemplateRow { number < 0 ? overlayRows[-1 - number] : set.rows[number] }

  func name(ofTemplate number: Int) -> ByteString { number < 0 ? overlayNames[-1 - number] : set.names[number] }

  private mutating func missing(_ name: ByteString) -> TemplateFailure {
    TemplateFailure(
      place: nil,
      message: GoFormat.sprintf(
        "template: no template %q associated with template %q", [.string(name), .string("gotpl")]),
      underlying: nil, origin: .returned)
  }

  /// Runs a template with stacks of its own level; what it prints is appended to ``output``.
  mutating func execute(_ number: Int, dot newDot: Value) throws(TemplateFailure) {
    try execute(row(number), number: number, dot: newDot)
  }

  mutating func execute(_ row: TemplateRow, number: Int, dot newDot: Value) throws(TemplateFailure) {
    let saved = Frame(
      code: code, text: text, template: template, place: 0, base: base, current: current, dot: dot,
      dotIsInterface: dotIsInterface)
    enter(row, number: number, dot: newDot)
    let floor = frames.count
    do throws(TemplateFailure) {
      try run(from: row.entry)
    } catch {
      var error = error
      error.calls = openCalls(above: floor)
      frames.removeSubrange(floor...)
      // Whoever called is about to locate the failure at its own node.
      leave(to: saved)
      throw error
    }
    leave(to: saved)
  }

  private mutating func enter(_ row: TemplateRow, number: Int, dot newDot: Value) {
    text = row.text
    code = row.text._withUnsafeGuaranteedRef { $0.tables }
    template = number
    dot = newDot
    dotIsInterface = false
    base = variables.count
    variables.append(Variable(name: 0, isInterface: false, value: newDot))
  }

  private mutating func leave(to frame: Frame) {
    if variables.count > base { variables.removeSubrange(base...) }
    code = frame.code
    text = frame.text
    template = frame.template
    base = frame.base
    current = frame.current
    dot = frame.dot
    dotIsInterface = frame.dotIsInterface
  }

  /// Runs code until the body that starts at `entry` returns.
  private mutating func run(from entry: Int) throws(TemplateFailure) {
    // Two copies of the loop, so that who asks for no trace does not pay for the question at each op.
    if isTracing { try loop(from: entry, isTracing: true) } else { try loop(from: entry, isTracing: false) }
  }

  @inline(__always)
  private mutating func loop(from entry: Int, isTracing: Bool) throws(TemplateFailure) {
    let floor = frames.count
    var place = entry
    var hits = isTracing ? trace.hits(ofTemplate: template) : nil
    while true {
      let op = code.code[place]
      if isTracing { hits?[place] &+= 1 }
      place += 1
      steps += 1
      switch op.code {
      case .text:
        if isTracing { try note(.text, place - 1) }
        output.append(code.text + Int(op.a), Int(op.b))
      case .print:
        let value = try evalPipe(op.a)
        if isTracing { try note(.print, place - 1) }
        try printValue(value)
      case .evaluate: _ = try evalPipe(op.a)
      case .jump: place = Int(op.a)
      case .if:
        marks.append(variables.count)
        if !(try evalPipe(op.a).isTrue) { place = Int(op.b) }
      case .endIf: dropVariables()
      case .with:
        marks.append(variables.count)
        dots.append((dot, dotIsInterface))
        let value = try evalPipe(op.a)
        if value.isTrue { (dot, dotIsInterface) = (value, false) } else { place = Int(op.b) }
      case .endWith:
        (dot, dotIsInterface) = dots.removeLast()
        dropVariables()
      case .range: if !(try beginRange(op)) { place = Int(op.b) }
      case .rangeNext: place = try nextIteration() ? Int(op.a) : Int(op.b)
      case .endRange: dropVariables()
      case .break:
        unwind(op)
        endIterations()
        place = Int(op.c)
      case .continue, .leaveElse:
        unwind(op)
        place = Int(op.c)
      case .template:
        place = try callTemplate(op.a, from: place, floor: floor)
        if isTracing { hits = trace.hits(ofTemplate: template) }
        if isOverLimits { throw limitFailure() }
      case .return:
        if frames.count == floor { return }
        let frame = frames.removeLast()
        leave(to: frame)
        place = frame.place
        if isTracing {
          trace.append(.leave, 0, at: output.count)
          hits = trace.hits(ofTemplate: template)
        }
      }
    }
  }

  private mutating func dropVariables() {
    let mark = marks.removeLast()
    if variables.count > mark { variables.removeSubrange(mark...) }
  }

  private mutating func unwind(_ op: Op) {
    marks.removeLast(Int(op.a))
    if op.b > 0 {
      (dot, dotIsInterface) = dots[dots.count - Int(op.b)]
      dots.removeLast(Int(op.b))
    }
  }

  /// `{{template "name" pipe}}`: Go's own limit is 100,000 levels.
  private mutating func callTemplate(_ node: UInt32, from place: Int, floor: Int) throws(TemplateFailure) -> Int {
    current = node
    let call = code.nodes[Int(node)]
    guard let number = number(of: code.strings[Int(call.first)].value) else {
      let name = code.strings[Int(call.first)].value
      throw failure(
        GoFormat.sprintf("template %q not defined", [.string(name)]),
        cause: .missingTemplate(name, known: set.definedNames))
    }
    steps += 8
    if frames.count - floor >= 100_000 { throw failure("exceeded maximum template depth (100000)") }
    let newDot = call.extra == Node.none ? Value.null : try evalPipe(call.extra)
    frames.append(
      Frame(
        code: code, text: text, template: template, place: place, base: base, current: current, dot: dot,
        dotIsInterface: dotIsInterface))
    let row = row(number)
    if isTracing { noteEntry(.template, number, at: node) }
    enter(row, number: number, dot: newDot)
    return row.entry
  }

  private mutating func printValue(_ value: Value) throws(TemplateFailure) {
    switch value {
    case .string(let text): output.append(text)
    case .null: output.append(Array("<no value>".utf8))
    default:
      var bytes: [UInt8] = []
      if !appendPrinted(value, to: &bytes) { throw unprintable() }
      output.append(bytes)
    }
    if isOverLimits { throw limitFailure() }
  }

  /// A value as an action prints it: like `print`, but pointers to structs are followed first.
  ///
  /// - Returns: false when it was cut at a limit.
  private mutating func appendPrinted(_ value: Value, to bytes: inout [UInt8]) -> Bool {
    let limit = context.limits.valueBytes
    guard case .object(let object) = value, object.printedText != nil || object.kind == .pointer else {
      return GoFormat.appendWithinLimits(value, to: &bytes, limit: limit)
    }
    if let text = object.printedText {
      text.append(to: &bytes)
      return true
    }
    var isWhole = true
    bytes.append(UInt8(ascii: "{"))
    for (index, field) in object.fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      isWhole = GoFormat.appendWithinLimits(field.value, to: &bytes, limit: limit) && isWhole
    }
    bytes.append(UInt8(ascii: "}"))
    return isWhole
  }

  @inline(never)
  private func unprintable() -> TemplateFailure {
    let reason = context.limits.tooMuch(
      "the value prints too much, or nests too deep (\(GoFormat.depthLimit))", .valueBytes)
    return failure(reason.message, origin: .limit)
  }
}
