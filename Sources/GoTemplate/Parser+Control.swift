import ValueTree

extension Parser {
  /// What ``textOrAction()`` met.
  enum Item {
    case item, end, `else`
  }

  private var body: OpenBody {
    get { open[open.count - 1] }
    _modify { yield &open[open.count - 1] }
  }

  private mutating func emit(_ op: Op) { body.code.append(op) }
  private var here: UInt32 { UInt32(open[open.count - 1].code.count) }

  /// Items up to `{{end}}` or `{{else}}`; which of the two comes back.
  mutating func itemList() throws(ParseFailure) -> Item {
    while peekNonSpace().kind != .eof {
      let item = try textOrAction()
      if case .item = item { continue }
      return item
    }
    throw failure("unexpected EOF", .missingEnd)
  }

  mutating func textOrAction() throws(ParseFailure) -> Item {
    let token = nextNonSpace()
    switch token.kind {
    case .text:
      if !body.hasContent, !isWhiteSpace(token) { body.hasContent = true }
      emit(Op(code: .text, a: UInt32(token.start), b: UInt32(token.end - token.start)))
      return .item
    case .leftDelimiter:
      body.actionOffset = token.start
      let depth = open.count
      let item = try action()
      open[depth - 1].actionOffset = nil
      return item
    default: throw unexpected(token, in: "input")
    }
  }

  /// Go trims Unicode's white space when it asks whether a body is empty.
  private func isWhiteSpace(_ token: Token) -> Bool {
    var index = token.start
    while index < token.end {
      let (rune, width) = Runes.decode(bytes, at: index)
      if Unicode.Scalar(rune)?.properties.isWhitespace != true { return false }
      index += width
    }
    return true
  }

  private mutating func action() throws(ParseFailure) -> Item {
    let token = nextNonSpace()
    switch token.kind {
    case .block: try block()
    case .break: try leave(.break, named: "{{break}}")
    case .continue: try leave(.continue, named: "{{continue}}")
    case .else:
      // `{{else if}}` and `{{else with}}` leave their keyword for whoever can take it.
      let following = peekNonSpace().kind
      if following != .if && following != .with { try expect(.rightDelimiter, in: "else") }
      return .else
    case .end:
      try expect(.rightDelimiter, in: "end")
      return .end
    case .if: try branch(.if)
    case .with: try branch(.with)
    case .range: try range()
    case .template: try template()
    default:
      backup()
      body.hasContent = true
      let pipe = try pipeline("command", end: .rightDelimiter)
      let isDeclaration = parts.nodes[Int(pipe)].declarations > 0
      emit(Op(code: isDeclaration ? .evaluate : .print, a: pipe))
    }
    return .item
  }

  private mutating func leave(_ code: Op.Code, named name: String) throws(ParseFailure) {
    let token = nextNonSpace()
    if token.kind != .rightDelimiter { throw unexpected(token, in: name) }
    if body.rangeDepth == 0 { throw failure("\(name) outside {{range}}", .strayLeave) }
    // Quirk: `break` in the else part of a range leaves that range, `continue` goes on with the one around it
    // (`template/range/050`).
    let innermost = body.loops.count - 1
    if code == .break, body.loops[innermost].isElse {
      let loop = body.loops[innermost]
      body.loops[innermost].leaves.append(body.code.count)
      emit(Op(code: .leaveElse, a: UInt32(body.marks - loop.marks), b: UInt32(body.dots - loop.dots)))
      return
    }
    guard let target = body.loops.lastIndex(where: { !$0.isElse }) else { return }
    body.loops[target].leaves.append(body.code.count)
    emit(Op(code: code, a: UInt32(body.marks), b: UInt32(body.dots)))
  }

  private mutating func deepen() throws(ParseFailure) {
    controlDepth += 1
    if controlDepth > Parser.maximumControlDepth { throw failure("max control depth exceeded") }
    try checkStack()
  }

  /// `if` and `with`, from behind the keyword to behind `{{end}}`.
  private mutating func branch(_ code: Op.Code) throws(ParseFailure) {
    try deepen()
    defer { controlDepth -= 1 }
    body.hasContent = true
    let context = code == .if ? "if" : "with"
    let endCode: Op.Code = code == .if ? .endIf : .endWith
    let variables = body.variables.count
    let pipe = try pipeline(context, end: .rightDelimiter)
    let start = body.code.count
    emit(Op(code: code, a: pipe))
    body.marks += 1
    if code == .with { body.dots += 1 }
    if case .else = try itemList() {
      let skip = body.code.count
      emit(Op(code: .jump))
      body.code[start].b = here
      try elseList(of: code)
      body.code[skip].a = here
    } else {
      body.code[start].b = here
    }
    emit(Op(code: endCode))
    body.marks -= 1
    if code == .with { body.dots -= 1 }
    body.variables.leave(to: variables)
  }

  /// What follows `{{else`: a chained `if` or `with` shares the outer `{{end}}`.
  private mutating func elseList(of code: Op.Code) throws(ParseFailure) {
    let following = peek().kind
    if code == .if && following == .if || code == .with && following == .with {
      _ = next()
      try branch(code)
    } else if case .else = try itemList() {
      throw failure("expected end; found {{else}}", .strayKeyword)
    }
  }

  private mutating func range() throws(ParseFailure) {
    try deepen()
    defer { controlDepth -= 1 }
    body.hasContent = true
    let variables = body.variables.count
    let pipe = try pipeline("range", end: .rightDelimiter)
    let start = body.code.count
    emit(Op(code: .range, a: pipe))
    let saved = (body.marks, body.dots)
    (body.marks, body.dots) = (0, 0)
    body.loops.append(Loop())
    body.rangeDepth += 1
    let ending = try itemList()
    body.rangeDepth -= 1
    let next = here
    emit(Op(code: .rangeNext, a: UInt32(start + 1)))
    body.code[start].b = here
    let leaves = body.loops.removeLast().leaves
    (body.marks, body.dots) = saved
    // The else part runs inside the range's mark, but outside its iterations.
    body.marks += 1
    body.loops.append(Loop(isElse: true, marks: body.marks, dots: body.dots))
    if case .else = ending {
      if case .else = try itemList() { throw failure("expected end; found {{else}}", .strayKeyword) }
    }
    let elseLeaves = body.loops.removeLast().leaves
    body.marks -= 1
    let end = here
    emit(Op(code: .endRange))
    body.code[Int(next)].b = end
    for leave in leaves { body.code[leave].c = body.code[leave].code == .break ? end : next }
    for leave in elseLeaves { body.code[leave].c = end }
    body.variables.leave(to: variables)
  }

  private mutating func template() throws(ParseFailure) {
    body.hasContent = true
    let token = nextNonSpace()
    let name = try templateName(token, in: "template clause")
    var pipe = Node.none
    if nextNonSpace().kind != .rightDelimiter {
      backup()
      pipe = try pipeline("template clause", end: .rightDelimiter)
    }
    emitTemplate(token, name: name, pipe: pipe)
  }

  private mutating func block() throws(ParseFailure) {
    try deepen()
    defer { controlDepth -= 1 }
    body.hasContent = true
    let token = nextNonSpace()
    let name = try templateName(token, in: "block clause")
    let pipe = try pipeline("block clause", end: .rightDelimiter)
    let opened = lastStart
    open.append(OpenBody(name: name))
    if case .else = try itemList() {
      // Go's outer tree has read nothing since the block began.
      var failure = failure("unexpected {{else}} in block clause")
      failure.line = line(of: opened)
      throw failure
    }
    try close()
    emitTemplate(token, name: name, pipe: pipe)
  }

  private func templateName(_ token: Token, in context: String) throws(ParseFailure) -> ByteString {
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, in: context) }
    return try unquoted(token)
  }

  private mutating func emitTemplate(_ token: Token, name: ByteString, pipe: UInt32) {
    let row = UInt32(parts.strings.count)
    parts.strings.append(
      .init(start: UInt32(token.start), count: UInt32(token.end - token.start), value: name))
    parts.nodes.append(Node(kind: .template, position: UInt32(token.start), first: row, extra: pipe))
    emit(Op(code: .template, a: UInt32(parts.nodes.count - 1)))
  }
}
