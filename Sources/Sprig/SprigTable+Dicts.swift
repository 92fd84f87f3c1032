import TemplateFunctions
import ValueTree

extension SprigTable {
  static let dicts: [Function] = entries + selections + merges + [dig]

  private static let entries: [Function] = [
    Function("dict", [.any], variadic: true) { arguments, context throws(FunctionFailure) in
      // A map takes room before it holds anything.
      try context.charge(items: arguments.count + 16)
      if arguments.count > 128 { return .map(try manyEntries(arguments.values, context)) }
      let map = Map()
      map.reserveCapacity((arguments.count + 1) / 2)
      for index in stride(from: 0, to: arguments.count, by: 2) {
        map[try GoString.text(of: arguments[index], context)] =
          index + 1 < arguments.count ? arguments[index + 1] : .string(ByteString())
      }
      return .map(map)
    },
    Function("get", [.map, .string]) { arguments, _ throws(FunctionFailure) in
      arguments.map(0)[arguments.string(1)] ?? .string(ByteString())
    },
    Function("set", [.map, .string, .any]) { arguments, context throws(FunctionFailure) in
      let map = arguments.map(0)
      if map.isNil { throw .panic("assignment to entry in nil map") }
      // The entries behind the new one move.
      try context.charge(steps: map.count >> 4)
      try context.charge(bytes: 64)
      map[arguments.string(1)] = arguments[2]
      return plain(map)
    },
    Function("unset", [.map, .string]) { arguments, context throws(FunctionFailure) in
      try context.charge(steps: arguments.map(0).count >> 4)
      arguments.map(0)[arguments.string(1)] = nil
      return plain(arguments.map(0))
    },
    Function("hasKey", [.map, .string]) { arguments, _ throws(FunctionFailure) in
      .bool(arguments.map(0)[arguments.string(1)] != nil)
    },
  ]

  /// What `dict` makes, sorted once.
  private static func manyEntries(
    _ arguments: [Value], _ context: FunctionContext
  ) throws(FunctionFailure) -> Map {
    var entries: [(ByteString, Value)] = []
    entries.reserveCapacity((arguments.count + 1) / 2)
    for index in stride(from: 0, to: arguments.count, by: 2) {
      let value = index + 1 < arguments.count ? arguments[index + 1] : .string(ByteString())
      entries.append((try GoString.text(of: arguments[index], context), value))
    }
    try context.charge(steps: entries.count * 4)
    return Map(entries)
  }

  /// The map as the `map[string]interface {}` that Go's parameter made of it: `.Values` itself comes back without its
  /// own type, so that `dig` takes it.
  private static func plain(_ map: Map) -> Value { .map(map.type == .any ? map : Map(viewing: map, as: .any)) }

  private static let selections: [Function] = [
    Function("pluck", [.string, .map], variadic: true) { arguments, context throws(FunctionFailure) in
      try context.charge(items: arguments.count)
      var found: [Value] = []
      for index in 1..<max(arguments.count, 1) {
        if let value = arguments.map(index)[arguments.string(0)] { found.append(value) }
      }
      return GoSlice.list(found)
    },
    // Go's order is random here; ours is that of `range`.
    Function("keys", [.map], variadic: true) { arguments, context throws(FunctionFailure) in
      for index in 0..<arguments.count { try context.charge(itemsOf: arguments[index]) }
      return .list(List(strings: (0..<arguments.count).flatMap { arguments.map($0).keys }))
    },
    Function("values", [.map]) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      return GoSlice.list(arguments.map(0).values)
    },
    Function("pick", [.map, .string], variadic: true) { arguments, context throws(FunctionFailure) in
      try context.charge(items: arguments.count)
      let source = arguments.map(0)
      var picked: [(ByteString, Value)] = []
      for index in 1..<max(arguments.count, 1) {
        let key = arguments.string(index)
        if let value = source[key] { picked.append((key, value)) }
      }
      try context.charge(steps: picked.count * 4)
      return .map(Map(picked))
    },
    Function("omit", [.map, .string], variadic: true) { arguments, context throws(FunctionFailure) in
      try context.charge(itemsOf: arguments[0])
      let source = arguments.map(0)
      let kept = Map(copying: source, type: .any)
      kept.isNil = false
      if arguments.count > 64 {
        return .map(without(Set((1..<arguments.count).map { arguments.string($0) }), kept))
      }
      for index in 1..<max(arguments.count, 1) { kept[arguments.string(index)] = nil }
      return .map(kept)
    },
    Function("deepCopy", [.any], body: deepCopy),
    Function("mustDeepCopy", [.any], body: deepCopy),
  ]

  private static func without(_ keys: Set<ByteString>, _ map: Map) -> Map {
    let kept = map.keys.indices.filter { !keys.contains(map.keys[$0]) }
    return Map(sortedKeys: kept.map { map.keys[$0] }, values: kept.map { map.values[$0] })
  }

  private static let deepCopy: Function.Body = { arguments, context throws(FunctionFailure) in
    var copy = DeepCopy(context: context)
    return try copy.copied(arguments[0])
  }

  private static let merges: [Function] =
    merge("merge", "mustMerge", overwrites: false) + merge("mergeOverwrite", "mustMergeOverwrite", overwrites: true)

  /// - Quirk: the first form swallows mergo's errors and gives "".
  private static func merge(_ name: String, _ mustName: String, overwrites: Bool) -> [Function] {
    let merge: Function.Body = { arguments, context throws(FunctionFailure) in
      let sources = (1..<max(arguments.count, 1)).map { arguments.map($0) }
      let destination = arguments.map(0)
      let merged = try MapMerge(overwrites: overwrites, context: context).merged(destination, sources)
      return plain(merged)
    }
    return [
      Function(name, [.map, .map], variadic: true) { arguments, context throws(FunctionFailure) in
        do throws(FunctionFailure) {
          return try merge(arguments, context)
        } catch {
          if error.origin == .returned { return .string(ByteString()) }
          throw error
        }
      },
      Function(mustName, [.map, .map], variadic: true, body: merge),
    ]
  }

  /// `dig "a" "b" default map`
  ///
  /// - Quirk: `sprig/dicts/107`: only `map[string]interface {}` will do, not `.Values` itself (SURPRISES 23).
  private static let dig = Function("dig", [.any], variadic: true) { arguments, _ throws(FunctionFailure) in
    guard arguments.count >= 3 else { throw .panic("dig needs at least three arguments") }
    var map = try asserted(arguments[arguments.count - 1])
    var keys: [ByteString] = []
    for index in 0..<arguments.count - 2 {
      guard case .string(let key) = arguments[index] else { throw wrongType(arguments[index], wanted: "string") }
      keys.append(key)
    }
    for key in keys.dropLast() {
      guard let step = map[key] else { return arguments[arguments.count - 2] }
      map = try asserted(step)
    }
    return map[keys[keys.count - 1]] ?? arguments[arguments.count - 2]
  }

  private static func asserted(_ value: Value) throws(FunctionFailure) -> Map {
    guard case .map(let map) = value, map.type == .any else {
      throw wrongType(value, wanted: "map[string]interface {}")
    }
    return map
  }

  private static func wrongType(_ value: Value, wanted: String) -> FunctionFailure {
    let given = value.isNull ? "nil" : value.typeName
    return .panic("interface conversion: interface {} is \(given), not \(wanted)")
  }
}
