import TemplateFunctions
import ValueCoding
import ValueTree

extension HelmFunctions {
  /// `toYaml` to `fromToml`. The plain forms give "" or put the error into the result; the `must` forms fail.
  static let coding: [Function] = [
    Function("toYaml", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try yaml(arguments[0], context))
    },
    Function("mustToYaml", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try mustYAML(arguments[0], context))
    },
    Function("toYamlPretty", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try yaml(arguments[0], isPretty: true, context))
    },
    Function("toJson", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try orEmpty { () throws(FunctionFailure) in try mustJSON(arguments[0], context) })
    },
    Function("mustToJson", [.any]) { arguments, context throws(FunctionFailure) in
      .string(try mustJSON(arguments[0], context))
    },
    Function("toToml", [.any]) { arguments, context throws(FunctionFailure) in
      // Quirk: nil makes the library panic, which no form hides. Case helm/toml/007.
      if arguments[0].isNull { throw FunctionFailure.panic(TOMLWriter.nilMessage) }
      return .string(try toml(arguments[0], context))
    },
    Function("mustToToml", [.any]) { arguments, context throws(FunctionFailure) in
      var output: [UInt8] = []
      do throws(CodingFailure) {
        try TOMLWriter.append(arguments[0], to: &output, limit: context.limits.valueBytes)
      } catch {
        try context.charge(dropped: output.count)
        throw failure(error)
      }
      return .text(output)
    },
    Function("fromYaml", [.string]) { arguments, context throws(FunctionFailure) in
      try charge(yaml: arguments.string(0), context)
      return map(from: arguments.string(0).withBytes { YAMLReader.decode($0, as: .values) })
    },
    Function("fromYamlArray", [.string]) { arguments, context throws(FunctionFailure) in
      try charge(yaml: arguments.string(0), context)
      return list(from: arguments.string(0).withBytes { YAMLReader.decode($0, as: .items) })
    },
    Function("fromJson", [.string]) { arguments, context throws(FunctionFailure) in
      try context.charge(reading: arguments.string(0))
      return map(from: arguments.string(0).withBytes { JSONReader.decode($0, as: .values) })
    },
    Function("fromJsonArray", [.string]) { arguments, context throws(FunctionFailure) in
      try context.charge(reading: arguments.string(0))
      return list(from: arguments.string(0).withBytes { JSONReader.decode($0, as: .items) })
    },
    Function("fromToml", [.string]) { arguments, context throws(FunctionFailure) in
      try context.charge(reading: arguments.string(0))
      do throws(CodingFailure) {
        return try arguments.string(0).withBytes { bytes throws(CodingFailure) in try TOMLReader.read(bytes) }
      } catch {
        return .map(Map([("Error", .text(error.message))]))
      }
    },
  ]

  private static func charge(yaml text: ByteString, _ context: FunctionContext) throws(FunctionFailure) {
    try context.charge(reading: text)
    try context.charge(steps: text.withBytes { YAMLFlowWork($0).steps })
  }

  private static func toml(_ value: Value, _ context: FunctionContext) throws(FunctionFailure) -> ByteString {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try TOMLWriter.append(value, to: &output, limit: context.limits.valueBytes)
    } catch {
      try context.charge(dropped: output.count)
      if error.limit != nil { throw failure(error) }
      return ByteString(error.message)
    }
    return ByteString(output)
  }

  /// What was read, with the error text under the key `Error` beside whatever could be read.
  private static func map(from decoded: GoDecoded) -> Value {
    let value = Value(thawing: decoded.value)
    guard let failure = decoded.failure else { return value.isNull ? .map(Map(isNil: true)) : value }
    let map: Map
    if case .map(let found) = value { map = found } else { map = Map() }
    map["Error"] = .text(failure)
    return .map(map)
  }

  /// What was read, or a list of only the error text.
  private static func list(from decoded: GoDecoded) -> Value {
    if let failure = decoded.failure { return .list(List([.text(failure)])) }
    let value = Value(thawing: decoded.value)
    return value.isNull ? .list(List([], isNil: true)) : value
  }
}
