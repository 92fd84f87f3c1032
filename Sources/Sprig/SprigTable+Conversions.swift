import TemplateFunctions
import ValueTree

extension SprigTable {
  static let conversions: [Function] = [
    Function("int", [.any]) { arguments, _ in .integer(Cast.int64(arguments[0]), .int) },
    Function("int64", [.any]) { arguments, _ in .int64(Cast.int64(arguments[0])) },
    Function("float64", [.any]) { arguments, _ in .float(Cast.float(arguments[0])) },
    Function("atoi", [.string]) { arguments, _ in .integer(nearest(arguments.string(0), base: 10), .int) },
    // Reads octal digits, in spite of the name.
    Function("toDecimal", [.any]) { arguments, context throws(FunctionFailure) in
      let text = try GoString.text(of: arguments[0], context)
      guard case .success(let number) = GoNumber.parseInt(text, base: 8) else { return .int64(0) }
      return .int64(number)
    },
    Function("toString", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try GoString.text(of: arguments[0], context.limits))
    },
    Function("toStrings", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return .list(try GoString.texts(of: arguments[0], context))
    },
  ]

  /// What `strconv` returns beside its error: 0 for no number, the nearest one for too much.
  static func nearest(_ text: ByteString, base: Int) -> Int64 {
    switch GoNumber.parseInt(text, base: base) {
    case .success(let number): number
    case .failure(.syntax): 0
    case .failure(.range): !text.isEmpty && text[0] == UInt8(ascii: "-") ? .min : .max
    }
  }
}
