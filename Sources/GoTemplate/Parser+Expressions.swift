import ValueTree

extension Parser {
  mutating func add(_ node: Node) -> UInt32 {
    parts.nodes.append(node)
    return UInt32(parts.nodes.count - 1)
  }

  /// Files `children` in a row; where they start.
  private mutating func file(_ children: [UInt32]) -> UInt32 {
    let first = UInt32(parts.children.count)
    parts.children.append(contentsOf: children)
    return first
  }

  private func isKnown(_ variable: UInt32) -> Bool { open[open.count - 1].variables.contains(variable) }

  /// The number of a variable's name, `$` included.
  private mutating func number(ofVariable token: Token) -> UInt32 {
    let name = slice(token)
    if let number = variableNames[name] { return number }
    let number = UInt32(variableNames.count)
    variableNames[name] = number
    return number
  }

  private mutating func variableNode(_ token: Token) -> UInt32 {
    let first = UInt32(parts.names.count)
    let number = number(ofVariable: token)
    parts.names.append(Name(start: UInt32(token.start), count: UInt32(token.end - token.start), hash: number))
    return add(Node(kind: .variable, position: UInt32(token.start), first: first, count: 1))
  }

  /// `declarations? command ('|' command)*`
  mutating func pipeline(_ context: String, end: TokenKind) throws(ParseFailure) -> UInt32 {
    let position = peekNonSpace().start
    var declared: [UInt32] = []
    var isAssignment = false
    while case let token = peekNonSpace(), token.kind == .variable {
      _ = next()
      // In `$x foo` the space must come back: it shows that `$x` is an argument.
      let following = peek()
      let nextToken = peekNonSpace()
      if nextToken.kind == .assign || nextToken.kind == .declare {
        isAssignment = nextToken.kind == .assign
        _ = nextNonSpace()
        declared.append(declare(token))
        break
      }
      if nextToken.kind == .char, bytes[nextToken.start] == UInt8(ascii: ",") {
        _ = nextNonSpace()
        declared.append(declare(token))
        guard context == "range", declared.count < 2 else { throw failure("too many declarations in \(context)") }
        switch peekNonSpace().kind {
        case .variable, .rightDelimiter, .rightParen: continue
        default: throw failure("range can only initialize variables")
        }
      }
      if following.kind == .space { backup(before: following, and: token) } else { backup(before: token) }
      break
    }
    var commands: [UInt32] = []
    while true {
      let token = nextNonSpace()
      if token.kind == end { break }
      switch token.kind {
      case .bool, .charConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString, .string, .variable,
        .leftParen:
        backup()
        commands.append(try command())
      default: throw unexpected(token, in: context)
      }
    }
    try check(commands, in: context)
    let first = file(commands)
    let extra = file(declared)
    return add(
      Node(
        kind: .pipe, flag: isAssignment, declarations: UInt8(declared.count), position: UInt32(position), first: first,
        count: UInt32(commands.count), extra: extra))
  }

  private mutating func declare(_ token: Token) -> UInt32 {
    let node = variableNode(token)
    open[open.count - 1].variables.append(parts.names[Int(parts.nodes[Int(node)].first)].hash)
    return node
  }

  private func check(_ commands: [UInt32], in context: String) throws(ParseFailure) {
    if commands.isEmpty { throw failure("missing value for \(context)") }
    for (index, command) in commands.enumerated().dropFirst() {
      switch parts.nodes[Int(parts.children[Int(parts.nodes[Int(command)].first)])].kind {
      case .bool, .dot, .nil, .number, .string:
        throw failure("non executable command in pipeline stage \(index + 1)")
      default: break
      }
    }
  }

  /// `operand (space operand)*`
  private mutating func command() throws(ParseFailure) -> UInt32 {
    let position = peekNonSpace().start
    var operands: [UInt32] = []
    loop: while true {
      _ = peekNonSpace()
      if let operand = try operand() { operands.append(operand) }
      let token = next()
      switch token.kind {
      case .space: continue
      case .rightDelimiter, .rightParen:
        backup()
        break loop
      case .pipe: break loop
      default: throw unexpected(token, in: "operand")
      }
    }
    if operands.isEmpty { throw failure("empty command") }
    let first = file(operands)
    return add(Node(kind: .command, position: UInt32(position), first: first, count: UInt32(operands.count)))
  }

  /// `term .Field*`
  private mutating func operand() throws(ParseFailure) -> UInt32? {
    guard let term = try term() else { return nil }
    let token = peek()
    guard token.kind == .field else { return term }
    let kind = parts.nodes[Int(term)].kind
    switch kind {
    case .field, .variable:
      // Further fields belong to the node itself; its names stand last in the table, so they simply go on.
      while peek().kind == .field {
        appendField(next())
        parts.nodes[Int(term)].count += 1
      }
      parts.nodes[Int(term)].position = UInt32(token.start)
      return term
    case .bool, .string, .number, .nil, .dot:
      while peek().kind == .field { _ = next() }
      var words = Array("unexpected . after term ".utf8)
      GoQuote.append(ByteString(NodePrinter(parts: parts, text: text, functions: functions).print(term)), to: &words)
      throw failure(ByteString(words))
    default:
      let first = UInt32(parts.names.count)
      var count: UInt32 = 0
      while peek().kind == .field {
        appendField(next())
        count += 1
      }
      return add(Node(kind: .chain, position: UInt32(token.start), first: first, count: count, extra: term))
    }
  }

  /// Files the field name of `.name`.
  private mutating func appendField(_ token: Token) {
    let start = token.start + 1
    let hash = text[start..<token.end].mapHash
    parts.names.append(Name(start: UInt32(start), count: UInt32(token.end - start), hash: hash))
  }

  private mutating func term() throws(ParseFailure) -> UInt32? {
    let token = nextNonSpace()
    let position = UInt32(token.start)
    switch token.kind {
    case .identifier:
      guard let number = functions.number(of: slice(token)) else {
        throw failure(GoFormat.sprintf("function %q not defined", [.string(slice(token))]))
      }
      return add(Node(kind: .identifier, position: position, first: UInt32(number)))
    case .dot: return add(Node(kind: .dot, position: position))
    case .nil: return add(Node(kind: .nil, position: position))
    case .variable:
      let node = variableNode(token)
      if !isKnown(parts.names[Int(parts.nodes[Int(node)].first)].hash) {
        throw failure(GoFormat.sprintf("undefined variable %q", [.string(slice(token))]))
      }
      return node
    case .field:
      let first = UInt32(parts.names.count)
      appendField(token)
      return add(Node(kind: .field, position: position, first: first, count: 1))
    case .bool: return add(Node(kind: .bool, flag: bytes[token.start] == UInt8(ascii: "t"), position: position))
    case .charConstant, .complex, .number:
      let constant = try numberConstant(token)
      parts.numbers.append(constant)
      // A number's text is printed in messages, so its range is kept as a name.
      parts.names.append(Name(start: position, count: UInt32(token.end - token.start), hash: 0))
      return add(
        Node(
          kind: .number, position: position, first: UInt32(parts.numbers.count - 1),
          extra: UInt32(parts.names.count - 1)))
    case .leftParen:
      if parenDepth >= Parser.maximumParenDepth { throw failure("max expression depth exceeded") }
      parenDepth += 1
      defer { parenDepth -= 1 }
      return try pipeline("parenthesized pipeline", end: .rightParen)
    case .string, .rawString:
      let value = try unquoted(token)
      parts.strings.append(.init(start: position, count: UInt32(token.end - token.start), value: value))
      return add(Node(kind: .string, position: position, first: UInt32(parts.strings.count - 1)))
    default:
      backup()
      return nil
    }
  }
}
