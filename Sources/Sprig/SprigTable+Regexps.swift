import GoRegexp
import TemplateFunctions
import ValueTree

extension SprigTable {
  /// - Source: sprig 3.3.0, `regex.go`. Without `must` a bad pattern panics, in `regexMatch` it just does not match.
  static let regexps: [Function] = [
    // Quirk: `sprig/regex/095`.
    Function("regexMatch", [.string, .string]) { arguments, context throws(FunctionFailure) in
      guard case .success(let regexp) = try PatternCache.of(context).compile(arguments.string(0), context) else {
        return .bool(false)
      }
      try charge(regexp, arguments.string(1), context)
      return .bool(regexp.matches(arguments.string(1)))
    },
    Function("mustRegexMatch", [.string, .string]) { arguments, context throws(FunctionFailure) in
      let regexp = try checked(arguments.string(0), context)
      try charge(regexp, arguments.string(1), context)
      return .bool(regexp.matches(arguments.string(1)))
    },
    Function("regexFind", [.string, .string], body: found(trusted)),
    Function("mustRegexFind", [.string, .string], body: found(checked)),
    Function("regexFindAll", [.string, .string, .int], body: foundAll(trusted, "regexFindAll")),
    Function("mustRegexFindAll", [.string, .string, .int], body: foundAll(checked, "mustRegexFindAll")),
    Function("regexReplaceAll", [.string, .string, .string], body: replaced(trusted, "regexReplaceAll")),
    Function("mustRegexReplaceAll", [.string, .string, .string], body: replaced(checked, "mustRegexReplaceAll")),
    Function(
      "regexReplaceAllLiteral", [.string, .string, .string], body: replacedLiterally(trusted, "regexReplaceAllLiteral")),
    Function(
      "mustRegexReplaceAllLiteral", [.string, .string, .string],
      body: replacedLiterally(checked, "mustRegexReplaceAllLiteral")),
    Function("regexSplit", [.string, .string, .int], body: split(trusted, "regexSplit")),
    Function("mustRegexSplit", [.string, .string, .int], body: split(checked, "mustRegexSplit")),
    Function("regexQuoteMeta", [.string]) { arguments, _ throws(FunctionFailure) in
      .string(Regexp.quoteMeta(arguments.string(0)))
    },
  ]

  private typealias Compiler = @Sendable (ByteString, FunctionContext) throws(FunctionFailure) -> Regexp

  /// `regexp.Compile`: a bad pattern is an error.
  private static let checked: Compiler = { pattern, context throws(FunctionFailure) in
    switch try PatternCache.of(context).compile(pattern, context) {
    case .success(let regexp): return regexp
    case .failure(let failure): throw FunctionFailure(failure.message)
    }
  }

  /// `regexp.MustCompile`: a bad pattern is a panic.
  private static let trusted: Compiler = { pattern, context throws(FunctionFailure) in
    switch try PatternCache.of(context).compile(pattern, context) {
    case .success(let regexp): return regexp
    case .failure(let failure):
      var text = Array("regexp: Compile(".utf8)
      quote(pattern, to: &text)
      text += Array("): ".utf8)
      failure.message.append(to: &text)
      throw FunctionFailure(ByteString(text), origin: .panicked)
    }
  }

  /// In backquotes where Go can, else as a Go string literal.
  private static func quote(_ text: ByteString, to output: inout [UInt8]) {
    let canBackquote = text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        let isBad = rune == 0x60 || rune == 0x7F || rune == 0xFEFF || (rune < 0x20 && rune != 0x09)
        if isBad || (rune == Runes.replacement && width == 1) { return false }
        index += width
      }
      return true
    }
    guard canBackquote else { return GoQuote.append(text, to: &output) }
    output.append(UInt8(ascii: "`"))
    text.append(to: &output)
    output.append(UInt8(ascii: "`"))
  }

  private static func found(_ compile: @escaping Compiler) -> Function.Body {
    { arguments, context throws(FunctionFailure) in
      let regexp = try compile(arguments.string(0), context)
      try charge(regexp, arguments.string(1), context)
      return .string(regexp.first(in: arguments.string(1)) ?? ByteString())
    }
  }

  private static func foundAll(_ compile: @escaping Compiler, _ name: String) -> Function.Body {
    { arguments, context throws(FunctionFailure) in
      let regexp = try compile(arguments.string(0), context)
      try charge(regexp, arguments.string(1), context)
      let most = context.limits.listItems
      let limit = arguments.int(2) < 0 ? most + 1 : Int(min(arguments.int(2), Int64(most) + 1))
      let matches = try counting(context) { work in regexp.all(in: arguments.string(1), limit: limit, work: &work) }
      try context.limits.checkItems(matches.count, of: name)
      try context.charge(items: matches.count)
      return .list(List(matches.map { .string($0) }, of: .string, isNil: matches.isEmpty))
    }
  }

  private static func replaced(_ compile: @escaping Compiler, _ name: String) -> Function.Body {
    { arguments, context throws(FunctionFailure) in
      let regexp = try compile(arguments.string(0), context)
      try charge(regexp, arguments.string(1), context)
      return try limited(name, context) { (work) throws(RegexpLimit) in
        try regexp.replacingAll(
          in: arguments.string(1), with: arguments.string(2), upTo: context.limits.valueBytes, work: &work)
      }
    }
  }

  private static func replacedLiterally(_ compile: @escaping Compiler, _ name: String) -> Function.Body {
    { arguments, context throws(FunctionFailure) in
      let regexp = try compile(arguments.string(0), context)
      try charge(regexp, arguments.string(1), context)
      return try limited(name, context) { (work) throws(RegexpLimit) in
        try regexp.replacingAllLiterally(
          in: arguments.string(1), with: arguments.string(2), upTo: context.limits.valueBytes, work: &work)
      }
    }
  }

  /// Counts what one search through a text may take beyond the step for each byte that its call counts as.
  private static func charge(
    _ regexp: Regexp, _ text: ByteString, _ context: FunctionContext
  ) throws(FunctionFailure) {
    try context.charge(steps: text.count * (regexp.workPerByte - 1))
  }

  /// Counts the searching that `body` does for one match after another.
  private static func counting<Result>(
    _ context: FunctionContext, _ body: (inout Int) -> Result
  ) throws(FunctionFailure) -> Result {
    let before = context.stepsLeft
    var work = before
    let result = body(&work)
    try context.charge(steps: before - work)
    return result
  }

  private static func limited(
    _ name: String, _ context: FunctionContext, _ body: (inout Int) throws(RegexpLimit) -> ByteString
  ) throws(FunctionFailure) -> Value {
    let result = try counting(context) { work -> ByteString? in
      do throws(RegexpLimit) { return try body(&work) } catch { return nil }
    }
    guard let result else { throw context.limits.tooMuch("\(name) would make more bytes", .valueBytes) }
    return .string(result)
  }

  /// - Quirk: SURPRISES 35: a limit of 0 gives a nil list.
  private static func split(_ compile: @escaping Compiler, _ name: String) -> Function.Body {
    { arguments, context throws(FunctionFailure) in
      let regexp = try compile(arguments.string(0), context)
      try charge(regexp, arguments.string(1), context)
      let most = context.limits.listItems
      let limit = arguments.int(2) < 0 ? most + 1 : Int(min(arguments.int(2), Int64(most) + 1))
      let parts = try counting(context) { work in regexp.split(arguments.string(1), limit: limit, work: &work) }
      guard let parts else {
        return .list(List([], of: .string, isNil: true))
      }
      try context.limits.checkItems(parts.count, of: name)
      try context.charge(items: parts.count)
      return .list(List(strings: parts))
    }
  }
}
