import TemplateFunctions
import ValueTree

extension SprigTable {
  static let randoms: [Function] = [
    randomText("randAlphaNum", RandomText.letters + RandomText.digits),
    randomText("randAlpha", RandomText.letters),
    randomText("randNumeric", RandomText.digits),
    randomText("randAscii", RandomText.printable),
    Function("randBytes", [.int]) { arguments, context throws(FunctionFailure) in
      try RandomText.bytes(arguments.int(0), context)
    },
    Function("randInt", [.int, .int]) { arguments, context throws(FunctionFailure) in
      try RandomText.number(from: arguments.int(0), below: arguments.int(1), context)
    },
    Function("shuffle", [.string]) { arguments, context throws(FunctionFailure) in
      RandomText.shuffled(arguments.string(0), context)
    },
  ]

  private static func randomText(_ name: String, _ alphabet: [UInt8]) -> Function {
    Function(name, [.int]) { arguments, context throws(FunctionFailure) in
      try RandomText.text(arguments.int(0), of: alphabet, name, context)
    }
  }
}
