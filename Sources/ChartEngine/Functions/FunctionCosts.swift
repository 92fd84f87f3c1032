import TemplateFunctions
import ValueTree

/// What a call of a function counts as beyond one step, where it does more than walk once over a text.
///
/// One step stands for some hundred nanoseconds of a release build, so that the limit of steps bounds the time that a
/// chart can take, wherever it takes it.
struct FunctionCost {
  /// - Unit: steps.
  var call = 0
  /// - Unit: steps for each byte of the texts that the call is given.
  var byte = 0

  static let table: [String: FunctionCost] = {
    var table: [String: FunctionCost] = [:]
    for name in ["bcrypt", "htpasswd"] { table[name] = FunctionCost(call: 500_000) }
    table["derivePassword"] = FunctionCost(call: 2_000_000)
    for name in [
      "genPrivateKey", "genCA", "genCAWithKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert",
      "genSignedCertWithKey", "buildCustomCert",
    ] { table[name] = FunctionCost(call: 1_000_000) }
    for name in [
      "regexMatch", "regexFind", "regexFindAll", "regexReplaceAll", "regexReplaceAllLiteral", "regexSplit",
    ] {
      table[name] = FunctionCost(call: 8, byte: 1)
      table["mustR" + name.dropFirst()] = FunctionCost(call: 8, byte: 1)
    }
    for name in [
      "fromYaml", "fromYamlArray", "fromJson", "fromJsonArray", "mustFromJson", "fromToml", "date", "dateInZone",
      "date_in_zone", "htmlDate", "htmlDateInZone", "toDate", "mustToDate", "shuffle", "atoi", "int", "int64",
      "float64", "toDecimal", "urlParse", "encryptAES", "decryptAES",
    ] { table[name] = FunctionCost(byte: 1) }
    for name in ["semver", "semverCompare"] { table[name] = FunctionCost(byte: 8) }
    return table
  }()
}

extension Function {
  /// The function, its cost counted before each call.
  func counting(_ cost: FunctionCost) -> Function {
    let body = body
    return Function(name, parameters, variadic: isVariadic) { arguments, context throws(FunctionFailure) in
      var bytes = 0
      for index in 0..<arguments.count { if case .string(let text) = arguments[index] { bytes += text.count } }
      try context.charge(steps: cost.call + cost.byte * bytes)
      return try body(arguments, context)
    }
  }
}
