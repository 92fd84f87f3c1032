/// Go's `fmt`: how values are printed.
package enum GoFormat {
  /// What one call prints at most. Beyond it, or beyond ``depthLimit`` (a map may hold itself), printing stops.
  ///
  /// Go would end with the whole process there, so no chart can want it.
  package static let byteLimit = 16 << 20
  package static let depthLimit = 10_000

  /// Appends `value` as `%v` and `print` show it.
  package static func append(_ value: Value, to output: inout [UInt8]) {
    _ = appendWithinLimits(value, to: &output)
  }

  /// Appends `value` as `%v` shows it.
  ///
  /// - Returns: false when it was cut at a limit.
  package static func appendWithinLimits(
    _ value: Value, to output: inout [UInt8], limit: Int = byteLimit
  ) -> Bool {
    switch value {
    case .string(let text): text.append(to: &output)
    case .integer(let number, let type) where type < .duration:
      if type.isUnsigned {
        GoNumber.append(UInt64(bitPattern: number), to: &output)
      } else {
        GoNumber.append(number, to: &output)
      }
    case .float(let number): appendFloat(number, to: &output)
    case .bool(let truth): output.append(contentsOf: truth ? "true".utf8 : "false".utf8)
    case .null: output.append(contentsOf: "<nil>".utf8)
    default: return printing(to: &output, limit: limit) { $0.printArgument(value, verb: Verb.v) }
    }
    return true
  }

  /// `fmt.Sprintf`, with Go's error marks (`%!d(string=x)`, `%!(EXTRA …)`).
  package static func sprintf(_ format: ByteString, _ arguments: [Value]) -> ByteString {
    var output: [UInt8] = []
    sprintf(format, arguments, to: &output)
    return ByteString(output)
  }

  @discardableResult
  package static func sprintf(
    _ format: ByteString, _ arguments: [Value], from first: Int = 0, to output: inout [UInt8], limit: Int = byteLimit
  ) -> Bool {
    var exactFloats = 0
    return sprintf(format, arguments, from: first, to: &output, limit: limit, exactFloats: &exactFloats)
  }

  /// - Parameters:
  ///   - first: where the operands start in `arguments`.
  ///   - exactFloats: how many floats had to be written with all their digits before they were rounded.
  /// - Returns: false when it was cut at a limit.
  package static func sprintf(
    _ format: ByteString, _ arguments: [Value], from first: Int, to output: inout [UInt8], limit: Int,
    exactFloats: inout Int
  ) -> Bool {
    output.reserveCapacity(output.count + format.count + 16 * arguments.count)
    return format.withBytes { bytes in
      let start = FormatPrinter.printSimpleStart(bytes, arguments, from: first, to: &output)
      if start == (bytes.count, arguments.count) { return true }
      let operands = first == 0 ? arguments : Array(arguments[first...])
      return printing(to: &output, limit: limit) {
        $0.printFormat(bytes, operands, from: (start.place, start.argument - first))
        exactFloats = $0.exactFloats
      }
    }
  }

  /// `fmt.Sprint`: a space between operands when neither is a string.
  package static func sprint(_ arguments: [Value]) -> ByteString {
    var output: [UInt8] = []
    sprint(arguments, to: &output)
    return ByteString(output)
  }

  /// - Returns: false when it was cut at a limit.
  @discardableResult
  package static func sprint(
    _ arguments: [Value], to output: inout [UInt8], limit: Int = byteLimit
  ) -> Bool {
    var isWhole = true
    // Before the first operand nothing wants a space.
    var followsString = true
    for argument in arguments {
      let isString = argument.kind == .string
      if !isString, !followsString { output.append(UInt8(ascii: " ")) }
      isWhole = appendWithinLimits(argument, to: &output, limit: limit) && isWhole
      followsString = isString
    }
    return isWhole
  }

  /// `fmt.Sprintln`: a space between all operands, and a line end.
  package static func sprintln(_ arguments: [Value]) -> ByteString {
    var output: [UInt8] = []
    sprintln(arguments, to: &output)
    return ByteString(output)
  }

  /// - Returns: false when it was cut at a limit.
  @discardableResult
  package static func sprintln(
    _ arguments: [Value], to output: inout [UInt8], limit: Int = byteLimit
  ) -> Bool {
    var isWhole = true
    for (index, argument) in arguments.enumerated() {
      if index > 0 { output.append(UInt8(ascii: " ")) }
      isWhole = appendWithinLimits(argument, to: &output, limit: limit) && isWhole
    }
    output.append(UInt8(ascii: "\n"))
    return isWhole
  }

  /// `value` as `%v` in a byte string.
  package static func text(_ value: Value) -> ByteString {
    if case .string(let text) = value { return text }
    var output: [UInt8] = []
    append(value, to: &output)
    return ByteString(output)
  }

  /// `%v` of a `float64`.
  private static func appendFloat(_ number: Double, to output: inout [UInt8]) {
    // Up to here the form is that of an integer; -0 keeps its sign. Not `Int64(exactly:)`, which would want libm.
    if number.magnitude < 1_000_000, number != 0, Double(Int64(number)) == number {
      GoNumber.append(Int64(number), to: &output)
    } else if number == .infinity {
      output.append(contentsOf: "+Inf".utf8)
    } else {
      GoNumber.append(number, format: UInt8(ascii: "g"), precision: -1, to: &output)
    }
  }

  /// Runs a printer on `output` itself, without a copy.
  private static func printing(
    to output: inout [UInt8], limit: Int, _ body: (inout FormatPrinter) -> Void
  ) -> Bool {
    var printer = FormatPrinter()
    swap(&printer.output, &output)
    printer.limit = printer.output.count + limit
    body(&printer)
    swap(&printer.output, &output)
    return printer.isWhole
  }
}
