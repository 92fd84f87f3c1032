import ValueTree

/// Lists as sprig's reflection takes them apart.
enum GoSlice {
  /// The items of a slice or array.
  ///
  /// - Parameter refusal: what stands before the kind in the message for anything else: `Cannot find last on type`.
  /// - Parameter end: what stands after it.
  /// - Throws: for nil what Go's runtime says, since sprig asks nil for its type.
  static func items(_ value: Value, _ refusal: StaticString, _ end: StaticString = "") throws(FunctionFailure)
    -> [Value]
  {
    switch value {
    case .list(let list): return list.items
    case .null: throw .nilDereference
    case .object(let object) where object.kind == .slice || object.kind == .array:
      return object.entries?.map(\.value) ?? []
    default: throw FunctionFailure("\(refusal) \(value.kind.name)\(end)")
    }
  }

  /// A new `[]interface {}`.
  static func list(_ items: [Value]) -> Value { .list(List(items)) }

  /// A `[]interface {}` that is nil.
  static var nilList: Value { .list(List([], isNil: true)) }

  /// `chunk`: lists of `size` items, the last one shorter.
  ///
  /// - Source: sprig 3.3.0, `list.go`, `mustChunk`; the arithmetic is in float64 there, which decides what sizes of
  ///   0 and below do.
  static func chunks(_ items: [Value], of size: Int64) throws(FunctionFailure) -> [[Value]] {
    let count = chunkCount(items.count, size)
    guard count >= 0 else { throw lengthOutOfRange }
    var chunks: [[Value]] = []
    for index in 0..<count {
      var length = Int(size)
      if index == count - 1 {
        length = Int(truncatingRemainder(items.count, Int(size)))
        if length == 0 { length = Int(size) }
      }
      guard length >= 0 else { throw lengthOutOfRange }
      let start = index * Int(size)
      guard start + length <= items.count else { throw .panic("reflect: slice index out of range") }
      chunks.append(Array(items[start..<start + length]))
    }
    return chunks
  }

  private static var lengthOutOfRange: FunctionFailure { .panic("runtime error: makeslice: len out of range") }

  /// How many chunks; below 0 where Go's number is no length.
  private static func chunkCount(_ count: Int, _ size: Int64) -> Int {
    let chunks = (Double(count - 1) / Double(size)).rounded(.down) + 1
    return chunks.isFinite ? Int(chunks) : -1
  }

  private static func truncatingRemainder(_ count: Int, _ size: Int) -> Double {
    Double(count).truncatingRemainder(dividingBy: Double(size)).rounded(.down)
  }
}
