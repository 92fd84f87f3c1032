import ValueTree

// Numbers, and objects by what they show.

extension YAMLEmitter {
  /// - Quirk: `toYaml` prints a duration as its nanoseconds, `toYamlPretty` as `1h0m0s`.
  mutating func writeInteger(_ number: Int64, _ type: IntegerType, indent: Int) throws(CodingFailure) {
    if type == .duration, form == .pretty {
      return try GoFormat.text(.integer(number, type)).withBytes { bytes throws(CodingFailure) in
        try writeText(bytes, indent: indent)
      }
    }
    if type.isUnsigned {
      GoNumber.append(UInt64(bitPattern: number), to: &output)
    } else {
      GoNumber.append(number, to: &output)
    }
  }

  /// - Quirk: `toYaml` prints whole numbers in full (`1000000`) and every other one as `%g` does (`1e-05`), because JSON
  ///   writes them and YAML reads them back; `toYamlPretty` prints `1e+06`. Cases `yamlemit/number/*`.
  mutating func writeFloat(_ number: Double) throws(CodingFailure) {
    guard form == .compact else { return writeShortest(number) }
    guard number.isFinite else {
      let name = number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf"
      throw CodingFailure(message: "error marshaling into JSON: json: unsupported value: \(name)")
    }
    if abs(number) < 9_007_199_254_740_992, Double(Int64(number)) == number {
      GoNumber.append(Int64(number), to: &output)
      return
    }
    if abs(number) >= 9_007_199_254_740_992, abs(number) < 1e20 {
      // The shortest digits that give this number, padded with zeros: not always its exact value.
      let place = output.count
      GoNumber.append(number, format: UInt8(ascii: "f"), precision: -1, to: &output)
      if Decimal.fits64(output[place...]) { return }
      output.removeSubrange(place...)
    }
    writeShortest(number)
  }

  private mutating func writeShortest(_ number: Double) {
    if number.isFinite {
      GoNumber.append(number, format: UInt8(ascii: "g"), precision: -1, to: &output)
    } else {
      output.append(contentsOf: (number.isNaN ? ".nan" : number < 0 ? "-.inf" : ".inf").utf8)
    }
  }

  /// What an object is in JSON, as plain maps, lists and scalars.
  func encoded(_ object: any GoObject) throws(CodingFailure) -> Value {
    switch object.kind {
    case .complex64, .complex128, .function, .chan:
      throw CodingFailure(message: "error marshaling into JSON: json: unsupported type: \(object.typeName)")
    default: break
    }
    if let failure = object.encodingFailure {
      throw CodingFailure(message: "error marshaling into JSON: " + failure)
    }
    var value = object.encoded
    var rounds = 0
    while case .object(let inner) = value, rounds < 100 {
      value = inner.encoded
      rounds += 1
    }
    if case .object = value { return .null }
    return value
  }
}

/// Decimal digits of integers.
private enum Decimal {
  /// Whether digits, with a sign or not, are an int64 or a uint64.
  static func fits64(_ digits: ArraySlice<UInt8>) -> Bool {
    let isNegative = digits.first == UInt8(ascii: "-")
    var number: UInt64 = 0
    for digit in isNegative ? digits.dropFirst() : digits {
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, carries) = product.addingReportingOverflow(UInt64(digit &- UInt8(ascii: "0")))
      if overflows || carries { return false }
      number = sum
    }
    return !isNegative || number <= UInt64(1) << 63
  }
}

/// Base64 with padding, as JSON has a `[]byte`.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: List) -> ByteString {
    ByteString(
      encoded(
        bytes.items.map { if case .integer(let byte, _) = $0 { UInt8(truncatingIfNeeded: byte) } else { 0 } }))
  }

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for byte in group { bits = bits << 8 | Int(byte) }
      bits <<= (3 - group.count) * 8
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return text
  }
}
