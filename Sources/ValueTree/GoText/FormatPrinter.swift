/// The letters of `fmt`'s verbs.
enum Verb {
  static let v = UInt32(UInt8(ascii: "v"))
  static let s = UInt32(UInt8(ascii: "s"))
  static let d = UInt32(UInt8(ascii: "d"))
  static let q = UInt32(UInt8(ascii: "q"))
  static let x = UInt32(UInt8(ascii: "x"))
  static let X = UInt32(UInt8(ascii: "X"))
  static let t = UInt32(UInt8(ascii: "t"))
  static let T = UInt32(UInt8(ascii: "T"))
  static let p = UInt32(UInt8(ascii: "p"))
  static let w = UInt32(UInt8(ascii: "w"))
  static let b = UInt32(UInt8(ascii: "b"))
  static let o = UInt32(UInt8(ascii: "o"))
  static let O = UInt32(UInt8(ascii: "O"))
  static let c = UInt32(UInt8(ascii: "c"))
  static let U = UInt32(UInt8(ascii: "U"))
  static let e = UInt32(UInt8(ascii: "e"))
  static let E = UInt32(UInt8(ascii: "E"))
  static let f = UInt32(UInt8(ascii: "f"))
  static let F = UInt32(UInt8(ascii: "F"))
  static let g = UInt32(UInt8(ascii: "g"))
  static let G = UInt32(UInt8(ascii: "G"))
  static let percent = UInt32(UInt8(ascii: "%"))
}

/// What stands between `%` and the verb.
struct FormatFlags {
  var minus = false
  var plus = false
  var sharp = false
  var space = false
  var zero = false
  /// `%+v`: structs with the names of their fields.
  var hasFieldNames = false
  /// `%#v`: Go's syntax.
  var isGoSyntax = false
  var width: Int?
  var precision: Int?

  /// Whether nothing stands there that changes how a scalar looks.
  var isPlain: Bool {
    !(minus || plus || sharp || space || zero || isGoSyntax) && width == nil && precision == nil
  }
}

/// One run of Go's `fmt` over an output that it owns meanwhile.
///
/// - Source: Go 1.26, `fmt/print.go` and `fmt/format.go`.
struct FormatPrinter {
  var output: [UInt8] = []
  var limit = Int.max
  var isWhole = true
  var flags = FormatFlags()
  /// Inside `%!d(…)`, where no `String` method is asked.
  var isErroring = false
  /// How many floats were written with all their digits, which takes long.
  var exactFloats = 0

  mutating func append(_ text: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  mutating func append(_ byte: Unicode.Scalar) {
    output.append(UInt8(ascii: byte))
  }

  /// Zeros stand only on the left.
  mutating func appendPadding(_ count: Int, allowsZeros: Bool = true) {
    guard count > 0 else { return }
    let byte = UInt8(ascii: flags.zero && !flags.minus && allowsZeros ? "0" : " ")
    output.append(contentsOf: repeatElement(byte, count: count))
  }

  /// Appends `text`, filled up to the width in code points.
  mutating func appendPadded(_ text: UnsafeBufferPointer<UInt8>, allowsZeros: Bool = true) {
    guard let width = flags.width, width > 0 else {
      output.append(contentsOf: text)
      return
    }
    let missing = width - Runes.count(text)
    if !flags.minus { appendPadding(missing, allowsZeros: allowsZeros) }
    output.append(contentsOf: text)
    if flags.minus { appendPadding(missing, allowsZeros: allowsZeros) }
  }

  mutating func appendPadded(_ text: [UInt8], allowsZeros: Bool = true) {
    text.withUnsafeBufferPointer { appendPadded($0, allowsZeros: allowsZeros) }
  }

  mutating func appendPadded(_ text: String) {
    var text = text
    text.withUTF8 { appendPadded($0) }
  }

  /// Whether there is room for more; once there is none, what was printed stays as it is.
  mutating func hasRoom() -> Bool {
    if output.count > limit { isWhole = false }
    return isWhole
  }
}
