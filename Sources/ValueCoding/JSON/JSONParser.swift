import ValueTree

/// Parses one JSON text, with a stack of its own.
struct JSONParser {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var arena = ByteArena()
  private var frames: [Frame] = []
  private var keys: [ByteString] = []
  private var values: [FrozenValue] = []
  /// The error of the first number that is too large; null stands in its place.
  private(set) var overflow: String?

  private struct Frame {
    var isObject: Bool
    var firstKey: Int
    var firstValue: Int
  }

  /// How deep `encoding/json` reads.
  static let depthLimit = 10_000

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func parse() throws(CodingFailure) -> FrozenValue {
    try value()
    while let frame = frames.last {
      let byte = try next()
      switch (byte, frame.isObject) {
      case (UInt8(ascii: ","), true):
        guard try peek() == UInt8(ascii: "\"") else { throw unexpected("looking for beginning of object key string") }
        try key()
        try value()
      case (UInt8(ascii: ","), false): try value()
      case (UInt8(ascii: "}"), true), (UInt8(ascii: "]"), false): close()
      default:
        index -= 1
        throw unexpected(frame.isObject ? "after object key:value pair" : "after array element")
      }
    }
    skipSpace()
    if index < text.count { throw unexpected("after top-level value") }
    return values[0]
  }

  /// One scalar, an empty collection, or the opening of a collection up to its first scalar.
  private mutating func value() throws(CodingFailure) {
    while true {
      let byte = try next()
      switch byte {
      case UInt8(ascii: "{"):
        try open(isObject: true)
        let first = try peek()
        if first == UInt8(ascii: "}") {
          index += 1
          return close()
        }
        guard first == UInt8(ascii: "\"") else { throw unexpected("looking for beginning of object key string") }
        try key()
      case UInt8(ascii: "["):
        try open(isObject: false)
        if try peek() == UInt8(ascii: "]") {
          index += 1
          return close()
        }
      case UInt8(ascii: "\""): return values.append(.string(try string()))
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
      case UInt8(ascii: "t"):
        try literal("true")
        return values.append(.bool(true))
      case UInt8(ascii: "f"):
        try literal("false")
        return values.append(.bool(false))
      case UInt8(ascii: "n"):
        try literal("null")
        return values.append(.null)
      default:
        index -= 1
        throw unexpected("looking for beginning of value")
      }
    }
  }

  private mutating func open(isObject: Bool) throws(CodingFailure) {
    if frames.count >= Self.depthLimit {
      index -= 1
      throw unexpected("exceeded max depth")
    }
    frames.append(Frame(isObject: isObject, firstKey: keys.count, firstValue: values.count))
  }

  private mutating func close() {
    let frame = frames.removeLast()
    let collected = Array(values[frame.firstValue...])
    values.removeSubrange(frame.firstValue...)
    if frame.isObject {
      values.append(.map(FrozenMap(keys: Array(keys[frame.firstKey...]), values: collected)))
      keys.removeSubrange(frame.firstKey...)
    } else {
      values.append(.list(collected))
    }
  }

  private mutating func key() throws(CodingFailure) {
    index += 1
    keys.append(try string())
    guard try next() == UInt8(ascii: ":") else {
      index -= 1
      throw unexpected("after object key")
    }
  }
}

// MARK: Scalars

extension JSONParser {
  /// The rest of `word`, whose first letter was read.
  private mutating func literal(_ word: StaticString) throws(CodingFailure) {
    for offset in 1..<word.utf8CodeUnitCount {
      let wanted = word.utf8Start[offset]
      if index == text.count || text[index] != wanted {
        throw unexpected("in literal \(word) (expecting '\(Character(Unicode.Scalar(wanted)))')")
      }
      index += 1
    }
  }

  private mutating func number() throws(CodingFailure) {
    let start = index - 1
    if text[start] == UInt8(ascii: "-") {
      guard isDigit else { throw unexpected("in numeric literal") }
      index += 1
    }
    if text[index - 1] != UInt8(ascii: "0") { skipDigits() }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      try digits("after decimal point in numeric literal")
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
      try digits("in exponent of numeric literal")
    }
    let written = UnsafeBufferPointer(rebasing: text[start..<index])
    if let value = DecimalText.parse(written) { return values.append(.float(value)) }
    values.append(.null)
    if overflow == nil {
      let name = String(decoding: written, as: UTF8.self)
      overflow = "json: cannot unmarshal number \(name) into Go value of type float64"
    }
  }

  private var isDigit: Bool { index < text.count && text[index] >= 0x30 && text[index] <= 0x39 }

  private mutating func skipDigits() {
    while isDigit { index += 1 }
  }

  /// At least one digit.
  private mutating func digits(_ place: String) throws(CodingFailure) {
    guard isDigit else { throw unexpected(place) }
    skipDigits()
  }

  /// A string whose opening quote was read.
  private mutating func string() throws(CodingFailure) -> ByteString {
    let start = index
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") {
        let plain = UnsafeBufferPointer(rebasing: text[start..<index])
        index += 1
        return arena.copy(plain)
      }
      if byte == UInt8(ascii: "\\") || byte >= 0x80 { break }
      if byte < 0x20 { throw unexpected("in string literal") }
      index += 1
    }
    return try escapedString(from: start)
  }

  /// The slow form: with escapes, or with bytes that may be no UTF-8.
  private mutating func escapedString(from start: Int) throws(CodingFailure) -> ByteString {
    var output = Array(text[start..<index])
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return ByteString(output)
      case UInt8(ascii: "\\"): try escape(to: &output)
      case 0..<0x20: throw unexpected("in string literal")
      default:
        let width = UTF8Repair.width(of: text, at: index)
        if width == 0 { output.append(contentsOf: UTF8Repair.replacement) }
        output.append(contentsOf: text[index..<index + width])
        index += max(width, 1)
      }
    }
    throw endOfInput
  }

  private mutating func escape(to output: inout [UInt8]) throws(CodingFailure) {
    index += 1
    guard index < text.count else { throw unexpected("in string escape code") }
    switch text[index] {
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "\""): output.append(text[index])
    case UInt8(ascii: "u"):
      index += 1
      var code = try hexadecimal()
      if code & 0xFC00 == 0xD800, index + 1 < text.count, text[index] == UInt8(ascii: "\\"),
        text[index + 1] == UInt8(ascii: "u")
      {
        let before = index
        index += 2
        let low = try hexadecimal()
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        } else {
          index = before
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      output.append(contentsOf: Character(scalar).utf8)
      return
    default: throw unexpected("in string escape code")
    }
    index += 1
  }

  private mutating func hexadecimal() throws(CodingFailure) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard index < text.count, let digit = hexDigit(text[index]) else {
        throw unexpected("in \\u hexadecimal character escape")
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }
}

// MARK: Bytes

extension JSONParser {
  private mutating func skipSpace() {
    while index < text.count {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  /// The next byte that is no space, without taking it.
  private mutating func peek() throws(CodingFailure) -> UInt8 {
    skipSpace()
    guard index < text.count else { throw endOfInput }
    return text[index]
  }

  private mutating func next() throws(CodingFailure) -> UInt8 {
    let byte = try peek()
    index += 1
    return byte
  }

  private var endOfInput: CodingFailure {
    CodingFailure(message: "unexpected end of JSON input", offset: text.count)
  }

  /// The error for the byte at ``index``; Go's scanner sees a space behind the last one.
  private func unexpected(_ place: String) -> CodingFailure {
    let byte = index < text.count ? text[index] : UInt8(ascii: " ")
    var quoted: [UInt8] = []
    GoQuote.append(ByteString(String(Character(Unicode.Scalar(byte)))), to: &quoted)
    var name = String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self)
    if byte == UInt8(ascii: "'") { name = "\\'" }
    if byte == UInt8(ascii: "\"") { name = "\"" }
    return CodingFailure(message: "invalid character '\(name)' \(place)", offset: index)
  }
}
