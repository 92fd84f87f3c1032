import ValueTree

/// How sprig turns any value into text and any list into texts.
enum GoString {
  /// `strval`: a string as it is, bytes as a string, everything else as `%v` shows it.
  static func text(of value: Value) -> ByteString {
    switch value {
    case .string(let text): text
    case .list(let list) where list.element == .uint8: ByteString(list.items.map(byte))
    default: GoFormat.text(value)
    }
  }

  /// `strslice`: a `[]string` is returned itself, other lists are copied without their nils, nil is empty, and
  /// anything else is a list of one.
  static func texts(of value: Value) -> List {
    switch value {
    case .list(let list):
      if list.element == .string { return list }
      return List(strings: presentTexts(list.items))
    case .null: return List([], of: .string)
    case .object(let object) where object.kind == .slice || object.kind == .array:
      return List(strings: presentTexts(object.entries?.map(\.value) ?? []))
    default: return List(strings: [text(of: value)])
    }
  }

  private static func presentTexts(_ items: [Value]) -> [ByteString] {
    var texts: [ByteString] = []
    texts.reserveCapacity(items.count)
    for item in items where !item.isNull { texts.append(text(of: item)) }
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
