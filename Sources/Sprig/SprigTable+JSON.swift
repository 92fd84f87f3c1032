import TemplateFunctions
import ValueCoding
import ValueTree

extension SprigTable {
  /// JSON as sprig has it; Helm puts `toJson`, `mustToJson`, `fromJson` and `fromJsonArray` of its own over it.
  static let json: [Function] = [
    Function("toPrettyJson", [.any]) { arguments, context throws(FunctionFailure) in
      do throws(FunctionFailure) {
        return try pretty(arguments[0], context)
      } catch {
        if error.origin == .limit { throw error }
        return .string(ByteString())
      }
    },
    Function("mustToPrettyJson", [.any]) { arguments, context throws(FunctionFailure) in
      try pretty(arguments[0], context)
    },
    Function("toRawJson", [.any], body: raw),
    Function("mustToRawJson", [.any], body: raw),
    Function("mustFromJson", [.string]) { arguments, context throws(FunctionFailure) in
      try context.charge(reading: arguments.string(0))
      do throws(CodingFailure) {
        return Value(
          thawing: try arguments.string(0).withBytes { bytes throws(CodingFailure) in try JSONReader.read(bytes) })
      } catch {
        throw failure(error)
      }
    },
  ]

  private static let raw: Function.Body = { arguments, context throws(FunctionFailure) in
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(arguments[0], escapesHTML: false, to: &output, limit: context.limits.valueBytes)
    } catch {
      try context.charge(dropped: output.count)
      throw failure(error)
    }
    return .text(output)
  }

  private static func pretty(_ value: Value, _ context: FunctionContext) throws(FunctionFailure) -> Value {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(value, indent: "  ", to: &output, limit: context.limits.valueBytes)
    } catch {
      try context.charge(dropped: output.count)
      throw failure(error)
    }
    return .text(output)
  }

  private static func failure(_ error: CodingFailure) -> FunctionFailure {
    FunctionFailure(error.message, origin: error.limit == nil ? .returned : .limit)
  }
}
