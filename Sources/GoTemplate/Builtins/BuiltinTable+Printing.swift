import TemplateFunctions
import ValueTree

extension BuiltinTable {
  static let printing: [Function] = [
    Function("print", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      if arguments.count == 1, case .string = arguments[0] { return arguments[0] }
      var output: [UInt8] = []
      let isWhole = GoFormat.sprint(arguments.values, to: &output, limit: context.limits.valueBytes)
      return try printed(output, isWhole, by: "print", context)
    },
    Function("println", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      var output: [UInt8] = []
      let isWhole = GoFormat.sprintln(arguments.values, to: &output, limit: context.limits.valueBytes)
      return try printed(output, isWhole, by: "println", context)
    },
    Function("printf", [.string, .any], variadic: true) { arguments, context throws(FunctionFailure) in
      var output: [UInt8] = []
      var exactFloats = 0
      let isWhole = GoFormat.sprintf(
        arguments.string(0), arguments.values, from: 1, to: &output, limit: context.limits.valueBytes,
        exactFloats: &exactFloats)
      if exactFloats > 0 { try context.charge(steps: exactFloats * 24) }
      return try printed(output, isWhole, by: "printf", context)
    },
    Function("html", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      .string(TextEscape.html(try text(of: arguments.values, for: "html", context)))
    },
    Function("js", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      .string(TextEscape.javaScript(try text(of: arguments.values, for: "js", context)))
    },
    Function("urlquery", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      .string(TextEscape.urlQuery(try text(of: arguments.values, for: "urlquery", context)))
    },
  ]

  private static func printed(
    _ output: [UInt8], _ isWhole: Bool, by function: String, _ context: FunctionContext
  ) throws(FunctionFailure) -> Value {
    guard isWhole else {
      throw context.limits.tooMuch(
        "\(function) would print too much, or a value that nests too deep (\(GoFormat.depthLimit))", .valueBytes)
    }
    try context.limits.checkBytes(output.count, of: function)
    return .string(ByteString(output))
  }

  /// The arguments of `html`, `js` and `urlquery` as one text: printed as an action prints them, pointers followed.
  private static func text(
    of arguments: [Value], for function: String, _ context: FunctionContext
  ) throws(FunctionFailure) -> ByteString {
    if arguments.count == 1, case .string(let text) = arguments[0] { return text }
    var output: [UInt8] = []
    let isWhole = GoFormat.sprint(arguments.map(printable), to: &output, limit: context.limits.valueBytes)
    guard case .string(let text) = try printed(output, isWhole, by: function, context) else { return ByteString() }
    return text
  }

  /// - Quirk: nil counts as the text `<no value>`, `template-escape` (SURPRISES 19).
  private static func printable(_ value: Value) -> Value {
    switch value {
    case .null: .string("<no value>")
    default: Pointee.followed(value)
    }
  }
}
