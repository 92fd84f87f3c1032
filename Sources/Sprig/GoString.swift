import TemplateFunctions
import ValueTree

/// How sprig turns any value into text and any list into texts.
enum GoString {
  /// `strval`: a string as it is, bytes as a string, everything else as `%v` shows it.
  static func text(of value: Value, _ limits: Limits) throws(FunctionFailure) -> ByteString {
    switch value {
    case .string(let text): return text
    case .list(let list) where list.element == .uint8: return ByteString(list.items.map(byte))
    default:
      var output: [UInt8] = []
      try append(value, to: &output, limits)
      return ByteString(output)
    }
  }

  /// The same, counted: for a text that is not itself what the function gives.
  static func text(of value: Value, _ context: FunctionContext) throws(FunctionFailure) -> ByteString {
    let text = try text(of: value, context.limits)
    if case .string = value { return text }
    try context.charge(text: text.count)
    return text
  }

  /// `%v` of a value.
  static func append(_ value: Value, to output: inout [UInt8], _ limits: Limits) throws(FunctionFailure) {
    let isWhole = GoFormat.appendWithinLimits(value, to: &output, limit: limits.valueBytes)
    if !isWhole || output.count > limits.valueBytes {
      throw limits.tooMuch(
        "a value would print too much, or nests too deep (\(GoFormat.depthLimit))", .valueBytes)
    }
  }

  /// `strslice`: a `[]string` is returned itself, other lists are copied without their nils, nil is empty, and
  /// anything else is a list of one.
  static func texts(of value: Value, _ context: FunctionContext) throws(FunctionFailure) -> List {
    switch value {
    case .list(let list):
      if list.element == .string { return list }
      return List(strings: try presentTexts(list.items, context))
    case .null: return List([], of: .string)
    case .object(let object) where object.kind == .slice || object.kind == .array:
      return List(strings: try presentTexts(object.entries?.map(\.value) ?? [], context))
    default: return List(strings: [try text(of: value, context)])
    }
  }

  private static func presentTexts(_ items: [Value], _ context: FunctionContext) throws(FunctionFailure) -> [ByteString]
  {
    try context.charge(items: items.count)
    let limits = context.limits
    var texts: [ByteString] = []
    texts.reserveCapacity(items.count)
    var bytes = 0
    for item in items where !item.isNull {
      let text = try text(of: item, limits)
      if case .string = item {} else { bytes += text.count }
      if bytes > limits.valueBytes { throw limits.tooMuch("the items print too much", .valueBytes) }
      texts.append(text)
    }
    try context.charge(text: bytes)
    return texts
  }

  private static func byte(_ value: Value) -> UInt8 {
    if case .integer(let number, _) = value { return UInt8(truncatingIfNeeded: number) }
    return 0
  }
}

extension FunctionFailure {
  /// What Go's runtime says when sprig asks nil for its type.
  static var nilDereference: FunctionFailure {
    .panic("runtime error: invalid memory address or nil pointer dereference")
  }
}
