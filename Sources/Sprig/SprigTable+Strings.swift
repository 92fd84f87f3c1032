import TemplateFunctions
import ValueTree

extension SprigTable {
  static let strings: [Function] = cuts + searches + cases + layouts + quotes + splits + randoms

  /// What takes something away.
  private static let cuts: [Function] = [
    text("trim") { TextTrimming.trimmed($0) },
    Function("trimAll", [.string, .string], body: trimAll),
    Function("trimall", [.string, .string], body: trimAll),
    Function("trimPrefix", [.string, .string]) { arguments, _ throws(FunctionFailure) in
      let (prefix, text) = (arguments.string(0), arguments.string(1))
      return .string(text.hasPrefix(prefix) ? text[prefix.count..<text.count] : text)
    },
    Function("trimSuffix", [.string, .string]) { arguments, _ throws(FunctionFailure) in
      let (suffix, text) = (arguments.string(0), arguments.string(1))
      return .string(text.hasSuffix(suffix) ? text[0..<text.count - suffix.count] : text)
    },
    Function("trunc", [.int, .string]) { arguments, _ throws(FunctionFailure) in
      .string(TextTrimming.truncated(arguments.string(1), to: arguments.int(0)))
    },
    Function("substr", [.int, .int, .string]) { arguments, _ throws(FunctionFailure) in
      .string(try TextTrimming.part(of: arguments.string(2), from: arguments.int(0), to: arguments.int(1)))
    },
    Function("abbrev", [.int, .string]) { arguments, _ throws(FunctionFailure) in
      let width = arguments.int(0)
      let text = arguments.string(1)
      return .string(width < 4 ? text : TextAbbreviation.abbreviated(text, offset: 0, width: width))
    },
    Function("abbrevboth", [.int, .int, .string]) { arguments, _ throws(FunctionFailure) in
      let (left, right) = (arguments.int(0), arguments.int(1))
      let text = arguments.string(2)
      if right < 4 || left > 0 && right < 7 { return .string(text) }
      return .string(TextAbbreviation.abbreviated(text, offset: left, width: right))
    },
    text("nospace") { TextTrimming.withoutSpace($0) },
    text("initials") { TextTrimming.initials($0) },
  ]

  private static let trimAll: Function.Body = { arguments, _ throws(FunctionFailure) in
    .string(TextTrimming.trimmed(arguments.string(1), of: arguments.string(0)))
  }

  private static let searches: [Function] = [
    Function("contains", [.string, .string]) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.string(1).contains(arguments.string(0)))
    },
    Function("hasPrefix", [.string, .string]) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.string(1).hasPrefix(arguments.string(0)))
    },
    Function("hasSuffix", [.string, .string]) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.string(1).hasSuffix(arguments.string(0)))
    },
    Function("replace", [.string, .string, .string]) { arguments, context throws(FunctionFailure) in
      .string(
        try TextReplacing.replaced(
          arguments.string(2), arguments.string(0), with: arguments.string(1), context.limits))
    },
  ]

  private static let cases: [Function] = [
    text("upper") { TextCase.upper($0) },
    text("lower") { TextCase.lower($0) },
    text("title") { TextCase.title($0) },
    text("untitle") { TextCase.untitled($0) },
    text("swapcase") { TextCase.swapped($0) },
    text("snakecase") { JoinedCase.converted($0, connector: 0x5F) },
    text("kebabcase") { JoinedCase.converted($0, connector: 0x2D) },
    text("camelcase") { PascalCase.converted($0) },
  ]

  /// What adds white space, or repeats.
  private static let layouts: [Function] = [
    Function("indent", [.int, .string]) { arguments, context throws(FunctionFailure) in
      .string(
        try Indentation.indented(arguments.string(1), by: arguments.int(0), startsLine: false, context.limits))
    },
    Function("nindent", [.int, .string]) { arguments, context throws(FunctionFailure) in
      .string(
        try Indentation.indented(arguments.string(1), by: arguments.int(0), startsLine: true, context.limits))
    },
    Function("repeat", [.int, .string]) { arguments, context throws(FunctionFailure) in
      .string(try Indentation.repeated(arguments.string(1), arguments.int(0), context.limits))
    },
    Function("wrap", [.int, .string]) { arguments, context throws(FunctionFailure) in
      let wrapping = TextWrapping(width: arguments.int(0), separator: ByteString(), cutsLongWords: false)
      return .string(try wrapping.wrapped(arguments.string(1), context.limits))
    },
    Function("wrapWith", [.int, .string, .string]) { arguments, context throws(FunctionFailure) in
      let wrapping = TextWrapping(width: arguments.int(0), separator: arguments.string(1), cutsLongWords: true)
      return .string(try wrapping.wrapped(arguments.string(2), context.limits))
    },
    Function("plural", [.string, .string, .int]) { arguments, _ throws(FunctionFailure) in
      arguments[arguments.int(2) == 1 ? 0 : 1]
    },
    Function("hello") { _, _ throws(FunctionFailure) in .string("Hello!") },
  ]

  private static let quotes: [Function] = [
    Function("quote", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      if arguments.count == 1, case .string(let text) = arguments[0] { return .string(Quoting.quoted(text)) }
      return .string(try Quoting.quoted(arguments.values[...], context.limits))
    },
    Function("squote", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      .string(try Quoting.singleQuoted(arguments.values[...], context.limits))
    },
    Function("cat", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      .string(try Quoting.joined(arguments.values[...], context.limits))
    },
    Function("toString", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try GoString.text(of: arguments[0], context.limits))
    },
  ]

  /// A function of one text.
  private static func text(_ name: String, _ body: @escaping @Sendable (ByteString) -> ByteString) -> Function {
    Function(name, [.string]) { arguments, _ throws(FunctionFailure) in .string(body(arguments.string(0))) }
  }
}
