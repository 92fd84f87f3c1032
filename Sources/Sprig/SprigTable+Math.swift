import TemplateFunctions
import ValueTree

extension SprigTable {
  static let math: [Function] = integers + decimals + floats + ranges

  private static let integers: [Function] = [
    Function("add", [.any], variadic: true) { arguments, _ in
      .int64(arguments.values.reduce(0) { $0 &+ Cast.int64($1) })
    },
    Function("add1", [.any]) { arguments, _ in .int64(Cast.int64(arguments[0]) &+ 1) },
    Function("sub", [.any, .any]) { arguments, _ in
      .int64(Cast.int64(arguments[0]) &- Cast.int64(arguments[1]))
    },
    Function("mul", [.any, .any], variadic: true) { arguments, _ in
      .int64(arguments.values.reduce(1) { $0 &* Cast.int64($1) })
    },
    Function("div", [.any, .any]) { arguments, _ throws(FunctionFailure) in
      let divisor = try divisor(arguments[1])
      return .int64(Cast.int64(arguments[0]).dividedReportingOverflow(by: divisor).partialValue)
    },
    Function("mod", [.any, .any]) { arguments, _ throws(FunctionFailure) in
      let divisor = try divisor(arguments[1])
      return .int64(Cast.int64(arguments[0]).remainderReportingOverflow(dividingBy: divisor).partialValue)
    },
    extreme("max", >), extreme("biggest", >), extreme("min", <),
  ]

  private static func divisor(_ value: Value) throws(FunctionFailure) -> Int64 {
    let divisor = Cast.int64(value)
    if divisor == 0 { throw .panic("runtime error: integer divide by zero") }
    return divisor
  }

  private static func extreme(_ name: String, _ beats: @escaping @Sendable (Int64, Int64) -> Bool) -> Function {
    Function(name, [.any, .any], variadic: true) { arguments, _ in
      var best = Cast.int64(arguments[0])
      for value in arguments.rest(from: 1) {
        let number = Cast.int64(value)
        if beats(number, best) { best = number }
      }
      return .int64(best)
    }
  }

  private static let decimals: [Function] = [
    Function("add1f", [.any]) { arguments, _ throws(FunctionFailure) in
      .float(try ExactDecimal(Cast.float(arguments[0])).plus(try ExactDecimal(1)).nearestFloat)
    },
    Function("addf", [.any], variadic: true) { arguments, _ throws(FunctionFailure) in
      var sum = try ExactDecimal(0)
      for value in arguments.values { sum = sum.plus(try ExactDecimal(Cast.float(value))) }
      return .float(sum.nearestFloat)
    },
    folding("subf") { left, right in left.minus(right) },
    folding("mulf") { left, right in left.times(right) },
    folding("divf", stepsPerLimb: 24) { left, right throws(FunctionFailure) in try left.divided(by: right) },
  ]

  private static func folding(
    _ name: String, stepsPerLimb: Int = 1,
    _ operation: @escaping @Sendable (ExactDecimal, ExactDecimal) throws(FunctionFailure) -> ExactDecimal
  ) -> Function {
    Function(name, [.any, .any], variadic: true) { arguments, context throws(FunctionFailure) in
      var result = try ExactDecimal(Cast.float(arguments[0]))
      for value in arguments.rest(from: 1) {
        // A product has the digits of all its factors, and a quotient hundreds more than its dividend.
        try context.charge(steps: (result.size * stepsPerLimb) >> 3)
        result = try operation(result, try ExactDecimal(Cast.float(value)))
      }
      return .float(result.nearestFloat)
    }
  }

  private static let floats: [Function] = [
    Function("maxf", [.any, .any], variadic: true) { arguments, _ in
      .float(arguments.rest(from: 1).reduce(Cast.float(arguments[0])) { greater($0, Cast.float($1)) })
    },
    Function("minf", [.any, .any], variadic: true) { arguments, _ in
      .float(arguments.rest(from: 1).reduce(Cast.float(arguments[0])) { -greater(-$0, -Cast.float($1)) })
    },
    Function("floor", [.any]) { arguments, _ in .float(Cast.float(arguments[0]).rounded(.down)) },
    Function("ceil", [.any]) { arguments, _ in .float(Cast.float(arguments[0]).rounded(.up)) },
    Function("round", [.any, .int, .float64], variadic: true) { arguments, _ in
      let bound = arguments.count > 2 ? arguments.float(2) : 0.5
      return .float(Rounding.rounded(Cast.float(arguments[0]), places: arguments.int(1), from: bound))
    },
  ]

  /// The greater of two as Go's `math.Max` has it: infinity before NaN, NaN before all else, 0 before -0.
  private static func greater(_ left: Double, _ right: Double) -> Double {
    if left == .infinity || right == .infinity { return .infinity }
    if left.isNaN || right.isNaN { return .nan }
    if left == 0, right == 0 { return left.sign == .minus ? right : left }
    return left > right ? left : right
  }

  private static let ranges: [Function] = [
    Function("until", [.int]) { arguments, context throws(FunctionFailure) in
      let stop = arguments.int(0)
      return try list(
        IntegerRange.numbers(from: 0, to: stop, step: stop < 0 ? -1 : 1, "until", context.limits), context)
    },
    Function("untilStep", [.int, .int, .int]) { arguments, context throws(FunctionFailure) in
      try list(
        IntegerRange.numbers(
          from: arguments.int(0), to: arguments.int(1), step: arguments.int(2), "untilStep", context.limits), context)
    },
    Function("seq", [.int], variadic: true) { arguments, context throws(FunctionFailure) in
      var output: [UInt8] = []
      // The numbers stand in a list before they are a text.
      for number in try IntegerRange.sequence(arguments.rest(from: 0), context.limits) {
        if !output.isEmpty { output.append(UInt8(ascii: " ")) }
        GoNumber.append(number, to: &output)
      }
      return .text(output)
    },
  ]

  private static func list(_ numbers: [Int64], _ context: FunctionContext) throws(FunctionFailure) -> Value {
    try context.charge(items: numbers.count)
    return .list(List(numbers.map { .integer($0, .int) }, of: .int))
  }
}
