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
    // Without a cluster, as in `helm template`.
    Function("lookup", [.string, .string, .string, .string]) { _, _ in .map(Map()) },
    Function("getHostByName", [.string]) { _, _ in .string(ByteString()) },
  ]

  /// `toYaml`: the empty text when the value cannot be written.
  static func yaml(_ value: Value, isPretty: Bool = false) -> ByteString {
    do { return try mustYAML(value, isPretty: isPretty) } catch { return ByteString() }
  }

  static func mustYAML(_ value: Value, isPretty: Bool = false) throws(FunctionFailure) -> ByteString {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      if isPretty { try YAMLWriter.appendPretty(value, to: &output) } else { try YAMLWriter.append(value, to: &output) }
    } catch {
      throw FunctionFailure.panic(error.message)
    }
    if output.last == UInt8(ascii: "\n") { output.removeLast() }
    return ByteString(output)
  }

  static func mustJSON(_ value: Value) throws(FunctionFailure) -> ByteString {
    var output: [UInt8] = []
    do throws(CodingFailure) { try JSONWriter.append(value, to: &output) } catch {
      throw FunctionFailure.panic(error.message)
    }
    return ByteString(output)
  }
}
