extension FormatPrinter {
  mutating func printBool(_ truth: Bool, verb: UInt32) {
    if verb == Verb.t || verb == Verb.v {
      appendPadded(truth ? "true" : "false")
    } else {
      printBadVerb(.bool(truth), verb)
    }
  }

  /// Prints `text`; `owner` is the value that a mark of a wrong verb shows.
  mutating func printString(_ text: ByteString, verb: UInt32, owner: Value) {
    switch verb {
    case Verb.v where flags.isGoSyntax: printQuoted(text)
    case Verb.v, Verb.s: text.withBytes { printText($0) }
    case Verb.x, Verb.X: text.withBytes { printHexadecimal($0, isUpper: verb == Verb.X) }
    case Verb.q: printQuoted(text)
    default: printBadVerb(owner, verb)
    }
  }

  mutating func printText(_ text: UnsafeBufferPointer<UInt8>) {
    if let precision = flags.precision {
      let end = Runes.offset(of: precision, in: text)
      appendPadded(UnsafeBufferPointer(rebasing: text[..<end]))
    } else {
      appendPadded(text)
    }
  }

  private mutating func printQuoted(_ text: ByteString) {
    let cut = flags.precision.map { count in text.withBytes { Runes.offset(of: count, in: $0) } } ?? text.count
    let text = text[0..<cut]
    var quoted: [UInt8] = []
    if flags.sharp, GoQuote.canBackquote(text) {
      quoted.append(UInt8(ascii: "`"))
      text.append(to: &quoted)
      quoted.append(UInt8(ascii: "`"))
    } else {
      GoQuote.append(text, isASCII: flags.plus, to: &quoted)
    }
    appendPadded(quoted)
  }

  /// Two digits for each byte; `#` puts `0x` in front, a space stands between bytes, and with both each has its `0x`.
  private mutating func printHexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, isUpper: Bool) {
    let count = min(bytes.count, flags.precision ?? bytes.count)
    guard count > 0 else {
      appendPadding(flags.width ?? 0)
      return
    }
    let prefixes = flags.sharp ? (flags.space ? count : 1) : 0
    let width = 2 * count + 2 * prefixes + (flags.space ? count - 1 : 0)
    let missing = (flags.width ?? 0) - width
    if !flags.minus { appendPadding(missing) }
    for index in 0..<count {
      if flags.space, index > 0 { append(" ") }
      if index < prefixes {
        append("0")
        append(isUpper ? "X" : "x")
      }
      let byte = UInt64(bytes[index])
      GoNumber.append(byte >> 4, base: 16, isUpper: isUpper, to: &output)
      GoNumber.append(byte & 15, base: 16, isUpper: isUpper, to: &output)
    }
    if flags.minus { appendPadding(missing) }
  }

  /// A `[]byte`: text for `%s`, `%q` and `%x`, numbers otherwise.
  mutating func printBytes(_ list: List, verb: UInt32, typeName: String) {
    switch verb {
    case Verb.s, Verb.x, Verb.X, Verb.q: printString(list.byteText, verb: verb, owner: .list(list))
    case Verb.v where flags.isGoSyntax:
      printTree(.list(list), verb: verb, typeName: typeName)
    default: printTree(.list(list), verb: verb)
    }
  }
}

extension List {
  /// The items of a `[]byte` as a string.
  fileprivate var byteText: ByteString {
    ByteString(
      items.map { item in
        if case .integer(let number, _) = item { UInt8(truncatingIfNeeded: number) } else { 0 }
      })
  }
}
