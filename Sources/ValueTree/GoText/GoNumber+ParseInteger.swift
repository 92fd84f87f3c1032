extension GoNumber {
  /// `strconv.ParseInt(text, base, bits)`; base 0 reads the prefix and allows underscores.
  package static func parseInt(_ text: ByteString, base: Int, bits: Int = 64) -> Result<Int64, ParseFailure> {
    text.withBytes { bytes in
      guard let first = bytes.first else { return .failure(.syntax) }
      let isNegative = first == UInt8(ascii: "-")
      let hasSign = isNegative || first == UInt8(ascii: "+")
      let digits = UnsafeBufferPointer(rebasing: bytes[(hasSign ? 1 : 0)...])
      switch parseUnsigned(digits, base: base, bits: bits) {
      case .failure(let failure): return .failure(failure)
      case .success(let magnitude):
        let cutoff = UInt64(1) << UInt64(bits - 1)
        if isNegative {
          return magnitude > cutoff ? .failure(.range) : .success(Int64(truncatingIfNeeded: 0 &- magnitude))
        }
        return magnitude >= cutoff ? .failure(.range) : .success(Int64(magnitude))
      }
    }
  }

  /// `strconv.ParseUint(text, base, bits)`: takes no sign.
  package static func parseUnsigned(_ text: ByteString, base: Int, bits: Int = 64) -> Result<UInt64, ParseFailure> {
    text.withBytes { parseUnsigned($0, base: base, bits: bits) }
  }

  private static func parseUnsigned(
    _ bytes: UnsafeBufferPointer<UInt8>, base: Int, bits: Int
  ) -> Result<UInt64, ParseFailure> {
    var (radix, index) = (UInt64(base), 0)
    if base == 0 { (radix, index) = prefix(of: bytes) }
    guard !bytes.isEmpty, (2...36).contains(radix) else { return .failure(.syntax) }
    let most = UInt64.max >> UInt64(64 - bits)
    var number: UInt64 = 0
    var hasUnderscores = false
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "_"), base == 0 {
        hasUnderscores = true
        continue
      }
      guard let digit = digitValue(byte), UInt64(digit) < radix else { return .failure(.syntax) }
      // Go gives up at the first digit that does not fit, before it has seen the rest.
      let (product, tooBig) = number.multipliedReportingOverflow(by: radix)
      let (sum, tooBigAgain) = product.addingReportingOverflow(UInt64(digit))
      if tooBig || tooBigAgain || sum > most { return .failure(.range) }
      number = sum
    }
    if hasUnderscores, !underscoresAreBetweenDigits(bytes) { return .failure(.syntax) }
    return .success(number)
  }

  /// The base that a literal's first bytes tell, and where its digits start.
  private static func prefix(of bytes: UnsafeBufferPointer<UInt8>) -> (radix: UInt64, start: Int) {
    guard let first = bytes.first, first == UInt8(ascii: "0") else { return (10, 0) }
    guard bytes.count >= 3 else { return (8, 1) }
    switch bytes[1] | 0x20 {
    case UInt8(ascii: "b"): return (2, 2)
    case UInt8(ascii: "o"): return (8, 2)
    case UInt8(ascii: "x"): return (16, 2)
    default: return (8, 1)
    }
  }

  /// What `byte` counts as a digit of a base up to 36.
  static func digitValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether each underscore stands between two digits, or between a base prefix and a digit.
  static func underscoresAreBetweenDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { index = 1 }
    var isHexadecimal = false
    var followsDigit = false
    if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "0") {
      let letter = bytes[index + 1] | 0x20
      isHexadecimal = letter == UInt8(ascii: "x")
      if isHexadecimal || letter == UInt8(ascii: "b") || letter == UInt8(ascii: "o") {
        index += 2
        followsDigit = true
      }
    }
    var followsUnderscore = false
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "_") {
        if !followsDigit { return false }
        followsDigit = false
        followsUnderscore = true
      } else {
        followsDigit = digitValue(byte).map { $0 < (isHexadecimal ? 16 : 10) } ?? false
        if followsUnderscore, !followsDigit { return false }
        followsUnderscore = false
      }
    }
    return !followsUnderscore
  }
}
