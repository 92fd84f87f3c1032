import ValueTree

/// Cuts template text into tokens, one at a call.
///
/// - Source: Go 1.26, `text/template/parse/lex.go`: the same tokens, trimming and errors.
/// - Complexity: O(n) over all calls; text between actions is skipped by looking for `{` only.
struct Lexer {
  private let text: UnsafeBufferPointer<UInt8>
  private let breakIsKeyword: Bool
  private let continueIsKeyword: Bool
  private var position = 0
  private var isInsideAction = false
  private var parenDepth = 0
  private var hasFailed = false
  /// The words of the token of kind `.error`.
  private(set) var errorMessage = ByteString()

  init(_ text: UnsafeBufferPointer<UInt8>, breakIsKeyword: Bool = true, continueIsKeyword: Bool = true) {
    self.text = text
    self.breakIsKeyword = breakIsKeyword
    self.continueIsKeyword = continueIsKeyword
  }

  mutating func next() -> Token {
    // After an error the text counts as empty, as in Go.
    if hasFailed { return Token(kind: .eof, start: 0, end: 0) }
    return isInsideAction ? nextInAction() : nextInText()
  }

  // MARK: Text

  private mutating func nextInText() -> Token {
    while true {
      let start = position
      guard let delimiter = findDelimiter(from: start) else {
        position = text.count
        return token(position > start ? .text : .eof, from: start)
      }
      let isTrimmed = hasLeftTrimMarker(at: delimiter + 2)
      if delimiter > start {
        var end = delimiter
        if isTrimmed { while end > start, isSpace(text[end - 1]) { end -= 1 } }
        position = delimiter
        if end > start { return Token(kind: .text, start: start, end: end) }
      }
      let afterMarker = delimiter + 2 + (isTrimmed ? 2 : 0)
      if byte(afterMarker) == UInt8(ascii: "/"), byte(afterMarker + 1) == UInt8(ascii: "*") {
        if let failure = skipComment(at: afterMarker) { return failure }
        continue
      }
      isInsideAction = true
      parenDepth = 0
      position = afterMarker
      return Token(kind: .leftDelimiter, start: delimiter, end: delimiter + 2)
    }
  }

  /// The next `{{` at or after `start`.
  ///
  /// - Complexity: O(n). Bench: `template/parse`.
  private func findDelimiter(from start: Int) -> Int? {
    var index = start
    while let brace = ByteSearch.index(of: UInt8(ascii: "{"), in: text, from: index) {
      if byte(brace + 1) == UInt8(ascii: "{") { return brace }
      index = brace + 1
    }
    return nil
  }

  /// Moves past the comment whose `/*` stands at `start`, with the delimiter behind it.
  private mutating func skipComment(at start: Int) -> Token? {
    var index = start + 2
    while index + 1 < text.count, !(text[index] == UInt8(ascii: "*") && text[index + 1] == UInt8(ascii: "/")) {
      index += 1
    }
    guard index + 1 < text.count else { return failure("unclosed comment", from: start) }
    index += 2
    let isTrimmed = isSpace(byte(index)) && byte(index + 1) == UInt8(ascii: "-") && isRightDelimiter(at: index + 2)
    guard isTrimmed || isRightDelimiter(at: index) else {
      return failure("comment ends before closing delimiter", from: start)
    }
    position = index + (isTrimmed ? 4 : 2)
    if isTrimmed { while isSpace(byte(position)) { position += 1 } }
    return nil
  }

  // MARK: Inside an action

  private mutating func nextInAction() -> Token {
    let start = position
    if isAtTrimmedRightDelimiter(start) || isRightDelimiter(at: start) {
      if parenDepth == 0 { return rightDelimiter() }
      return failure("unclosed left paren", from: start)
    }
    guard start < text.count else { return failure("unclosed action", from: start) }
    let first = text[start]
    switch first {
    case _ where isSpace(first): return spaces()
    case UInt8(ascii: "="): return single(.assign)
    case UInt8(ascii: ":"):
      guard byte(start + 1) == UInt8(ascii: "=") else { return failure("expected :=", from: start) }
      position += 2
      return token(.declare, from: start)
    case UInt8(ascii: "|"): return single(.pipe)
    case UInt8(ascii: "\""): return quoted(by: first, kind: .string, name: "quoted string")
    case UInt8(ascii: "'"): return quoted(by: first, kind: .charConstant, name: "character constant")
    case UInt8(ascii: "`"): return rawQuoted()
    case UInt8(ascii: "$"):
      position += 1
      return fieldOrVariable(.variable, from: start)
    case UInt8(ascii: "."):
      if start + 1 < text.count, !isDigit(text[start + 1]) {
        position += 1
        return fieldOrVariable(.field, from: start)
      }
      return number()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "("):
      parenDepth += 1
      return single(.leftParen)
    case UInt8(ascii: ")"):
      parenDepth -= 1
      return parenDepth < 0 ? failure("unexpected right paren", from: start) : single(.rightParen)
    default: break
    }
    if alphanumericLength(at: start) > 0 { return identifier() }
    if first > 0x20, first < 0x7F { return single(.char) }
    return failure("unrecognized character in action: " + unicodeName(at: start), from: start)
  }

  private mutating func single(_ kind: TokenKind) -> Token {
    position += 1
    return token(kind, from: position - 1)
  }

  private mutating func rightDelimiter() -> Token {
    let isTrimmed = isAtTrimmedRightDelimiter(position)
    let start = position + (isTrimmed ? 2 : 0)
    position = start + 2
    if isTrimmed { while isSpace(byte(position)) { position += 1 } }
    isInsideAction = false
    return Token(kind: .rightDelimiter, start: start, end: start + 2)
  }

  private mutating func spaces() -> Token {
    let start = position
    while isSpace(byte(position)) { position += 1 }
    // The last space may belong to ` -}}`.
    if isAtTrimmedRightDelimiter(position - 1) {
      position -= 1
      if position == start { return rightDelimiter() }
    }
    return token(.space, from: start)
  }

  private mutating func identifier() -> Token {
    let start = position
    skipAlphanumeric()
    if !isAtTerminator() { return failure("bad character " + unicodeName(at: position), from: start) }
    let word = UnsafeBufferPointer(rebasing: text[start..<position])
    let kind = keyword(word)
    if kind == .break, !breakIsKeyword { return token(.identifier, from: start) }
    if kind == .continue, !continueIsKeyword { return token(.identifier, from: start) }
    return token(kind ?? .identifier, from: start)
  }

  private func keyword(_ word: UnsafeBufferPointer<UInt8>) -> TokenKind? {
    func matches(_ name: StaticString) -> Bool {
      name.utf8CodeUnitCount == word.count && compareBytes(name.utf8Start, word.baseAddress!, word.count) == 0
    }
    switch word[0] {
    case UInt8(ascii: "b"): return matches("block") ? .block : matches("break") ? .break : nil
    case UInt8(ascii: "c"): return matches("continue") ? .continue : nil
    case UInt8(ascii: "d"): return matches("define") ? .define : nil
    case UInt8(ascii: "e"): return matches("end") ? .end : matches("else") ? .else : nil
    case UInt8(ascii: "f"): return matches("false") ? .bool : nil
    case UInt8(ascii: "i"): return matches("if") ? .if : nil
    case UInt8(ascii: "n"): return matches("nil") ? .nil : nil
    case UInt8(ascii: "r"): return matches("range") ? .range : nil
    case UInt8(ascii: "t"): return matches("template") ? .template : matches("true") ? .bool : nil
    case UInt8(ascii: "w"): return matches("with") ? .with : nil
    default: return nil
    }
  }

  private mutating func fieldOrVariable(_ kind: TokenKind, from start: Int) -> Token {
    if isAtTerminator() { return token(kind == .variable ? .variable : .dot, from: start) }
    skipAlphanumeric()
    if !isAtTerminator() { return failure("bad character " + unicodeName(at: position), from: start) }
    return token(kind, from: start)
  }

  private mutating func quoted(by quote: UInt8, kind: TokenKind, name: String) -> Token {
    let start = position
    position += 1
    while position < text.count {
      let current = text[position]
      if current == quote {
        position += 1
        return token(kind, from: start)
      }
      if current == UInt8(ascii: "\n") { break }
      position += 1
      guard current == UInt8(ascii: "\\") else { continue }
      if byte(position) == UInt8(ascii: "\n") || position >= text.count { break }
      position += scalarLength(at: position)
    }
    return failure("unterminated " + name, from: start)
  }

  private mutating func rawQuoted() -> Token {
    let start = position
    position += 1
    while position < text.count {
      position += 1
      if text[position - 1] == UInt8(ascii: "`") { return token(.rawString, from: start) }
    }
    return failure("unterminated raw quoted string", from: start)
  }

  // MARK: Numbers

  private mutating func number() -> Token {
    let start = position
    func bad(_ lexer: inout Lexer) -> Token {
      var words = Array("bad number syntax: ".utf8)
      GoQuote.append(ByteString(UnsafeBufferPointer(rebasing: lexer.text[start..<lexer.position])), to: &words)
      return lexer.failure(words, from: start)
    }
    guard scanNumber() else { return bad(&self) }
    if byte(position) == UInt8(ascii: "+") || byte(position) == UInt8(ascii: "-") {
      guard scanNumber(), text[position - 1] == UInt8(ascii: "i") else { return bad(&self) }
      return token(.complex, from: start)
    }
    return token(.number, from: start)
  }

  private mutating func accept(_ set: StaticString) -> Bool {
    let current = byte(position)
    guard current != 0, UnsafeBufferPointer(start: set.utf8Start, count: set.utf8CodeUnitCount).contains(current)
    else { return false }
    position += 1
    return true
  }

  private mutating func scanNumber() -> Bool {
    _ = accept("+-")
    var digits: StaticString = "0123456789_"
    var isDecimal = true
    var isHex = false
    if accept("0") {
      if accept("xX") {
        digits = "0123456789abcdefABCDEF_"
        isDecimal = false
        isHex = true
      } else if accept("oO") {
        digits = "01234567_"
        isDecimal = false
      } else if accept("bB") {
        digits = "01_"
        isDecimal = false
      }
    }
    while accept(digits) {}
    if accept(".") { while accept(digits) {} }
    if isDecimal && accept("eE") || isHex && accept("pP") {
      _ = accept("+-")
      while accept("0123456789_") {}
    }
    _ = accept("i")
    let length = alphanumericLength(at: position)
    position += length
    return length == 0
  }

  // MARK: Bytes and scalars

  private func byte(_ index: Int) -> UInt8 { index < text.count && index >= 0 ? text[index] : 0 }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func hasLeftTrimMarker(at index: Int) -> Bool {
    byte(index) == UInt8(ascii: "-") && isSpace(byte(index + 1))
  }

  private func isRightDelimiter(at index: Int) -> Bool {
    byte(index) == UInt8(ascii: "}") && byte(index + 1) == UInt8(ascii: "}")
  }

  private func isAtTrimmedRightDelimiter(_ index: Int) -> Bool {
    byte(index + 1) == UInt8(ascii: "-") && isSpace(byte(index)) && isRightDelimiter(at: index + 2)
  }

  private func isAtTerminator() -> Bool {
    guard position < text.count else { return true }
    switch text[position] {
    case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"),
      UInt8(ascii: ")"), UInt8(ascii: "("):
      return true
    default: return isRightDelimiter(at: position)
    }
  }

  private mutating func skipAlphanumeric() {
    while true {
      let length = alphanumericLength(at: position)
      if length == 0 { return }
      position += length
    }
  }

  /// The length of the letter, digit or underscore at `index`; zero when there is none.
  private func alphanumericLength(at index: Int) -> Int {
    guard index < text.count else { return 0 }
    let first = text[index]
    if first < 0x80 {
      let isLetter = (first | 0x20) >= UInt8(ascii: "a") && (first | 0x20) <= UInt8(ascii: "z")
      return isLetter || isDigit(first) || first == UInt8(ascii: "_") ? 1 : 0
    }
    let (rune, width) = Runes.decode(text, at: index)
    return Unicode.Scalar(rune)?.isGoLetterOrDigit == true ? width : 0
  }

  private func scalarLength(at index: Int) -> Int { Runes.decode(text, at: index).width }

  /// `U+0040 '@'`, as Go's `%#U`.
  private func unicodeName(at index: Int) -> [UInt8] {
    guard index < text.count else { return Array("U+FFFFFFFFFFFFFFFF".utf8) }
    return GoFormat.sprintf("%#U", [.integer(Int64(Runes.decode(text, at: index).rune), .int32)]).bytes
  }

  // MARK: Tokens

  private func token(_ kind: TokenKind, from start: Int) -> Token {
    Token(kind: kind, start: start, end: position)
  }

  private mutating func failure(_ message: String, from start: Int) -> Token {
    failure(Array(message.utf8), from: start)
  }

  private mutating func failure(_ message: [UInt8], from start: Int) -> Token {
    errorMessage = ByteString(message)
    hasFailed = true
    return Token(kind: .error, start: start, end: start)
  }
}

private func + (left: String, right: [UInt8]) -> [UInt8] { Array(left.utf8) + right }

extension Unicode.Scalar {
  /// Go's `unicode.IsLetter` or `unicode.IsDigit`.
  var isGoLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
    default: false
    }
  }
}
