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
        return .map(try table(map, parts(of: path)))
      }
    case "PathValue":
      return Method([.string]) { arguments throws(FunctionFailure) in
        guard case .string(let path) = arguments[0] else { return .null }
        return try pathValue(map, path)
      }
    case "Encode":
      return Method([.named("io.Writer")]) { _ in .null }
    default: return nil
    }
  }

  private static func parts(of path: ByteString) -> [ByteString] {
    path.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { ByteString($0) }
  }

  private static func table(_ map: Map, _ path: [ByteString]) throws(FunctionFailure) -> Map {
    var table = map
    for part in path {
      guard case .map(let next)? = table[part] else {
        throw FunctionFailure(GoFormat.sprintf("%q is not a table", [.string(part)]))
      }
      table = next
    }
    return Map(viewing: table, as: .values)
  }

  private static func pathValue(_ map: Map, _ path: ByteString) throws(FunctionFailure) -> Value {
    if path.isEmpty { throw FunctionFailure("YAML path cannot be empty") }
    var parts = parts(of: path)
    let key = parts.removeLast()
    let missing = FunctionFailure(GoFormat.sprintf("%q is not a value", [.string(key)]))
    var table = map
    for part in parts {
      guard case .map(let next)? = table[part] else { throw missing }
      table = next
    }
    guard let value = table[key] else { throw missing }
    if case .map(let inner) = value, inner.type == .any { throw missing }
    return value
  }
}
