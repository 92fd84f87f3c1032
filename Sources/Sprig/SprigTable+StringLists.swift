import TemplateFunctions
import ValueTree

extension SprigTable {
  /// Texts to lists and back.
  static let splits: [Function] = [
    Function("split", [.string, .string]) { arguments, context throws(FunctionFailure) in
      try numbered(TextSplitting.parts(of: arguments.string(1), at: arguments.string(0), context.limits), context)
    },
    Function("splitn", [.string, .int, .string]) { arguments, context throws(FunctionFailure) in
      try numbered(
        TextSplitting.parts(
          of: arguments.string(2), at: arguments.string(0), limit: arguments.int(1), context.limits), context)
    },
    Function("splitList", [.string, .string]) { arguments, context throws(FunctionFailure) in
      let parts = try TextSplitting.parts(of: arguments.string(1), at: arguments.string(0), context.limits)
      try context.charge(items: parts.count)
      return .list(List(strings: parts))
    },
    Function("join", [.string, .any]) { arguments, context throws(FunctionFailure) in
      .string(try joined(GoString.texts(of: arguments[1], context), with: arguments.string(0), context.limits))
    },
    Function("toStrings", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return .list(try GoString.texts(of: arguments[0], context))
    },
    Function("sortAlpha", [.any]) { arguments, context throws(FunctionFailure) in
      let value = arguments[0]
      try context.charge(itemsOf: value)
      guard value.kind == .slice || value.kind == .array else {
        return .list(List(strings: [try GoString.text(of: value, context)]))
      }
      let list = try GoString.texts(of: value, context)
      var bytes = 0
      for case .string(let text) in list.items { bytes += text.count }
      try context.charge(steps: list.count * 16 + bytes >> 5)
      list.items = try texts(list, context.limits).sorted().map { .string($0) }
      return .list(list)
    },
  ]

  private static func numbered(_ parts: [ByteString], _ context: FunctionContext) throws(FunctionFailure) -> Value {
    // Each key is a text of its own, and they are sorted.
    try context.charge(steps: parts.count * 32)
    try context.charge(items: parts.count * 4)
    return TextSplitting.numbered(parts)
  }

  private static func texts(_ list: List, _ limits: Limits) throws(FunctionFailure) -> [ByteString] {
    var texts: [ByteString] = []
    texts.reserveCapacity(list.count)
    for item in list.items { texts.append(try GoString.text(of: item, limits)) }
    return texts
  }

  private static func joined(
    _ list: List, with separator: ByteString, _ limits: Limits
  ) throws(FunctionFailure) -> ByteString {
    let texts = try texts(list, limits)
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
