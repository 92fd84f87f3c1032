import ValueTree

extension Parser {
  mutating func add(_ node: Node) -> UInt32 {
    parts.nodes.append(node)
    return UInt32(parts.nodes.count - 1)
  }

  /// Files what waits from `start` on in a row; where it starts there.
  private mutating func file(from start: Int) -> UInt32 {
    let first = UInt32(parts.children.count)
    for index in start..<waiting.count { parts.children.append(waiting[index]) }
    waiting.removeLast(waiting.count - start)
    return first
  }

  private func isKnown(_ variable: UInt32) -> Bool { open[open.count - 1].variables.contains(variable) }

  private func knownNumber(of token: Token) -> UInt32? {
    if variableNames.count > Self.maximumScannedNames { return variableNumbers[slice(token)] }
    guard let base = bytes.baseAddress else { return nil }
    let count = token.end - token.start
    for (index, name) in variableNames.enumerated() where Int(name.count) == count {
      if compareBytes(base + Int(name.start), base + token.start, count) == 0 { return UInt32(index + 1) }
    }
    return nil
  }

  /// The number of a variable's name; `$` is 0.
  private mutating func number(ofVariable token: Token) -> UInt32 {
    let count = token.end - token.start
    if count == 1 { return 0 }
    if let known = knownNumber(of: token) { return known }
    variableNames.append(Name(start: UInt32(token.start), count: UInt32(count), hash: 0))
    let number = UInt32(variableNames.count)
    if variableNames.count > Self.maximumScannedNames { indexNames() }
    return number
  }

  /// Files the names that ``variableNumbers`` lacks.
  private mutating func indexNames() {
    for index in variableNumbers.count..<variableNames.count {
      let name = variableNames[index]
      variableNumbers[text[Int(name.start)..<Int(name.start + name.count)]] = UInt32(index + 1)
    }
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
    let start = waiting.count
    var declared = 0
    var isAssignment = false
    while case let token = peekNonSpace(), token.kind == .variable {
      _ = next()
      // In `$x foo` the space must come back: it shows that `$x` is an argument.
      let following = peek()
      let nextToken = peekNonSpace()
      if nextToken.kind == .assign || nextToken.kind == .declare {
        isAssignment = nextToken.kind == .assign
        _ = nextNonSpace()
        waiting.append(try declare(token))
        declared += 1
        break
      }
      if nextToken.kind == .char, bytes[nextToken.start] == UInt8(ascii: ",") {
        _ = nextNonSpace()
        waiting.append(try declare(token))
        declared += 1
        guard context == "range", declared < 2 else { throw failure("too many declarations in \(context)") }
        switch peekNonSpace().kind {
        case .variable, .rightDelimiter, .rightParen: continue
        default: throw failure("range can only initialize variables")
        }
      }
      if following.kind == .space { backup(before: following, and: token) } else { backup(before: token) }
      break
    }
    let extra = file(from: start)
    while true {
      let token = nextNonSpace()
      if token.kind == end { break }
      switch token.kind {
      case .bool, .charConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString, .string, .variable,
        .leftParen:
        backup()
        waiting.append(try command())
      default: throw unexpected(token, in: context)
      }
    }
    try checkCommands(from: start, in: context)
    let count = UInt32(waiting.count - start)
    return add(
      Node(
        kind: .pipe, flag: isAssignment, declarations: UInt8(declared), position: UInt32(position),
        first: file(from: start), count: count, extra: extra))
  }

  private mutating func declare(_ token: Token) throws(ParseFailure) -> UInt32 {
    if variableNames.count >= Self.maximumVariables || open[open.count - 1].variables.count >= Self.maximumVariables {
      throw failure("a template knows at most \(Self.maximumVariables) variables")
    }
    let node = variableNode(token)
    open[open.count - 1].variables.insert(parts.names[Int(parts.nodes[Int(node)].first)].hash)
    return node
  }

  private func checkCommands(from start: Int, in context: String) throws(ParseFailure) {
    if waiting.count == start { throw failure("missing value for \(context)", .missingValue(context: context)) }
    for index in start + 1..<max(waiting.count, start + 1) {
      let command = parts.nodes[Int(waiting[index])]
      switch parts.nodes[Int(parts.children[Int(command.first)])].kind {
      case .bool, .dot, .nil, .number, .string:
        throw failure("non executable command in pipeline stage \(index - start + 1)")
      default: break
      }
    }
  }

  /// `operand (space operand)*`
  private mutating func command() throws(ParseFailure) -> UInt32 {
    let position = peekNonSpace().start
    let start = waiting.count
    loop: while true {
      _ = peekNonSpace()
      if let operand = try operand() { waiting.append(operand) }
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
    let count = UInt32(waiting.count - start)
    if count == 0 { throw failure("empty command") }
    return add(Node(kind: .command, position: UInt32(position), first: file(from: start), count: count))
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

  /// ``ByteString/mapHash`` of a part of the text.
  private func hash(from start: Int, to end: Int) -> UInt32 {
    mapHash(UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }

  /// Files the field name of `.name`.
  private mutating func appendField(_ token: Token) {
    let start = token.start + 1
    let hash = hash(from: start, to: token.end)
    parts.names.append(Name(start: UInt32(start), count: UInt32(token.end - start), hash: hash))
  }

  private mutating func term() throws(ParseFailure) -> UInt32? {
    let token = nextNonSpace()
    let position = UInt32(token.start)
    switch token.kind {
    case .identifier:
      guard let number = functions.number(of: UnsafeBufferPointer(rebasing: bytes[token.start..<token.end])) else {
        throw failure(
          GoFormat.sprintf("function %q not defined", [.string(slice(token))]), .unknownFunction(slice(token)),
          at: token)
      }
      return add(Node(kind: .identifier, position: position, first: UInt32(number)))
    case .dot: return add(Node(kind: .dot, position: position))
    case .nil: return add(Node(kind: .nil, position: position))
    case .variable:
      let node = variableNode(token)
      if !isKnown(parts.names[Int(parts.nodes[Int(node)].first)].hash) {
        throw failure(
          GoFormat.sprintf("undefined variable %q", [.string(slice(token))]), .unknownVariable(slice(token)), at: token)
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
      try checkStack()
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
