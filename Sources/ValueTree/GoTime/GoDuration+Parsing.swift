/// Why a text is no time or duration, in Go's words.
package struct TimeFailure: Error, Equatable {
  package var message: ByteString

  init(_ parts: ByteString...) {
    var output: [UInt8] = []
    for part in parts { part.append(to: &output) }
    message = ByteString(output)
  }

  /// Quotes as package `time` does: every byte that is not printable ASCII as `\x..`.
  static func quoted(_ text: ByteString) -> ByteString {
    let digits = Array("0123456789abcdef".utf8)
    var output: [UInt8] = [UInt8(ascii: "\"")]
    text.withBytes { bytes in
      for byte in bytes {
        if byte >= 0x80 || byte < 0x20 {
          output.append(contentsOf: [
            UInt8(ascii: "\\"), UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
          ])
        } else {
          if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { output.append(UInt8(ascii: "\\")) }
          output.append(byte)
        }
      }
    }
    output.append(UInt8(ascii: "\""))
    return ByteString(output)
  }
}

extension GoDuration {
  /// `time.ParseDuration`: `1h30m`, `-1.5s`, `+5ms`, `0`.
  package static func parse(_ text: ByteString) throws(TimeFailure) -> Int64 {
    var scanner = DurationScanner(text: text)
    var isNegative = false
    if let sign = scanner.next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      scanner.index += 1
    }
    if scanner.rest == "0" { return 0 }
    if scanner.next == nil { throw scanner.invalid }
    var total: UInt64 = 0
    while scanner.next != nil {
      // Two times 2^63 wraps to 0 unseen in Go too.
      total &+= try scanner.quantity()
      if total > 1 << 63 { throw scanner.invalid }
    }
    if isNegative { return Int64(bitPattern: 0 &- total) }
    if total >= 1 << 63 { throw scanner.invalid }
    return Int64(total)
  }
}

private struct DurationScanner {
  let text: ByteString
  var index = 0

  init(text: ByteString) { self.text = text }

  var next: UInt8? { index < text.count ? text[index] : nil }
  var rest: ByteString { text[index..<text.count] }
  var invalid: TimeFailure { TimeFailure("time: invalid duration ", TimeFailure.quoted(text)) }

  /// A number and its unit in nanoseconds.
  mutating func quantity() throws(TimeFailure) -> UInt64 {
    guard let first = next, isDigit(first) || first == UInt8(ascii: ".") else { throw invalid }
    let start = index
    var whole = try integer()
    let hasWhole = index > start
    var fraction: (value: UInt64, scale: Double) = (0, 1)
    var hasFraction = false
    if next == UInt8(ascii: ".") {
      index += 1
      let start = index
      fraction = self.fraction()
      hasFraction = index > start
    }
    if !hasWhole, !hasFraction { throw invalid }
    let unit = try unit()
    if whole > (1 << 63) / unit { throw invalid }
    whole *= unit
    if fraction.value > 0 {
      whole += UInt64(Double(fraction.value) * (Double(unit) / fraction.scale))
      if whole > 1 << 63 { throw invalid }
    }
    return whole
  }

  private mutating func integer() throws(TimeFailure) -> UInt64 {
    var value: UInt64 = 0
    while let byte = next, isDigit(byte) {
      if value > (1 << 63) / 10 { throw invalid }
      value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
      if value > 1 << 63 { throw invalid }
      index += 1
    }
    return value
  }

  /// Digits after the point; those that no longer fit count for nothing.
  private mutating func fraction() -> (UInt64, Double) {
    var value: UInt64 = 0
    var scale = 1.0
    var isFull = false
    while let byte = next, isDigit(byte) {
      index += 1
      if isFull { continue }
      let longer = value > UInt64(Int64.max) / 10 ? .max : value * 10 + UInt64(byte - UInt8(ascii: "0"))
      if longer > 1 << 63 {
        isFull = true
      } else {
        value = longer
        scale *= 10
      }
    }
    return (value, scale)
  }

  private mutating func unit() throws(TimeFailure) -> UInt64 {
    let start = index
    while let byte = next, byte != UInt8(ascii: "."), !isDigit(byte) { index += 1 }
    switch text[start..<index] {
    case "": throw TimeFailure("time: missing unit in duration ", TimeFailure.quoted(text))
    case "ns": return 1
    // The micro sign and the Greek letter.
    case "us", "\u{B5}s", "\u{3BC}s": return 1_000
    case "ms": return 1_000_000
    case "s": return 1_000_000_000
    case "m": return 60_000_000_000
    case "h": return 3_600_000_000_000
    case let unknown:
      throw TimeFailure(
        "time: unknown unit ", TimeFailure.quoted(unknown), " in duration ", TimeFailure.quoted(text))
    }
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
