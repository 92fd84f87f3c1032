import ValueTree

extension ByteString {
  /// What stands between the parts of an input: a line that no part needs, and that a mutation rarely makes or breaks.
  private static let separator: ByteString = "\n=====\n"

  /// The parts of an input; there is at least one.
  var parts: [ByteString] {
    var parts: [ByteString] = []
    var rest = self
    while let place = rest.place(of: Self.separator) {
      parts.append(rest[0..<place])
      rest = rest[place + Self.separator.count..<rest.count]
    }
    return parts + [rest]
  }

  private func place(of part: ByteString) -> Int? {
    withBytes { text in part.withBytes { ByteSearch.index(of: $0, in: text, from: 0) } }
  }

  /// Whether this is one of the inputs that something slow is done with: chosen by their bytes, so that replaying one
  /// does the same again.
  func isChosen(oneIn share: UInt64) -> Bool {
    let hash = withBytes { $0.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
    return (hash >> 32) % share == 0
  }
}

extension Limits {
  /// Small enough that hardly an input takes a tenth of a second: what is found within an hour depends on how many inputs
  /// are tried. The ways that lead to a limit are the same ones.
  static let fuzzing: Limits = {
    var limits = Limits()
    limits.steps = 300_000
    limits.valueBytes = 1 << 18
    limits.madeBytes = 8 << 20
    limits.outputBytes = 1 << 19
    limits.listItems = 20_000
    limits.archiveBytes = 4 << 20
    limits.unpackedBytes = 8 << 20
    return limits
  }()

  /// What everybody has, but for a tenth of the steps: steps measure time, and a program for fuzzing is two to ten times
  /// slower than the product.
  static let wide: Limits = {
    var limits = Limits.standard
    limits.steps /= 10
    return limits
  }()
}
