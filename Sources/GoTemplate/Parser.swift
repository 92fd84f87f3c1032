import Diagnostics
import ValueTree

/// Parses one template text into flat tables.
///
/// - Source: Go 1.26, `text/template/parse/parse.go`: the grammar stands there above each function, and the errors are the
///   same.
struct Parser {
  let name: ByteString
  let text: ByteString
  let bytes: UnsafeBufferPointer<UInt8>
  let functions: FunctionSet
  /// The lowest address of the thread's stack that may be used; 0 when not known.
  let stackLimit: UInt
  var lexer: Lexer
  var parts = ParsedText.Parts()
  var bodies: [ParsedText.Body] = []
  private var bodyPlaces: [ByteString: Int] = [:]
  /// Bodies that are being parsed, innermost last: a `block` stands inside another body.
  var open: [OpenBody] = []
  /// The variables of the text by their number: where each name stands first.
  var variableNames: [Name] = []
  /// The number of each of these names, once they are too many to look through.
  var variableNumbers: [ByteString: UInt32] = [:]
  /// Operands and commands that wait for their node, innermost last.
  var waiting: [UInt32] = []
  var parenDepth = 0
  /// How many levels of control actions are open; each costs a few hundred bytes of stack.
  var controlDepth = 0

  // Three tokens of look-ahead, as in Go: which one counts as the current line of an error depends on it.
  private var lookahead: (Token, Token, Token)
  private var pending = 0

  /// Nested parentheses allowed, Go's own number.
  static let maximumParenDepth = 10_000
  /// Nested control actions allowed. Go has no such limit; its stack grows to 1 GB instead.
  static let maximumControlDepth = 10_000

  /// Variables that one text may name, and that may be known at one place: each use looks through them.
  static let maximumVariables = 10_000
  /// So many names are found sooner by looking through them.
  static let maximumScannedNames = 32

  /// An open `range`: its iterations, or its else part.
  struct Loop {
    var isElse = false
    /// What the control actions around the else part have put aside.
    var marks = 0
    var dots = 0
    /// Code places of `break` and `continue` that wait for their targets.
    var leaves: [Int] = []
  }

  /// What is known of a body while it is parsed.
  struct OpenBody {
    var name: ByteString
    var code: [Op] = []
    var hasContent = false
    var variables = VariableScope()
    var rangeDepth = 0
    /// For `break`: what each open control action has put aside since the innermost `range`.
    var marks = 0
    var dots = 0
    /// The open ranges, innermost last.
    var loops: [Loop] = []
    var actionOffset: Int?
  }

  /// Parses `text` under the name that messages carry.
  static func parse(
    name: ByteString, text: ByteString, functions: FunctionSet, stackLimit: UInt = 0
  ) throws(ParseFailure) -> ParsedText {
    try text.withBytes { bytes throws(ParseFailure) in
      var parser = Parser(name: name, text: text, bytes: bytes, functions: functions, stackLimit: stackLimit)
      try parser.parseAll()
      return ParsedText(
        name: name, text: text, bodies: parser.bodies, functions: functions, parts: parser.parts)
    }
  }

  private init(
    name: ByteString, text: ByteString, bytes: UnsafeBufferPointer<UInt8>, functions: FunctionSet, stackLimit: UInt
  ) {
    self.stackLimit = stackLimit
    self.name = name
    self.text = text
    self.bytes = bytes
    self.functions = functions
    lexer = Lexer(
      bytes, breakIsKeyword: functions.number(of: "break") == nil,
      continueIsKeyword: functions.number(of: "continue") == nil)
    let nothing = Token(kind: .eof, start: 0, end: 0)
    lookahead = (nothing, nothing, nothing)
    parts.nodes.reserveCapacity(bytes.count / 24)
    parts.children.reserveCapacity(bytes.count / 24)
    parts.names.reserveCapacity(bytes.count / 32)
  }

  // MARK: Tokens

  mutating func next() -> Token {
    if pending > 0 {
      pending -= 1
    } else {
      lookahead.0 = lexer.next()
    }
    return pending == 0 ? lookahead.0 : pending == 1 ? lookahead.1 : lookahead.2
  }

  mutating func backup() { pending += 1 }

  /// Puts back the current token and `token` before it.
  mutating func backup(before token: Token) {
    lookahead.1 = token
    pending = 2
  }

  /// Puts back the current token, `second` before it and `first` before that.
  mutating func backup(before second: Token, and first: Token) {
    lookahead.1 = second
    lookahead.2 = first
    pending = 3
  }

  mutating func peek() -> Token {
    if pending > 0 { return pending == 1 ? lookahead.0 : pending == 2 ? lookahead.1 : lookahead.2 }
    pending = 1
    lookahead.0 = lexer.next()
    return lookahead.0
  }

  /// Where the token starts that was read last.
  var lastStart: Int { lookahead.0.start }

  mutating func nextNonSpace() -> Token {
    while true {
      let token = next()
      if token.kind != .space { return token }
    }
  }

  mutating func peekNonSpace() -> Token {
    let token = nextNonSpace()
    backup()
    return token
  }

  @discardableResult
  mutating func expect(_ kind: TokenKind, in context: String) throws(ParseFailure) -> Token {
    let token = nextNonSpace()
    if token.kind != kind { throw unexpected(token, in: context) }
    return token
  }

  /// Fails where what is inside each other would not fit on the stack.
  func checkStack() throws(ParseFailure) {
    if isStackUsedUp(stackLimit) { throw failure("tpl texts nest deeper than the stack of this program allows") }
  }

  // MARK: Failures

  func failure(_ message: String, _ cause: ParseFailure.Cause = .other, at token: Token? = nil) -> ParseFailure {
    failure(ByteString(message), cause, at: token)
  }

  /// - Parameter token: what is to blame; without it the last one that was read. Go's line is always the latter's.
  func failure(_ message: ByteString, _ cause: ParseFailure.Cause = .other, at token: Token? = nil) -> ParseFailure {
    let last = lookahead.0
    let shown = token ?? last
    return ParseFailure(
      name: name, message: message, line: line(of: last.start), range: SourceRange(shown.start, shown.end), text: text,
      cause: cause, action: open.last?.actionOffset)
  }

  func line(of offset: Int) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") { line += 1 }
    return line
  }

  func unexpected(_ token: Token, in context: String) -> ParseFailure {
    guard token.kind == .error else {
      return failure(
        ByteString(Array("unexpected ".utf8) + describe(token) + Array(" in \(context)".utf8)),
        token.kind == .define && context == "command" ? .innerDefine : .unexpected, at: token)
    }
    var message = lexer.errorMessage.bytes
    if let action = open.last?.actionOffset, line(of: action) != line(of: token.start) {
      let isAboutAction = message.suffix(7).elementsEqual(" action".utf8)
      message += Array((isAboutAction ? " started at " : " in action started at ").utf8)
      message += name.bytes + Array(":\(line(of: action))".utf8)
    }
    return failure(ByteString(message), .token, at: token)
  }

  /// A token in messages: quoted, shortened to ten characters; keywords in angle brackets.
  func describe(_ token: Token) -> [UInt8] {
    if token.kind == .eof { return Array("EOF".utf8) }
    let value = slice(token)
    if token.kind.isKeyword { return Array("<".utf8) + value.bytes + Array(">".utf8) }
    return GoFormat.sprintf(value.count > 10 ? "%.10q..." : "%q", [.string(value)]).bytes
  }

  func slice(_ token: Token) -> ByteString { text[token.start..<token.end] }

  /// What a string literal means.
  ///
  /// Nearly all hold no escape: their meaning is a slice of the text.
  func unquoted(_ token: Token) throws(ParseFailure) -> ByteString {
    if hasPlainContent(token) { return text[token.start + 1..<token.end - 1] }
    guard let value = GoQuote.unquote(slice(token)) else { throw failure("invalid syntax") }
    return value
  }

  /// Whether nothing inside the quotes stands for something else: ASCII without a backslash, or a raw literal without a
  /// carriage return.
  private func hasPlainContent(_ token: Token) -> Bool {
    let isRaw = token.kind == .rawString
    let special = isRaw ? UInt8(ascii: "\r") : UInt8(ascii: "\\")
    var index = token.start + 1
    let end = token.end - 1
    guard let base = bytes.baseAddress else { return false }
    let pattern = UInt64(special) &* 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while index + 8 <= end {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      let zeroed = word ^ pattern
      var found = (zeroed &- 0x0101_0101_0101_0101) & ~zeroed & high
      if !isRaw { found |= word & high }
      if found != 0 { return false }
      index += 8
    }
    while index < end {
      if base[index] == special || !isRaw && base[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }

  // MARK: Bodies

  private mutating func parseAll() throws(ParseFailure) {
    open.append(OpenBody(name: name))
    while peek().kind != .eof {
      if peek().kind == .leftDelimiter {
        let delimiter = next()
        if nextNonSpace().kind == .define {
          try parseDefinition()
          continue
        }
        backup(before: delimiter)
      }
      switch try textOrAction() {
      case .end: throw failure("unexpected {{end}}", .strayKeyword)
      case .else: throw failure("unexpected {{else}}", .strayKeyword)
      case .item: break
      }
    }
    try close()
  }

  private mutating func parseDefinition() throws(ParseFailure) {
    open.append(OpenBody(name: ByteString()))
    let token = nextNonSpace()
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, in: "define clause") }
    open[open.count - 1].name = try unquoted(token)
    try expect(.rightDelimiter, in: "define clause")
    if case .else = try itemList() { throw failure("unexpected {{else}} in define clause") }
    try close()
  }

  /// Ends the innermost open body and files it under its name.
  mutating func close() throws(ParseFailure) {
    var body = open.removeLast()
    body.code.append(Op(code: .return))
    let earlier = bodyPlaces[body.name]
    if let earlier, !bodies[earlier].isEmpty {
      if !body.hasContent { return }
      let name = GoFormat.sprintf("template: multiple definition of template %q", [.string(body.name)])
      throw failure(name)
    }
    appendBody(body, replacing: earlier)
  }

  private mutating func appendBody(_ body: OpenBody, replacing earlier: Int?) {
    let base = UInt32(parts.code.count)
    for var op in body.code {
      switch op.code {
      case .jump, .rangeNext: op.a += base
      default: break
      }
      switch op.code {
      case .if, .with, .range, .rangeNext: op.b += base
      case .break, .continue, .leaveElse: op.c += base
      default: break
      }
      parts.code.append(op)
    }
    let row = ParsedText.Body(name: body.name, entry: Int(base), isEmpty: !body.hasContent)
    if let earlier {
      bodies[earlier] = row
    } else {
      bodyPlaces[body.name] = bodies.count
      bodies.append(row)
    }
  }
}
