import TemplateFunctions
import ValueTree

extension SprigTable {
  /// Choices by emptiness, which is the opposite of truth in `if`.
  static let defaults: [Function] = [
    Function("default", [.any, .any], variadic: true) { arguments, _ throws(FunctionFailure) in
      arguments.count > 1 && arguments[1].isTrue ? arguments[1] : arguments[0]
    },
    Function("empty", [.any]) { arguments, _ throws(FunctionFailure) in .bool(!arguments[0].isTrue) },
    Function("coalesce", [.any], variadic: true) { arguments, _ throws(FunctionFailure) in
      arguments.values.first(where: \.isTrue) ?? .null
    },
    Function("all", [.any], variadic: true) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.values.allSatisfy(\.isTrue))
    },
    Function("any", [.any], variadic: true) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.values.contains(where: \.isTrue))
    },
    Function("ternary", [.any, .any, .bool]) { arguments, _ throws(FunctionFailure) in
      arguments[arguments.bool(2) ? 0 : 1]
    },
  ]
}
