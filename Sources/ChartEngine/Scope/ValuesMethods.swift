import TemplateFunctions
import ValueTree

/// The methods of `common.Values`, which hide keys of the same name (SURPRISES 24).
///
/// - Source: Helm 4, `pkg/chart/common/values.go`.
enum ValuesMethods {
  static func method(_ map: Map, _ name: ByteString, _ context: FunctionContext) -> Method? {
    switch name {
    case "YAML":
      return Method { _ throws(FunctionFailure) in
        let text = try HelmFunctions.mustYAML(.map(map), context)
        // As `toYaml`, and the text is made over once more.
        try context.charge(steps: text.count >> 1)
        return .string(ByteString(text.bytes + [UInt8(ascii: "\n")]))
      }
    case "AsMap": return Method { _ in .map(map.count == 0 ? Map() : Map(viewing: map, as: .any)) }
    case "Table":
      return Method([.string]) { arguments throws(FunctionFailure) in
        guard case .string(let path) = arguments[0] else { return .null }
        return .map(try table(map, path, context))
      }
    case "PathValue":
      return Method([.string]) { arguments throws(FunctionFailure) in
        guard case .string(let path) = arguments[0] else { return .null }
        return try pathValue(map, path, context)
      }
    case "Encode":
      return Method([.named("io.Writer")]) { _ in .null }
    default: return nil
    }
  }

  /// The parts of a path, one at a time.
  private struct Parts {
    private let path: ByteString
    private var start: Int? = 0

    init(_ path: ByteString) { self.path = path }

    mutating func next() -> ByteString? {
      guard let start else { return nil }
      let end = path.withBytes { bytes in bytes[start...].firstIndex(of: UInt8(ascii: ".")) }
      self.start = end.map { $0 + 1 }
      return path[start..<(end ?? path.count)]
    }
  }

  /// Counts the walk along a path, which may lead in circles.
  private static func charge(_ path: ByteString, _ context: FunctionContext) throws(FunctionFailure) {
    try context.charge(steps: path.withBytes { $0.count { $0 == UInt8(ascii: ".") } } * 4)
  }

  private static func table(_ map: Map, _ path: ByteString, _ context: FunctionContext) throws(FunctionFailure) -> Map {
    try charge(path, context)
    var table = map
    var parts = Parts(path)
    while let part = parts.next() {
      guard case .map(let next)? = table[part] else {
        throw FunctionFailure(GoFormat.sprintf("%q is not a table", [.string(part)]))
      }
      table = next
    }
    return Map(viewing: table, as: .values)
  }

  private static func pathValue(
    _ map: Map, _ path: ByteString, _ context: FunctionContext
  ) throws(FunctionFailure) -> Value {
    if path.isEmpty { throw FunctionFailure("YAML path cannot be empty") }
    try charge(path, context)
    let end = path.lastIndex(of: UInt8(ascii: "."))
    let key = path[(end.map { $0 + 1 } ?? 0)..<path.count]
    let missing = FunctionFailure(GoFormat.sprintf("%q is not a value", [.string(key)]))
    var table = map
    var parts = Parts(end.map { path[0..<$0] } ?? path)
    while end != nil, let part = parts.next() {
      guard case .map(let next)? = table[part] else { throw missing }
      table = next
    }
    guard let value = table[key] else { throw missing }
    if case .map(let inner) = value, inner.type == .any { throw missing }
    return value
  }
}
