import TemplateFunctions
import ValueTree

/// What a call of a function counts as beyond one step, where it does more than walk once over a text.
///
/// One step stands for up to a hundred nanoseconds of a release build, so that the limit of steps bounds the time that a
/// chart can take, wherever it takes it. `swift run -c release Benchmarks --costs` measures whether it does.
struct FunctionCost {
  /// - Unit: steps.
  var call = 0
  /// - Unit: steps for each argument.
  var argument = 0
  /// - Unit: sixteenths of a step for each byte of the texts that the call is given. Every text counts one anyway.
  var byte = 0
  /// - Unit: sixteenths of a step for each byte of the text that the call makes. Every text counts one anyway.
  var made = 0

  static let table: [String: FunctionCost] = {
    var table: [String: FunctionCost] = [:]
    for (names, cost) in rows {
      for name in names.split(separator: " ") { table[String(name)] = cost }
    }
    return table
  }()

  private static let rows: [(names: String, cost: FunctionCost)] = [
    // Slow on purpose.
    ("bcrypt htpasswd", FunctionCost(call: 850_000)),
    ("derivePassword", FunctionCost(call: 2_000_000)),
    (
      "genPrivateKey genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey"
        + " buildCustomCert", FunctionCost(call: 150_000, byte: 32)
    ),
    // Patterns: the work of many matches is counted beside them.
    (
      "regexMatch regexFind regexFindAll regexReplaceAll regexReplaceAllLiteral regexSplit mustRegexMatch mustRegexFind"
        + " mustRegexFindAll mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit",
      FunctionCost(call: 8, byte: 16)
    ),
    // Texts, by what a byte costs to read.
    ("semver semverCompare", FunctionCost(byte: 128)),
    ("shuffle", FunctionCost(call: 8, byte: 96)),
    ("trimAll trimall", FunctionCost(call: 8, byte: 8)),
    (
      "atoi int int64 float64 toDecimal urlParse toDate mustToDate durationRound duration",
      FunctionCost(call: 4, byte: 16)
    ),
    ("encryptAES decryptAES", FunctionCost(call: 64, byte: 24)),
    ("sha1sum sha256sum sha512sum adler32sum", FunctionCost(call: 4, byte: 2)),
    ("fromYaml fromYamlArray", FunctionCost(call: 16, byte: 16)),
    ("fromJson fromJsonArray mustFromJson fromToml", FunctionCost(call: 4, byte: 8)),
    // Texts, by what a byte costs to make.
    ("toToml mustToToml", FunctionCost(call: 12, made: 8)),
    ("toYaml mustToYaml toYamlPretty", FunctionCost(call: 4, made: 5)),
    ("toJson mustToJson toPrettyJson mustToPrettyJson toRawJson mustToRawJson", FunctionCost(call: 6, made: 5)),
    ("print println printf quote squote cat toString html urlquery", FunctionCost(call: 6, made: 4)),
    ("upper lower untitle", FunctionCost(made: 3)),
    ("js replace", FunctionCost(call: 6, made: 7)),
    ("wrapWith wrap snakecase kebabcase camelcase swapcase title join", FunctionCost(call: 2, made: 4)),
    // Times.
    ("date htmlDate", FunctionCost(call: 4, byte: 16)),
    ("dateInZone date_in_zone htmlDateInZone", FunctionCost(call: 100, byte: 16)),
    ("dateModify date_modify mustDateModify must_date_modify ago", FunctionCost(call: 4, byte: 16)),
    // Numbers and chance.
    ("addf subf mulf divf add1f", FunctionCost(call: 40, argument: 80)),
    ("uuidv4", FunctionCost(call: 16)),
    ("randBytes randInt randAlpha randAlphaNum randAscii randNumeric", FunctionCost(call: 8)),
    // Maps.
    ("dig", FunctionCost(argument: 2)),
    ("urlJoin", FunctionCost(call: 40)),
  ]
}

extension Function {
  /// The function, its cost counted at each call.
  func counting(_ cost: FunctionCost) -> Function {
    let body = body
    return Function(name, parameters, variadic: isVariadic) { arguments, context throws(FunctionFailure) in
      var steps = cost.call + cost.argument * arguments.count
      if cost.byte > 0 {
        var bytes = 0
        for index in 0..<arguments.count { if case .string(let text) = arguments[index] { bytes += text.count } }
        steps += (cost.byte * bytes) >> 4
      }
      // Whatever is long is refused before it starts.
      if steps > 10_000 { try context.charge(steps: steps) } else { context.note(steps: steps) }
      let result = try body(arguments, context)
      if cost.made > 0, case .string(let text) = result { context.note(steps: (cost.made * text.count) >> 4) }
      return result
    }
  }
}
