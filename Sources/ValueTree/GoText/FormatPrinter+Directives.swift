extension FormatPrinter {
  /// Prints the beginning of `format` that has only text, `%s` of strings, `%d` of integers and `%v` of both.
  ///
  /// Most formats are nothing else, and here they cost half.
  ///
  /// - Parameter first: where the operands start in `arguments`.
  /// - Returns: how much of the format and of the arguments that was.
  static func printSimpleStart(
    _ format: UnsafeBufferPointer<UInt8>, _ arguments: borrowing [Value], from first: Int = 0, to output: inout [UInt8]
  ) -> (place: Int, argument: Int) {
    var place = 0
    var argument = first
    guard let base = format.baseAddress else { return (place, argument) }
    let (end, count) = (format.count, arguments.count)
    while true {
      let start = place
      while place < end, base[place] != UInt8(ascii: "%") { place += 1 }
      if place > start { output.append(contentsOf: UnsafeBufferPointer(start: base + start, count: place - start)) }
      guard place + 1 < end, argument < count else { break }
      let verb = base[place + 1]
      switch arguments[argument] {
      case .string(let text):
        guard verb == UInt8(ascii: "s") || verb == UInt8(ascii: "v") else { return (place, argument) }
        text.append(to: &output)
      case .integer(let number, let type):
        guard verb == UInt8(ascii: "d") || verb == UInt8(ascii: "v"), !type.isUnsigned, type < .duration else {
          return (place, argument)
        }
        GoNumber.append(number, to: &output)
      default: return (place, argument)
      }
      place += 2
      argument += 1
    }
    return (place, argument)
  }

  /// Prints `format` from `start` on with its `%` directives replaced.
  mutating func printFormat(
    _ format: UnsafeBufferPointer<UInt8>, _ arguments: [Value], from start: (place: Int, argument: Int) = (0, 0)
  ) {
    var cursor = DirectiveCursor(arguments: arguments, place: start.place, argument: start.argument)
    while cursor.place < format.count, hasRoom() {
      let textStart = cursor.place
      while cursor.place < format.count, format[cursor.place] != UInt8(ascii: "%") { cursor.place += 1 }
      if cursor.place > textStart { output.append(contentsOf: format[textStart..<cursor.place]) }
      guard cursor.place < format.count else { break }
      cursor.place += 1
      printDirective(format, &cursor)
    }
    if !cursor.isReordered, cursor.argument < arguments.count { printExtra(arguments[cursor.argument...]) }
  }

  private mutating func printDirective(_ format: UnsafeBufferPointer<UInt8>, _ cursor: inout DirectiveCursor) {
    flags = FormatFlags()
    cursor.isIndexGood = true
    readFlags(format, &cursor.place)
    // The usual case: a small letter, and an operand for it.
    if cursor.place < format.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(format[cursor.place]),
      cursor.argument < cursor.arguments.count
    {
      let verb = UInt32(format[cursor.place])
      cursor.place += 1
      printOperand(verb, &cursor)
      return
    }
    cursor.readIndex(format)
    readWidth(format, &cursor)
    readPrecision(format, &cursor)
    if !cursor.followsIndex { cursor.readIndex(format) }
    guard cursor.place < format.count else {
      append("%!(NOVERB)")
      return
    }
    let (verb, width) = Runes.decode(format, at: cursor.place)
    cursor.place += width
    if verb == Verb.percent {
      append("%")
    } else if !cursor.isIndexGood {
      printMark(verb, "(BADINDEX)")
    } else if cursor.argument >= cursor.arguments.count {
      printMark(verb, "(MISSING)")
    } else {
      printOperand(verb, &cursor)
    }
  }

  private mutating func printOperand(_ verb: UInt32, _ cursor: inout DirectiveCursor) {
    if verb == Verb.v || verb == Verb.w {
      flags.isGoSyntax = flags.sharp
      flags.sharp = false
      flags.hasFieldNames = flags.plus
      flags.plus = false
    }
    printArgument(cursor.arguments[cursor.argument], verb: verb)
    cursor.argument += 1
  }

  private mutating func printMark(_ verb: UInt32, _ mark: StaticString) {
    append("%!")
    Runes.append(verb, to: &output)
    append(mark)
  }

  private mutating func readFlags(_ format: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
    while place < format.count {
      switch format[place] {
      case UInt8(ascii: "#"): flags.sharp = true
      case UInt8(ascii: "0"): flags.zero = true
      case UInt8(ascii: "+"): flags.plus = true
      case UInt8(ascii: "-"): flags.minus = true
      case UInt8(ascii: " "): flags.space = true
      default: return
      }
      place += 1
    }
  }

  private mutating func readWidth(_ format: UnsafeBufferPointer<UInt8>, _ cursor: inout DirectiveCursor) {
    if cursor.take(UInt8(ascii: "*"), format) {
      flags.width = cursor.nextInteger()
      if let width = flags.width, width < 0 {
        flags.width = -width
        flags.minus = true
        flags.zero = false
      }
      if flags.width == nil { append("%!(BADWIDTH)") }
      cursor.followsIndex = false
    } else {
      flags.width = cursor.readNumber(format, end: format.count)
      if cursor.followsIndex, flags.width != nil { cursor.isIndexGood = false }
    }
  }

  private mutating func readPrecision(_ format: UnsafeBufferPointer<UInt8>, _ cursor: inout DirectiveCursor) {
    // A point at the very end is taken for the verb.
    guard cursor.place + 1 < format.count, cursor.take(UInt8(ascii: "."), format) else { return }
    if cursor.followsIndex { cursor.isIndexGood = false }
    cursor.readIndex(format)
    if cursor.take(UInt8(ascii: "*"), format) {
      flags.precision = cursor.nextInteger().flatMap { $0 < 0 ? nil : $0 }
      if flags.precision == nil { append("%!(BADPREC)") }
      cursor.followsIndex = false
    } else {
      flags.precision = cursor.readNumber(format, end: format.count) ?? 0
    }
  }

  /// `%!(EXTRA int=3)`: the operands that no directive took.
  private mutating func printExtra(_ arguments: ArraySlice<Value>) {
    flags = FormatFlags()
    append("%!(EXTRA ")
    for (index, argument) in arguments.enumerated() where hasRoom() {
      if index > 0 { append(", ") }
      if !argument.isNull {
        append(argument.typeName)
        append("=")
      }
      printArgument(argument, verb: Verb.v)
    }
    append(")")
  }
}

/// How far a format and its operands have been read.
private struct DirectiveCursor {
  let arguments: [Value]
  var place = 0
  var argument = 0
  /// Whether an index `[n]` came just before.
  var followsIndex = false
  var isReordered = false
  var isIndexGood = true

  /// What Go takes for a width or precision that was meant: at most a million either way.
  private static let largest = 1_000_000

  mutating func take(_ byte: UInt8, _ format: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place < format.count, format[place] == byte else { return false }
    place += 1
    return true
  }

  /// The number at the cursor; a far too long one is nil and takes the cursor to the end.
  mutating func readNumber(_ format: UnsafeBufferPointer<UInt8>, end: Int) -> Int? {
    var number: Int?
    while place < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(format[place]) {
      if let number, number > Self.largest {
        place = end
        return nil
      }
      number = (number ?? 0) * 10 + Int(format[place] - UInt8(ascii: "0"))
      place += 1
    }
    return number
  }

  /// The operand that a `*` takes.
  mutating func nextInteger() -> Int? {
    guard argument < arguments.count else { return nil }
    defer { argument += 1 }
    guard case .integer(let number, let type) = arguments[argument], !(type.isUnsigned && number < 0) else {
      return nil
    }
    return (-Int64(Self.largest)...Int64(Self.largest)).contains(number) ? Int(number) : nil
  }

  /// An index `[n]`, when one stands here.
  mutating func readIndex(_ format: UnsafeBufferPointer<UInt8>) {
    followsIndex = false
    guard place < format.count, format[place] == UInt8(ascii: "[") else { return }
    isReordered = true
    guard let end = format[place...].firstIndex(of: UInt8(ascii: "]")), format.count - place >= 3 else {
      isIndexGood = false
      place += 1
      return
    }
    place += 1
    let number = readNumber(format, end: end)
    let isWellFormed = number != nil && place == end
    place = end + 1
    followsIndex = isWellFormed
    if isWellFormed, let number, (1...max(arguments.count, 1)).contains(number), !arguments.isEmpty {
      argument = number - 1
    } else {
      isIndexGood = false
    }
  }
}
