import TemplateFunctions
import ValueTree

extension SprigTable {
  static let reflection: [Function] = [
    Function("typeOf", [.any]) { arguments, _ throws(FunctionFailure) in .text(arguments[0].typeName) },
    Function("typeIs", [.string, .any]) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.string(0) == ByteString(arguments[1].typeName))
    },
    Function("typeIsLike", [.string, .any]) { arguments, _ throws(FunctionFailure) in
      let name = arguments[1].typeName
      return .bool(arguments.string(0) == ByteString(name) || ByteString("*\(arguments.string(0))") == ByteString(name))
    },
    Function("kindOf", [.any]) { arguments, _ throws(FunctionFailure) in .text(arguments[0].kind.name) },
    Function("kindIs", [.string, .any]) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.string(0) == ByteString(arguments[1].kind.name))
    },
    Function("deepEqual", [.any, .any]) { arguments, context throws(FunctionFailure) in
      .bool(try DeepEquality(context: context).areEqual(arguments[0], arguments[1]))
    },
  ]
}
