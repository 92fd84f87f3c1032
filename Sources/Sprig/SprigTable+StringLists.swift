import TemplateFunctions
import ValueTree

extension SprigTable {
  /// Texts to lists and back.
  static let splits: [Function] = [
    Function("split", [.string, .string]) { arguments, context throws(FunctionFailure) in
      TextSplitting.numbered(
        try TextSplitting.parts(of: arguments.string(1), at: arguments.string(0), context.limits))
    },
    Function("splitn", [.string, .int, .string]) { arguments, context throws(FunctionFailure) in
      TextSplitting.numbered(
        try TextSplitting.parts(
          of: arguments.string(2), at: arguments.string(0), limit: arguments.int(1), context.limits))
    },
    Function("splitList", [.string, .string]) { arguments, context throws(FunctionFailure) in
      .list(List(strings: try TextSplitting.parts(of: arguments.string(1), at: arguments.string(0), context.limits)))
    },
    Function("join", [.string, .any]) { arguments, context throws(FunctionFailure) in
      .string(try joined(GoString.texts(of: arguments[1]), with: arguments.string(0), context.limits))
    },
    Function("toStrings", [.any]) { arguments, _ throws(FunctionFailure) in .list(GoString.texts(of: arguments[0])) },
    Function("sortAlpha", [.any]) { arguments, _ throws(FunctionFailure) in
      let value = arguments[0]
      guard value.kind == .slice || value.kind == .array else {
        return .list(List(strings: [GoString.text(of: value)]))
      }
      let list = GoString.texts(of: value)
      let sorted = list.items.map { GoString.text(of: $0) }.sorted()
      list.items = sorted.map { .string($0) }
      return .list(list)
    },
  ]

  private static func joined(
    _ list: List, with separator: ByteString, _ limits: Limits
  ) throws(FunctionFailure) -> ByteString {
    let texts = list.items.map { GoString.text(of: $0) }
    guard texts.count > 1 else { return texts.first ?? ByteString() }
    var total = separator.count * (texts.count - 1)
    for text in texts { total += text.count }
    try limits.checkBytes(total, of: "join")
    var output: [UInt8] = []
    output.reserveCapacity(total)
    for (index, text) in texts.enumerated() {
      if index > 0 { separator.append(to: &output) }
      text.append(to: &output)
    }
    return ByteString(output)
  }
}
