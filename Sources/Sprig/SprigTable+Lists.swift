import TemplateFunctions
import ValueTree

extension SprigTable {
  static let lists: [Function] = makers + ends + growth + filters + ranges

  private static let makers: [Function] = [
    Function("list", [.any], variadic: true, body: list),
    Function("tuple", [.any], variadic: true, body: list),
    Function("concat", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      var items: [Value] = []
      for argument in arguments.values {
        items += try GoSlice.items(argument, "Cannot concat type", " as list")
        try context.charge(items: items.count)
        try context.limits.checkItems(items.count, of: "concat")
      }
      return items.isEmpty ? GoSlice.nilList : GoSlice.list(items)
    },
  ]

  private static let list: Function.Body = { arguments, context throws(FunctionFailure) in
    try context.charge(items: arguments.count + 2)
    return GoSlice.list(arguments.values)
  }

  private static let ends: [Function] =
    twice("first", "mustFirst", [.any]) { arguments, context throws(FunctionFailure) in
      try GoSlice.items(arguments[0], "Cannot find first on type").first ?? .null
    }
    + twice("last", "mustLast", [.any]) { arguments, context throws(FunctionFailure) in
      try GoSlice.items(arguments[0], "Cannot find last on type").last ?? .null
    }
    + twice("rest", "mustRest", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      let items = try GoSlice.items(arguments[0], "Cannot find rest on type")
      return items.isEmpty ? GoSlice.nilList : GoSlice.list(Array(items.dropFirst()))
    }
    + twice("initial", "mustInitial", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      let items = try GoSlice.items(arguments[0], "Cannot find initial on type")
      return items.isEmpty ? GoSlice.nilList : GoSlice.list(Array(items.dropLast()))
    }

  private static let growth: [Function] =
    twice("append", "mustAppend", [.any, .any], body: push)
    + twice("push", "mustPush", [.any, .any], body: push)
    + twice("prepend", "mustPrepend", [.any, .any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return GoSlice.list([arguments[1]] + (try GoSlice.items(arguments[0], "Cannot prepend on type")))
    }

  private static let push: Function.Body = { arguments, context throws(FunctionFailure) in
    var items = try GoSlice.items(arguments[0], "Cannot push on type")
    try context.limits.checkItems(items.count + 1, of: "append")
    try context.charge(items: items.count + 1)
    items.append(arguments[1])
    return GoSlice.list(items)
  }

  private static let filters: [Function] =
    twice("reverse", "mustReverse", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return GoSlice.list(try GoSlice.items(arguments[0], "Cannot find reverse on type").reversed())
    }
    + twice("compact", "mustCompact", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return GoSlice.list(try GoSlice.items(arguments[0], "Cannot compact on type").filter(\.isTrue))
    }
    + twice("uniq", "mustUniq", [.any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      let equality = DeepEquality(context: context)
      var seen = Set<ByteString>()
      var kept: [Value] = []
      for item in try GoSlice.items(arguments[0], "Cannot find uniq on type") {
        if case .string(let text) = item {
          try context.charge(steps: text.count >> 4)
          if seen.insert(text).inserted { kept.append(item) }
        } else if !(try equality.contains(item, in: kept)) {
          kept.append(item)
        }
      }
      return GoSlice.list(kept)
    }
    + twice("without", "mustWithout", [.any, .any], variadic: true) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      let equality = DeepEquality(context: context)
      var kept: [Value] = []
      for item in try GoSlice.items(arguments[0], "Cannot find without on type")
      where !(try equality.contains(item, in: arguments.rest(from: 1))) {
        kept.append(item)
      }
      return GoSlice.list(kept)
    }
    + twice("has", "mustHas", [.any, .any]) { arguments, context throws(FunctionFailure) in
      if arguments[1].isNull { return .bool(false) }
      let items = try GoSlice.items(arguments[1], "Cannot find has on type")
      return .bool(try DeepEquality(context: context).contains(arguments[0], in: items))
    }

  private static let ranges: [Function] =
    twice("slice", "mustSlice", [.any, .any], variadic: true) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      let items = try GoSlice.items(arguments[0], "list should be type of slice or array but")
      if items.isEmpty { return .null }
      let start = arguments.count > 1 ? Cast.int64(arguments[1]) : 0
      let end = arguments.count > 2 ? Cast.int64(arguments[2]) : Int64(items.count)
      guard start >= 0, end >= start, end <= items.count else {
        throw .panic("reflect.Value.Slice: slice index out of bounds")
      }
      let part = Array(items[Int(start)..<Int(end)])
      if case .list(let list) = arguments[0] { return .list(List(part, of: list.element)) }
      return GoSlice.list(part)
    }
    + twice("chunk", "mustChunk", [.int, .any]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[1])
      let items = try GoSlice.items(arguments[1], "Cannot chunk type")
      let chunks = try GoSlice.chunks(items, of: arguments.int(0))
      // A list of its own for each.
      try context.charge(items: chunks.count * 4)
      return .list(List(chunks.map { GoSlice.list($0) }, of: .list))
    }

  /// A function and its `must` form, which differ in Go by panicking or returning the same words.
  static func twice(
    _ name: String, _ mustName: String, _ parameters: [ParameterType], variadic isVariadic: Bool = false,
    body: @escaping Function.Body
  ) -> [Function] {
    [
      Function(name, parameters, variadic: isVariadic, body: body),
      Function(mustName, parameters, variadic: isVariadic, body: body),
    ]
  }
}
