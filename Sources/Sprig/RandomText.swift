import TemplateFunctions
import ValueTree

/// Random texts and numbers, all from the context's source.
enum RandomText {
  static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
  static let digits = Array("0123456789".utf8)
  static let printable = Array(UInt8(0x20)...0x7E)

  /// `count` bytes out of `alphabet`; none for a negative count.
  ///
  /// - Quirk: `sprig/strings/187`: goutils fails on a negative count, sprig swallows that.
  static func text(
    _ count: Int64, of alphabet: [UInt8], _ function: String, _ context: FunctionContext
  ) throws(FunctionFailure) -> Value {
    guard count > 0 else { return .string(ByteString()) }
    try context.limits.checkBytes(Int(count), of: function)
    // The system is asked for each.
    try context.charge(steps: Int(count) * 5)
    var output: [UInt8] = []
    output.reserveCapacity(Int(count))
    for _ in 0..<count { output.append(alphabet[Int(below(UInt64(alphabet.count), context))]) }
    return .text(output)
  }

  /// `randBytes`: random bytes in base64.
  static func bytes(_ count: Int64, _ context: FunctionContext) throws(FunctionFailure) -> Value {
    guard count >= 0 else { throw .panic("runtime error: makeslice: len out of range") }
    try context.limits.checkBytes(Int(min(count, Int64.max / 2)) / 3 * 4, of: "randBytes")
    try context.charge(steps: Int(count))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(count))
    while bytes.count < count {
      var word = context.random.next()
      for _ in 0..<min(8, Int(count) - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    return .string(bytes.withUnsafeBufferPointer { Base64.encoded($0) })
  }

  /// `randInt`: at least `least`, below `bound`.
  static func number(
    from least: Int64, below bound: Int64, _ context: FunctionContext
  ) throws(FunctionFailure) -> Value {
    let width = bound &- least
    guard width > 0 else { throw .panic("invalid argument to Intn") }
    return .integer(least &+ Int64(below(UInt64(width), context)), .int)
  }

  /// `shuffle`: the code points in another order.
  static func shuffled(_ text: ByteString, _ context: FunctionContext) -> Value {
    var runes: [UInt32] = []
    text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        runes.append(rune)
        index += width
      }
    }
    for place in stride(from: runes.count - 1, to: 0, by: -1) {
      runes.swapAt(place, Int(below(UInt64(place + 1), context)))
    }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    for rune in runes { Runes.append(rune, to: &output) }
    return .text(output)
  }

  /// A number below `bound`, each as likely as the next.
  private static func below(_ bound: UInt64, _ context: FunctionContext) -> UInt64 {
    let unfair = (0 &- bound) % bound
    while true {
      let product = context.random.next().multipliedFullWidth(by: bound)
      if product.low >= unfair { return product.high }
    }
  }
}
