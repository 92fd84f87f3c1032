import TemplateFunctions
import ValueCoding
import ValueTree

/// The functions that Helm adds to sprig's. `include` and `tpl` belong to the evaluator.
///
/// - Source: Helm 4, `pkg/engine/funcs.go` and `engine.go`.
enum HelmFunctions {
  static let table: [Function] = coding + messages

  private static let messages: [Function] = [
    Function("required", [.string, .any]) { arguments, _ throws(FunctionFailure) in
      var isMissing = arguments[1].isNull
      if case .string(let text) = arguments[1] { isMissing = text.isEmpty }
      if isMissing { throw FunctionFailure(HelmErrorText.marked(arguments.string(0)), origin: .author) }
      return arguments[1]
    },
    Function("fail", [.string]) { arguments, _ throws(FunctionFailure) in
      throw FunctionFailure(HelmErrorText.marked(arguments.string(0)), origin: .author)
    },
    // Without a cluster, as in `helm template`, unless the request brings objects.
    Function("lookup", [.string, .string, .string, .string]) { arguments, context in
      guard let lookup = context.lookup else { return .map(Map()) }
      return lookup(arguments.string(0), arguments.string(1), arguments.string(2), arguments.string(3))
    },
    Function("getHostByName", [.string]) { _, _ in .string(ByteString()) },
  ]

  /// `toYaml`: the empty text when the value cannot be written.
  ///
  /// - Throws: only when a limit is reached.
  static func yaml(
    _ value: Value, isPretty: Bool = false, _ context: FunctionContext
  ) throws(FunctionFailure) -> ByteString {
    try orEmpty { () throws(FunctionFailure) in try mustYAML(value, isPretty: isPretty, context) }
  }

  /// What `body` gives; the empty text where it fails, unless a limit is reached.
  static func orEmpty(_ body: () throws(FunctionFailure) -> ByteString) throws(FunctionFailure) -> ByteString {
    do throws(FunctionFailure) {
      return try body()
    } catch {
      if error.origin == .limit { throw error }
      return ByteString()
    }
  }

  static func mustYAML(
    _ value: Value, isPretty: Bool = false, _ context: FunctionContext
  ) throws(FunctionFailure) -> ByteString {
    let limit = context.limits.valueBytes
    var output: [UInt8] = []
    do throws(CodingFailure) {
      if isPretty {
        try YAMLWriter.appendPretty(value, to: &output, limit: limit)
      } else {
        try YAMLWriter.append(value, to: &output, limit: limit)
      }
    } catch {
      try context.charge(dropped: output.count)
      throw failure(error)
    }
    if output.last == UInt8(ascii: "\n") { output.removeLast() }
    return ByteString(output)
  }

  static func mustJSON(_ value: Value, _ context: FunctionContext) throws(FunctionFailure) -> ByteString {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(value, to: &output, limit: context.limits.valueBytes)
    } catch {
      try context.charge(dropped: output.count)
      throw failure(error)
    }
    return ByteString(output)
  }

  static func failure(_ error: CodingFailure) -> FunctionFailure {
    FunctionFailure(error.message, origin: error.limit == nil ? .panicked : .limit)
  }
}
