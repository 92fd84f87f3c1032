import TemplateFunctions
import ValueTree

/// The functions that text/template itself brings.
///
/// - Source: Go 1.26, `text/template/funcs.go`.
package enum BuiltinTable {
  package static let functions: [Function] = logic + comparisons + collections + printing

  /// The evaluator decides `and` and `or` itself, because they stop at the first argument that settles them, and `call`,
  /// because its failure names what stands in the template.
  private static let logic: [Function] = [
    Function("and", [.reflected, .reflected], variadic: true) { arguments, _ throws(FunctionFailure) in
      arguments.values.first { !$0.isTrue } ?? arguments[arguments.count - 1]
    },
    Function("or", [.reflected, .reflected], variadic: true) { arguments, _ throws(FunctionFailure) in
      arguments.values.first { $0.isTrue } ?? arguments[arguments.count - 1]
    },
    Function("not", [.reflected]) { arguments, _ throws(FunctionFailure) in .bool(!arguments[0].isTrue) },
    Function("call", [.reflected, .reflected], variadic: true) { arguments, _ throws(FunctionFailure) in
      throw arguments[0].isNull
        ? FunctionFailure("call of nil") : FunctionFailure("non-function of type \(arguments[0].typeName)")
    },
  ]
}
