import TemplateFunctions
import ValueTree

extension BuiltinTable {
  static let comparisons: [Function] = [
    Function("eq", [.reflected, .reflected], variadic: true) { arguments, _ throws(FunctionFailure) in
      guard arguments.count > 1 else { throw FunctionFailure("missing argument for comparison") }
      for index in 1..<arguments.count where try Comparison.areEqual(arguments[0], arguments[index]) {
        return .bool(true)
      }
      return .bool(false)
    },
    Function("ne", [.reflected, .reflected]) { arguments, _ throws(FunctionFailure) in
      .bool(try !Comparison.areEqual(arguments[0], arguments[1]))
    },
    Function("lt", [.reflected, .reflected]) { arguments, _ throws(FunctionFailure) in
      .bool(try Comparison.isLess(arguments[0], arguments[1]))
    },
    Function("le", [.reflected, .reflected]) { arguments, _ throws(FunctionFailure) in
      .bool(try Comparison.isLessOrEqual(arguments[0], arguments[1]))
    },
    Function("gt", [.reflected, .reflected]) { arguments, _ throws(FunctionFailure) in
      .bool(try !Comparison.isLessOrEqual(arguments[0], arguments[1]))
    },
    Function("ge", [.reflected, .reflected]) { arguments, _ throws(FunctionFailure) in
      .bool(try !Comparison.isLess(arguments[0], arguments[1]))
    },
  ]
}
